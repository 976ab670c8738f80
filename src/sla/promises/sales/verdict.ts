/**
 * Sales' promise, lead by lead: a first contact in time, and enough attempts.
 *
 * Here: everything that is said of one lead at one moment, from its facts and the version of the agreement that binds it.
 */
import { type EventLog, History } from '../../leads/events.ts';
import type { Lead, LeadReading } from '../../leads/lead.ts';
import { leadAt, pausesOf, withSeenClosing } from '../../leads/lead-at.ts';
import type { Agreement } from '../../policy/agreement.ts';
import type { Ledger, Version } from '../../policy/ledger.ts';
import type { Rule } from '../../policy/rules.ts';
import { CalendarError } from '../../time/calendar.ts';
import { isUnreadable, type Moment, UNREADABLE } from '../../time/moment.ts';
import { compileQualification, type Qualified, qualifiedByDate } from '../marketing/qualification.ts';
import { valueAt } from '../marketing/values-in-use.ts';
import { type AttemptsVerdict, isTerminal, judgeAttempts } from './attempts.ts';
import { BEYOND, type ClockFacts, DECIDED, firstContact, judgeResponse, knownBy, type Response } from './response.ts';

export interface Verdict {
  /** As it stood at the moment of the verdict. */
  readonly lead: Lead;
  /** As its row says, without what was logged. */
  readonly read: Lead;
  /** The version that binds the lead, and its number; null where no verdict is given. */
  readonly agreement: Agreement | null;
  readonly version: number | null;
  readonly rule: Rule | null;
  readonly response: Response | null;
  /** Why there is no response verdict at all, where there is none. */
  readonly silence: Silence | null;
  readonly attempts: AttemptsVerdict | null;
  readonly qualified: Qualified;
  /** When Marketing is credited; null unless qualified. */
  readonly qualifiedAt: Moment | null;
  /** Alerts wait until then. */
  readonly snoozedUntil: number | null;
  /** When the lead last changed hands; null where no change was seen. */
  readonly ownedSince: number | null;
  /** At the lead values in use now; null where none is agreed for the source. */
  readonly value: number | null;
}

export type Silence = 'no first-contact column' | 'before the agreement' | 'not qualified' | 'no start';

/** Judges the leads of one reading of one sheet. */
export class Judge {
  private readonly reading: LeadReading;
  private readonly log: EventLog;
  private readonly now: number;
  private readonly current: Agreement | null;
  private readonly value: ReturnType<typeof valueAt>;
  /** Those that are in force by now or were before. */
  private readonly versions: readonly Version[];
  private readonly hasClock: boolean;
  private readonly criteria = new Map<Agreement, ReturnType<typeof compileQualification>>();

  constructor(ledger: Ledger, reading: LeadReading, log: EventLog, now: number) {
    this.reading = reading;
    this.log = log;
    this.now = now;
    this.hasClock = reading.fields.has('firstContact');
    this.current = ledger.at(now);
    this.value = valueAt(ledger, now);
    this.versions = [...ledger.oldestFirst()].filter(({ effectiveFrom }) => effectiveFrom <= now);
  }

  /** A lead that leads a calendar beyond its years is CHECK DATA, and keeps nobody else from a verdict. */
  verdict(row: Lead): Verdict {
    try {
      return this.judged(row);
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error;
      const current = this.current as Agreement;
      return {
        lead: row,
        read: row,
        agreement: current,
        version: null,
        rule: current.rule(row),
        response: BEYOND,
        silence: null,
        attempts: null,
        qualified: 'its dates cannot be judged',
        qualifiedAt: null,
        value: null,
        snoozedUntil: null,
        ownedSince: null,
      };
    }
  }

  private judged(row: Lead): Verdict {
    const history = this.log.of(row.ref);
    const lead = history === History.NONE ? row : leadAt(row, history, this.now);
    const bound = this.bind(lead, history);
    const agreement = bound?.agreement ?? null;
    const settled = agreement ? withSeenClosing(lead, history, agreement, this.now) : lead;
    const rule = agreement?.rule(settled) ?? null;
    const facts = bound ? factsOf(settled, bound.start, history, bound.agreement, this.now) : null;
    const response = facts && rule && agreement && this.hasClock ? this.response(facts, rule, agreement) : null;
    const isSilent = response !== null && (response.state === '' || response.state === 'CHECK DATA');
    const credit = this.qualification(lead, agreement ?? this.current);
    return {
      lead: settled,
      read: row,
      agreement,
      version: bound?.version ?? null,
      rule,
      response,
      silence: bound === null ? this.silence(lead) : this.hasClock ? null : 'no first-contact column',
      attempts: facts && rule && !isSilent ? this.attempts(settled, rule, facts) : null,
      qualified: credit.qualified,
      qualifiedAt: credit.qualifiedAt,
      snoozedUntil: history.snoozedUntil(this.now),
      ownedSince: history.ownedSince(this.now),
      value: this.value(lead.source, lead.segment),
    };
  }

