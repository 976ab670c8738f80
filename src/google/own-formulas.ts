/** The team's own formulas with our functions: found, mended where they would go stale, and inserted. */
import type { FormulasView, ReadyFormula, StaleFormula } from '../contract/formulas.ts';
import { functionsIn, mended } from '../functions/mend.ts';
import { type ReadyColumn, readyColumns } from '../functions/ready.ts';
import { columnLetter } from '../sla/leads/lead.ts';
import type { LeadSheetPolicy, Policy } from '../sla/policy/schema.ts';
import { Refusal, refuse } from '../sla/sheet/problem.ts';
import { teamHeader } from '../sla/standing/own-columns.ts';
import type { Book, Sheet } from './book.ts';
import { marksOf } from './marks.ts';
import { readMemory, writeProgress } from './memory.ts';
import { teamTab, teamTabs } from './own-tabs.ts';
import { newestVersion, requireLedger } from './policy/view.ts';

const STALE_MAX = 200;

export interface OwnFormula {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

export function formulasView(book: Book): FormulasView {
  const all = ownFormulas(book);
  const separator = separatorOf(book);
  const stale = all.flatMap(({ sheet, row, column, formula }): StaleFormula[] => {
    const to = mended(formula, separator);
    return to === null ? [] : [{ sheet: sheet.getName(), cell: addressOf(row, column), formula, mended: to }];
  });
  const { policy } = newestVersion(requireLedger(book));
  const ready = policy.sheets.flatMap(spec =>
    readyIn(book, spec, policy).map(({ name, header, about, formula }): ReadyFormula => {
      const found = all.find(one => one.sheet.getName() === spec.name && functionsIn(one.formula).includes(name));
      const standsIn = found ? addressOf(found.row, found.column) : null;
      return { sheet: spec.name, name, header, about, formula, standsIn };
    }),
  );
  return { stale: stale.slice(0, STALE_MAX), staleCount: stale.length, count: all.length, ready };
}

/**
 * Mends what stands there at this moment; formulas below each other are written together.
 * @throws Refusal with the cells that are protected, when all others are mended
 */
export function mendFormulas(book: Book): void {
  const separator = separatorOf(book);
  const below = ownFormulas(book)
    .flatMap(one => {
      const to = mended(one.formula, separator);
      return to === null ? [] : [{ ...one, to }];
    })
    .sort((a, b) => a.sheet.getSheetId() - b.sheet.getSheetId() || a.column - b.column || a.row - b.row);
  const runs: (typeof below)[] = [];
  for (const one of below) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    const follows = last && last.sheet === one.sheet && last.column === one.column && last.row + 1 === one.row;
    if (run && follows) run.push(one);
    else runs.push([one]);
  }
  const refused = runs.filter(run => {
    const [{ sheet, row, column }] = run as [(typeof below)[number]];
    const range = sheet.getRange(row, column, run.length, 1);
    if (!range.canEdit()) return true;
    range.setFormulas(run.map(({ to }) => [to]));
    return false;
  });
  const problems = refused.map(([one]) => {
    const { sheet, row, column } = one as (typeof below)[number];
    const at = `${sheet.getName()}!${addressOf(row, column)}`;
    return {
      at,
      message: 'Sheets does not let you change this cell.',
      fix: 'Ask whoever protected it; the others are mended.',
    };
  });
  if (problems.length) throw new Refusal(problems);
}

/** Puts a ready formula into the first free column at the right. @throws Refusal where it does not fit the tab, or stands there */
export function insertFormula(book: Book, name: string, functionName: string): void {
  const { policy } = newestVersion(requireLedger(book));
  const spec = policy.sheets.find(one => one.name === name);
  const ready = spec && readyIn(book, spec, policy).find(one => one.name === functionName);
  const sheet = teamTab(book, name);
  if (!spec || !ready || !sheet) refuse('', 'This formula does not fit the tab.', 'Choose another one.');
  const stands = ownFormulas(book).some(
    one => one.sheet.getName() === name && functionsIn(one.formula).includes(functionName),
  );
  if (stands) refuse('', `${functionName} stands in this tab already.`, 'Change the formula there.');
  const column = sheet.getLastColumn() + 1;
  const isNew = column > sheet.getMaxColumns();
  // A protected tab takes no new column; whatever protects its last cell protects what comes beside it.
  if (!sheet.getRange(spec.headerRow, isNew ? column - 1 : column).canEdit()) {
    refuse(name, `Sheets does not let you change the tab "${name}".`, 'Ask whoever protected it to add the formula.');
  }
  if (isNew) sheet.insertColumnsAfter(sheet.getMaxColumns(), 1);
  const rows = sheet.getMaxRows() - spec.headerRow;
  if (rows > 0) sheet.getRange(spec.headerRow + 1, column, rows, 1).setNumberFormat(ready.numberFormat);
  sheet.getRange(spec.headerRow, column).setFontWeight('bold').setFormula(ready.formula);
  const { progress } = readMemory();
  if (!progress.hasFormulas) writeProgress({ ...progress, hasFormulas: true });
}

/** Whether formulas stand in the file that follow SLA_CLOCK, in whichever tab of the team's. */
export function hasClockFormulas(book: Book): boolean {
  const follows = (formula: string) => formula !== '' && /\bSLA_CLOCK\b/i.test(formula);
  return teamTabs(book).some(sheet =>
    sheet
      .getDataRange()
      .getFormulas()
      .some(row => row.some(follows)),
  );
}

function readyIn(book: Book, spec: LeadSheetPolicy, { clock }: Policy): readonly ReadyColumn[] {
  const sheet = teamTab(book, spec.name);
  if (!sheet) return [];
  const width = sheet.getDataRange().getNumColumns();
  const header = teamHeader(
    sheet.getRange(spec.headerRow, 1, 1, width).getValues()[0] ?? [],
    marksOf(book).columnsOf(sheet),
  );
  return readyColumns(spec, clock.startsAt, header, separatorOf(book));
}

function ownFormulas(book: Book): readonly OwnFormula[] {
  return teamFormulas(book, formula => functionsIn(formula).length > 0);
}

/** The team's formulas of a kind, wherever they stand. */
export function teamFormulas(book: Book, isAsked: (formula: string) => boolean): readonly OwnFormula[] {
  return teamTabs(book).flatMap(sheet =>
    sheet
      .getDataRange()
      .getFormulas()
      .flatMap((formulas, row) =>
        formulas.flatMap((formula, column): OwnFormula[] =>
          formula !== '' && isAsked(formula) ? [{ sheet, row: row + 1, column: column + 1, formula }] : [],
        ),
      ),
  );
}

/** "K2" */
export function addressOf(row: number, column: number): string {
  return `${columnLetter(column - 1)}${row}`;
}

/** Where a comma is the decimal mark, a semicolon parts arguments. */
function separatorOf(book: Book): ',' | ';' {
  const locale = book.getSpreadsheetLocale().replace(/_/g, '-');
  try {
    return new Intl.NumberFormat(locale).format(1.5).includes(',') ? ';' : ',';
  } catch {
    // A locale that the runtime does not know: Sheets takes commas from scripts in most.
    return ',';
  }
}
