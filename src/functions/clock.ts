/** The functions of the first-contact clock. They judge as the scan does, from the facts they are given. */

import {
  type ClockFacts,
  earlier,
  judgeResponse,
  type Response,
  silent,
} from '../sla/promises/sales/first-contact-status.ts';
import { whyResponse } from '../sla/promises/sales/why.ts';
import { listed } from '../sla/sheet/text.ts';
import { isDateOnly, isUnreadable } from '../sla/time/moment.ts';
import { MINUTE } from '../sla/time/time.ts';
import { Arguments, isDateHeader } from './arguments.ts';
import { type BoundRow, bindRow, onlyStarted, START } from './bind.ts';
import { CLOCK, type CustomFunction, OWNER, type Parameter, POLICY, SEGMENT, SOURCE } from './declare.ts';
import { notGiven } from './not-given.ts';

const FIRST_CONTACT: Parameter = {
  name: 'first_contact',
  type: 'range',
  about: 'When Sales first contacted it; blank while nobody has.',
};
const CLOSED: Parameter = {
  name: 'closed',
  type: 'range',
  about: 'When it was closed, won or returned without a contact; of several columns the earliest counts.',
  isOptional: true,
};
const STATUS_PARAMETERS = [START, FIRST_CONTACT, SOURCE, SEGMENT, OWNER, CLOSED, CLOCK, POLICY];

interface Judged extends BoundRow {
  readonly response: Response;
}

/** Null where nothing is judged: there is no start, or it was before the agreement. */
function judge(given: Arguments, row: number): Judged | null {
  const start = given.moment('start', row);
  if (!start) return null;
  const facts: ClockFacts = {
    ...onlyStarted(start),
    contacts: given.moments('first_contact', row),
    closed: given.moments('closed', row).reduce(earlier, null),
  };
  const bound = bindRow(given, row, facts, given.clock);
  if (!bound) return null;
  const { warnAt } = bound.agreement.policy.clock;
  const isKnown = !given.hasError(row, ['start', 'first_contact', 'source', 'segment', 'owner', 'closed']);
  const judged = () => judgeResponse(facts, bound.rule, warnAt, given.clock);
  return { ...bound, response: isKnown ? judged() : silent('CHECK DATA', 'not computed') };
}

/** The sentences that tell where the scan, which knows more, may say something else. */
function limitsOf(given: Arguments): (row: number, response: Response) => string {
  const versions = [...given.ledger.inForceBy(given.clock)].map(({ agreement }) => agreement);
  const [present] = versions.slice(-1);
  const starts = new Set(versions.map(({ policy }) => policy.clock.startsAt));
  // A version for open leads asks whether they were decided before, which a stage or another attempt may have done.
  const hasTakers = versions.some(({ appliesTo }) => appliesTo === 'open leads');
  const notTold = (isMet: boolean) => {
    const missing = present && notGiven(given, present, isMet && !hasTakers);
    return missing ? ` Not given: ${missing}.` : '';
  };
  const [ifMet, otherwise] = [notTold(true), notTold(false)];
  const anyStart =
    starts.size > 1
      ? ' Versions of the agreement start the clock at different moments: the column “SLA why” knows which.'
      : '';
  return (row, { state }) => {
    const told = state === '' ? '' : state === 'MET' ? ifMet : otherwise;
    const isUnclear = DATES.some(name => given.isUnclear(name, row));
    return `${isUnclear ? UNCLEAR : daysIn(given, row)}${anyStart}${told}`;
  };
}

const DATES = ['start', 'first_contact', 'closed'] as const;
const UNCLEAR = ' A date could be day/month or month/day: say which under Sheets in the sidebar.';

function daysIn(given: Arguments, row: number): string {
  const days = DATES.filter(name =>
    given.moments(name, row).some(moment => !isUnreadable(moment) && isDateOnly(moment)),
  );
  const names = listed(days.map(name => name.replace('_', ' ')));
  const have = days.length > 1 ? 'have' : 'has';
  return days.length ? ` The ${names} ${have} no time of day: midnight is taken as a whole day.` : '';
}

