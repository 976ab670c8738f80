/** The server as promises: google.script.run knows only callbacks, and only text crosses it unchanged. */
import type { Api, Question, Reply } from '../contract/api.ts';
import type { Problem } from '../sla/sheet/problem.ts';

interface Runner {
  withSuccessHandler(handler: (text: string) => void): Runner;
  withFailureHandler(handler: (error: unknown) => void): Runner;
  ask(text: string): void;
}

declare const google: { readonly script: { readonly run: Runner } };

const LOST: Problem = { at: '', message: 'The sheet did not answer.', fix: 'Check your connection and try again.' };
const BUSY: Problem = {
  at: '',
  message: 'The sheet is busy and gave up.',
  fix: 'Nothing you typed is lost. Wait a minute and try again.',
};
const SHUT: Problem = {
  at: '',
  message: 'Google does not let this sidebar ask the sheet any more.',
  fix: 'Reload the page, then open Lead SLA again; with several Google accounts, sign out of the others.',
};

/** Never rejects: whatever went wrong on the way is a refusal like any other, and tells what can be done about it. */
export function ask<Q extends Question>(question: Q, takes: Api[Q]['takes']): Promise<Reply<Q>> {
  return new Promise(resolve => {
    google.script.run
      .withSuccessHandler(text => resolve(replyFrom<Q>(text)))
      .withFailureHandler(error => resolve({ ok: false, problems: [reasonOf(error)] }))
      .ask(JSON.stringify({ question, takes }));
  });
}

function replyFrom<Q extends Question>(text: string): Reply<Q> {
  try {
    return JSON.parse(text) as Reply<Q>;
  } catch {
    return { ok: false, problems: [BUSY] };
  }
}

/** Google gives an Error whose text alone tells a lost connection from a run that was stopped. */
function reasonOf(error: unknown): Problem {
  const text = String(error);
  if (!navigator.onLine || /network|connection|HTTP 0/i.test(text)) return LOST;
  return /PERMISSION_DENIED|authori[sz]/i.test(text) ? SHUT : BUSY;
}
