/** A small team's file as it stands right before a tick: leads in every state, owners with addresses, a manager and Marketing. */
import { createBook } from '../../../workbench/book/book.ts';
import type { Content, Scalar } from '../../../workbench/book/types.ts';
import { createHost, type Host, type Project } from '../../../workbench/host/host.ts';
import { builtProject } from '../../../workbench/host/project.ts';
import { OFFICE } from '../november.ts';

export const OWNER = 'owner@example.com';
export const HEADER = ['Id', 'Created', 'Source', 'Owner', 'Stage', 'Attempts', 'First contact', 'Note'] as const;
export type Header = (typeof HEADER)[number];

export type LeadRow = Readonly<Partial<Record<Header, Scalar>>>;

const columns = {
  id: 'Id',
  created: 'Created',
  source: 'Source',
  owner: 'Owner',
  stage: 'Stage',
  attempts: 'Attempts',
  firstContact: 'First contact',
};

export const addressOf = (owner: string): string => `${owner.toLowerCase().replace(/ /g, '.')}@example.com`;

export interface Team {
  /** Rows by tab. */
  readonly tabs: Readonly<Record<string, readonly LeadRow[]>>;
  readonly owners: readonly string[];
  /** Qualified leads owed per month; null without a quota. */
  readonly owed: number | null;
  /** When it is set up, in ISO text. */
  readonly from: string;
}

export const policyOf = ({ tabs, owners, owed }: Team): Readonly<Record<string, unknown>> => ({
  format: 'lead-sla-policy/1',
  currency: 'USD',
  clock: { startsAt: 'created', warnAt: 0.75 },
  calendars: [{ ...OFFICE, holidays: ['2026-11-26'] }],
  sales: [
    { name: 'Everything', calendar: 'Sales', firstContactMinutes: 60, attempts: { count: 3, withinWorkingDays: 3 } },
  ],
  values: { month: '2026-10', rates: [{ source: 'Free trial', conversion: 0.12, revenue: 8000 }] },
  quota: owed === null ? [] : [{ name: 'All', unit: 'leads', perMonth: owed, calendar: 'Sales' }],
  stages: { paused: ['Nurture'], closed: ['Disqualified'], won: ['Customer'], returned: ['Returned'] },
  sheets: Object.keys(tabs).map(name => ({ name, columns })),
  people: owners.map(owner => ({ owner, email: addressOf(owner) })),
  alerts: { managers: ['boss@example.com'], marketing: ['marketing@example.com'], digestAt: '16:30' },
});

/** The team's file, set up; nothing was scanned yet. */
export function setUpFile(team: Team, project: Project = builtProject()): Host {
  const now = Date.parse(team.from);
  const book = createBook({ name: 'Leads 2026', timeZone: OFFICE.timeZone, locale: 'en_US', now: () => now });
  for (const grid of [...book.grids].slice(1)) book.removeGrid(grid.id);
  const [spare] = book.grids;
  for (const [name, rows] of Object.entries(team.tabs)) {
    const contents = [
      HEADER.map((header): Content => ({ value: header })),
      ...rows.map(row => HEADER.map((header): Content => ({ value: row[header] ?? null }))),
    ];
    const grid = book.addGrid(name, 0, { rows: contents.length + 20, columns: HEADER.length + 2 });
    grid.setAll({ row: 0, column: 0, rows: contents.length, columns: HEADER.length }, contents);
  }
  if (spare) book.removeGrid(spare.id);
  const host = createHost({ ...project, book, now, owner: OWNER, editors: ['editor@example.com'] });
  ask(host, 'setUp', { policy: policyOf(team) });
  return host;
}

/** The team's file with the scan turned on; whatever was due then is told. */
export function fileOf(team: Team, project: Project = builtProject()): Host {
  const host = setUpFile(team, project);
  ask(host, 'turnOn', { everyMinutes: 15 });
  return host;
}

/** @throws Error with the problems of a refusal */
export function ask(host: Host, question: string, takes: unknown = null): unknown {
  const { value, error } = host.run('ask', [JSON.stringify({ question, takes })], 'sidebar');
  if (error) throw new Error(error.message);
  const reply = JSON.parse(String(value)) as { ok: boolean; value?: unknown; problems?: unknown };
  if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
  return reply.value;
}

/** Types into the row of a lead. */
export function enter(host: Host, tab: string, id: string, header: Header, text: string): void {
  const grid = host.book.grid(tab);
  if (!grid) throw new Error(`There is no tab "${tab}".`);
  for (let row = 1; row < grid.usedRows; row++) {
    if (grid.value(row, 0) !== id) continue;
    grid.type(row, HEADER.indexOf(header), text);
    return;
  }
  throw new Error(`There is no lead "${id}".`);
}
