/** The first minute: a policy proposed for a tab, and the tabs that it needs. */
import type { SetUpApi } from '../../contract/set-up.ts';
import { readPolicy } from '../../sla/policy-checks.ts';
import { Refusal, refuse } from '../../sla/problem.ts';
import { boardTab } from '../board-tab.ts';
import { admit } from '../editors.ts';
import { eventsTab } from '../events-tab.ts';
import { field } from '../field.ts';
import { appendVersion, readLedgerTab } from '../ledger-tab.ts';
import { locked } from '../lock.ts';
import { layOut } from '../managed-layout.ts';
import { outboxTab } from '../outbox-tab.ts';
import { writePolicyTab } from '../policy-tab.ts';
import { propose } from '../propose.ts';
import { openBook } from '../tabs.ts';
import { isZone, withZones } from '../zones.ts';
import type { AnswersTo } from './answers.ts';
import { scanned } from './standing.ts';

export const setUpAnswers: AnswersTo<SetUpApi> = {
  propose: takes => propose(openBook(), takes),

  setUp: takes =>
    locked(() => {
      const book = openBook();
      if (readLedgerTab(book)) refuse('', 'This file has a policy already.', 'Edit it instead.');
      const { policy, problems } = readPolicy(field(takes, 'policy'), isZone);
      if (!policy) throw new Refusal(problems);
      const now = Date.now();
      const effectiveFrom = policy.effectiveFrom === undefined ? null : Date.parse(policy.effectiveFrom);
      const who = Session.getEffectiveUser().getEmail();
      appendVersion(book, withZones(policy, 'new leads'), { effectiveFrom, savedAt: now, who, why: 'First policy' });
      writePolicyTab(book, policy);
      admit(book, [], policy.editors ?? []);
      boardTab(book);
      outboxTab(book);
      eventsTab(book);
      layOut(book, policy.sheets);
      SpreadsheetApp.flush();
      return scanned(book, now);
    }),
};
