/**
 * Which column holds what, by its values, where its header says nothing: "Came in", "Day", "X". Only what can be told with some
 * certainty is guessed, and a person confirms it.
 */
import type { Columns } from '../policy/fields.ts';
import { type Cell, isBlank, isDate } from '../sheet/cell.ts';
import { inferDateStyle, readMoment } from '../sheet/date.ts';
import { readNumber } from '../sheet/number.ts';
import { fold } from '../sheet/text.ts';
import { isUnreadable } from '../time/moment.ts';
import type { Zone } from '../time/zone.ts';
import { meaningOf } from './header-words.ts';

/** Fewer leads than that show no pattern. */
export const ROWS_MIN = 4;
/** Enough to see one. */
const ROWS_MAX = 200;
/** More sources or owners than that are names of leads, or notes. */
const NAMES_MAX = 30;
const HOUR = 3_600_000;

/** Words whose dates are not the lead's coming (see header-words.ts): closed, won, next, assigned, paused, a meeting … */
const OTHER_DATES = /[xDaqgelbjM<>]/;
/** What sources are made of, in most hand-made sheets. */
const SOURCE_WORDS =
  /\b(ads?|adwords|blog|chat|cold|demo|direct|ebook|e mail|email|event|exhibition|expo|facebook|fair|form|google|instagram|linkedin|mail|newsletter|organic|outbound|paid|partner|phone|podcast|referral|search|seo|social|tiktok|trial|twitter|web|webinar|website|whatsapp|word of mouth|youtube)\b/;
/** Words whose texts are neither people nor where a lead came from: a stage, a first contact's channel, a company, a product. */
const OTHER_TEXTS = /[fvVkxtuyR]|P/;
/** "Dana Reyes", "J. O'Neill", "Ana-Lucía de Souza" */
const PERSON = /^\p{Lu}[\p{L}'’.-]*(?: (?:de|da|von|van|di|la|el|al|bin) )?(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

interface Column {
  readonly header: string;
  /** A cell for each row that has anything in it. */
  readonly cells: readonly Cell[];
}

/** Fields guessed, and a column that may be the first contact: a wrong one puts people on a board, so a person has to choose it. */
interface ValuesGuess {
  readonly columns: Columns;
  readonly offered: string | null;
}

/** Fields that are not known yet: creation, owner and source. */
export function guessByValues(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  known: Columns,
  zone: Zone,
): ValuesGuess {
  const filled = rows.slice(0, ROWS_MAX).filter(row => row.some(cell => !isBlank(cell)));
  if (filled.length < ROWS_MIN) return { columns: {}, offered: null };
  const taken = new Set(Object.values(known).flat());
  const free = header.flatMap((name, index): Column[] =>
    name.trim() === '' || taken.has(name) ? [] : [{ header: name, cells: filled.map(row => row[index]) }],
  );
  const dates = free.flatMap(column => {
    const instants = OTHER_DATES.test(meaningOf(column.header)) ? null : instantsOf(column, zone);
    return instants ? [{ header: column.header, instants }] : [];
  });
  const guessed: Columns = {};
  const created = known.created === undefined ? earliestOf(dates) : undefined;
  if (created) guessed.created = created.header;
  const given = filled.map(row => row[header.indexOf(String(known.created))]);
  const start = created?.instants ?? instantsOf({ header: '', cells: given }, zone);
  const others = dates.filter(one => one !== created);
  const offered = known.firstContact === undefined && start ? (contactAmong(others, start) ?? null) : null;
  const names = free.filter(
    ({ header: name }) => !dates.some(one => one.header === name) && !OTHER_TEXTS.test(meaningOf(name)),
  );
  if (known.owner === undefined)
    assign(
      guessed,
      'owner',
      names.find(column => all(column, isPerson)),
    );
  if (known.source === undefined) {
    assign(
      guessed,
      'source',
      names.find(
        column => column.header !== guessed.owner && textsOf(column).some(text => SOURCE_WORDS.test(fold(text))),
      ),
    );
  }
  return { columns: guessed, offered };
}

function assign(columns: Columns, field: 'owner' | 'source', column: Column | undefined): void {
  if (column) columns[field] = column.header;
}

/** By row; null where a cell is blank or no date. Null where the column is no column of dates. */
function instantsOf({ cells }: Column, zone: Zone): readonly (number | null)[] | null {
  const finding = inferDateStyle(cells);
  const order = finding === 'ambiguous' || finding === 'mixed' ? 'mdy' : finding;
  const instants = cells.map(cell => {
    if (!isDate(cell) && typeof cell !== 'string') return null;
    const moment = readMoment(cell, order, zone, true);
    return moment === null || isUnreadable(moment) ? null : moment.begin;
  });
  const filled = cells.filter(cell => !isBlank(cell)).length;
  const read = instants.filter(instant => instant !== null).length;
  return read > 0 && read >= filled * 0.9 ? instants : null;
}

interface DateColumn {
  readonly header: string;
  readonly instants: readonly (number | null)[];
}

/** Of the columns that are never blank the one that is the earliest in most rows. */
function earliestOf(columns: readonly DateColumn[]): DateColumn | undefined {
  const whole = columns.filter(({ instants }) => instants.every(instant => instant !== null));
  const wins = (column: DateColumn) =>
    column.instants.filter((instant, row) =>
      whole.every(other => (instant as number) <= (other.instants[row] as number)),
    ).length;
  return whole.slice().sort((a, b) => wins(b) - wins(a))[0];
}

/** A column that is blank for some leads and not before the start for the others; the soonest of several. */
function contactAmong(columns: readonly DateColumn[], start: readonly (number | null)[]): string | undefined {
  const delays = columns.flatMap(({ header, instants }) => {
    const gaps = instants.flatMap((instant, row) => {
      const begin = start[row];
      return instant === null || begin === null || begin === undefined ? [] : [instant - begin];
    });
    const isPartly = instants.some(instant => instant === null);
    const isLater = gaps.length > 0 && gaps.filter(gap => gap >= -HOUR).length >= gaps.length * 0.9;
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    return isPartly && isLater ? [{ header, mean }] : [];
  });
  return delays.sort((a, b) => a.mean - b.mean)[0]?.header;
}

/** No name, with the blanks around it, is longer. */
const LONG = 200;

/** The distinct texts of a column in which few texts repeat; none for numbers and unique texts. */
function textsOf({ cells }: Column): readonly string[] {
  const filled = cells.filter(cell => !isBlank(cell));
  const texts = filled.filter((cell): cell is string => typeof cell === 'string' && readNumber(cell) === null);
  if (texts.some(({ length }) => length > LONG)) return [];
  const distinct = [...new Map(texts.map(text => [fold(text), text.trim()])).values()];
  const repeats = distinct.length <= NAMES_MAX && distinct.length * 2 <= filled.length;
  return repeats && texts.length === filled.length && distinct.every(text => text.length <= 40) ? distinct : [];
}

function all(column: Column, is: (text: string) => boolean): boolean {
  const texts = textsOf(column);
  return texts.length > 0 && texts.every(is) && !isOneKind(texts);
}

/** "Support Pipeline", "Onboarding Pipeline": texts that share a word are kinds of something. */
function isOneKind(texts: readonly string[]): boolean {
  const shared = (texts[0] ?? '').split(' ').some(word => texts.every(text => text.split(' ').includes(word)));
  return texts.length > 1 && shared;
}

function isPerson(text: string): boolean {
  return ADDRESS.test(text) || (PERSON.test(text) && !SOURCE_WORDS.test(fold(text)));
}
