/** The first minute: a policy proposed for a tab, and the tabs that it needs. */
import type { SetUpApi } from '../../contract/set-up.ts';
import { Refusal, refuse } from '../../sla/sheet/problem.ts';
import { openBook } from '../book.ts';
import { locked } from '../lock.ts';
import { readMemory, writeProgress } from '../memory.ts';
import { clashes } from '../own-tabs.ts';
import { wrongHeaderRows } from '../policy/header-rows.ts';
import { publish } from '../policy/publish.ts';
import { requireLedger } from '../policy/view.ts';
import { boardTab } from '../tabs/board.ts';
import { eventsTab } from '../tabs/events.ts';
import { appendVersion, readLedgerTab, versionRow } from '../tabs/ledger.ts';
import { outboxTab } from '../tabs/outbox.ts';
import { withZones } from '../zones.ts';
import type { AnswersTo } from './answers.ts';
import { propose } from './propose.ts';
import { scanned } from './standing.ts';
import { takenPolicy } from './takes.ts';

export const setUpAnswers: AnswersTo<SetUpApi> = {
  propose: takes => propose(openBook(), takes),

  setUp: takes =>
    locked(() => {
      const book = openBook();
      if (readLedgerTab(book)) refuse('', 'This file has a policy already.', 'Edit it instead.');
      const policy = takenPolicy(takes);
      const problems = [...clashes(book), ...wrongHeaderRows(book, policy.sheets)];
      if (problems.length > 0) throw new Refusal(problems);
      const now = Date.now();
      const effectiveFrom = policy.effectiveFrom === undefined ? null : Date.parse(policy.effectiveFrom);
      const who = Session.getEffectiveUser().getEmail();
      const note = { effectiveFrom, savedAt: now, who, why: 'First policy' };
      const row = versionRow(withZones(policy, 'new leads'), note);
      const { progress } = readMemory();
      // Said first: a run that is cut off right after the row is written leaves the rest to the first scan.
      writeProgress({ ...progress, isNewPolicy: true });
      appendVersion(book, row);
      publish(book, requireLedger(book));
      boardTab(book);
      outboxTab(book);
      eventsTab(book);
      writeProgress({ ...progress, isNewPolicy: false });
      return scanned(book, now);
    }),
};
