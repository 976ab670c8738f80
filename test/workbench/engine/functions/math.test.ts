import { facts } from '../fact-sheet.ts';

facts(
  'SUM',
  [
    [1, 'x'],
    [2, true],
    [3, null],
  ],
  [
    ['=SUM(A1:A3)', 6],
    ['=SUM(1,2,A1:A3)', 9],
    ['=SUM(A1:B3)', 6],
    ['=SUM("3",TRUE)', 4],
    ['=SUM("three")', '#VALUE!'],
  ],
);
facts(
  'PRODUCT',
  [[5], [15], [30]],
  [
    ['=PRODUCT(A1:A3)', 2250],
    ['=PRODUCT(A1:A3,2)', 4500],
    ['=PRODUCT(B1:B3)', 0],
  ],
);
facts(
  'SUMPRODUCT',
  [
    [3, 4, 2, 7],
    [8, 6, 6, 7],
    [1, 9, 5, 3],
  ],
  [
    ['=SUMPRODUCT(A1:B3,C1:D3)', 156],
    ['=SUMPRODUCT(A1:A3)', 12],
    ['=SUMPRODUCT((A1:A3>2)*(B1:B3>5))', 1],
    ['=SUMPRODUCT(A1:A3,B1:B2)', '#VALUE!'],
  ],
);
facts(
  'SUMSQ',
  [[3, 4]],
  [
    ['=SUMSQ(3,4)', 25],
    ['=SUMSQ(A1:B1)', 25],
    ['=SUMSQ(A1:B1,5)', 50],
  ],
);
facts(
  'COUNTBLANK',
  [
    [1, null],
    ['x', '=""'],
    [null, 0],
  ],
  [
    ['=COUNTBLANK(A1:A3)', 1],
    ['=COUNTBLANK(A1:B3)', 3],
    ['=COUNTBLANK(A1:A)', 98],
  ],
);
facts(
  'COUNTUNIQUE',
  [
    [1, 'a'],
    [2, 'b'],
    [1, 'a'],
    [null, '1'],
  ],
  [
    ['=COUNTUNIQUE(1,2,3,2,1)', 3],
    ['=COUNTUNIQUE(A1:A4)', 2],
    ['=COUNTUNIQUE(A1:B4)', 5],
  ],
);
facts(
  'ROUND',
  [],
  [
    ['=ROUND(2.15,1)', 2.2],
    ['=ROUND(2.149,1)', 2.1],
    ['=ROUND(-1.475,2)', -1.48],
    ['=ROUND(21.5,-1)', 20],
    ['=ROUND(626.3,-3)', 1000],
    ['=ROUND(-50.55,-2)', -100],
    ['=ROUND(99.44,1)', 99.4],
  ],
);
facts(
  'ROUNDUP',
  [],
  [
    ['=ROUNDUP(3.2,0)', 4],
    ['=ROUNDUP(99.44,1)', 99.5],
    ['=ROUNDUP(-3.14159,1)', -3.2],
    ['=ROUNDUP(31415.92654,-2)', 31500],
  ],
);
facts(
  'ROUNDDOWN',
  [],
  [
    ['=ROUNDDOWN(76.9,0)', 76],
    ['=ROUNDDOWN(-3.14159,1)', -3.1],
    ['=ROUNDDOWN(31415.92654,-2)', 31400],
  ],
);
facts(
  'TRUNC',
  [],
  [
    ['=TRUNC(8.9)', 8],
    ['=TRUNC(-8.9)', -8],
    ['=TRUNC(3.141592654,2)', 3.14],
  ],
);
facts(
  'MROUND',
  [],
  [
    ['=MROUND(10,3)', 9],
    ['=MROUND(-10,-3)', -9],
    ['=MROUND(1.3,0.2)', 1.4],
    ['=MROUND(21,14)', 28],
    ['=MROUND(5,-2)', '#NUM!'],
    ['=MROUND(-5,2)', '#NUM!'],
    ['=MROUND(21,0)', 0],
  ],
);
facts(
  'INT',
  [],
  [
    ['=INT(8.9)', 8],
    ['=INT(-8.9)', -9],
    ['=19.5-INT(19.5)', 0.5],
  ],
);
facts(
  'CEILING',
  [],
  [
    ['=CEILING(2.5,1)', 3],
    ['=CEILING(-2.5,-2)', -4],
    ['=CEILING(-2.5,2)', -2],
    ['=CEILING(23.25,0.1)', 23.3],
    ['=CEILING(0.234,0.01)', 0.24],
    ['=CEILING(2.5,-2)', '#NUM!'],
  ],
);
facts(
  'FLOOR',
  [],
  [
    ['=FLOOR(3.7,2)', 2],
    ['=FLOOR(-2.5,-2)', -2],
    ['=FLOOR(1.58,0.1)', 1.5],
    ['=FLOOR(23.25,0.1)', 23.2],
    ['=FLOOR(2.5,-2)', '#NUM!'],
    ['=FLOOR(-2.5,2)', -4],
  ],
);
facts(
  'MOD',
  [],
  [
    ['=MOD(3,2)', 1],
    ['=MOD(-3,2)', 1],
    ['=MOD(3,-2)', -1],
    ['=MOD(-3,-2)', -1],
    ['=MOD(10,0)', '#DIV/0!'],
  ],
);
facts(
  'QUOTIENT',
  [],
  [
    ['=QUOTIENT(5,2)', 2],
    ['=QUOTIENT(4.5,3.1)', 1],
    ['=QUOTIENT(-10,3)', -3],
    ['=QUOTIENT(1,0)', '#DIV/0!'],
  ],
);
facts(
  'ABS',
  [[-4]],
  [
    ['=ABS(2)', 2],
    ['=ABS(-2)', 2],
    ['=ABS(A1)', 4],
  ],
);
facts(
  'SIGN',
  [],
  [
    ['=SIGN(10)', 1],
    ['=SIGN(4-4)', 0],
    ['=SIGN(-0.00001)', -1],
  ],
);
facts(
  'POWER',
  [],
  [
    ['=POWER(5,2)', 25],
    ['=POWER(98.6,3.2)', 2401077.222],
    ['=POWER(4,5/4)', 5.656854249],
    ['=POWER(-1,0.5)', '#NUM!'],
  ],
);
facts(
  'SQRT',
  [],
  [
    ['=SQRT(16)', 4],
    ['=SQRT(-16)', '#NUM!'],
    ['=SQRT(ABS(-16))', 4],
  ],
);
facts(
  'EXP',
  [],
  [
    ['=EXP(1)', Math.E],
    ['=EXP(2)', 7.3890561],
    ['=EXP(0)', 1],
  ],
);
facts(
  'LN',
  [],
  [
    ['=LN(86)', 4.4543473],
    ['=LN(EXP(3))', 3],
    ['=LN(0)', '#NUM!'],
  ],
);
facts(
  'LOG10',
  [],
  [
    ['=LOG10(86)', 1.9344985],
    ['=LOG10(10)', 1],
    ['=LOG10(100000)', 5],
  ],
);
facts(
  'LOG',
  [],
  [
    ['=LOG(10)', 1],
    ['=LOG(8,2)', 3],
    ['=LOG(86,2.7182818)', 4.4543473],
  ],
);
facts(
  'PI',
  [[3]],
  [
    ['=PI()', Math.PI],
    ['=PI()/2', 1.570796327],
    ['=PI()*(A1^2)', 28.27433388],
  ],
);
facts(
  'SEQUENCE',
  [],
  [
    [
      '=SEQUENCE(2,3)',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    ['=SEQUENCE(3,1,10)', [[10], [11], [12]]],
    [
      '=SEQUENCE(2,2,0,-5)',
      [
        [0, -5],
        [-10, -15],
      ],
    ],
    ['=SEQUENCE(0)', '#NUM!'],
  ],
);
facts(
  'RAND and RANDBETWEEN',
  [],
  [
    ['=AND(RAND()>=0,RAND()<1)', true],
    ['=RANDBETWEEN(7,7)', 7],
    ['=RANDBETWEEN(2,1)', '#NUM!'],
  ],
);
