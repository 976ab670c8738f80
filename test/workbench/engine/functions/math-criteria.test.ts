import { facts } from '../fact-sheet.ts';

facts(
  'SUMIF',
  [
    ['Property', 'Commission', 'Data'],
    [100000, 7000, 250000],
    [200000, 14000],
    [300000, 21000],
    [400000, 28000],
  ],
  [
    ['=SUMIF(A2:A5,">160000",B2:B5)', 63000],
    ['=SUMIF(A2:A5,">160000")', 900000],
    ['=SUMIF(A2:A5,300000,B2:B5)', 21000],
    ['=SUMIF(A2:A5,">"&C2,B2:B5)', 49000],
    ['=SUMIF(A2:A,">160000",B2:B)', 63000],
  ],
);
facts(
  'SUMIF with texts',
  [
    ['Category', 'Food', 'Sales'],
    ['Vegetables', 'Tomatoes', 2300],
    ['Vegetables', 'Celery', 5500],
    ['Fruits', 'Oranges', 800],
    [null, 'Butter', 400],
    ['Vegetables', 'Carrots', 4200],
    ['Fruits', 'Apples', 1200],
  ],
  [
    ['=SUMIF(A2:A7,"Fruits",C2:C7)', 2000],
    ['=SUMIF(A2:A7,"vegetables",C2:C7)', 12000],
    ['=SUMIF(B2:B7,"*es",C2:C7)', 4300],
    ['=SUMIF(A2:A7,"",C2:C7)', 400],
  ],
);
const SALES = [
  ['Sold', 'Product', 'Person'],
  [5, 'Apples', 'Tom'],
  [4, 'Apples', 'Sarah'],
  [15, 'Artichokes', 'Tom'],
  [3, 'Artichokes', 'Sarah'],
  [22, 'Bananas', 'Tom'],
  [12, 'Bananas', 'Sarah'],
  [10, 'Carrots', 'Tom'],
  [33, 'Carrots', 'Sarah'],
];
facts('SUMIFS', SALES, [
  ['=SUMIFS(A2:A9,B2:B9,"=A*",C2:C9,"Tom")', 20],
  ['=SUMIFS(A2:A9,B2:B9,"<>Bananas",C2:C9,"Tom")', 30],
  ['=SUMIFS(A2:A,B2:B,"Carrots")', 43],
  ['=SUMIFS(A2:A9,B2:B8,"Carrots")', '#VALUE!'],
  ['=SUMIFS(A2:A9,B2:B9,"Carrots",C2:C9)', '#N/A'],
]);
const STOCK = [
  ['apples', 32],
  ['oranges', 54],
  ['peaches', 75],
  ['apples', 86],
];
facts('COUNTIF', STOCK, [
  ['=COUNTIF(A1:A4,"apples")', 2],
  ['=COUNTIF(A1:A4,A3)', 1],
  ['=COUNTIF(A1:A4,A1)+COUNTIF(A1:A4,A2)', 3],
  ['=COUNTIF(B1:B4,">55")', 2],
  ['=COUNTIF(B1:B4,"<>"&B3)', 3],
  ['=COUNTIF(B1:B4,">=32")-COUNTIF(B1:B4,">85")', 3],
  ['=COUNTIF(A1:A4,"*")', 4],
  ['=COUNTIF(A1:A4,"?????es")', 2],
]);
facts(
  'COUNTIFS',
  [
    ['Davidoski', 'Yes', 'No', 'No'],
    ['Burke', 'Yes', 'Yes', 'No'],
    ['Sundaram', 'Yes', 'Yes', 'Yes'],
    ['Levitan', 'No', 'Yes', 'Yes'],
  ],
  [
    ['=COUNTIFS(B1:D1,"=Yes")', 1],
    ['=COUNTIFS(B1:B4,"=Yes",C1:C4,"=Yes")', 2],
    ['=COUNTIFS(B4:D4,"=Yes",B2:D2,"=Yes")', 1],
  ],
);
facts(
  'COUNTIFS with dates',
  [1, 2, 3, 4, 5, 6].map(n => [n, 40663 + n]),
  [
    ['=COUNTIFS(A1:A6,"<6",A1:A6,">1")', 4],
    ['=COUNTIFS(A1:A6,"<5",B1:B6,"<5/3/2011")', 2],
    ['=COUNTIFS(A1:A6,"<"&A5,B1:B6,"<"&B3)', 2],
  ],
);
