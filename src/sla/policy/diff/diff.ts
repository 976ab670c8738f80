/** What changed between two versions of the agreement, line by line in plain words. */

import type { DateStyle } from '../../sheet/date.ts';
import type { DecimalMark } from '../../sheet/number.ts';
import { fold, listed } from '../../sheet/text.ts';
import { DAY_NAMES, WEEK } from '../../time/time.ts';
import { FIELD_NAMES, type Field } from '../fields.ts';
import type { Criterion, LeadSheetPolicy, Policy } from '../schema.ts';
import { criterionWords, START_WORDS } from '../words.ts';
import { calendarEdits } from './calendars.ts';
import { arrow, exactPercent, quoted } from './change-words.ts';
import { matched, setDifference } from './match.ts';
import { ruleEdits } from './rules.ts';
import { eventEdits, quotaEdits, valueEdits } from './values.ts';

/** Empty where both mean the same, however they are written down. */
export function policyEdits(before: Policy, after: Policy): readonly string[] {
  return PARTS.flatMap(part => [...part(before, after)]);
}

type Part = (before: Policy, after: Policy) => Iterable<string>;

const PARTS: readonly Part[] = [
  function* begin({ effectiveFrom: before }, { effectiveFrom: after }) {
    if (before !== after)
      yield `In force from ${arrow(before ?? 'when it is saved', after ?? 'when it is saved', String)}`;
  },

  function* clock({ clock: before }, { clock: after }) {
    if (before.startsAt !== after.startsAt) {
      yield `The clock starts ${START_WORDS[before.startsAt]} → ${START_WORDS[after.startsAt]}`;
    }
    if (before.warnAt !== after.warnAt)
      yield `A lead is at risk at ${arrow(before.warnAt, after.warnAt, exactPercent)} of its time`;
  },

  ruleEdits,
  quotaEdits,
  eventEdits,

  function* criteria({ qualification: before }, { qualification: after }) {
    yield* criterionEdits(before.all ?? [], after.all ?? [], 'Criterion');
    yield* criterionEdits(before.any ?? [], after.any ?? [], 'Criterion of which one will do');
  },

  valueEdits,

  function* score({ score: before }, { score: after }) {
    if (before && !after) yield 'The lead score is no longer used';
    else if (!before && after) yield `Lead score accepted, from ${listed(after.columns.map(({ name }) => name))}`;
    else if (JSON.stringify(before) !== JSON.stringify(after)) yield 'Lead score trained anew';
  },

  function* currency({ currency: before }, { currency: after }) {
    if (before !== after) yield `Currency: ${before} → ${after}`;
  },

  calendarEdits,

  function* stages({ stages: before }, { stages: after }) {
    for (const [kind, does] of Object.entries(STAGES) as [keyof Policy['stages'], string][]) {
      const { added, removed } = setDifference(before[kind], after[kind]);
      for (const stage of removed) yield `Stage ${quoted(stage)} no longer ${does}`;
      for (const stage of added) yield `Stage ${quoted(stage)} now ${does}`;
    }
  },

  function* sheets({ sheets: before }, { sheets: after }) {
    const { pairs, added, removed } = matched(before, after, ({ name }) => name);
    for (const { name } of added) yield `Tab ${quoted(name)} added`;
    for (const { name } of removed) yield `Tab ${quoted(name)} removed`;
    for (const [old, now] of pairs) yield* sheetEdits(old, now);
  },

  function* people({ people: before }, { people: after }) {
    const { pairs, added, removed } = matched(before, after, ({ owner }) => fold(owner));
    for (const { owner, email } of added) yield `${owner} added, ${email}`;
    for (const { owner } of removed) yield `${owner} removed from the people`;
    for (const [old, { owner, email, mail }] of pairs) {
      if (old.owner !== owner) yield `${old.owner} is now spelled ${owner}`;
      if (old.email !== email) yield `${owner}: ${old.email} → ${email}`;
      if (old.mail !== mail) yield `${owner} ${mail ? 'gets mails again' : 'gets no mails any more'}`;
    }
  },

  function* alerts({ alerts: before }, { alerts: after }) {
    yield* recipientEdits(before.managers, after.managers, 'the managers');
    yield* recipientEdits(before.marketing, after.marketing, 'Marketing');
    if (before.digestAt !== after.digestAt) yield `The digest comes at ${before.digestAt} → ${after.digestAt}`;
    const days = ({ digestDays }: Policy['alerts']) =>
      listed(WEEK.filter(day => digestDays.includes(day)).map(day => DAY_NAMES[day]));
    if (days(before) !== days(after))
      yield `The digest comes on ${days(before) || 'no day'} → ${days(after) || 'no day'}`;
    const [from, to] = [before.calendar ?? 'that of the last rule', after.calendar ?? 'that of the last rule'];
    if (from !== to) yield `Alerts go by the calendar ${from} → ${to}`;
  },

  function* editors({ editors: before = [] }, { editors: after = [] }) {
    const { added, removed } = setDifference(before, after);
    for (const email of added) yield `${email} may now change the agreement`;
    for (const email of removed) yield `${email} may no longer change the agreement`;
  },
];

