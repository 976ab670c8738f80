/**
 * Sales' promise, lead by lead: a first contact in time, and enough attempts.
 *
 * Here: everything that is said of one lead at one moment, from its facts and the version of the agreement that binds it.
 */
import { type EventLog, History } from '../../leads/events.ts';
import type { Lead, LeadReading } from '../../leads/lead.ts';
import { leadAt, pausesOf, withSeenClosing } from '../../leads/lead-at.ts';
import type { Agreement } from '../../policy/agreement.ts';
import type { Field } from '../../policy/fields.ts';
import type { Ledger } from '../../policy/ledger.ts';
import type { Rule } from '../../policy/rules.ts';
import { CalendarError } from '../../time/calendar.ts';
import { isUnreadable, type Moment } from '../../time/moment.ts';
import { compileQualification, type Qualified, qualifiedByDate } from '../marketing/qualification.ts';
import { valueAt } from '../marketing/values-in-use.ts';
import { type AttemptsVerdict, isTerminal, judgeAttempts } from './attempts.ts';
import { type Bindable, type Bound, bind, cameAt, qualifying } from './binding.ts';
import {
  type ClockFacts,
  earlier,
  firstContact,
  isDecided,
  judgeResponse,
  knownBy,
  originOf,
  type Response,
  silent,
} from './first-contact-status.ts';

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

/** Fields that decide nothing about the first contact. */
const IDLE: readonly Field[] = ['name', 'email', 'company', 'outcome', 'attempts', 'revenue'];

export type Silence = 'no first-contact column' | 'before the agreement' | 'not qualified' | 'no start';

/** Judges the leads of one reading of one sheet. */
export class Judge {
  private readonly reading: LeadReading;
  private readonly log: EventLog;
  private readonly now: number;
  private readonly ledger: Ledger;
  private readonly current: Agreement | null;
  private readonly value: ReturnType<typeof valueAt>;
  private readonly hasClock: boolean;
  private readonly criteria = new Map<Agreement, ReturnType<typeof compileQualification>>();

  constructor(ledger: Ledger, reading: LeadReading, log: EventLog, now: number) {
    this.ledger = ledger;
    this.reading = reading;
    this.log = log;
    this.now = now;
    this.hasClock = reading.fields.has('firstContact');
    this.current = ledger.at(now);
    this.value = valueAt(ledger, now);
  }

  /** A lead that cannot be judged, such as one that leads a calendar beyond its years, keeps nobody else from a verdict. */
  verdict(row: Lead): Verdict {
    try {
      return this.judged(row);
    } catch (error) {
      const fault = error instanceof CalendarError ? error.message : `It cannot be judged: ${String(error)}.`;
      return {
        lead: row,
        read: row,
        agreement: this.current,
        version: null,
        rule: this.current?.rule(row) ?? null,
        response: { ...silent('CHECK DATA', 'failed'), fault },
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
    const came = cameAt(lead.created, [lead.qualified, lead.assigned]);
    const credit = this.qualification(lead, qualifying(this.ledger, came, this.now)?.agreement ?? null);
    const bound = bind(this.ledger, this.bindable(lead, history, came, credit.qualifiedAt), this.now);
    const { agreement, start } = bound?.start ? bound : NOT_BOUND;
    const settled = agreement ? withSeenClosing(lead, history, agreement, this.now) : lead;
    const rule = agreement?.rule(settled) ?? null;
    const facts = agreement ? factsOf(settled, start, history, agreement, this.now) : null;
    const response = facts && rule && agreement && this.hasClock ? this.response(facts, rule, agreement, lead) : null;
    const isSilent = response !== null && (response.state === '' || response.state === 'CHECK DATA');
    return {
      lead: settled,
      read: row,
      agreement,
      version: agreement && bound ? bound.version : null,
      rule,
      response,
      silence: agreement === null ? silenceOf(bound) : this.hasClock ? null : 'no first-contact column',
      attempts: facts && rule && !isSilent && row.unknown.length === 0 ? this.attempts(settled, rule, facts) : null,
      qualified: credit.qualified,
      qualifiedAt: credit.qualifiedAt,
      snoozedUntil: history.snoozedUntil(this.now),
      ownedSince: history.ownedSince(this.now),
      value: this.value(lead.source, lead.segment),
    };
  }

  private response(facts: ClockFacts, rule: Rule, { policy }: Agreement, lead: Lead): Response {
    if (lead.unknown.some(field => !IDLE.includes(field))) return silent('CHECK DATA', 'not computed');
    return judgeResponse(facts, rule, policy.clock.warnAt, this.now);
  }

  private bindable(lead: Lead, history: History, came: number | null, qualifiedAt: Moment | null): Bindable {
    const isDated = this.reading.fields.has('qualified');
    return {
      came,
      startBy: ({ policy: { clock } }) => {
        if (clock.startsAt !== 'qualified') return lead[clock.startsAt];
        return isDated ? lead.qualified : qualifiedAt;
      },
      isDecidedBy: ({ agreement, start }, instant) => {
        const then = withSeenClosing(leadAt(lead, history, instant), history, agreement, instant);
        const facts = factsOf(then, start, history, agreement, instant);
        return isDecided(facts, agreement.rule(then), agreement.policy.clock.warnAt, instant);
      },
    };
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
      firstContact: firstContact(originOf(facts.created, start), contacts),
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
      criteria = compileQualification(
        agreement.policy.qualification,
        this.reading.header,
        column => this.reading.decisions.numberAt(column).mark,
      );
      this.criteria.set(agreement, criteria);
    }
    return criteria(lead.cells);
  }
}

const NOT_BOUND = { agreement: null, start: null };

function silenceOf(bound: Bound | null): Silence {
  if (!bound) return 'before the agreement';
  return bound.agreement.policy.clock.startsAt === 'qualified' ? 'not qualified' : 'no start';
}

function factsOf(lead: Lead, start: Moment | null, history: History, agreement: Agreement, now: number): ClockFacts {
  const { created } = lead;
  const origin = start && originOf(created, start);
  const won = lead.won && origin && lead.won.begin < origin.begin ? origin : lead.won;
  const closed = earlier(earlier(lead.closed, lead.returned), won);
  const stage = agreement.stage(lead.stage);
  return {
    start,
    created,
    contacts: lead.contacts,
    closed,
    isClosedWithoutDate: closed === null && stage !== null && stage !== 'paused',
    pauses: pausesOf(lead, history, agreement, now),
    hasUnreadablePause: isUnreadable(lead.pausedFrom) || isUnreadable(lead.pausedUntil),
  };
}
