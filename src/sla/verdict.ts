/** Everything that is said of one lead at one moment, from its facts and the version of the agreement that binds it. */
import type { Agreement } from './agreement.ts';
import { type AttemptsVerdict, isTerminal, judgeAttempts } from './attempts.ts';
import type { Pause } from './calendar.ts';
import type { Lead, LeadReading } from './lead.ts';
import type { Ledger } from './ledger.ts';
import { isUnreadable, type Moment, UNREADABLE } from './moment.ts';
import { compileQualification, type Qualified } from './qualification.ts';
import { type ClockFacts, firstContact, judgeResponse, pauseOf, type Response } from './response.ts';
import type { Rule } from './rules.ts';

export interface Verdict {
  readonly lead: Lead;
  /** The version in force at the lead's start; null where no verdict is given. */
  readonly agreement: Agreement | null;
  readonly rule: Rule | null;
  readonly response: Response | null;
  /** Why there is no response verdict at all, where there is none. */
  readonly silence: Silence | null;
  readonly attempts: AttemptsVerdict | null;
  readonly qualified: Qualified;
  /** When Marketing is credited; null unless qualified. */
  readonly qualifiedAt: Moment | null;
  /** At the rates in force now; null where none is agreed for the source. */
  readonly value: number | null;
}

export type Silence = 'no first-contact column' | 'before the agreement' | 'not qualified' | 'no start';

/** Judges the leads of one reading of one sheet. */
export class Judge {
  private readonly ledger: Ledger;
  private readonly reading: LeadReading;
  private readonly now: number;
  private readonly current: Agreement | null;
  private readonly criteria = new Map<Agreement, ReturnType<typeof compileQualification>>();

  constructor(ledger: Ledger, reading: LeadReading, now: number) {
    this.ledger = ledger;
    this.reading = reading;
    this.now = now;
    this.current = ledger.at(now);
  }

  verdict(lead: Lead): Verdict {
    const bound = this.bind(lead);
    const agreement = bound?.agreement ?? null;
    const { qualified, qualifiedAt } = this.qualification(lead, agreement ?? this.current);
    const value = this.current?.value(lead.source, lead.segment) ?? null;
    const said = { lead, agreement, qualified, qualifiedAt, value };
    if (!bound) return { ...said, rule: null, response: null, silence: this.silence(lead), attempts: null };
    const { start } = bound;
    const rule = bound.agreement.rule(lead);
    const facts = this.facts(lead, start, bound.agreement);
    const attempts = this.attempts(lead, start, rule, facts);
    if (!this.reading.fields.has('firstContact')) {
      return { ...said, rule, response: null, silence: 'no first-contact column', attempts };
    }
    const response = judgeResponse(facts, rule, bound.agreement.policy.clock.warnAt, this.now);
    const speaks = response.state !== '' && response.state !== 'CHECK DATA';
    return { ...said, rule, response, silence: null, attempts: speaks ? attempts : null };
  }

  /** The newest version that was in force when the lead's clock, by that version, started. */
  private bind(lead: Lead): { agreement: Agreement; start: Moment } | null {
    for (const { effectiveFrom, agreement } of this.ledger.versions()) {
      const start = this.start(lead, agreement);
      if (start && (start.begin >= effectiveFrom || isUnreadable(start))) return { agreement, start };
    }
    return null;
  }

  private start(lead: Lead, agreement: Agreement): Moment | null {
    const { startsAt } = agreement.policy.clock;
    if (startsAt !== 'qualified') return lead[startsAt];
    return this.reading.fields.has('qualified') ? lead.qualified : this.qualification(lead, agreement).qualifiedAt;
  }

  private silence(lead: Lead): Silence {
    const startsAt = this.current?.policy.clock.startsAt ?? 'created';
    if (this.current && this.start(lead, this.current)) return 'before the agreement';
    return startsAt === 'qualified' ? 'not qualified' : 'no start';
  }

  private facts(lead: Lead, start: Moment, agreement: Agreement): ClockFacts {
    const closed = earliest([lead.closed, lead.returned, lead.won]);
    const stage = agreement.stage(lead.stage);
    return {
      start,
      contacts: lead.contacts,
      closed,
      isClosedWithoutDate: closed === null && stage !== null && stage !== 'paused',
      pauses: this.pauses(lead, stage === 'paused'),
      hasUnreadablePause: isUnreadable(lead.pausedFrom) || isUnreadable(lead.pausedUntil),
    };
  }

  private pauses(lead: Lead, isInPausedStage: boolean): readonly Pause[] {
    const pause = pauseOf(lead.pausedFrom, lead.pausedUntil);
    if (pause) return [pause];
    // Nothing tells when the stage began, so it pauses from the scan that sees it.
    return isInPausedStage ? [{ from: this.now, until: Number.POSITIVE_INFINITY }] : [];
  }

  private attempts(lead: Lead, start: Moment, rule: Rule, facts: ClockFacts): AttemptsVerdict | null {
    const isKnown = this.reading.fields.has('attempts') || this.reading.fields.has('firstContact');
    if (!rule.attempts || !isKnown || isUnreadable(start) || start.begin > this.now) return null;
    const contacts = lead.contacts.filter(contact => contact.begin <= this.now);
    const isOver = facts.isClosedWithoutDate || (facts.closed !== null && facts.closed.begin <= this.now);
    const contact = firstContact(start, contacts);
    const known = { start, count: lead.attemptCount, times: lead.attemptTimes, firstContact: contact };
    const all = { ...known, isOver: isOver || isTerminal(lead.outcome), pauses: facts.pauses };
    return judgeAttempts(all, rule.attempts, rule.calendar, this.now);
  }

  private qualification(lead: Lead, agreement: Agreement | null): Pick<Verdict, 'qualified' | 'qualifiedAt'> {
    if (this.reading.fields.has('qualified')) {
      const { qualified } = lead;
      if (qualified === null) return { qualified: 'no qualified date', qualifiedAt: null };
      if (isUnreadable(qualified)) return { qualified: 'the qualified date is not a date', qualifiedAt: null };
      if (qualified.begin > this.now) return { qualified: 'the qualified date is in the future', qualifiedAt: null };
      return { qualified: true, qualifiedAt: qualified };
    }
    const answer = agreement ? this.meets(lead, agreement) : true;
    const isDated = lead.created !== null && !isUnreadable(lead.created);
    return { qualified: answer, qualifiedAt: answer === true && isDated ? lead.created : null };
  }

  private meets(lead: Lead, agreement: Agreement): Qualified {
    let criteria = this.criteria.get(agreement);
    if (!criteria) {
      criteria = compileQualification(agreement.policy.qualification, this.reading.header);
      this.criteria.set(agreement, criteria);
    }
    return criteria(lead.cells);
  }
}

/** The first of several dates; unreadable when one of them is. */
function earliest(moments: readonly (Moment | null)[]): Moment | null {
  let first: Moment | null = null;
  for (const moment of moments) {
    if (moment === null) continue;
    if (isUnreadable(moment)) return UNREADABLE;
    if (first === null || moment.begin < first.begin) first = moment;
  }
  return first;
}
