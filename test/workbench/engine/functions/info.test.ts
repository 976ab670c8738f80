import { expect, it } from 'vitest';
import { BUILT_IN } from '../../../../workbench/engine/functions/built-in.ts';
import { facts, shows } from '../fact-sheet.ts';

const ANY = [[1, 'x', null, true, '=1/0', '=NA()', '=DATE(2026,1,2)', '=IF(TRUE,)']];
facts('ISNUMBER', ANY, [
  ['=ISNUMBER(A1)', true],
  ['=ISNUMBER(B1)', false],
  ['=ISNUMBER(E1)', false],
]);
facts('ISTEXT', ANY, [
  ['=ISTEXT(B1)', true],
  ['=ISTEXT(A1)', false],
  ['=ISTEXT(C1)', false],
]);
facts('ISNONTEXT', ANY, [
  ['=ISNONTEXT(B1)', false],
  ['=ISNONTEXT(A1)', true],
  ['=ISNONTEXT(C1)', true],
]);
facts('ISLOGICAL', ANY, [
  ['=ISLOGICAL(D1)', true],
  ['=ISLOGICAL("TRUE")', false],
  ['=ISLOGICAL(1=2)', true],
]);
facts('ISERROR', ANY, [
  ['=ISERROR(E1)', true],
  ['=ISERROR(F1)', true],
  ['=ISERROR(A1)', false],
]);
facts('ISERR', ANY, [
  ['=ISERR(E1)', true],
  ['=ISERR(F1)', false],
  ['=ISERR(A1)', false],
]);
facts('ISNA', ANY, [
  ['=ISNA(F1)', true],
  ['=ISNA(E1)', false],
  ['=ISNA(A1)', false],
]);
facts('ISBLANK', ANY, [
  ['=ISBLANK(C1)', true],
  ['=ISBLANK(A1)', false],
  ['=ISBLANK(H1)', false],
  ['=ISBLANK("")', false],
]);
facts('ISDATE', ANY, [
  ['=ISDATE(G1)', true],
  ['=ISDATE(A1)', false],
  ['=ISDATE("8/22/2011")', true],
  ['=ISDATE("soon")', false],
]);
facts('N', ANY, [
  ['=N(A1)', 1],
  ['=N(D1)', 1],
  ['=N(B1)', 0],
  ['=N(E1)', '#DIV/0!'],
]);
facts(
  'NA',
  [],
  [
    ['=NA()', '#N/A'],
    ['=IFNA(NA(),1)', 1],
    ['=NA()', shows('#N/A')],
  ],
);
facts('ERROR.TYPE', ANY, [
  ['=ERROR.TYPE(E1)', 2],
  ['=ERROR.TYPE(F1)', 7],
  ['=ERROR.TYPE(#REF!)', 4],
  ['=ERROR.TYPE(A1)', '#N/A'],
]);

it('names each function once and describes it for autocomplete', () => {
  for (const [name, { name: own, about, parameters }] of BUILT_IN) {
    expect(own).toBe(name);
    expect(about).toMatch(/\.$/);
    expect(parameters.every(parameter => parameter.name !== '')).toBe(true);
  }
  expect(BUILT_IN.size).toBeGreaterThanOrEqual(120);
});
