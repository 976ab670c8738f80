/** `npm run scan`: a lead file goes in; verdicts, the board and mails come out, from the bundle that goes to Google. */
import { basename } from 'node:path';
import { CsvError, type CsvTable, readCsv } from '../csv/csv.ts';
import { bookFromCsv, bookFromSample, sampleCsv, sampleInstant } from '../csv/load-book.ts';
import { NotWritten } from '../disk/failure.ts';
import { InputError, readInput } from '../disk/input.ts';
import { builtProject } from '../host/project.ts';
import { makeSample } from '../sample/sample.ts';
import { type Options, type PolicyFile, readOptions, USAGE } from './options.ts';
import { reportOf } from './report.ts';
import { type Job, runScan, ScriptFailed, sheetOf } from './run.ts';
import { summaryOf } from './summary.ts';
import { checkOut, writeOut } from './write-out.ts';

interface Input {
  readonly title: string;
  readonly zone: string;
  readonly table: CsvTable;
  readonly job: Job;
}

function fromSample({ at, policy, columns, dates }: Options): Input {
  const sample = makeSample();
  const now = at ?? sampleInstant(sample);
  const job = {
    book: bookFromSample(sample, now),
    project: builtProject(),
    now,
    tab: sample.sheetName,
    file: 'the sample',
    policy: policy ?? { file: 'the sample’s policy', policy: { ...sample.policy } },
    columns,
    dates,
    headerRow: 1,
  };
  return { title: 'The sample', zone: sample.zone, table: readCsv(sampleCsv(sample)), job };
}

function fromFile(file: string, options: Options): Input {
  const { at, policy, columns, dates, zone } = options;
  const name = basename(file);
  const table = readTable(file, name, options);
  if (table.records.length === 0)
    throw new InputError(`${name}: The file has a header and no leads. Export the leads again, with their rows.`);
  const now = at ?? Date.now();
  const sheet = policy ? sheetOf(policy)?.name : null;
  const tab = typeof sheet === 'string' ? sheet : 'Leads';
  const timeZone = zone ?? zoneOf(policy) ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const book = bookFromCsv(table, { name, tab, timeZone, now });
  const headerRow = table.titles.length + 1;
  const job = { book, project: builtProject(), now, tab, file: name, policy, columns, dates, headerRow };
  return { title: name, zone: timeZone, table, job };
}

function readTable(file: string, name: string, { encoding, headerRow }: Options): CsvTable {
  const bytes = readInput(file, 'a CSV file');
  if (isWorkbook(bytes))
    throw new InputError(
      `${name}: this is a workbook. Open it with "npm start -- ${file}", or scan the leads.csv beside it.`,
    );
  try {
    return readCsv(bytes, { encoding, headerRow });
  } catch (error) {
    if (error instanceof CsvError) throw new InputError(`${name}: ${error.message} ${error.fix}`);
    throw error;
  }
}

const isWorkbook = (bytes: Uint8Array): boolean =>
  /^\s*\{\s*"format": ?"lead-sla-workbench\//.test(new TextDecoder().decode(bytes.subarray(0, 200)));

/** The zone of a policy's first calendar, as far as it is one: the bundle checks it properly. */
function zoneOf(policy: PolicyFile | null): string | null {
  const calendars: unknown = policy?.policy.calendars;
  const zone = Array.isArray(calendars) ? (calendars[0] as { timeZone?: unknown } | null)?.timeZone : null;
  try {
    return typeof zone === 'string'
      ? new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone
      : null;
  } catch {
    return null;
  }
}

const DAY = 86_400_000;
/** A quarter without a lead: nobody writes in the file any more, and whatever is open in it is long overdue. */
const OLD = 90 * DAY;
const EVENING = 18 * 3_600_000;

/** The evening of the newest lead's day is the last at which the file was up to date. */
function oldFile(newest: number | null, now: number): readonly string[] {
  if (newest === null || now - newest < OLD) return [];
  const evening = new Date(Math.ceil((newest - EVENING) / DAY) * DAY + EVENING).toISOString().replace('.000', '');
  const day = new Date(newest).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return [`the newest lead is of ${day}: --at ${evening} judges the file as it stood`];
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const { file, json } = options;
  const out = options.out === null ? null : checkOut(options.out, file);
  const { title, zone, table, job } = file === null ? fromSample(options) : fromFile(file, options);
  const outcome = runScan(job);
  if (out !== null) await writeOut(out, outcome.host, job.tab, table);
  const notes = [...table.notes, ...(options.at === null ? oldFile(outcome.readAs.newest, job.now) : [])];
  const text = json
    ? JSON.stringify(reportOf(outcome, notes), null, 2)
    : summaryOf(outcome, { title, zone, out: options.out, notes });
  process.stdout.write(`${text}\n`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof InputError || error instanceof NotWritten || error instanceof ScriptFailed)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof InputError ? 2 : 1;
}
