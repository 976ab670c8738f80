import type { QuotaPolicy } from '../sla/policy/schema.ts';
import { accountOf, type QualifiedLead } from '../sla/promises/marketing/credits.ts';
import type { QuotaStanding } from '../sla/promises/marketing/quota.ts';
import { type Cell, isBlank, isDate } from '../sla/sheet/cell.ts';
import { fold } from '../sla/sheet/text.ts';
import { isUnreadable } from '../sla/time/moment.ts';
import { firstDayOf, monthOf, monthsLater } from '../sla/time/month.ts';
import { localDay, startOfDay, type Zone } from '../sla/time/zone.ts';
import { Arguments, isDateHeader } from './arguments.ts';
import { CLOCK, type CustomFunction, POLICY, SEGMENT, SOURCE } from './declare.ts';

export const QUOTA_PACE: CustomFunction = {
  name: 'QUOTA_PACE',
  about: 'How a quota of qualified leads stands in its month, by working days: so far, expected, pace, state, chance.',
  parameters: [
    { name: 'qualified_at', type: 'range', about: 'When each lead qualified; blank for leads that did not.' },
    SOURCE,
    SEGMENT,
    {
      name: 'returned_at',
      type: 'range',
      about: 'When Sales returned it to Marketing; blank for leads that it kept.',
      isOptional: true,
    },
    { name: 'quota', type: 'text', about: 'Name of the quota in the policy; the first if left out.', isOptional: true },
    {
      name: 'month',
      type: 'date',
      about: 'A date of the month, or a text such as 2026-11; the present one if left out.',
      isOptional: true,
    },
    CLOCK,
    POLICY,
  ],
  returns: 'A table of two columns: what it is, and how much. Money in the currency of the policy.',
  examples: [
    {
      formula:
        '=VLOOKUP("So far", QUOTA_PACE({"2026-11-03"; "2026-11-04"}, {"Free trial"; "eBook"}, , , , , SLA_CLOCK, SLA_POLICY), 2, FALSE)',
      answer: 1240,
    },
    {
      formula:
        '=VLOOKUP("State", QUOTA_PACE({"2026-11-03"; "2026-11-04"}, {"Free trial"; "eBook"}, , , "All", "2026-11", SLA_CLOCK, SLA_POLICY), 2, FALSE)',
      answer: 'SHORTFALL',
    },
  ],
  run(args, ambient) {
    const given = new Arguments(this, args, ambient);
    const { ledger, clock } = given;
    const present = ledger.at(clock);
    if (!present) throw new Error('The agreement is not in force yet at the moment of clock.');
    const { zone } = present.calendar(quotaNamed(present.policy.quota, given.text('quota', 0)).calendar);
    const now = momentOf(given.cell('month', 0), zone, ledger.zone, clock);
    const agreement = ledger.at(now);
    if (!agreement) throw new Error('The agreement was not in force yet in that month.');
    const quota = quotaNamed(agreement.policy.quota, given.text('quota', 0));
    return labelled(accountOf(ledger, agreement, quota, leadsOf(given), now).standing);
  },
};

function quotaNamed(quotas: readonly QuotaPolicy[], name: string): QuotaPolicy {
  const quota = name === '' ? quotas[0] : quotas.find(one => fold(one.name) === fold(name));
  if (quota) return quota;
  if (quotas.length === 0) throw new Error('The policy has no quota. Agree on one under Policy in the sidebar.');
  throw new Error(`quota is "${name}"; the policy has ${quotas.map(one => one.name).join(', ')}.`);
}

/** The clock, or the last instant of a month that is over. */
function momentOf(cell: Cell, calendarZone: Zone, sheetZone: Zone, clock: number): number {
  const present = monthOf(localDay(calendarZone, clock));
  const month = monthNamed(cell, sheetZone) ?? present;
  if (month > present) throw new Error(`month is ${month}, which has not begun.`);
  return month === present ? clock : startOfDay(calendarZone, firstDayOf(monthsLater(month, 1))) - 1;
}

function monthNamed(cell: Cell, sheetZone: Zone): string | null {
  if (isBlank(cell)) return null;
  if (isDate(cell)) return monthOf(localDay(sheetZone, cell.getTime()));
  const month = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-\d{2})?$/.exec(String(cell).trim())?.[1];
  if (month === undefined) throw new Error(`month is "${String(cell)}". Write a date, or a text such as 2026-11.`);
  return month;
}

function leadsOf(given: Arguments): QualifiedLead[] {
  const leads: QualifiedLead[] = [];
  for (let row = 0; row < given.length; row++) {
    if (row === 0 && given.length > 1 && isDateHeader(given.cell('qualified_at', 0))) continue;
    const qualifiedAt = given.moment('qualified_at', row);
    if (!qualifiedAt || isUnreadable(qualifiedAt)) continue;
    const returned = given.moment('returned_at', row);
    leads.push({ qualifiedAt, returned, source: given.text('source', row), segment: given.text('segment', row) });
  }
  return leads;
}

function labelled(standing: QuotaStanding): Cell[][] {
  const { attained, pace, state, chance, neededPerDay, projected } = standing;
  const rows: [string, Cell][] = [
    ['Quota', standing.name],
    ['Month', standing.month],
    ['In', standing.unit],
    ['Owed', standing.quota],
    ['So far', standing.actual],
    ['Expected by now', standing.expected],
    ['Attained', attained],
    ['Pace', pace],
    ['State', state],
    ['Chance', chance],
    ['Needed per working day', neededPerDay],
    ['Projected', projected],
    ['Working days', standing.workingDays],
    ['Working days passed', standing.passedDays],
    ['Leads credited', standing.credited],
    ['Leads returned', standing.returned],
  ];
  return rows.map(([label, value]) => [label, value ?? '']);
}
