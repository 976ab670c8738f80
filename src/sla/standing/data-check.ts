/** What in the leads' rows needs a look. Bad rows are never dropped silently: each is listed with its cell and a fix. */

import { columnLetter, type DataProblem, type Lead } from '../leads/lead.ts';
import type { Agreement } from '../policy/agreement.ts';
import { FIELD_NAMES, type Field } from '../policy/fields.ts';
import { isAgreedSource } from '../policy/lead-value.ts';
import type { Ledger } from '../policy/ledger.ts';
import { ALWAYS } from '../policy/schema.ts';
import { compileIncomparable, missingCriteria } from '../promises/marketing/qualification.ts';
import { isTooEarly } from '../promises/sales/first-contact-status.ts';
import type { Verdict } from '../promises/sales/judged-lead.ts';
import type { JudgedSheet } from '../promises/sales/judged-sheet.ts';
import { count, fold } from '../sheet/text.ts';
import { isUnreadable, type Moment } from '../time/moment.ts';
import type { Zone } from '../time/zone.ts';
import { firstContactFrom } from './first-contact-from.ts';
import { zonesApart } from './zones-apart.ts';

/** What tells one lead from another. */
const WHO: readonly Field[] = ['id', 'name', 'email', 'company'];

/** Fewer leads that are all won are chance. */
const WINS_MIN = 10;

/** @param now facts later than this are listed as lying in the future */
export function checkData(
  { zone }: Ledger,
  agreement: Agreement,
  sheets: readonly JudgedSheet[],
  now: number,
): readonly DataProblem[] {
  return [
    ...aboutTheZone(zone, agreement, sheets, now),
    ...sheets.flatMap(sheet => [
      ...sheet.reading.problems,
      ...aboutTheSheet(agreement, sheet),
      ...sheet.verdicts.flatMap(verdict => [...aboutTheLead(verdict, sheet, now)]),
      ...incomparable(agreement, sheet),
      ...unknownNames(agreement, sheet),
    ]),
  ];
}

/** @param zone the spreadsheet's */
function aboutTheZone(zone: Zone, agreement: Agreement, [first]: readonly JudgedSheet[], now: number): DataProblem[] {
  const names = [...new Set(agreement.policy.sales.map(({ calendar }) => calendar))].filter(name => name !== ALWAYS);
  const apart = zonesApart(
    zone,
    names.map(name => agreement.calendar(name)),
    now,
  );
  return apart ? [{ kind: 'time zone', at: first?.reading.sheet ?? '', ...apart }] : [];
}

function* aboutTheSheet(agreement: Agreement, { reading, verdicts }: JudgedSheet): Iterable<DataProblem> {
  const { policy } = agreement;
  if (!reading.fields.has('firstContact')) {
    yield {
      kind: 'no first contact',
      at: reading.sheet,
      message: `Tab "${reading.sheet}" has no first-contact column, so it has no first-contact verdict.`,
      fix: firstContactFrom(reading.header),
    };
  }
  if (verdicts.length && !WHO.some(field => reading.fields.has(field))) {
    yield {
      kind: 'no identity',
      at: reading.sheet,
      message: `Tab "${reading.sheet}" has no column with an id, a name, an e-mail or a company, so its leads are known by their rows.`,
      fix: 'Add an id, so that a lead that moves to another row stays the same lead.',
    };
  }
  const created = verdicts.filter(({ lead }) => lead.created !== null);
  if (created.length >= WINS_MIN && created.every(({ lead }) => lead.won !== null)) {
    yield {
      kind: 'every lead won',
      at: `${reading.sheet}!${reading.letter('won')}`,
      message: `Every one of the ${count(created.length, 'lead')} has a won date, which is a rate of 100%.`,
      fix: 'It is probably the expected close date: choose another column, or the stage beside it.',
    };
  }
  for (const column of missingCriteria(policy.qualification, reading.header)) {
    yield {
      kind: 'no criterion column',
      at: reading.sheet,
      message: `Tab "${reading.sheet}" has no column "${column}", so no lead in it meets that criterion.`,
      fix: 'Rename the column back, or change the criterion in the policy.',
    };
  }
  const { all = [], any = [] } = policy.qualification;
  if (verdicts.length && all.length + any.length === 0 && !reading.fields.has('qualified')) {
    yield {
      kind: 'no qualification',
      at: reading.sheet,
      message: 'Every lead counts as qualified: the policy has no criteria and the tab no qualified date.',
      fix: 'Agree on criteria in the policy, or choose the column with the qualified date.',
    };
  }
}

