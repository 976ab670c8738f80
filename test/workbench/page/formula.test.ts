import { describe, expect, it } from 'vitest';
import { callAt, nameAt, takesReference } from '../../../workbench/page/formula/caret.ts';

/** A formula with "|" where the caret stands. */
const typed = (text: string) => ({ text: text.replace('|', ''), caret: text.indexOf('|') });

describe('The caret in a formula', () => {
  it.each([
    ['=SU|', 'SU'],
    ['=SUM(A1, av|', 'av'],
    ['=SUM(|', ''],
    ['=SU|M(', ''],
    ['="SU|', ''],
    ['SU|', ''],
    ['=$A|', ''],
  ])('%s begins the name "%s"', (text, name) => {
    expect(nameAt(typed(text))).toBe(name);
  });

  it.each([
    ['=LEADVALUE(|', 'LEADVALUE', 0],
    ['=LEADVALUE(G2, |', 'LEADVALUE', 1],
    ['=IF(A1, SUM(1, 2), |', 'IF', 2],
    ['=IF(A1, SUM(1, |2), 3)', 'SUM', 1],
    ['=SUM({1, 2; 3|', 'SUM', 0],
    ['=IF("a, (b", |', 'IF', 1],
    ["=SUM('a, (b'!A1, |", 'SUM', 1],
    ['=SUM((1, |', 'SUM', 0],
  ])('%s is in %s, argument %i', (text, name, argument) => {
    expect(callAt(typed(text))).toEqual({ name, argument });
  });

  it('is in no call before the first bracket, behind the last and outside formulas', () => {
    for (const text of ['=SUM|', '=SUM(1)|', 'SUM(|']) expect(callAt(typed(text))).toBeNull();
  });

  it('takes a reference where one may stand', () => {
    for (const text of ['=|', '=A1+|', '=SUM(|', '=SUM(A1, |']) expect(takesReference(typed(text))).toBe(true);
    for (const text of ['|', '=A1|', '=SUM(A1)|', '="(|']) expect(takesReference(typed(text))).toBe(false);
  });
});
