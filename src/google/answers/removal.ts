/** Taking Lead SLA out of the file, once that is confirmed. */
import type { RemovalApi } from '../../contract/removal.ts';
import { refuse } from '../../sla/sheet/problem.ts';
import { openBook } from '../book.ts';
import { field } from '../field.ts';
import { locked } from '../lock.ts';
import { planRemoval, remove } from '../removal.ts';
import type { AnswersTo } from './answers.ts';

export const removalAnswers: AnswersTo<RemovalApi> = {
  removal: () => planRemoval(openBook()),

  remove: takes => {
    if (field(takes, 'isConfirmed') !== true) refuse('', 'Nothing was removed.', 'Confirm it first.');
    return locked(() => remove(openBook()));
  },
};
