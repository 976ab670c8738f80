/** Three lead sheets as teams keep them, for tests in which people work in a sheet while the scan runs. */
import type { Field } from '../../../src/sla/policy/fields.ts';
import type { SavedState } from '../../../workbench/host/host.ts';
import { OFFICE } from '../november.ts';
import { type Random, seeded } from '../random.ts';
import { bench } from '../workbench.ts';

export const TAB = 'Leads';
/** Tells rows apart wherever they go: unmapped, and edited by nobody. */
export const TAG = 'Row';
/** Monday of the simulated fortnight, 09:00 in New York. */
export const START = Date.parse('2026-11-16T09:00:00-05:00');
const MINUTE = 60_000;
/** Where a tab is not tight; few, so that a copy of it is made quickly. */
const SPARE_ROWS = 60;

export interface Shape {
  readonly name: string;
  readonly header: readonly string[];
  readonly columns: Readonly<Partial<Record<Field, string>>>;
  /** What tells one lead from another; editing these changes who a row is. */
  readonly identity: readonly string[];
  /** Team columns to the right of the managed block. */
  readonly right: readonly string[];
  /** No blank rows below the leads: whatever is appended makes the tab longer, as a form's answers do. */
  readonly isTight: boolean;
}

const FACTS = ['Created', 'Source', 'Owner', 'First contact', 'Attempts', 'Company size'];
const FACT_COLUMNS = {
  created: 'Created',
  source: 'Source',
  owner: 'Owner',
  firstContact: 'First contact',
  attempts: 'Attempts',
} as const;

export const SHAPES: readonly Shape[] = [
  {
    name: 'with an id',
    header: [TAG, 'Lead id', 'Name', ...FACTS, 'Shout'],
    columns: { ...FACT_COLUMNS, id: 'Lead id', name: 'Name' },
    identity: ['Lead id'],
    right: [],
    isTight: false,
  },
  {
    name: 'by e-mail',
    header: [TAG, ...FACTS, 'Name', 'Email', 'Shout'],
    columns: { ...FACT_COLUMNS, name: 'Name', email: 'Email' },
    identity: ['Email'],
    right: [],
    isTight: false,
  },
  {
    name: 'by created, name and company, fed by a form',
    header: ['Created', TAG, 'Name', 'Company', ...FACTS.slice(1), 'Shout'],
    columns: { ...FACT_COLUMNS, name: 'Name', company: 'Company' },
    identity: ['Created', 'Name', 'Company'],
    right: ['Comment'],
    isTight: true,
  },
];

/** No stages: what the scan only observes decides no verdict, so that a sheet can be judged afresh without its history. */
export const policyOf = ({ columns }: Shape): Readonly<Record<string, unknown>> => ({
  format: 'lead-sla-policy/1',
  currency: 'USD',
  clock: { startsAt: 'created' },
  calendars: [OFFICE],
  sales: [
    { name: 'Dana', when: { owner: ['Dana Reyes'] }, calendar: '24/7', firstContactMinutes: 90 },
    {
      name: 'Trials',
      when: { source: ['Free trial'] },
      calendar: 'Sales',
      firstContactMinutes: 60,
      attempts: { count: 3, withinWorkingDays: 2 },
    },
    {
      name: 'Others',
      calendar: 'Sales',
      firstContactMinutes: 480,
      attempts: { count: 5, withinWorkingDays: 5 },
    },
  ],
  qualification: { all: [{ column: 'Company size', is: 'at least', value: 50 }] },
  values: {
    rates: [
      { source: 'Free trial', conversion: 0.12, revenue: 8000 },
      { source: 'eBook', conversion: 0.035, revenue: 8000 },
    ],
  },
  sheets: [{ name: TAB, headerRow: 1, columns }],
});

/** A workbench whose tab has the policy set up and no lead yet. */
export function emptyWorkbench(shape: Shape): SavedState {
  const desk = bench([shape.header], { now: START });
  desk.ask('setUp', { policy: policyOf(shape) });
  const grid = desk.book.grid(TAB);
  for (const title of shape.right) grid?.type(0, grid.usedColumns, title);
  grid?.deleteRows(1, grid.rowCount - (shape.isTight ? 2 : SPARE_ROWS));
  return desk.host.saveState();
}

/** What a person types into a cell of that column; everything that a cell can hold, mostly sensible. */
export function typed(header: string, row: number, serial: number, now: number, random: Random): string {
  const one = (choices: readonly string[]) => choices[Math.floor(random() * choices.length)] ?? '';
  switch (header) {
    case TAG:
      return `R${serial}`;
    case 'Lead id':
      return one([
        `L-${serial}`,
        `L-${serial}`,
        `${serial}`,
        `'00${serial}`,
        `'-${serial}`,
        `'=${serial}`,
        `'1/${serial}`,
      ]);
    case 'Email':
      return one([`lead${serial}@example.com`, `Lead${serial}@Example.com`, `'+${serial}@example.com`]);
    case 'Name':
      return one(['Ada', 'Bo', 'Cyd', `Lead ${serial}`, `'=${serial}`]);
    case 'Company':
      return `${one(['Ant', 'Bee', 'Cow'])} ${serial}`;
    case 'Created':
      return random() < 0.06 ? one(['', 'soon', '2026-12-24 10:00']) : when(now - random() * 3 * 1440 * MINUTE, random);
    case 'First contact':
      return random() < 0.6 ? '' : random() < 0.06 ? 'called' : when(now - random() * 2 * 1440 * MINUTE, random);
    case 'Source':
      return one(['Free trial', 'eBook', 'Webinar', '']);
    case 'Owner':
      return one(['Dana Reyes', 'Lee Park', "'=Lee", '']);
    case 'Attempts':
      return one(['', '0', '1', '2', '3', '5']);
    case 'Company size':
      return one(['', '10', '49', '50', '200']);
    case 'Shout':
      return `=UPPER("row ${serial}")`;
    default:
      return row % 2 ? `note ${serial}` : '';
  }
}

/** A date with a time, as a date or as text, and now and then without one. */
function when(instant: number, random: Random): string {
  const local = new Date(instant - 300 * MINUTE).toISOString();
  const text = random() < 0.1 ? local.slice(0, 10) : `${local.slice(0, 10)} ${local.slice(11, 16)}`;
  return random() < 0.2 ? `'${text}` : text;
}

export const randomOf = (seed: number): Random => seeded(seed * 7919 + 13);
