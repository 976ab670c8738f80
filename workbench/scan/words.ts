/** Numbers, amounts and moments as the summary writes them. */
import type { OpenLead } from './answers.ts';

/** Below this many judged leads a share is told as a fraction. */
const FEW = 20;

export const number = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 1 });
export const percent = (value: number) => `${Math.round(value * 100)}%`;
export const counted = (n: number, noun: string) => `${number(n)} ${noun}${n === 1 ? '' : 's'}`;

export const share = (part: number, whole: number) =>
  whole === 0 ? '–' : whole < FEW ? `${part} of ${whole}` : `${percent(part / whole)} of ${number(whole)}`;

export function money(amount: number, currency: string): string {
  return amount.toLocaleString('en-US', { style: 'currency', currency, maximumFractionDigits: 0 });
}

export function lateBy({ late, lateDays }: OpenLead): string {
  if (lateDays >= 1) {
    const days = lateDays < 10 ? number(lateDays) : number(Math.round(lateDays));
    return `${days} working ${days === '1' ? 'day' : 'days'}`;
  }
  const minutes = Math.floor(late / 60_000);
  const hours = Math.floor(minutes / 60);
  return hours ? `${hours} h ${String(minutes % 60).padStart(2, '0')} min` : `${minutes} min`;
}

/** "Fri 20 Nov 14:30" */
export function moment(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part.weekday} ${part.day} ${part.month} ${part.hour}:${part.minute}`;
}

const CELL_MAX = 60;

/** Rows as columns of text; a cell is one line and not too long. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const cells = rows.map(row => row.map(oneLine));
  const widths: number[] = [];
  for (const row of cells) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  const pad = (cell: string, i: number) =>
    right.includes(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0);
  return cells.map(row => row.map(pad).join('  ').trimEnd());
}

export function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return line.length > CELL_MAX ? `${line.slice(0, CELL_MAX - 1)}…` : line;
}
