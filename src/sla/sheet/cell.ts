/** The sheet, as cells say it: numbers, dates and words are read here, and what is written becomes safe. Here: what a cell holds. */

/** A cell as Apps Script gives it: text, number, boolean, Date, or "" for blank. */
export type Cell = unknown;

export function isBlank(cell: Cell): boolean {
  return cell === '' || cell === null || cell === undefined || (typeof cell === 'string' && UNSEEN.test(cell));
}

const ERROR = /^(?:#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|ERROR!)|Loading(?:\.\.\.|…))$/;

/** Whether a formula could not be computed, or is not computed yet: then nobody knows what the cell holds. */
export function isError(cell: Cell): cell is string {
  return typeof cell === 'string' && cell.length <= 10 && ERROR.test(cell);
}

const NOTHING = ['-', '–', '—', 'n/a', 'na', 'none', 'null', '0000-00-00', '0000-00-00 00:00:00'];

/** Words for "nothing", as exports fill date and number columns: "-", "n/a", "null", "0000-00-00". */
export function isBlankWord(cell: Cell): boolean {
  return typeof cell === 'string' && cell.length < 24 && NOTHING.includes(visible(cell).trim().toLowerCase());
}

/** A text without the characters that nobody sees: zero-width spaces, marks of direction, soft hyphens. */
export function visible(text: string): string {
  return INVISIBLE.test(text) ? text.replace(/\p{Cf}/gu, '') : text;
}

const UNSEEN = /^[\s\p{Cf}]*$/u;
const INVISIBLE = /\p{Cf}/u;

/** Dates come from another realm on Apps Script, where `instanceof Date` fails; no other cell has a time. */
export function isDate(cell: Cell): cell is Date {
  return typeof cell === 'object' && cell !== null && typeof (cell as Partial<Date>).getTime === 'function';
}
