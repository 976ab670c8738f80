/** The team's own formulas with our functions. */
import type { FormulasApi } from '../../contract/formulas.ts';
import { openBook } from '../book.ts';
import { locked } from '../lock.ts';
import { formulasView, insertFormula, mendFormulas } from '../own-formulas.ts';
import type { AnswersTo } from './answers.ts';
import { takenText } from './takes.ts';

export const formulasAnswers: AnswersTo<FormulasApi> = {
  formulas: () => formulasView(openBook()),

  mendFormulas: () =>
    locked(() => {
      mendFormulas(openBook());
      return formulasView(openBook());
    }),

  insertFormula: takes => {
    const [sheet, name] = [takenText(takes, 'sheet'), takenText(takes, 'name', 50)];
    return locked(() => {
      insertFormula(openBook(), sheet, name);
      return formulasView(openBook());
    });
  },
};
