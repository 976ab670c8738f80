/** A file scanned as the command line does it, in this process. */
import { readCsv } from '../../workbench/csv/csv.ts';
import { bookFromCsv } from '../../workbench/csv/load-book.ts';
import { builtProject } from '../../workbench/host/project.ts';
import { readOptions } from '../../workbench/scan/options.ts';
import { reportOf } from '../../workbench/scan/report.ts';
import { runScan } from '../../workbench/scan/run.ts';
import { summaryOf } from '../../workbench/scan/summary.ts';

const NOW = Date.parse('2026-11-30T12:00:00Z');

/** @param args as people type them after the file */
export function scanned(lines: readonly string[] | Uint8Array, ...args: readonly string[]) {
  const options = readOptions(args);
  if (!options) throw new Error('asked for help');
  const bytes = lines instanceof Uint8Array ? lines : new TextEncoder().encode(`${lines.join('\n')}\n`);
  const table = readCsv(bytes, options);
  const book = bookFromCsv(table, { name: 'in.csv', tab: 'Leads', timeZone: 'UTC', now: NOW });
  const { columns, dates, policy } = options;
  const headerRow = table.titles.length + 1;
  const outcome = runScan({
    book,
    project: builtProject(),
    now: NOW,
    tab: 'Leads',
    file: 'in.csv',
    policy,
    columns,
    dates,
    headerRow,
  });
  const report = reportOf(outcome, table.notes);
  const summary = summaryOf(outcome, { title: 'in.csv', zone: 'UTC', out: null, notes: table.notes });
  return { table, outcome, report, summary, kinds: report.problems.map(({ kind }) => kind), bytes };
}
