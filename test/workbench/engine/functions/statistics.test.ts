import { facts } from '../fact-sheet.ts';

const TEN = [[10], [7], [9], [27], [2]];
facts(
  'AVERAGE',
  [
    [10, 'x'],
    [7, null],
    [9, true],
    [27, 4],
    [2, 2],
  ],
  [
    ['=AVERAGE(A1:A5)', 11],
    ['=AVERAGE(A1:A5,5)', 10],
    ['=AVERAGE(B1:B5)', 3],
    ['=AVERAGE(B1:B2)', '#DIV/0!'],
  ],
);
const PROPERTIES = [
  [100000, 7000],
  [200000, 14000],
  [300000, 21000],
  [400000, 28000],
];
facts('AVERAGEIF', PROPERTIES, [
  ['=AVERAGEIF(B1:B4,"<23000")', 14000],
  ['=AVERAGEIF(A1:A4,"<250000")', 150000],
  ['=AVERAGEIF(A1:A4,"<95000")', '#DIV/0!'],
  ['=AVERAGEIF(A1:A4,">250000",B1:B4)', 24500],
]);
facts(
  'AVERAGEIFS',
  [
    ['Emilio', 75, 85, 87],
    ['Julie', 94, 80, 88],
    ['Hans', 86, 93, 'Incomplete'],
    ['Frederique', 'Incomplete', 75, 75],
  ],
  [
    ['=AVERAGEIFS(B1:B4,B1:B4,">70",B1:B4,"<90")', 80.5],
    ['=AVERAGEIFS(C1:C4,C1:C4,">95")', '#DIV/0!'],
    ['=AVERAGEIFS(D1:D4,D1:D4,"<>Incomplete",D1:D4,">80")', 87.5],
  ],
);
facts(
  'MEDIAN',
  [[1], [2], [3], [4], [5], [6]],
  [
    ['=MEDIAN(A1:A5)', 3],
    ['=MEDIAN(A1:A6)', 3.5],
    ['=MEDIAN(5,1,3)', 3],
  ],
);
facts(
  'MODE',
  [[5.6], [4], [4], [3], [2], [4]],
  [
    ['=MODE(A1:A6)', 4],
    ['=MODE(1,1,2,2)', 1],
    ['=MODE(1,2,3)', '#N/A'],
  ],
);
facts('MIN', TEN, [
  ['=MIN(A1:A5)', 2],
  ['=MIN(A1:A5,0)', 0],
  ['=MIN(B1:B5)', 0],
]);
facts('MAX', TEN, [
  ['=MAX(A1:A5)', 27],
  ['=MAX(A1:A5,30)', 30],
  ['=MAX(-3,-1)', -1],
]);
const GRADES = [
  [89, 1, 'a'],
  [93, 2, 'b'],
  [96, 2, 'b'],
  [85, 3, 'a'],
  [91, 1, 'b'],
  [88, 1, 'a'],
];
facts('MAXIFS', GRADES, [
  ['=MAXIFS(A1:A6,B1:B6,1)', 91],
  ['=MAXIFS(A1:A6,B1:B6,1,C1:C6,"a")', 89],
  ['=MAXIFS(A1:A6,B1:B6,9)', 0],
]);
facts('MINIFS', GRADES, [
  ['=MINIFS(A1:A6,B1:B6,1)', 88],
  ['=MINIFS(A1:A6,C1:C6,"b")', 91],
  ['=MINIFS(A1:A6,B1:B6,"<=2",C1:C6,"b")', 91],
]);
const MIXED = [[39790], [null], [19], [22.24], [true], ['=1/0'], ['12']];
facts('COUNT', MIXED, [
  ['=COUNT(A1:A7)', 3],
  ['=COUNT(A1:A7,2)', 4],
  ['=COUNT(1,"2","x",TRUE)', 3],
]);
facts('COUNTA', MIXED, [
  ['=COUNTA(A1:A7)', 6],
  ['=COUNTA(A1:A7,"")', 7],
  ['=COUNTA(A1:A)', 6],
]);
const PAIRS = [
  [3, 4],
  [5, 2],
  [3, 4],
  [5, 6],
  [4, 7],
];
facts('LARGE', PAIRS, [
  ['=LARGE(A1:B5,3)', 5],
  ['=LARGE(A1:B5,7)', 4],
  ['=LARGE(A1:B5,11)', '#NUM!'],
]);
facts(
  'SMALL',
  [
    [3, 1],
    [4, 4],
    [5, 8],
    [2, 3],
    [3, 7],
    [4, 12],
    [6, 54],
    [4, 8],
    [7, 23],
  ],
  [
    ['=SMALL(A1:A9,4)', 4],
    ['=SMALL(B1:B9,2)', 3],
    ['=SMALL(A1:A9,0)', '#NUM!'],
  ],
);
facts(
  'RANK',
  [[7], [3.5], [3.5], [1], [2]],
  [
    ['=RANK(A2,A1:A5,1)', 3],
    ['=RANK(A1,A1:A5,1)', 5],
    ['=RANK(A1,A1:A5)', 1],
    ['=RANK(9,A1:A5)', '#N/A'],
  ],
);
facts(
  'PERCENTILE',
  [[1], [2], [3], [4]],
  [
    ['=PERCENTILE(A1:A4,0.3)', 1.9],
    ['=PERCENTILE(A1:A4,0.5)', 2.5],
    ['=PERCENTILE(A1:A4,1.5)', '#NUM!'],
  ],
);
facts(
  'QUARTILE',
  [[1], [2], [4], [7], [8], [9], [10], [12]],
  [
    ['=QUARTILE(A1:A8,1)', 3.5],
    ['=QUARTILE(A1:A8,2)', 7.5],
    ['=QUARTILE(A1:A8,4)', 12],
    ['=QUARTILE({11,21,42,27,18,29,32,52},1)', 20.25],
  ],
);
const STRENGTH = [[1345], [1301], [1368], [1322], [1310], [1370], [1318], [1350], [1303], [1299]];
facts('STDEV', STRENGTH, [
  ['=STDEV(A1:A10)', 27.46391572],
  ['=STDEV(1,2)', Math.SQRT1_2],
  ['=STDEV(1)', '#DIV/0!'],
]);
facts('STDEVP', STRENGTH, [
  ['=STDEVP(A1:A10)', 26.05455814],
  ['=STDEVP(1,3)', 1],
  ['=STDEVP(5)', 0],
]);
facts('VAR', STRENGTH, [
  ['=VAR(A1:A10)', 754.2667],
  ['=VAR(1,3)', 2],
  ['=VAR(5)', '#DIV/0!'],
]);
facts('VARP', STRENGTH, [
  ['=VARP(A1:A10)', 678.84],
  ['=VARP(1,3)', 1],
  ['=VARP(5)', 0],
]);
