/** The sheet, as cells say it: numbers, dates and words are read here, and what is written becomes safe. Here: what a cell holds. */

/** A cell as Apps Script gives it: text, number, boolean, Date, or "" for blank. */
export type Cell = unknown;

export function isBlank(cell: Cell): boolean {
  return cell === '' || cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

const ERROR = /^(?:#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|ERROR!)|Loading(?:\.\.\.|…))$/;

/** Whether a formula could not be computed, or is not computed yet: then nobody knows what the cell holds. */
export function isError(cell: Cell): cell is string {
  return typeof cell === 'string' && cell.length <= 10 && ERROR.test(cell);
}

/** Dates come from another realm on Apps Script, where `instanceof Date` fails; no other cell has a time. */
export function isDate(cell: Cell): cell is Date {
  return typeof cell === 'object' && cell !== null && typeof (cell as Partial<Date>).getTime === 'function';
}
