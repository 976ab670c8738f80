/** Texts as people type them. */
import { visible } from './cell.ts';

const folded = new Map<string, string>();
/** Sources, stages and owners repeat; the bound keeps a sheet of unique texts from filling the memory. */
const FOLDED_MAX = 5_000;
const LONG = 200;

/** A text that is kept or shown, cut to `most` characters, the last of them "…" where there were more. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The form in which texts are compared: NFKC, lower case, without invisible characters, runs of spaces, "_" and "-" as one space. */
export function fold(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const result = visible(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
  if (folded.size >= FOLDED_MAX) folded.clear();
  if (text.length <= LONG) folded.set(text, result);
  return result;
}

/** 'a', 'a and b', 'a, b and c'. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** "1 lead", "2 leads". */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(n)} ${n === 1 ? noun : plural}`;
}

/** 1234567.8 → "1,234,568". */
export function grouped(n: number, digits = 0): string {
  const [whole = '', fraction] = Math.abs(n).toFixed(digits).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '');
  return n < 0 && Number(text.replace(/,/g, '')) !== 0 ? `-${text}` : text;
}

/** 0.7132 → "71%". */
export function percent(share: number, digits = 0): string {
  return `${grouped(share * 100, digits)}%`;
}

const SYMBOLS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', BRL: 'R$', JPY: '¥', INR: '₹' };

/** An amount of the policy's currency (ISO 4217), whole units: "$142,000", "CHF 900". */
export function money(amount: number, currency: string): string {
  const symbol = SYMBOLS[currency] ?? `${currency} `;
  const text = grouped(amount);
  return text.startsWith('-') ? `-${symbol}${text.slice(1)}` : symbol + text;
}

/** Working time in words: minutes and hours below one working day, else "1.4 working days" or "76 working days". */
export function workingTime(ms: number, days: number): string {
  if (days < 1) return duration(ms);
  const tenths = Math.round(days * 10) / 10;
  const shown = tenths < 10 ? grouped(tenths, Number.isInteger(tenths) ? 0 : 1) : grouped(days);
  return `${shown} working ${shown === '1' ? 'day' : 'days'}`;
}

/** Milliseconds in words, minutes shown: "under a minute", "45 min", "1 h 20 min", "3 d 2 h" (a day is 24 h). */
export function duration(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'under a minute';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return hours % 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : `${hours / 24} d`;
}
