/** Numbers as cells hold them and as people type them. */
import type { Cell } from './cell.ts';

/** A sign, a currency of up to four characters on either side, digits with marks and spaces between groups, a percent sign. */
const NUMBER =
  /^(?:[^\d\s.,+-]{1,4}\s*)?([+-]?)\s*(\d{1,3}(?:[\s']\d{3})+(?:[.,]\d+)?|\d[\d.,]*|[.,]\d+)\s*(%?)(?:\s*[^\d\s%.,]{1,4})?$/;

/** 1234.5, "1,234.50", "1.234,50", "$22,700.00", "US$ 55 779,40", "12 %" (as 0.12) → number; otherwise null. */
export function readNumber(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== 'string') return null;
  const match = NUMBER.exec(cell.trim());
  const digits = match?.[2]?.replace(/[\s']/g, '');
  const plain = digits === undefined ? null : plainDecimal(digits);
  if (!match || plain === null) return null;
  const value = Number(plain);
  return (match[1] === '-' ? -value : value) / (match[3] ? 100 : 1);
}

/**
 * The last of "." and "," is the decimal mark, unless it stands before exactly three digits and groups thousands; a group never
 * follows a leading 0. Null where marks and digits make no number.
 */
function plainDecimal(digits: string): string | null {
  if (/^\d+$/.test(digits)) return digits;
  const mark = digits.charAt(Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(',')));
  const other = mark === '.' ? ',' : '.';
  const [whole = '', fraction = ''] = splitAt(digits, digits.lastIndexOf(mark));
  const isGrouped = (text: string, by: string) => new RegExp(`^[1-9]\\d{0,2}(\\${by}\\d{3})+$`).test(text);
  const repeats = whole.includes(mark);
  if (isGrouped(digits, mark) && (repeats || mark === ',')) return digits.split(mark).join('');
  if (repeats || (!/^\d*$/.test(whole) && !isGrouped(whole, other))) return null;
  return /\d/.test(digits) ? `${whole.split(other).join('')}.${fraction}` : null;
}

function splitAt(text: string, at: number): [string, string] {
  return [text.slice(0, at), text.slice(at + 1)];
}
