/** Texts as cells take them. Lead data is hostile: whatever begins like a formula would become one when it is written. */
import type { Cell } from './cell.ts';

/** The text so that it stays one: an apostrophe before what begins like a formula. */
export function asText(text: string): string {
  return /^[=+\-@\t\r']/.test(text) ? `'${text}` : text;
}

/** A text that `asText` has written, read back: cells under the text format keep the apostrophe as a character. */
export function fromText(cell: Cell): string {
  return String(cell ?? '').replace(/^'/, '');
}
