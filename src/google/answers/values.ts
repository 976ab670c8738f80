/** Lead values, estimated anew from what the sheets hold. */
import type { ValuesApi } from '../../contract/values.ts';
import { refreshValues } from '../../sla/promises/marketing/estimate/refresh.ts';
import { Refusal } from '../../sla/sheet/problem.ts';
import { openBook } from '../book.ts';
import { field } from '../field.ts';
import { requireLedger } from '../policy/view.ts';
import { contextOf, readSheets } from '../scan/scan.ts';
import type { AnswersTo } from './answers.ts';

export const valuesAnswers: AnswersTo<ValuesApi> = {
  refreshValues: takes => {
    const book = openBook();
    const { ledger } = requireLedger(book);
    const assumed = { conversion: numberIn(takes, 'assumedConversion'), revenue: numberIn(takes, 'assumedRevenue') };
    const now = Date.now();
    const context = contextOf(book, ledger, now);
    const scans = readSheets(context);
    const verdicts = scans.flatMap(({ judged }) => judged?.verdicts ?? []);
    const { refresh, problems } = refreshValues(context.ledger, context.agreement, verdicts, assumed, now);
    if (!refresh) throw new Refusal(problems);
    return { ...refresh, problems: [...scans.flatMap(({ failure }) => failure ?? []), ...refresh.problems] };
  },
};

function numberIn(takes: unknown, name: string): number | null {
  const value = field(takes, name);
  return typeof value === 'number' ? value : null;
}