function* aboutTheLead(
  { lead, response, agreement }: Verdict,
  { reading }: JudgedSheet,
  now: number,
): Iterable<DataProblem> {
  const isReturnedWithoutDate = lead.returned === null && agreement?.stage(lead.stage) === 'returned';
  const cell = (field: Field) => `${lead.sheet}!${reading.letter(field)}${lead.row}`;
  const { created, won } = lead;
  if (created === null) {
    yield {
      kind: 'no creation date',
      at: cell('created'),
      message: `"${lead.label}" has no creation date.`,
      fix: 'Fill in when the lead came in, or delete the row if it is not a lead.',
    };
  } else if (created.begin > now) {
    yield {
      kind: 'future',
      at: cell('created'),
      message: `"${lead.label}" came in later than now.`,
      fix: 'Correct the date; until then the lead has no verdict.',
    };
  }
  if (response?.fault !== undefined) {
    yield {
      kind: 'failed',
      at: `${lead.sheet}!${lead.row}:${lead.row}`,
      message: `"${lead.label}" has no verdict. ${response.fault}`,
      fix: 'Correct its dates, or the hours and holidays of that calendar.',
    };
  }
  for (const { field, moment } of happened(lead)) {
    if (moment.begin > now) {
      yield {
        kind: 'future',
        at: cell(field),
        message: `The ${FIELD_NAMES[field]} of "${lead.label}" lies in the future.`,
        fix: 'Correct the date; until then it has not happened.',
      };
    } else if (EARLIEST_AT_CREATION.includes(field) && created && isTooEarly(moment, created)) {
      yield {
        kind: 'closed before lead',
        at: cell(field),
        message: `The ${FIELD_NAMES[field]} of "${lead.label}" is more than an hour before it came in.`,
        fix: 'Correct one of the two dates.',
      };
    }
  }
  if (response?.because === 'contact before creation') {
    yield {
      kind: 'contact before lead',
      at: cell('firstContact'),
      message: `"${lead.label}" was contacted more than an hour before it came in.`,
      fix: 'Correct one of the two dates.',
    };
  }
  if (won && created && !isUnreadable(won) && won.end < created.begin) {
    yield {
      kind: 'won before created',
      at: cell('won'),
      message: `"${lead.label}" was won before it came in.`,
      fix: 'Correct one of the two dates; until then it counts as won on its first day.',
    };
  }
  if (reading.fields.has('source') && lead.source === '') {
    yield {
      kind: 'no source',
      at: cell('source'),
      message: `"${lead.label}" has no source.`,
      fix: 'Fill it in; until then it counts under "(blank)".',
    };
  }
  if (isRunning(response?.state) && lead.owner === '' && reading.fields.has('owner')) {
    yield {
      kind: 'no owner',
      at: cell('owner'),
      message: `"${lead.label}" waits for a first contact and has no owner.`,
      fix: 'Assign it; until then its alerts go to the managers.',
    };
  }
  if (isReturnedWithoutDate) {
    yield {
      kind: 'return without date',
      at: cell('stage'),
      message: `"${lead.label}" was returned to Marketing, and no date says when, so it is not debited.`,
      fix: 'Fill in when it was returned.',
    };
  }
  yield* badPause(lead, cell);
}