export const SLA_STATUS: CustomFunction = {
  name: 'SLA_STATUS',
  about: 'Where the first contact of a lead stands: MET, MISSED, OVERDUE, AT RISK, OPEN, EXEMPT or CHECK DATA.',
  parameters: STATUS_PARAMETERS,
  returns: 'The state of each lead; blank where there is no verdict.',
  examples: [
    {
      formula: '=SLA_STATUS("2026-11-20 09:05", "2026-11-20 09:50", "Free trial", , , , SLA_CLOCK, SLA_POLICY)',
      answer: 'MET',
    },
    {
      formula: '=SLA_STATUS("2026-11-20 09:05", "2026-11-20 11:00", "Free trial", , , , SLA_CLOCK, SLA_POLICY)',
      answer: 'MISSED',
    },
    { formula: '=SLA_STATUS("2026-11-20 11:00", "", "Free trial", , , , SLA_CLOCK, SLA_POLICY)', answer: 'OVERDUE' },
    { formula: '=SLA_STATUS("2026-11-20 11:00", "", "Webinar", , , , SLA_CLOCK, SLA_POLICY)', answer: 'OPEN' },
  ],
  run(args, ambient) {
    const given = new Arguments(this, args, ambient);
    return given.answer('First-contact status', isDateHeader, row => judge(given, row)?.response.state ?? '');
  },
};

export const SLA_WHY: CustomFunction = {
  name: 'SLA_WHY',
  about: 'The reason for a status in one sentence: the rule, its calendar and the minutes used.',
  parameters: STATUS_PARAMETERS,
  returns: 'A sentence for each lead.',
  examples: [
    {
      formula: '=SLA_WHY("2026-11-20 11:00", "", "Free trial", , , , SLA_CLOCK, SLA_POLICY)',
      answer:
        'Overdue by 1 h 30 min: Free trials allows 60 working minutes (Sales calendar); 150 used since Fri 11:00. Not given: logged attempts.',
    },
  ],
  run(args, ambient) {
    const given = new Arguments(this, args, ambient);
    const limits = limitsOf(given);
    return given.answer('First-contact reason', isDateHeader, row => {
      const judged = judge(given, row);
      if (!judged) return 'No verdict: the lead came in before the agreement was in force.';
      return whyResponse(judged.response, judged.rule, given.clock) + limits(row, judged.response);
    });
  },
};

export const SLA_DUE: CustomFunction = {
  name: 'SLA_DUE',
  about: 'When the first contact of a lead is due. It knows no pauses; the scan’s own column does.',
  parameters: [START, SOURCE, SEGMENT, OWNER, POLICY],
  returns: 'Date and time; blank where there is no promise.',
  examples: [
    {
      formula: '=TEXT(SLA_DUE("2026-11-20 15:30", "Free trial", , , SLA_POLICY), "yyyy-mm-dd hh:mm")',
      answer: '2026-11-23 09:30',
    },
  ],
  run(args, ambient) {
    const given = new Arguments(this, args, ambient);
    return given.answer('First contact due', isDateHeader, row => {
      const start = given.moment('start', row);
      const bound = start && !isUnreadable(start) ? bindRow(given, row, onlyStarted(start), given.now) : null;
      const due = bound && start ? bound.rule.calendar.after(start.end, bound.rule.target) : null;
      return due === null ? '' : new Date(due);
    });
  },
};

export const SLA_MINUTES: CustomFunction = {
  name: 'SLA_MINUTES',
  about: 'Working minutes between two moments, by a calendar of the policy.',
  parameters: [
    { name: 'from', type: 'range', about: 'The beginning.' },
    { name: 'to', type: 'range', about: 'The end.' },
    {
      name: 'calendar',
      type: 'text',
      about: 'Name of a calendar of the policy, or "24/7"; without it, that of the last rule.',
      isOptional: true,
    },
    POLICY,
  ],
  returns: 'Minutes, with seconds as a fraction; 0 when the end is not later.',
  examples: [
    { formula: '=SLA_MINUTES("2026-11-20 15:30", "2026-11-23 09:30", "Sales", SLA_POLICY)', answer: 60 },
    { formula: '=SLA_MINUTES("2026-11-20 15:30", "2026-11-20 15:30:30", "24/7", SLA_POLICY)', answer: 0.5 },
  ],
  run(args, ambient) {
    const given = new Arguments(this, args, ambient);
    return given.answer('Working minutes', isDateHeader, row => {
      const [from, to] = [given.moment('from', row), given.moment('to', row)];
      if (from === null || to === null) return '';
      if (isUnreadable(from) || isUnreadable(to)) {
        const side = isUnreadable(from) ? 'from' : 'to';
        throw new Error(
          `${side} is "${String(given.cell(side, row))}", which is not a date of the years 2000 to 2059.`,
        );
      }
      const agreement = given.ledger.at(from.begin, Math.max(from.begin, given.now));
      if (!agreement) return '';
      const { sales } = agreement.policy;
      const calendar = agreement.calendar(given.text('calendar', row) || (sales[sales.length - 1]?.calendar ?? ''));
      return calendar.between(from.begin, to.begin) / MINUTE;
    });
  },
};
