import { describe, expect, it } from 'vitest';
import { localeOf } from '../../../workbench/book/locales.ts';
import { parse } from '../../../workbench/engine/parse.ts';
import { at, errorOf, facts, formula, messageAt, sheetOf } from './fact-sheet.ts';

facts(
  'operators',
  [[5, null, 'abc', true]],
  [
    ['=1+2*3', 7],
    ['=(1+2)*3', 9],
    ['=10-4-3', 3],
    ['=2^3^2', 64],
    ['=2*3^2', 18],
    ['=2^3*2', 16],
    ['=-2^2', 4],
    ['=0-2^2', -4],
    ['=--A1', 5],
    ['=2*-3', -6],
    ['=50%', 0.5],
    ['=200*5%', 10],
    ['=5%%', 0.0005],
    ['=7/2', 3.5],
    ['=1/0', '#DIV/0!'],
    ['=B1/1', 0],
    ['=+C1', 'abc'],
    ['=-C1', '#VALUE!'],
    ['=D1+1', 2],
    ['="3"+4', 7],
    ['="1/2/2026"-"1/1/2026"', 1],
    ['=1&2', '12'],
    ['=B1&"x"', 'x'],
    ['=D1&""', 'TRUE'],
    ['=1/3&""', '0.333333333333333'],
    ['=(-8)^(1/3)', '#NUM!'],
    ['=10^400', '#NUM!'],
  ],
);

facts(
  'comparisons',
  [['abc', null, 0, '']],
  [
    ['="ABC"=A1', true],
    ['="b">"A"', true],
    ['=B1=0', true],
    ['=B1=""', true],
    ['=B1=FALSE', true],
    ['=1<"0"', true],
    ['="z"<FALSE', true],
    ['=1<>1', false],
    ['=2>=2', true],
    ['=NA()=1', '#N/A'],
  ],
);

facts(
  'errors',
  [['=1/0'], [1]],
  [
    ['=A1+1', '#DIV/0!'],
    ['=SUM(A1:A2)', '#DIV/0!'],
    ['=LEN(A1)', '#DIV/0!'],
    ['=IF(A2=1,"fine",A1)', 'fine'],
    ['=#N/A', '#N/A'],
    ['=nowhere', '#NAME?'],
    ['=NOSUCH(1)', '#NAME?'],
    ['=SUM()', '#N/A'],
    ['=ABS(1,2)', '#N/A'],
    ['=Elsewhere!A1', '#REF!'],
    ['=A500', '#REF!'],
  ],
);

facts(
  'spelling',
  [[5, 6]],
  [
    ['= sum( A1 , b1 ) ', 11],
    ['=SUM($A$1:B$1)', 11],
    ['=SUM(B1:A1)', 11],
    ['="say ""hi"""', 'say "hi"'],
    ['="a,b;c"&"(d"', 'a,b;c(d'],
    ['=.5+1e2', 100.5],
    ['=sum(a1:a)', 5],
    ['=SUM(1:1)-SUM(T1:T1)*0', '#REF!'],
    ['=true', true],
  ],
);

describe('a text that is no formula', () => {
  it.each(['=1+', '=(1', '=1)', '=SUM(1', '="open', '={1,2', '=1 2', '=A1 B1', '=*1', '=1,2', '=@'])(
    'is a parse error: %s',
    text => {
      const grid = sheetOf([[text]]);
      expect(at(grid, 'A1')).toBe('#ERROR!');
      expect(messageAt(grid, 'A1')).toBe('Formula parse error.');
      expect(formula(grid, 'A1')).toBe(text);
    },
  );
});

describe('messages', () => {
  it.each([
    [
      '="three"*1',
      "Function MULTIPLY parameter 1 expects number values. But 'three' is a text and cannot be coerced to a number.",
    ],
    [
      '=NOT("x")',
      "Function NOT parameter 1 expects boolean values. But 'x' is a text and cannot be coerced to a boolean.",
    ],
    ['=ABS()', 'Wrong number of arguments to ABS. Expected 1 arguments, but got 0 arguments.'],
    ['=ROUND(1,2,3)', 'Wrong number of arguments to ROUND. Expected between 1 and 2 arguments, but got 3 arguments.'],
    ['=SUM()', 'Wrong number of arguments to SUM. Expected at least 1 arguments, but got 0 arguments.'],
    ['=nowhere', "Unknown range name: 'NOWHERE'."],
    ['=NOSUCH(1)', "Unknown function: 'NOSUCH'."],
    ['=Elsewhere!A1', "Unresolved sheet name 'Elsewhere'."],
    ['=VLOOKUP("z",A2:B3,2,FALSE)', "Did not find value 'z' in VLOOKUP evaluation."],
  ])('%s', (text, message) => {
    expect(messageAt(sheetOf([[text]]), 'A1')).toBe(message);
  });
});

describe('the notation of a locale with a decimal comma', () => {
  const german = (text: string) => at(sheetOf([[1, 2], [text]], { locale: 'de_DE' }), 'A2');

  it('parts arguments by semicolons and decimals by a comma', () => {
    expect(german('=SUM(A1;B1;0,5)')).toBe(3.5);
  });

  it('parts columns of an array by backslashes', () => {
    expect(german('=SUM({1\\2;3\\4})')).toBe(10);
  });

  it('does not take commas between arguments', () => {
    expect(german('=SUM(A1,B1)')).toBe('#ERROR!');
  });

  it('reads numbers in texts as they are typed there', () => {
    expect(german('="1.234,5"+1')).toBe(1235.5);
    expect(german('=1,5&""')).toBe('1,5');
  });
});

describe('parse', () => {
  const english = localeOf('en_US');

  it('tells call sites apart', () => {
    const sites: number[] = [];
    JSON.stringify(parse('=A(B(1),C(2))', english), (key, value: unknown) => {
      if (key === 'site' && typeof value === 'number') sites.push(value);
      return value;
    });
    expect(sites.sort()).toEqual([0, 1, 2]);
  });

  it('keeps a place for an omitted argument', () => {
    expect(parse('=F(1,,2)', english)).toMatchObject({ kind: 'call', args: [{ value: 1 }, null, { value: 2 }] });
    expect(parse('=F(,)', english)).toMatchObject({ args: [null, null] });
    expect(parse('=F()', english)).toMatchObject({ args: [] });
  });

  it('reads tab names in quotes', () => {
    expect(parse("='Bob''s leads'!A1", english)).toMatchObject({ reference: { sheet: "Bob's leads" } });
    expect(parse('=Leads!A2:A', english)).toMatchObject({
      reference: { sheet: 'Leads', from: { row: 1, column: 0 }, to: { row: null, column: 0 } },
    });
  });

  it('has a message for each error literal that Sheets writes itself', () => {
    expect(parse('=#REF!', english)).toEqual({
      kind: 'literal',
      value: { ...errorOf('#REF!'), message: 'Reference does not exist.' },
    });
  });
});
