import { facts, shows } from '../fact-sheet.ts';

const FRUIT = [
  ['Apple', 1.5, 10],
  ['Banana', 0.5, 20],
  ['Cherry', 3, 30],
  ['Banana', 9, 40],
];
facts('VLOOKUP', FRUIT, [
  ['=VLOOKUP("Banana",A1:C4,2,FALSE)', 0.5],
  ['=VLOOKUP("banana",A1:C4,3,FALSE)', 20],
  ['=VLOOKUP("Ch*",A1:C4,3,FALSE)', 30],
  ['=VLOOKUP("Grape",A1:C4,2,FALSE)', '#N/A'],
  ['=VLOOKUP("Apple",A1:C4,4,FALSE)', '#REF!'],
  ['=VLOOKUP("Apple",A1:C4,0,FALSE)', '#VALUE!'],
  ['=VLOOKUP(2.5,{1,"a";2,"b";3,"c"},2)', 'b'],
]);
const PARTS = [
  ['Axles', 'Bearings', 'Bolts'],
  [4, 4, 9],
  [5, 7, 10],
  [6, 8, 11],
];
facts('HLOOKUP', PARTS, [
  ['=HLOOKUP("Axles",A1:C4,2,TRUE)', 4],
  ['=HLOOKUP("Bearings",A1:C4,3,FALSE)', 7],
  ['=HLOOKUP("B",A1:C4,3,TRUE)', 5],
  ['=HLOOKUP("Bolts",A1:C4,4)', 11],
  ['=HLOOKUP(3,{1,2,3;"a","b","c";"d","e","f"},2,TRUE)', 'c'],
]);
facts(
  'XLOOKUP',
  [...FRUIT, ['Price', 'Sold', 'Left']],
  [
    ['=XLOOKUP("Banana",A1:A4,C1:C4)', 20],
    ['=XLOOKUP("Banana",A1:A4,C1:C4,,0,-1)', 40],
    ['=XLOOKUP(20,C1:C4,A1:A4)', 'Banana'],
    ['=XLOOKUP("Grape",A1:A4,C1:C4)', '#N/A'],
    ['=XLOOKUP("Grape",A1:A4,C1:C4,"none")', 'none'],
    ['=XLOOKUP(25,C1:C4,A1:A4,,1)', 'Cherry'],
    ['=XLOOKUP(25,C1:C4,B1:B4,,-1)', 0.5],
    ['=XLOOKUP("C?erry",A1:A4,C1:C4,,2)', 30],
    ['=XLOOKUP("Sold",A5:C5,A3:C3)', 3],
    ['=XLOOKUP("Cherry",A1:A4,B1:C4)', [[3, 30]]],
    ['=XLOOKUP("Cherry",A1:A4,B1:C3)', '#VALUE!'],
  ],
);
facts(
  'LOOKUP',
  [
    [4.14, 'red'],
    [4.19, 'orange'],
    [5.17, 'yellow'],
    [5.77, 'green'],
    [6.39, 'blue'],
  ],
  [
    ['=LOOKUP(4.19,A1:A5,B1:B5)', 'orange'],
    ['=LOOKUP(5.75,A1:A5,B1:B5)', 'yellow'],
    ['=LOOKUP(7.66,A1:A5,B1:B5)', 'blue'],
    ['=LOOKUP(0,A1:A5,B1:B5)', '#N/A'],
    ['=LOOKUP(5.2,A1:B5)', 'yellow'],
  ],
);
facts(
  'MATCH',
  [
    ['Bananas', 25],
    ['Oranges', 38],
    ['Apples', 40],
    ['Pears', 41],
  ],
  [
    ['=MATCH(39,B1:B4,1)', 2],
    ['=MATCH(41,B1:B4,0)', 4],
    ['=MATCH(40,B1:B4,-1)', '#N/A'],
    ['=MATCH("pears",A1:A4,0)', 4],
    ['=MATCH("*an*",A1:A4,0)', 1],
    ['=MATCH(4,{9,4,1},-1)', 2],
    ['=MATCH(1,A1:B4,0)', '#N/A'],
  ],
);
facts('XMATCH', FRUIT, [
  ['=XMATCH("Banana",A1:A4)', 2],
  ['=XMATCH("Banana",A1:A4,0,-1)', 4],
  ['=XMATCH(25,C1:C4,1)', 3],
  ['=XMATCH(25,C1:C4,-1)', 2],
  ['=XMATCH("?pple",A1:A4,2)', 1],
]);
facts(
  'INDEX',
  [
    ['Apples', 'Lemons'],
    ['Bananas', 'Pears'],
  ],
  [
    ['=INDEX(A1:B2,2,2)', 'Pears'],
    ['=INDEX(A1:B2,2,1)', 'Bananas'],
    ['=INDEX({1,2;3,4},0,2)', [[2], [4]]],
    ['=INDEX({1,2;3,4},2)', [[3, 4]]],
    ['=INDEX(A1:B1,2)', 'Lemons'],
    ['=INDEX(A1:B2,3,1)', '#NUM!'],
    ['=INDEX(B1:B2,MATCH("Bananas",A1:A2,0))', 'Pears'],
  ],
);
facts(
  'CHOOSE',
  [['1st'], ['2nd'], ['3rd']],
  [
    ['=CHOOSE(2,A1,A2,A3)', '2nd'],
    ['=CHOOSE(3,"Wide",115,"world",8)', 'world'],
    ['=SUM(CHOOSE(2,A1:A3,{23,45,12}))', 80],
    ['=CHOOSE(4,1,2,3)', '#NUM!'],
  ],
);
facts(
  'ROW and COLUMN',
  [],
  [
    ['=ROW(A9)', 9],
    ['=COLUMN(A9)', 1],
    ['=ROW()', 1],
    ['=COLUMN()', 20],
    ['=ARRAYFORMULA(ROW(B2:B4))', [[2], [3], [4]]],
    ['=ARRAYFORMULA(COLUMN(B2:D2))', [[2, 3, 4]]],
    ['=ROW(5)', '#N/A'],
  ],
);
facts(
  'ROWS and COLUMNS',
  [],
  [
    ['=ROWS(A9:A62)', 54],
    ['=COLUMNS(A9:W62)', 23],
    ['=ROWS(A:A)', 100],
    ['=COLUMNS({1,2,3;4,5,6})', 3],
  ],
);
facts(
  'ADDRESS',
  [],
  [
    ['=ADDRESS(1,2)', '$B$1'],
    ['=ADDRESS(2,3,2)', 'C$2'],
    ['=ADDRESS(1,2,4)', 'B1'],
    ['=ADDRESS(1,2,,TRUE,"Sheet2")', 'Sheet2!$B$1'],
  ],
);
facts(
  'HYPERLINK',
  [],
  [
    ['=HYPERLINK("http://www.google.com/","Google")', 'Google'],
    ['=HYPERLINK("http://www.google.com/")', 'http://www.google.com/'],
    ['=HYPERLINK("http://x.example/",7)', shows('7')],
  ],
);
facts(
  'IMPORTRANGE',
  [],
  [
    ['=IMPORTRANGE("abcd123abcd123","sheet1!A1:C10")', '#REF!'],
    ['=IFERROR(IMPORTRANGE("x","A1"),"none")', 'none'],
    ['=IMPORTRANGE("x")', '#N/A'],
  ],
);
