/** What must be the same in the end, whatever went wrong on the way: all but the moments at which things happened. */
import type { Grid, Scalar } from '../../../workbench/book/types.ts';
import type { Host } from '../../../workbench/host/host.ts';
import { HEADER } from './team.ts';

/** Beside these, "SLA why" tells the minutes as of the scan that wrote it. */
const MANAGED = [
  'SLA key',
  'SLA status',
  'SLA due',
  'SLA late after',
  'SLA attempts',
  'Lead value',
  'Qualified',
  'SLA seen',
];

export interface EndState {
  /** The team's own cells, formulas as formulas. */
  readonly team: readonly string[];
  readonly managed: readonly string[];
  readonly ledger: readonly string[];
  readonly events: readonly string[];
  readonly board: readonly string[];
  /** "dana@example.com ← 0/L-1|first contact|overdue" of each letter that is marked sent, sorted. */
  readonly told: readonly string[];
  /** Letters that are neither marked sent nor refused. */
  readonly waiting: number;
  readonly triggers: number;
  readonly progress: unknown;
}

export function endStateOf(host: Host): EndState {
  const tabs = host.book.grids.filter(grid => grid.value(0, 0) === HEADER[0]);
  const outbox = lettersOf(host);
  const { isUnfinished, failing, waiting } = JSON.parse(host.state.properties.document['lead-sla-scan'] ?? '{}') as {
    readonly [key: string]: unknown;
  };
  return {
    team: tabs.flatMap(grid => linesOf(grid, name => !MANAGED.includes(name) && name !== 'SLA why')),
    managed: tabs.flatMap(grid => linesOf(grid, name => MANAGED.includes(name))),
    ledger: rowsOf(host.book.grid('SLA Ledger')).map(([from, text]) => JSON.stringify([from, text])),
    events: rowsOf(host.book.grid('SLA Events'))
      .map(([, ...rest]) => JSON.stringify(rest))
      .sort(),
    board: rowsOf(host.book.grid('SLA Board')).map(cells => JSON.stringify(cells)),
    told: [...new Set(outbox.flatMap(({ to, keys, sent }) => (sent ? keys.map(key => `${to} ← ${key}`) : [])))].sort(),
    waiting: outbox.filter(({ to, sent }) => to !== '' && !sent).length,
    triggers: host.state.triggers.length,
    progress: { isUnfinished, failing, waiting },
  };
}

export interface LetterRow {
  /** "" once it is marked in the tab. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly keys: readonly string[];
  readonly sent: boolean;
}

/** The outbox as it stands, marks in the property included; without letters that were not sent and are told in another. */
export function lettersOf(host: Host): readonly LetterRow[] {
  const marked = JSON.parse(host.state.properties.document['lead-sla-sent'] ?? '[]') as readonly string[];
  return rowsOf(host.book.grid('SLA Outbox'))
    .slice(1)
    .filter(([, , , , sent]) => typeof sent !== 'string')
    .map(([, to, subject, , sent, letter, keys]) => {
      const { id = '' } = (letter ? JSON.parse(String(letter)) : {}) as { id?: string };
      return {
        id,
        to: String(to ?? ''),
        subject: String(subject ?? ''),
        keys: JSON.parse(String(keys ?? '[]')) as string[],
        // What was tried and failed waits.
        sent: (sent !== null && !String(sent).startsWith('failed')) || marked.includes(id),
      };
    });
}

function rowsOf(grid: Grid | undefined): Scalar[][] {
  return grid?.values({ row: 0, column: 0, rows: grid.usedRows, columns: grid.usedColumns }) ?? [];
}

/** Of each row, the cells under the headers asked for. */
function linesOf(grid: Grid, isAsked: (header: string) => boolean): string[] {
  const [header = []] = rowsOf(grid);
  const columns = header.flatMap((name, column) => (name !== null && isAsked(String(name)) ? [column] : []));
  return Array.from({ length: grid.usedRows }, (_, row) =>
    JSON.stringify(columns.map(column => grid.formula(row, column) ?? grid.value(row, column))),
  );
}
