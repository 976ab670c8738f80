import type { Api, Question } from '../contract/api.ts';
import type { StandingView } from '../contract/standing.ts';

/** Questions that answer with the home screen as it is afterwards. */
type HomeQuestion = { [Q in Question]: Api[Q]['answers'] extends StandingView ? Q : never }[Question];

/** Asks the server for something that changes the home screen; see use-action.ts. */
export type Act = <Q extends HomeQuestion>(
  question: Q,
  takes: Api[Q]['takes'],
  doing: string,
  done: string,
) => Promise<void>;

/** Selects a row of the spreadsheet. */
export type ShowRow = (sheet: string, row: number) => void;
