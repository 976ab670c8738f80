/** The server as promises: google.script.run knows only callbacks, and only text crosses it unchanged. */
import type { Api, Question, Reply } from '../contract/api.ts';

interface Runner {
  withSuccessHandler(handler: (text: string) => void): Runner;
  withFailureHandler(handler: () => void): Runner;
  ask(text: string): void;
}

declare const google: { readonly script: { readonly run: Runner } };

/** Whatever went wrong on the way is not the reader's to decipher; what can be done about it is. */
const NO_ANSWER = {
  ok: false,
  problems: [{ at: '', message: 'The sheet did not answer.', fix: 'Check your connection and try again.' }],
} as const;

/** Never rejects: a lost connection is a refusal like any other. */
export function ask<Q extends Question>(question: Q, takes: Api[Q]['takes']): Promise<Reply<Q>> {
  return new Promise(resolve => {
    google.script.run
      .withSuccessHandler(text => resolve(replyFrom<Q>(text)))
      .withFailureHandler(() => resolve(NO_ANSWER))
      .ask(JSON.stringify({ question, takes }));
  });
}

function replyFrom<Q extends Question>(text: string): Reply<Q> {
  try {
    return JSON.parse(text) as Reply<Q>;
  } catch {
    return NO_ANSWER;
  }
}
