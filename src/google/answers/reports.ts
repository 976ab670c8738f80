/** The closed loop in reports, from what the sheets and the scorecard hold. */
import type { ReportsApi } from '../../contract/reports.ts';
import { capacityOf } from '../../sla/standing/reports/capacity.ts';
import { funnelBySource, funnelOf } from '../../sla/standing/reports/funnel.ts';
import { responseTable } from '../../sla/standing/reports/response-times.ts';
import { accountsOf } from '../../sla/standing/standing.ts';
import { openBook } from '../book.ts';
import { requireLedger } from '../policy/view.ts';
import { judgedOf } from '../scan/lead-sheet.ts';
import { contextOf, readSheets } from '../scan/scan.ts';
import { readScorecards } from '../tabs/scorecard.ts';
import type { AnswersTo } from './answers.ts';

export const reportsAnswers: AnswersTo<ReportsApi> = {
  reports: () => {
    const book = openBook();
    const now = Date.now();
    const context = contextOf(book, requireLedger(book).ledger, now);
    const { ledger, agreement } = context;
    const sheets = judgedOf(readSheets(context));
    const verdicts = sheets.flatMap(sheet => sheet.verdicts);
    const accounts = accountsOf(ledger, agreement, verdicts, now);
    return {
      asOf: now,
      currency: agreement.policy.currency,
      funnel: funnelOf(agreement, sheets, ledger.zone, now),
      sources: funnelBySource(agreement, sheets, now),
      responseTimes: responseTable(agreement, sheets, now),
      capacity: capacityOf(agreement, accounts, verdicts, now),
      scorecards: [...readScorecards(book, ledger.zone)].reverse(),
    };
  },
};
