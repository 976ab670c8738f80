/** Real leads to check against, which are no part of the project: what needs them is skipped where they are not. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LeadHistory } from '../../src/sla/promises/marketing/estimate/history.ts';
import { historyOf } from './lead-history.ts';

const FILE = fileURLToPath(new URL('../../../shared/data/olist_leads.csv', import.meta.url));
const DAY = 86_400_000;

/** Header and rows as a sheet holds them; null, and said so on the console, where the file is absent. */
export function olistRows(): readonly (readonly string[])[] | null {
  if (!existsSync(FILE)) {
    console.warn('SKIPPED: ../shared/data/olist_leads.csv is not here.');
    return null;
  }
  return readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .map(line => line.split(','));
}

export function olistLeads(): LeadHistory | null {
  const [, ...rows] = olistRows() ?? [];
  if (rows.length === 0) return null;
  return historyOf(
    rows.map(([, created = '', source = '', , , won = '', , revenue = '']) => {
      return [olistDay(created), won === '' ? null : olistDay(won), source, '', Number(revenue)];
    }),
  );
}

/** "2018-03-31" or "2018-03-31 14:05:00" → days since 2017-06-01. */
export function olistDay(text: string): number {
  const [date = '', time = '00:00:00'] = text.split(' ');
  return (Date.parse(`${date}T${time}Z`) - Date.UTC(2017, 5, 1)) / DAY;
}
