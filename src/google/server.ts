/** Answers the sidebar. Whatever comes in is hostile until it is checked; whatever goes wrong goes back as problems. */
import type { Api, Question, Reply } from '../contract/api.ts';
import { type Problem, Refusal, refuse } from '../sla/sheet/problem.ts';
import { alertsAnswers } from './answers/alerts.ts';
import type { AnswersTo } from './answers/answers.ts';
import { formulasAnswers } from './answers/formulas.ts';
import { leadAnswers } from './answers/lead.ts';
import { policyAnswers } from './answers/policy.ts';
import { removalAnswers } from './answers/removal.ts';
import { reportsAnswers } from './answers/reports.ts';
import { setUpAnswers } from './answers/set-up.ts';
import { sheetsAnswers } from './answers/sheets.ts';
import { standingAnswers } from './answers/standing.ts';
import { valuesAnswers } from './answers/values.ts';
import { missingConsent } from './scan/authorisation.ts';

const ANSWERS: AnswersTo<Api> = {
  ...standingAnswers,
  ...setUpAnswers,
  ...policyAnswers,
  ...sheetsAnswers,
  ...leadAnswers,
  ...alertsAnswers,
  ...formulasAnswers,
  ...valuesAnswers,
  ...reportsAnswers,
  ...removalAnswers,
};

/** Far above any policy; more is no question of the sidebar. */
const REQUEST_MAX = 1_000_000;

/** One JSON text in, one out: google.script.run silently changes anything richer. */
export function answer(request: string): string {
  return JSON.stringify(reply(request));
}

function reply(request: string): Reply<Question> {
  try {
    if (typeof request !== 'string' || request.length > REQUEST_MAX) {
      refuse('', 'This is too much for one question.', 'Reload the sidebar.');
    }
    const { question, takes } = JSON.parse(request) as { question?: unknown; takes?: unknown };
    const known = Object.keys(ANSWERS).find(name => name === question) as Question | undefined;
    if (!known) refuse('', `There is no question "${String(question)}".`, 'Reload the sidebar.');
    return { ok: true, value: ANSWERS[known](takes) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: error.problems };
    const missing = missingConsent();
    if (missing) return { ok: false, problems: [missing] };
    console.error(error);
    const problem: Problem = {
      at: '',
      message: 'Something went wrong in the sheet.',
      fix: `Try again; if it stays, reload the sheet. The reason: ${error instanceof Error ? error.message : String(error)}`,
    };
    return { ok: false, problems: [problem] };
  }
}