const STAGES: Readonly<Record<keyof Policy['stages'], string>> = {
  paused: 'pauses the clock',
  closed: 'closes a lead',
  won: 'counts as won',
  returned: 'returns a lead to Marketing',
};

/** One that went and one that came on the same column are one that changed. */
function* criterionEdits(before: readonly Criterion[], after: readonly Criterion[], title: string): Iterable<string> {
  const sameColumn = (a: Criterion, b: Criterion) => fold(a.column) === fold(b.column);
  const { pairs, added, removed } = matched(before, after, criterionKey, sameColumn);
  for (const [old, now] of pairs) {
    if (criterionKey(old) !== criterionKey(now)) yield `${title}: ${arrow(old, now, criterionWords)}`;
  }
  for (const one of added) yield `${title} added: ${criterionWords(one)}`;
  for (const one of removed) yield `${title} removed: ${criterionWords(one)}`;
}

function criterionKey({ column, is, value }: Criterion): string {
  return JSON.stringify([column, is, value ?? null]);
}

const STYLES: Readonly<Record<DateStyle, string>> = {
  ymd: 'year first',
  dmy: 'day first',
  mdy: 'month first',
  serial: 'as Excel’s numbers of days',
  seconds: 'as seconds since 1970',
  milliseconds: 'as milliseconds since 1970',
};
const MARKS: Readonly<Record<DecimalMark, string>> = {
  '.': 'with a decimal point',
  ',': 'with a decimal comma',
  none: 'without decimals',
};

function* sheetEdits(before: LeadSheetPolicy, after: LeadSheetPolicy): Iterable<string> {
  const { name } = after;
  if (before.headerRow !== after.headerRow) yield `${name}: headers in row ${before.headerRow} → ${after.headerRow}`;
  for (const what of ['dates', 'numbers', 'dateOnly'] as const) {
    const [from, to] = [before, after].map(sheet => readingWords(sheet, what));
    if (from !== to) yield `${name}: ${from} → ${to}`;
  }
  for (const field of Object.keys(FIELD_NAMES) as Field[]) {
    const [from, to] = [before.columns[field], after.columns[field]].map(columnWords);
    if (from !== to) yield `${name}: ${FIELD_NAMES[field]} in ${from} → ${to}`;
  }
}

/** How cells are read, as decided once: "dates are read day first", "created has no time of day". */
function readingWords(sheet: LeadSheetPolicy, what: 'dates' | 'numbers' | 'dateOnly'): string {
  const { dates, numbers = {}, dateOnly = [] } = sheet;
  const nameOf = (key: string) => FIELD_NAMES[key as Field] ?? quoted(key);
  const by = <T extends string>(decided: Readonly<Record<string, T>>, words: Readonly<Record<T, string>>) =>
    Object.entries(decided).map(([key, one]) => `${nameOf(key)} ${words[one]}`);
  if (what === 'dateOnly')
    return dateOnly.length ? `${listed(dateOnly.map(nameOf))} without a time of day` : 'times as they are written';
  if (what === 'numbers') {
    const marks = by(numbers, MARKS);
    return marks.length ? `numbers are read ${listed(marks)}` : 'numbers are read as they tell themselves';
  }
  const styles = typeof dates === 'string' ? [STYLES[dates]] : by(dates ?? {}, STYLES);
  return `dates are read ${styles.length ? listed(styles) : 'as they tell themselves'}`;
}

function columnWords(named: string | string[] | undefined): string {
  return named === undefined ? 'no column' : [named].flat().map(quoted).join(', ');
}

function* recipientEdits(before: readonly string[], after: readonly string[], who: string): Iterable<string> {
  const { added, removed } = setDifference(before, after);
  if (added.length) yield `${listed(added)} told as ${who}`;
  if (removed.length) yield `${listed(removed)} no longer told as ${who}`;
}
