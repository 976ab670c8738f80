/** What Google's own pages say that formulas come to, in words or in tables, as copies of its help keep them. */
import { facts } from './fact-sheet.ts';

const SCORES = [
  ['Student', 'Test 1 score', 'Test 2 score'],
  ['Alice', 100, 90],
  ['Bob', 75, 85],
  ['Carol', 80, 85],
  ['Devon', 100, 95],
  ['Eloise', 80, 90],
];
facts('SORTN', SCORES, [
  ['=SORTN(A2:C6)', [['Alice', 100, 90]]],
  [
    '=SORTN(A2:C6, 2)',
    [
      ['Alice', 100, 90],
      ['Bob', 75, 85],
    ],
  ],
  [
    '=SORTN(A2:C6, 3, 0, B2:B6, FALSE)',
    [
      ['Alice', 100, 90],
      ['Devon', 100, 95],
      ['Carol', 80, 85],
    ],
  ],
  [
    '=SORTN(A2:C6, 3, 1, B2:B6, FALSE)',
    [
      ['Alice', 100, 90],
      ['Devon', 100, 95],
      ['Carol', 80, 85],
      ['Eloise', 80, 90],
    ],
  ],
  [
    '=SORTN(A2:C6, 3, 2, B2:B6, FALSE)',
    [
      ['Alice', 100, 90],
      ['Carol', 80, 85],
      ['Bob', 75, 85],
    ],
  ],
  [
    '=SORTN(A2:C6, 3, 3, B2:B6, FALSE)',
    [
      ['Alice', 100, 90],
      ['Devon', 100, 95],
      ['Carol', 80, 85],
      ['Eloise', 80, 90],
      ['Bob', 75, 85],
    ],
  ],
  [
    '=SORTN(A2:C6, 3, 3, 2, FALSE, 3, FALSE)',
    [
      ['Devon', 100, 95],
      ['Alice', 100, 90],
      ['Eloise', 80, 90],
    ],
  ],
]);

const RATINGS = [
  ['Product', 'January ratings', 'February ratings', 'March ratings'],
  ['Red t-shirt', 3.5, 4, 3],
  ['Black jeans', 4.5, 5, 3.5],
  ['Hat', 3, 2.5, 2],
];
facts('LET', RATINGS, [
  ['=LET(avg, AVERAGE(B2:D2), IF(avg>=4, "Great", IF(avg>=3, "Good", "Poor")))', 'Good'],
  ['=LET(avg, AVERAGE(B3:D3), IF(avg>=4, "Great", IF(avg>=3, "Good", "Poor")))', 'Great'],
  ['=LET(avg, AVERAGE(B4:D4), IF(avg>=4, "Great", IF(avg>=3, "Good", "Poor")))', 'Poor'],
  ['=LET(x, 1, y, LET(z, 2, x+z), x+y)', 4],
]);
const SALES = [
  ['Rep', 'Region', 'Product', 'Profit'],
  ['Amy', 'East', 'Apple', 1.33],
  ['Fred', 'South', 'Banana', 0.09],
  ['Amy', 'West', 'Mango', 1.85],
  ['Fred', 'North', null, 0.82],
  ['Fred', 'West', 'Banana', 1.25],
  ['Amy', 'East', 'Apple', 0.72],
  ['Fred', 'North', 'Mango', 0.54],
];
facts('LET', SALES, [
  [
    '=LET(criteria, "Fred", range, FILTER(A2:D8, A2:A8=criteria), ARRAYFORMULA(IF(ISBLANK(range), "-", range)))',
    [
      ['Fred', 'South', 'Banana', 0.09],
      ['Fred', 'North', '-', 0.82],
      ['Fred', 'West', 'Banana', 1.25],
      ['Fred', 'North', 'Mango', 0.54],
    ],
  ],
]);

