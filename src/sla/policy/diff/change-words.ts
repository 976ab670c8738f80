/** "60 → 30" and its kin. */
import { grouped, money } from '../../sheet/text.ts';

/** Both in words; what words round to the same is told exactly. */
export function arrow<T>(before: T, after: T, words: (value: T) => string): string {
  const [from, to] = [words(before), words(after)];
  return from === to ? `${JSON.stringify(before)} → ${JSON.stringify(after)}` : `${from} → ${to}`;
}

/** A number with all its digits: "1,234.5". */
export function exact(n: number): string {
  return Number.isInteger(n) ? grouped(n) : String(n);
}

/** 0.025 → "2.5%" */
export function exactPercent(share: number): string {
  return `${exact(Number((share * 100).toPrecision(12)))}%`;
}

export const inMoney = (currency: string) => (amount: number) =>
  Number.isInteger(amount) ? money(amount, currency) : `${exact(amount)} ${currency}`;

/** “Free trials” */
export function quoted(name: string): string {
  return `“${name}”`;
}

/** Up to `most` of them, and how many more. */
export function some(words: readonly string[], most: number, mark = ', '): string {
  const rest = words.length - most;
  return words.slice(0, most).join(mark) + (rest > 0 ? ` and ${grouped(rest)} more` : '');
}
