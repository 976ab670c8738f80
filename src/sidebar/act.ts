import type { Api, Question } from '../contract/api.ts';
import type { StandingView } from '../contract/standing.ts';

/** Questions that answer with the home screen as it is afterwards. */
type Action = { [Q in Question]: Api[Q]['answers'] extends StandingView ? Q : never }[Question];

/**
 * Asks the server to do something, one thing at a time: a second action during the first is ignored.
 * @param doing the status while it runs, "Scanning…"
 * @param done the status when it has succeeded
 */
export type Act = <Q extends Action>(question: Q, takes: Api[Q]['takes'], doing: string, done: string) => Promise<void>;

/** Selects a row of the spreadsheet. */
export type ShowRow = (sheet: string, row: number) => void;
