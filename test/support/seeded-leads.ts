/** Leads of November 2026 as cells hold them: date cells, texts of several spellings, days, midnights, blanks, and what is no date. */
import type { Field } from '../../src/sla/policy/fields.ts';
import { at, DAY, HOUR, MINUTE } from './november.ts';
import type { Random } from './random.ts';

/** Fields that this file has columns for, in the order of its columns. */
export const COLUMNS = [
  'id',
  'created',
  'qualified',
  'assigned',
  'owner',
  'source',
  'segment',
  'stage',
  'firstContact',
  'attempts',
  'outcome',
  'pausedFrom',
  'pausedUntil',
  'closed',
  'returned',
  'won',
] as const satisfies readonly Field[];

export type SeededRow = Readonly<Record<(typeof COLUMNS)[number] | 'Size', unknown>>;

/** @param instants moments at which versions come into force: some leads start right at them */
export function seededLeads(random: Random, leads: number, instants: readonly number[]): readonly SeededRow[] {
  const one = <T>(...choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  const seldom = (share: number, cell: () => unknown) => (random() < share ? cell() : '');
  const soon = (from: number) => from + Math.floor(random() ** 3 * 12 * DAY - HOUR * 1.5);
  return Array.from({ length: leads }, (_, index): SeededRow => {
    const came =
      random() < 0.15
        ? one(...instants) + one(-1_000, 0, 0, 1_000)
        : at('01 00:00') + Math.floor(random() * 29 * DAY * (1 / MINUTE)) * MINUTE;
    const cell = (instant: number) => written(random, instant);
    return {
      id: `L-${index}`,
      created: random() < 0.02 ? one('', 'soon') : cell(came),
      qualified: seldom(0.7, () => cell(soon(came))),
      assigned: seldom(0.7, () => cell(soon(came))),
      owner: one('Dana', 'Sam', ''),
      source: one('Trial', 'trial', 'Fair', 'eBook', ''),
      segment: one('Big', 'Small', ''),
      stage: one('', '', '', 'New', 'Nurture', 'Disqualified', 'Customer'),
      firstContact: random() < 0.02 ? 'called' : seldom(0.5, () => cell(soon(came))),
      attempts: one<unknown>('', '', 1, 2, 3, cell(soon(came))),
      outcome: one('', '', '', 'Connected', 'busy'),
      pausedFrom: seldom(0.1, () => (random() < 0.1 ? 'yes' : cell(soon(came)))),
      pausedUntil: seldom(0.05, () => cell(soon(came) + DAY)),
      closed: seldom(0.15, () => (random() < 0.1 ? 'no' : cell(soon(came)))),
      returned: seldom(0.05, () => cell(soon(came))),
      won: seldom(0.05, () => cell(soon(came))),
      Size: one<unknown>(20, 100, 300, ''),
    };
  });
}

/** An instant as a cell may hold it; none can be read in two ways. */
function written(random: Random, instant: number): unknown {
  const local = new Date(instant - 5 * HOUR).toISOString();
  const [day = '', time = ''] = local.split('T');
  const forms: (() => unknown)[] = [
    () => new Date(instant),
    () => new Date(instant),
    () => `${day} ${time.slice(0, 8)}`,
    () => new Date(instant).toISOString(),
    () => `${day.slice(8)} Nov 2026 ${time.slice(0, 5)}`,
    () => day,
    () => new Date(Date.parse(`${day}T00:00-05:00`)),
  ];
  const isNovember = day.startsWith('2026-11');
  const form = forms[Math.floor(random() * (isNovember ? forms.length : 3))] as () => unknown;
  return form();
}