  private response(facts: ClockFacts, rule: Rule, { policy }: Agreement): Response {
    return judgeResponse(facts, rule, policy.clock.warnAt, this.now);
  }

  /**
   * The newest version that was in force when the lead's clock, by that version, started. A version for "leads still open"
   * takes over those that were undecided when it began, and a correction all of them.
   */
  private bind(lead: Lead, history: History): Bound | null {
    let bound: Bound | null = null;
    for (const { version, effectiveFrom, agreement } of this.versions) {
      const start = this.start(lead, agreement);
      if (!start) continue;
      const isNew = start.begin >= effectiveFrom || isUnreadable(start);
      const takesOver = bound !== null && this.takesOver(agreement, effectiveFrom, lead, bound, history);
      if (isNew || takesOver) bound = { agreement, version, start };
    }
    return bound;
  }

  private takesOver(agreement: Agreement, from: number, lead: Lead, bound: Bound, history: History): boolean {
    if (agreement.appliesTo === 'all leads') return true;
    if (agreement.appliesTo !== 'open leads') return false;
    const then = leadAt(lead, history, from);
    const settled = withSeenClosing(then, history, bound.agreement, from);
    const facts = factsOf(settled, bound.start, history, bound.agreement, from);
    const { warnAt } = bound.agreement.policy.clock;
    return !DECIDED.includes(judgeResponse(facts, bound.agreement.rule(settled), warnAt, from).state);
  }

  private start(lead: Lead, agreement: Agreement): Moment | null {
    const { startsAt } = agreement.policy.clock;
    if (startsAt !== 'qualified') return lead[startsAt];
    return this.reading.fields.has('qualified') ? lead.qualified : this.qualification(lead, agreement).qualifiedAt;
  }

  private silence(lead: Lead): Silence {
    if (!this.current || this.start(lead, this.current)) return 'before the agreement';
    const { startsAt } = this.current.policy.clock;
    return startsAt === 'qualified' ? 'not qualified' : 'no start';
  }

  private attempts(lead: Lead, rule: Rule, facts: ClockFacts): AttemptsVerdict | null {
    const { start } = facts;
    const isKnown = this.hasClock || this.reading.fields.has('attempts');
    if (!rule.attempts || !isKnown || !start || isUnreadable(start) || start.begin > this.now) return null;
    const contacts = knownBy(lead.contacts, this.now);
    const isClosed = facts.isClosedWithoutDate || (facts.closed !== null && facts.closed.begin <= this.now);
    const tried = {
      start,
      count: lead.attemptCount,
      times: lead.attemptTimes,
      firstContact: firstContact(start, contacts),
      isOver: isClosed || isTerminal(lead.outcome),
      pauses: facts.pauses,
    };
    return judgeAttempts(tried, rule.attempts, rule.calendar, this.now);
  }

  private qualification(lead: Lead, agreement: Agreement | null): Pick<Verdict, 'qualified' | 'qualifiedAt'> {
    if (this.reading.fields.has('qualified')) {
      const { qualified } = lead;
      const answer = qualifiedByDate(qualified, this.now);
      return { qualified: answer, qualifiedAt: answer === true ? qualified : null };
    }
    if (!agreement) return { qualified: 'the agreement is not in force yet', qualifiedAt: null };
    const answer = this.meets(lead, agreement);
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

interface Bound {
  readonly agreement: Agreement;
  readonly version: number;
  readonly start: Moment;
}

function factsOf(lead: Lead, start: Moment, history: History, agreement: Agreement, now: number): ClockFacts {
  const closed = earlier(earlier(lead.closed, lead.returned), lead.won);
  const stage = agreement.stage(lead.stage);
  return {
    start,
    contacts: lead.contacts,
    closed,
    isClosedWithoutDate: closed === null && stage !== null && stage !== 'paused',
    pauses: pausesOf(lead, history, agreement, now),
    hasUnreadablePause: isUnreadable(lead.pausedFrom) || isUnreadable(lead.pausedUntil),
  };
}

/** The first of two dates; unreadable when one of them is. */
function earlier(a: Moment | null, b: Moment | null): Moment | null {
  if (a === null || b === null) return a ?? b;
  if (isUnreadable(a) || isUnreadable(b)) return UNREADABLE;
  return b.begin < a.begin ? b : a;
}
