/** Which currency amounts are written in, as far as cells and headers say it. */
import type { Cell } from './cell.ts';

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/R\$/, 'BRL'],
  [/(C|CA)\$/, 'CAD'],
  [/AU?\$/, 'AUD'],
  [/€/, 'EUR'],
  [/£/, 'GBP'],
  [/₹|\bRs\b/, 'INR'],
  [/[¥￥円]/, 'JPY'],
  [/zł/i, 'PLN'],
  [/Kč/i, 'CZK'],
  [/\$/, 'USD'],
];
const CODES =
  /(?:^|[^A-Z])(USD|EUR|GBP|JPY|INR|BRL|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|MXN|ZAR|SGD|HKD|AED|ILS|TRY|CNY|KRW|COP|CLP|ARS|PEN|MYR|THB|IDR|PHP)(?![A-Z])/;

/** The one that most of the texts name; null where none does. */
export function currencyOf(cells: readonly Cell[]): string | null {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    if (typeof cell !== 'string') continue;
    const code = CODES.exec(cell)?.[1] ?? SIGNS.find(([sign]) => sign.test(cell))?.[1];
    if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
