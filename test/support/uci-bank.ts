/** Real calls to check against, which are no part of the project: what needs them is skipped where they are not. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { columnCells } from '../../src/sla/promises/marketing/score/cells.ts';
import type { ColumnCells } from '../../src/sla/promises/marketing/score/levels.ts';

const FILE = fileURLToPath(new URL('../../../shared/data/uci_bank-additional.csv', import.meta.url));
const FOLDS = fileURLToPath(new URL('../../../shared/data/uci_bank_folds.json', import.meta.url));

export interface BankCalls {
  /** Without the length of the call, which tells its outcome, and the number of calls, which are attempts. */
  readonly columns: readonly ColumnCells[];
  readonly outcome: Float64Array;
  /** 0 to 4, of each row. */
  readonly foldOf: Int32Array;
}

/** Null, and said so on the console, where the files are absent. */
export function bankCalls(): BankCalls | null {
  if (!existsSync(FILE) || !existsSync(FOLDS)) {
    console.warn('SKIPPED: ../shared/data/uci_bank-additional.csv is not here.');
    return null;
  }
  const [header = [], ...rows] = readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .map(line => line.trim().replaceAll('"', '').split(';'));
  const names = header.filter(name => !['duration', 'campaign', 'y'].includes(name));
  const { fold } = JSON.parse(readFileSync(FOLDS, 'utf8')) as { fold: number[] };
  const cell = (text = '') => (/^-?\d/.test(text) && !Number.isNaN(Number(text)) ? Number(text) : text);
  return {
    columns: names.map(name =>
      columnCells(
        name,
        rows.map(row => cell(row[header.indexOf(name)])),
      ),
    ),
    outcome: Float64Array.from(rows, row => (row[header.indexOf('y')] === 'yes' ? 1 : 0)),
    foldOf: Int32Array.from(rows, (_, row) => fold[row] ?? 0),
  };
}
