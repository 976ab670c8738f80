/** Editing the agreement. */
import type { Draft, PolicyApi } from '../../contract/policy.ts';
import { APPLIES_TO } from '../../sla/policy/agreement.ts';
import { refuse } from '../../sla/sheet/problem.ts';
import { openBook } from '../book.ts';
import { field } from '../field.ts';
import { locked } from '../lock.ts';
import { forgetDraft, keepDraft } from '../policy/draft-store.ts';
import { historyOf } from '../policy/history.ts';
import { previewOf } from '../policy/preview.ts';
import { savePolicy } from '../policy/save.ts';
import { policyView, requireLedger } from '../policy/view.ts';
import type { AnswersTo } from './answers.ts';
import { takenChoice, takenPolicy, takenText, takenWhole } from './takes.ts';

const WHY_MAX = 500;

export const policyAnswers: AnswersTo<PolicyApi> = {
  policy: () => {
    const book = openBook();
    return policyView(book, requireLedger(book));
  },

  keepDraft: takes => {
    const book = openBook();
    const draft = takenDraft(takes);
    if (draft) keepDraft(book, draft);
    else forgetDraft(book);
    return null;
  },

  preview: takes => {
    const appliesTo = takenChoice(takes, 'appliesTo', APPLIES_TO);
    const policy = takenPolicy(takes);
    const book = openBook();
    return previewOf(book, requireLedger(book), policy, appliesTo, Date.now());
  },

  savePolicy: takes => {
    const appliesTo = takenChoice(takes, 'appliesTo', APPLIES_TO);
    const why = takenText(takes, 'why', WHY_MAX).trim();
    if (why === '') refuse('why', 'The reason is missing.', 'Write in a few words why it changes.');
    const basedOn = takenWhole(takes, 'basedOn');
    const policy = takenPolicy(takes);
    return locked(() => savePolicy(openBook(), { policy, appliesTo, why, basedOn }, Date.now()));
  },

  history: () => {
    const book = openBook();
    return historyOf(book, requireLedger(book), Date.now());
  },

  version: takes => {
    const version = takenWhole(takes, 'version');
    const found = requireLedger(openBook()).ledger.version(version);
    if (!found) refuse('version', `Version ${version} cannot be read.`, 'Choose another one.');
    return { policy: found.agreement.policy };
  },
};

function takenDraft(takes: unknown): Draft | null {
  const draft = field(takes, 'draft');
  if (draft === null) return null;
  return { basedOn: takenWhole(draft, 'basedOn'), policy: field(draft, 'policy') ?? null };
}
