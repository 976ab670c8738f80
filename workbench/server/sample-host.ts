/**
 * The sample as a team would have it after its first day: set up and scanned by the bundle itself, its scan turned on, with two
 * columns of formulas beside the managed ones.
 */
import { columnName } from '../book/addresses.ts';
import type { Book, Grid } from '../book/types.ts';
import { bookFromSample, sampleInstant } from '../csv/load-book.ts';
import type { Host, Project } from '../host/host.ts';
import { makeSample, type Sample } from '../sample/sample.ts';
import { runScan } from '../scan/run.ts';
import { type FormatRule, lookOf } from '../services/state.ts';

const SCAN_MINUTES = 15;
const DEFAULT_ROWS = 1_000;

export function sampleHost(project: Project): Host {
  const sample = makeSample();
  const now = sampleInstant(sample);
  const book = bookFromSample(sample, now);
  const leads = leadTab(book, sample);
  if (leads.usedColumns === leads.columnCount) leads.insertColumns(leads.columnCount, 1);
  addFormula(leads, leads.usedColumns, WORTH);
  const { host } = runScan({
    book,
    project,
    now,
    tab: sample.sheetName,
    file: 'the sample',
    policy: { file: 'policy', policy: { ...sample.policy } },
    columns: {},
    dates: null,
    headerRow: 1,
  });
  turnOn(host);
  host.editLines(leads.id, { axis: 'column', at: LIVE_COLUMN, count: 1, insert: true });
  addFormula(leads, LIVE_COLUMN, LIVE);
  dress(host, leads);
  return host;
}

function leadTab(book: Book, { sheetName }: Sample): Grid {
  const grid = book.grid(sheetName);
  if (!grid) throw new Error(`The sample lost its tab "${sheetName}".`);
  return grid;
}

function turnOn(host: Host): void {
  const request = JSON.stringify({ question: 'turnOn', takes: { everyMinutes: SCAN_MINUTES } });
  const { error } = host.run('ask', [request], 'sidebar');
  if (error) throw new Error(`The scan could not be turned on: ${error.message}`);
}

/** A column that a formula in its header row fills, where sorting leaves it alone. */
interface FormulaColumn {
  readonly note: string;
  readonly formula: string;
  readonly numberFormat: string;
}

/** Judges each lead as it stands, without waiting for a scan; beside the names, where it stays in view. */
const LIVE: FormulaColumn = {
  note: 'A formula of the add-on: new as soon as a cell of the lead changes. The SLA columns wait for the next scan.',
  formula: '={"Live status"; SLA_STATUS(B2:B, L2:L, H2:H, I2:I, J2:J, N2:N, SLA_CLOCK, SLA_POLICY)}',
  numberFormat: '',
};
const LIVE_COLUMN = 3;

const WORTH: FormulaColumn = {
  note: 'A formula of the add-on: what a lead of this source and segment is worth.',
  formula: '={"Worth"; LEADVALUE(G2:G, H2:H, SLA_POLICY)}',
  numberFormat: '$#,##0',
};

function addFormula(grid: Grid, column: number, { note, formula, numberFormat }: FormulaColumn): void {
  grid.set(0, column, { formula });
  grid.setFormat({ row: 0, column, rows: 1, columns: 1 }, { bold: true });
  grid.setNote(0, column, note);
  grid.setFormat({ row: 1, column, rows: grid.rowCount - 1, columns: 1 }, { numberFormat });
}

/** Pixels by header. */
const WIDTHS: Readonly<Record<string, number>> = {
  'Lead ID': 62,
  'Create date': 118,
  Name: 128,
  Email: 250,
  Company: 164,
  'Company size': 64,
  Source: 110,
  Segment: 86,
  Owner: 122,
  'Lead status': 120,
  'First contact': 118,
  Attempts: 76,
  'Live status': 84,
  Worth: 66,
  'SLA status': 88,
  'SLA due': 118,
};
/** Filled for a few leads only. */
const RARE = ['Closed', 'Returned', 'Won date', 'Amount', 'Notes'];
const CHOICES = ['Owner', 'Lead status'];

const STATES: readonly (readonly [state: string, background: string, color: string])[] = [
  ['OVERDUE', '#fce8e6', '#b3261e'],
  ['AT RISK', '#fef7e0', '#8a4b00'],
  ['CHECK DATA', '#f3e8fd', '#6b2fa0'],
  ['MET', '#e6f4ea', '#137333'],
];

/** What people do to a tab that they work in all day. */
function dress(host: Host, grid: Grid): void {
  const headers = Array.from({ length: grid.usedColumns }, (_, column) => grid.display(0, column));
  const look = lookOf(host.state, grid.id);
  const column = (header: string): number => headers.indexOf(header);
  look.frozenRows = 1;
  look.frozenColumns = LIVE_COLUMN + 1;
  for (const [header, width] of Object.entries(WIDTHS)) look.columnWidths[column(header)] = width;
  look.hiddenColumns = [...look.hiddenColumns, ...RARE.map(column)].sort((a, b) => a - b);
  grid.setFormat({ row: 0, column: 0, rows: 1, columns: grid.usedColumns }, { background: '#e8f0fe' });
  for (const header of CHOICES) {
    const block = { row: 1, column: column(header), rows: DEFAULT_ROWS - 1, columns: 1 };
    const values = [...new Set(grid.values({ ...block, rows: grid.usedRows - 1 }).flat())]
      .filter(value => typeof value === 'string' && value !== '')
      .sort();
    look.validations.push({
      block,
      rule: { criteria: 'VALUE_IN_LIST', values: values.map(String), allowInvalid: true, help: '' },
    });
  }
  look.formatRules.push(...liveRules(column('Live status')), lateRule(headers));
  // The last leads came in today: that is where the day's work is.
  const row = grid.usedRows - 4;
  host.ui.selection = { gridId: grid.id, block: { row, column: column('Owner'), rows: 1, columns: 1 } };
}

const liveRules = (column: number): FormatRule[] =>
  STATES.map(([state, background, color]) => ({
    blocks: [{ row: 1, column, rows: DEFAULT_ROWS - 1, columns: 1 }],
    condition: { type: 'TEXT_EQUAL_TO', values: [state] },
    background,
    color,
  }));

/** Ticks by itself: a lead that nobody has contacted turns as soon as NOW() is past its deadline, before any scan. */
function lateRule(headers: readonly string[]): FormatRule {
  const at = (header: string) => `$${columnName(headers.indexOf(header))}2`;
  const [contact, late, closed] = [at('First contact'), at('SLA late after'), at('Closed')];
  return {
    blocks: [{ row: 1, column: 0, rows: DEFAULT_ROWS - 1, columns: 3 }],
    condition: {
      type: 'CUSTOM_FORMULA',
      values: [`=AND(ISNUMBER(${late}), ${contact}="", ${closed}="", NOW()>${late})`],
    },
    background: '#fce8e6',
    color: '#b3261e',
  };
}