facts(
  'DATEDIF',
  [],
  [
    ['=DATEDIF(DATE(1969,7,16),DATE(1969,7,24),"D")', 8],
    ['=DATEDIF("9/30/15","2/28/16","M")', 4],
  ],
);
facts(
  'DATE',
  [],
  [
    ['=DATE(119,2,1)=DATE(2019,2,1)', true],
    ['=DATE(1969,13,1)=DATE(1970,1,1)', true],
  ],
);
facts(
  'ISDATE',
  [],
  [
    ['=ISDATE("July 20 1969")', true],
    ['=ISDATE("1969-20-07")', true],
    ['=ISDATE("July")', false],
    ['=ISDATE("Feb 30")', false],
  ],
);
facts('TO_DATE', [], [['=TO_DATE("as it is")', 'as it is']]);
facts('N', [], [['=N(DATE(1900,1,1))', 2]]);

facts(
  'REGEXEXTRACT',
  [],
  [
    ['=REGEXEXTRACT("My favorite number is 241, but my friend\'s is 17", "\\d+")', '241'],
    [
      '=REGEXEXTRACT("You can also extract multiple values from text.", "You can also (\\w+) multiple (\\w+) from text.")',
      [['extract', 'values']],
    ],
  ],
);
facts('REGEXMATCH', [], [['=REGEXMATCH("Spreadsheets", "S.r")', true]]);
facts(
  'SPLIT',
  [],
  [
    ['=SPLIT("Alas, poor Yorick"," ")', [['Alas,', 'poor', 'Yorick']]],
    ['=SPLIT("a,,b",",")', [['a', 'b']]],
  ],
);
facts('SEARCH', [], [['=SEARCH("N","spreadsheet news")', 13]]);
facts('FIND', [], [['=FIND("N","spreadsheet news")', '#VALUE!']]);
facts('EXACT', [], [['=EXACT("a","A")', false]]);
facts('CODE', [], [['=CODE("“")', 8220]]);
facts('CHAR', [], [['=CHAR(8220)', '“']]);
facts('TEXT', [], [['=TEXT(0.75,"HH")', '18']]);

facts(
  'MROUND',
  [],
  [
    ['=MROUND(21,14)', 28],
    ['=MROUND(-21,-14)', -28],
    ['=MROUND(0,3)', 0],
    ['=MROUND(3,0)', 0],
  ],
);
facts('FLOOR', [], [['=FLOOR(2.7)', 2]]);
facts('CEILING', [], [['=CEILING(2.3)', 3]]);
facts(
  'ROUND',
  [],
  [
    ['=ROUND(2.5)', 3],
    ['=ROUND(-2.5)', -3],
  ],
);
facts('ROUNDDOWN', [], [['=ROUNDDOWN(-2.7)', -2]]);
facts('ROUNDUP', [], [['=ROUNDUP(-2.1)', -3]]);
facts('LOG', [], [['=LOG(1000)', 3]]);
facts('PI', [], [['=TEXT(PI(),"0.00000000000000")', '3.14159265358979']]);
facts('SIGN', [], [['=SIGN(-3)+SIGN(0)', -1]]);

facts(
  'NOT',
  [],
  [
    ['=NOT(TRUE)', false],
    ['=NOT(FALSE)', true],
  ],
);
facts('IFERROR', [], [['=ISBLANK(IFERROR(1/0))', true]]);
facts('FILTER', [['a'], ['b']], [['=FILTER(A1:A2,A1:A2="c")', '#N/A']]);
facts('COUNTIF', [['Red'], ['red'], ['blue']], [['=COUNTIF(A1:A3,"RED")', 2]]);
facts(
  'XLOOKUP',
  [['Apple', 3]],
  [
    ['=XLOOKUP("Pear",A1:A1,B1:B1)', '#N/A'],
    ['=XLOOKUP("Pear",A1:A1,B1:B1,"none")', 'none'],
  ],
);
facts('NETWORKDAYS', [], [['=NETWORKDAYS(40900,40950,{40909,40924})=NETWORKDAYS(40900,40950)-1', true]]);
facts('CONCAT', [], [['=CONCAT("de","mystify")="de"&"mystify"', true]]);