const EARLIEST_AT_CREATION: readonly Field[] = ['closed', 'returned'];

/** Each date of the lead's that is read, but for its creation and its pauses. */
function* happened(lead: Lead): Iterable<{ readonly field: Field; readonly moment: Moment }> {
  for (const moment of lead.contacts) yield { field: 'firstContact', moment };
  for (const field of ['qualified', 'assigned', 'closed', 'returned', 'won'] as const) {
    const moment = lead[field];
    if (moment) yield { field, moment };
  }
}

function isRunning(state: string | undefined): boolean {
  return state === 'OPEN' || state === 'AT RISK' || state === 'OVERDUE' || state === 'PAUSED';
}

function* badPause({ label, pausedFrom, pausedUntil }: Lead, cell: (field: Field) => string): Iterable<DataProblem> {
  if (pausedUntil === null || isUnreadable(pausedUntil) || isUnreadable(pausedFrom)) return;
  if (pausedFrom === null) {
    yield {
      kind: 'pause',
      at: cell('pausedUntil'),
      message: `The pause of "${label}" has an end and no beginning, so it does not count.`,
      fix: 'Fill in since when the lead is paused.',
    };
  } else if (pausedUntil.end <= pausedFrom.begin) {
    yield {
      kind: 'pause',
      at: cell('pausedUntil'),
      message: `The pause of "${label}" ends before it begins, so it does not count.`,
      fix: 'Correct one of the two dates.',
    };
  }
}

/** Cells that a criterion compares and that say no size: without a line they would be a silent no. */
function* incomparable({ policy }: Agreement, { reading, verdicts }: JudgedSheet): Iterable<DataProblem> {
  if (reading.fields.has('qualified')) return;
  const { decisions, header, sheet } = reading;
  const find = compileIncomparable(policy.qualification, header, column => decisions.numberAt(column).mark);
  for (const { lead } of verdicts) {
    for (const { column, message, fix } of find(lead.cells)) {
      yield { kind: 'cannot be compared', at: `${sheet}!${columnLetter(column)}${lead.row}`, message, fix };
    }
  }
}

/** Sources without a rate and owners without an address: once for each name, at its first lead. */
function* unknownNames(agreement: Agreement, { reading, verdicts }: JudgedSheet): Iterable<DataProblem> {
  const { policy } = agreement;
  const people = new Set(policy.people.map(person => fold(person.owner)));
  const running = verdicts.filter(({ response }) => isRunning(response?.state));
  for (const { name, first, total } of tally(
    verdicts.map(({ lead }) => lead),
    'source',
  )) {
    if (isAgreedSource(policy.values.rates, name)) continue;
    const isCounted = agreement.value(name, '') !== null;
    yield {
      kind: 'unknown source',
      at: `${first.sheet}!${reading.letter('source')}${first.row}`,
      message: `"${name}" (${count(total, 'lead')}) has no agreed rate, so it counts ${isCounted ? 'as "(other)"' : 'nothing'}.`,
      fix: 'Correct its spelling, or agree on its rate in the policy.',
    };
  }
  if (policy.people.length === 0) return;
  for (const { name, first, total } of tally(
    running.map(({ lead }) => lead),
    'owner',
  )) {
    if (people.has(fold(name))) continue;
    yield {
      kind: 'unknown owner',
      at: `${first.sheet}!${reading.letter('owner')}${first.row}`,
      message: `"${name}" (${count(total, 'open lead')}) has no address in the policy, so the managers get the alerts.`,
      fix: 'Correct the spelling, or add the person to the policy.',
    };
  }
}

function tally(leads: readonly Lead[], field: 'source' | 'owner') {
  const names = new Map<string, { name: string; first: Lead; total: number }>();
  for (const lead of leads) {
    const name = lead[field];
    if (name === '') continue;
    const known = names.get(fold(name));
    if (known) known.total++;
    else names.set(fold(name), { name, first: lead, total: 1 });
  }
  return names.values();
}
