/** The command line of `npm run scan`, checked. */
import { parseArgs } from 'node:util';
import { ENCODINGS, type Encoding } from '../csv/encoding.ts';
import { InputError, readInput } from '../disk/input.ts';
import { isZone } from '../disk/zone.ts';

export const USAGE = `npm run scan -- [FILE.csv] [options]

  --policy FILE       the agreement as JSON; without it one is proposed
  --at INSTANT        the moment to judge at, such as 2026-11-20T14:30:00-05:00; now if left out
  --zone ZONE         the time zone of the file, such as America/New_York
  --dates ORDER       how dates are written: ymd, dmy or mdy; told from each column if left out
  --map FIELD=HEADER  which column holds what, such as created="Create Date"; FIELD=none for no column. May be given several
                      times: two columns of one field are read together (name, stage, firstContact, attempts)
  --header-row N      the row of the headers; found if left out
  --encoding NAME     utf-8, utf-16le, utf-16be, windows-1252, shift_jis …; told from the file if left out
  --out FOLDER        write leads.csv, workbook.json and outbox/*.eml there
  --json              print one JSON object instead of the summary
  --help              print this

Without a file the built-in sample is scanned.`;

/** A policy as JSON, and the file that it was read from. */
export interface PolicyFile {
  readonly file: string;
  readonly policy: Readonly<Record<string, unknown>>;
}

export interface Options {
  readonly file: string | null;
  readonly policy: PolicyFile | null;
  readonly at: number | null;
  readonly zone: string | null;
  readonly dates: string | null;
  readonly columns: Readonly<Record<string, string | string[]>>;
  readonly headerRow: number | null;
  readonly encoding: Encoding | null;
  readonly out: string | null;
  readonly json: boolean;
}

/** Null where help is asked for. @throws InputError */
export function readOptions(args: readonly string[]): Options | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  if (positionals.length > 1) {
    throw new InputError(`One file at a time, not ${positionals.length}: ${positionals.join(', ')}.`);
  }
  if (values.zone !== undefined && !isZone(values.zone)) {
    throw new InputError(`--zone: there is no time zone "${values.zone}". Write it as America/New_York.`);
  }
  if (values.dates !== undefined && !['ymd', 'dmy', 'mdy'].includes(values.dates)) {
    throw new InputError(`--dates: "${values.dates}" is no order of dates. Choose ymd, dmy or mdy.`);
  }
  return {
    file: positionals[0] ?? null,
    policy: values.policy === undefined ? null : readPolicy(values.policy),
    at: values.at === undefined ? null : readInstant(values.at),
    zone: values.zone ?? null,
    dates: values.dates ?? null,
    columns: readColumns(values.map ?? []),
    headerRow: values['header-row'] === undefined ? null : readRow(values['header-row']),
    encoding: values.encoding === undefined ? null : readEncoding(values.encoding),
    out: values.out ?? null,
    json: values.json ?? false,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        policy: text,
        at: text,
        zone: text,
        dates: text,
        map: { type: 'string', multiple: true },
        'header-row': text,
        encoding: text,
        out: text,
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new InputError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

const INSTANT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
/** The years that the add-on reckons with. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2059;

function readInstant(text: string): number {
  const [, day = ''] = INSTANT.exec(text) ?? [];
  const instant = isDay(day) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) {
    throw new InputError(`--at: "${text}" is no instant. Write it with its offset, as 2026-11-20T14:30:00-05:00.`);
  }
  const year = new Date(instant).getUTCFullYear();
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw new InputError(
      `--at: "${text}" is outside the years ${FIRST_YEAR} to ${LAST_YEAR}. Choose a moment within them.`,
    );
  }
  return instant;
}

/** 30 February is none, though JavaScript takes it for the second of March. */
function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function readPolicy(file: string): PolicyFile {
  const bytes = readInput(file, 'the policy');
  let policy: unknown;
  try {
    policy = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new InputError(
      `${file}: this is not JSON (${error instanceof Error ? error.message : String(error)}). Mend it there, or export it again.`,
    );
  }
  if (typeof policy !== 'object' || policy === null || Array.isArray(policy)) {
    throw new InputError(`${file}: this is not a policy. It begins with { "format": "lead-sla-policy/1", … }.`);
  }
  return { file, policy: policy as Record<string, unknown> };
}

function readRow(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InputError(`--header-row: "${text}" is no row. Count from 1, such as --header-row 4.`);
}

function readEncoding(text: string): Encoding {
  const encoding = ENCODINGS.find(one => one === text.toLowerCase());
  if (encoding) return encoding;
  throw new InputError(`--encoding: "${text}" is not known. Choose ${ENCODINGS.join(', ')}.`);
}

/** What a person types for no column. */
const NONE = 'none';

/** A field that is mapped twice has several columns; "" is no column at all. */
function readColumns(pairs: readonly string[]): Record<string, string | string[]> {
  const columns = new Map<string, string | string[]>();
  for (const pair of pairs) {
    const [field, ...rest] = pair.split('=');
    const header = rest.join('=');
    if (!field || !header) throw new InputError(`--map: "${pair}" is not FIELD=HEADER, such as created="Create Date".`);
    const known = columns.get(field);
    columns.set(field, header === NONE ? '' : known ? [known, header].flat() : header);
  }
  return Object.fromEntries(columns);
}
