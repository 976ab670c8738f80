/** Numbers as cells hold them and as people type them. */
import type { Cell } from './moment.ts';

/** 1234.5, "1,234.50", "1.234,50", "$22,700.00", "US$ 55 779,40", "12 %" (as 0.12) → number; otherwise null. */
export function readNumber(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== 'string') return null;
  const text = cell.replace(/^[^\d+\-.,]{0,4}/, '').replace(/[\s\u00a0\u202f']/g, '');
  const match = /^([+-]?)([\d.,]+)(%?)\D{0,4}$/.exec(text);
  const digits = match?.[2];
  if (!match || digits === undefined || !/\d/.test(digits)) return null;
  const value = Number(plainDecimal(digits));
  if (Number.isNaN(value)) return null;
  return (match[1] === '-' ? -value : value) / (match[3] ? 100 : 1);
}

/** The last of "." and "," is the decimal mark, unless it stands before exactly three digits and groups thousands. */
function plainDecimal(digits: string): string {
  const dot = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  const mark = Math.max(dot, comma);
  if (mark < 0) return digits;
  const char = digits.charAt(mark);
  const isAlone = dot < 0 || comma < 0;
  const repeats = digits.indexOf(char) !== mark;
  const groups = isAlone && (repeats || (char === ',' && digits.length - mark === 4));
  if (groups) return digits.split(char).join('');
  return `${digits.slice(0, mark).replace(/[.,]/g, '')}.${digits.slice(mark + 1)}`;
}
