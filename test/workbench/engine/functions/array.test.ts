import { describe, expect, it } from 'vitest';
import { errorOf, facts, sheetOf } from '../fact-sheet.ts';

const SCORES = [
  ['Alice', 100, 90],
  ['Bob', 75, 85],
  ['Carol', 80, 85],
  ['Devon', 100, 95],
  ['Eloise', 80, 90],
];
facts('FILTER', SCORES, [
  ['=FILTER(A1:A5,B1:B5>=100)', [['Alice'], ['Devon']]],
  ['=FILTER(A1:C5,B1:B5=80,C1:C5>85)', [['Eloise', 80, 90]]],
  ['=FILTER(A1:C1,{TRUE,FALSE,TRUE})', [['Alice', 90]]],
  ['=FILTER(A1:A5,B1:B5>100)', '#N/A'],
  ['=FILTER(A1:A5,B1:B4>1)', '#N/A'],
  ['=FILTER(A1:A5,B1:C5>1)', '#VALUE!'],
]);
facts('SORT', SCORES, [
  ['=SORT(A1:A5,1,FALSE)', [['Eloise'], ['Devon'], ['Carol'], ['Bob'], ['Alice']]],
  ['=SORT(A1:C5,2,TRUE,3,FALSE)', [SCORES[1], SCORES[4], SCORES[2], SCORES[3], SCORES[0]].map(row => row ?? [])],
  ['=SORT(A1:A5,C1:C5,TRUE)', [['Bob'], ['Carol'], ['Alice'], ['Eloise'], ['Devon']]],
  [
    '=SORT({2,1;1,9;1,3})',
    [
      [1, 3],
      [1, 9],
      [2, 1],
    ],
  ],
  ['=SORT({"b";TRUE;2;"A";1})', [[1], [2], ['A'], ['b'], [true]]],
  ['=SORT(A1:A5,2,TRUE)', '#VALUE!'],
]);
facts('SORTN', SCORES, [
  ['=SORTN({2,1;1,9;1,3})', [[1, 3]]],
  ['=SORTN(A1:C5)', [['Alice', 100, 90]]],
  [
    '=SORTN(A1:C5,2)',
    [
      ['Alice', 100, 90],
      ['Bob', 75, 85],
    ],
  ],
  ['=SORTN(A1:A5,3,0,B1:B5,FALSE)', [['Alice'], ['Devon'], ['Carol']]],
  ['=SORTN(A1:A5,3,1,B1:B5,FALSE)', [['Alice'], ['Devon'], ['Carol'], ['Eloise']]],
  ['=SORTN(A1:A5,3,2,B1:B5,FALSE)', [['Alice'], ['Carol'], ['Bob']]],
  ['=SORTN(A1:A5,3,3,B1:B5,FALSE)', [['Alice'], ['Devon'], ['Carol'], ['Eloise'], ['Bob']]],
  ['=SORTN(A1:C5,1,3,2,FALSE,3,FALSE)', [['Devon', 100, 95]]],
]);
facts(
  'UNIQUE',
  [
    [1, 'x'],
    [2, 'y'],
    [1, 'x'],
    [3, 'x'],
  ],
  [
    ['=UNIQUE(A1:A4)', [[1], [2], [3]]],
    [
      '=UNIQUE(A1:B4)',
      [
        [1, 'x'],
        [2, 'y'],
        [3, 'x'],
      ],
    ],
    ['=UNIQUE(A1:A4,FALSE,TRUE)', [[2], [3]]],
    ['=UNIQUE({1,2,1},TRUE)', [[1, 2]]],
    ['=UNIQUE({1;1},FALSE,TRUE)', '#N/A'],
  ],
);
facts(
  'ARRAYFORMULA',
  [
    [1, 10],
    [2, 20],
    [3, 30],
  ],
  [
    ['=ARRAYFORMULA(A1:A3+B1:B3)', [[11], [22], [33]]],
    [
      '=ARRAYFORMULA(A1:A3*{1,2})',
      [
        [1, 2],
        [2, 4],
        [3, 6],
      ],
    ],
    ['=ARRAYFORMULA(IF(A1:A3>1,"late",""))', [[''], ['late'], ['late']]],
    ['=ARRAYFORMULA(SUM(A1:A3*B1:B3))', 140],
    ['=ARRAYFORMULA(A1:A3&"/"&B1:B2)', [['1/10'], ['2/20'], ['#N/A']]],
    ['=ARRAYFORMULA(LEN(B1:B3))', [[2], [2], [2]]],
  ],
);
facts(
  'TRANSPOSE',
  [
    [1, 2],
    [3, 4],
    [5, 6],
  ],
  [
    [
      '=TRANSPOSE(A1:B3)',
      [
        [1, 3, 5],
        [2, 4, 6],
      ],
    ],
    ['=TRANSPOSE({1,2})', [[1], [2]]],
    ['=TRANSPOSE(7)', 7],
  ],
);
facts(
  'FLATTEN',
  [
    [1, 2],
    [3, 4],
  ],
  [
    ['=FLATTEN(A1:B2)', [[1], [2], [3], [4]]],
    ['=FLATTEN(A1:A2,B1:B2)', [[1], [3], [2], [4]]],
    ['=FLATTEN("a",{"b","c"})', [['a'], ['b'], ['c']]],
  ],
);
facts(
  'array literals',
  [[1], [2]],
  [
    [
      '={1,2;3,4}',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '={A1:A2,{"x";"y"}}',
      [
        [1, 'x'],
        [2, 'y'],
      ],
    ],
    ['={A1:A2;9}', [[1], [2], [9]]],
    ['={1,2;3}', '#VALUE!'],
  ],
);

describe('SPARKLINE', () => {
  it('draws its numbers and leaves the cell blank', () => {
    const grid = sheetOf([[1, 5, 3], ['=SPARKLINE(A1:C1)']]);
    expect(grid.sparkline(1, 0)).toEqual({ data: [1, 5, 3], options: {} });
    expect(grid.value(1, 0)).toBeNull();
    expect(grid.display(1, 0)).toBe('');
  });

  it('reads options from pairs, whatever their case', () => {
    const grid = sheetOf([[1, 5], ['=SPARKLINE(A1:B1,{"charttype","bar";"MAX",40})']]);
    expect(grid.sparkline(1, 0)?.options).toEqual({ charttype: 'bar', max: 40 });
  });

  it('draws an open range only as far as it is filled', () => {
    expect(sheetOf([[1, '=SPARKLINE(A1:A)'], [2]]).sparkline(0, 1)?.data).toEqual([1, 2]);
  });

  it('is an error with options that are no pairs, or with an error among its numbers', () => {
    const grid = sheetOf([
      ['=SPARKLINE({1,2},{"max"})', '=SPARKLINE({1,2},{"a","b","c"})', '=SPARKLINE(D1:E1)', 1, errorOf('#N/A')],
    ]);
    expect(grid.value(0, 0)).toMatchObject({ error: '#N/A' });
    expect(grid.value(0, 1)).toMatchObject({ error: '#N/A' });
    expect(grid.value(0, 2)).toMatchObject({ error: '#N/A' });
    expect(grid.sparkline(0, 2)).toBeNull();
  });

  it('is gone once the formula is', () => {
    const grid = sheetOf([[1, 5, '=SPARKLINE(A1:B1)']]);
    grid.set(0, 2, { value: 7 });
    expect(grid.sparkline(0, 2)).toBeNull();
  });
});
