/** The lead in the selected row, and what is said of it. */
import type { LeadApi } from '../../contract/lead.ts';
import { openBook } from '../book.ts';
import { field } from '../field.ts';
import { append, attemptAt, snoozeAt, untilFrom } from '../leads/log-attempt.ts';
import { requireLedger } from '../policy/view.ts';
import { CELL_MAX } from '../tabs/ledger.ts';
import type { AnswersTo } from './answers.ts';
import { leadView, selectedLead, verdictOn } from './lead-view.ts';
import { takenText } from './takes.ts';

export const leadAnswers: AnswersTo<LeadApi> = {
  selectedLead: () => selectedLead(openBook(), Date.now()),

  logAttemptFor: takes => {
    const place = takenPlace(takes);
    const [book, now] = [openBook(), Date.now()];
    append(book, now, attemptAt(now), context => [verdictOn(context, place).lead]);
    return leadView(book, place, now);
  },

  snoozeFor: takes => {
    const place = takenPlace(takes);
    const text = field(takes, 'until') === null ? null : takenText(takes, 'until', 100);
    const [book, now] = [openBook(), Date.now()];
    const until = text === null ? null : untilFrom(text, requireLedger(book).ledger, now);
    append(book, now, snoozeAt(now, until), context => [verdictOn(context, place).lead]);
    return leadView(book, place, now);
  },
};

/** The row is only where it was: the key says whom it is about. */
function takenPlace(takes: unknown) {
  return { sheet: takenText(takes, 'sheet'), key: takenText(takes, 'key', CELL_MAX) };
}
