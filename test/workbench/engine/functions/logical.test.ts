import { facts } from '../fact-sheet.ts';

facts(
  'IF',
  [[5], [null]],
  [
    ['=IF(A1<100,"small","big")', 'small'],
    ['=IF(A1=9,"nine")', false],
    ['=IF(A2,1,2)', 2],
    ['=IF(TRUE,4,1/0)', 4],
    ['=IF("maybe",1,2)', '#VALUE!'],
    ['=IF(1/0,1,2)', '#DIV/0!'],
  ],
);
facts(
  'IFS',
  [[90], [70]],
  [
    ['=IFS(A1>90,"A",A1>80,"B",TRUE,"C")', 'B'],
    ['=IFS(A2>90,"A",A2>80,"B",TRUE,"C")', 'C'],
    ['=IFS(A2>90,"A")', '#N/A'],
    ['=IFS(A1>1,"A",A1>2)', '#N/A'],
  ],
);
facts(
  'IFERROR',
  [
    [210, 35],
    [55, 0],
    [null, 23],
  ],
  [
    ['=IFERROR(A1/B1,"Error in calculation")', 6],
    ['=IFERROR(A2/B2,"Error in calculation")', 'Error in calculation'],
    ['=IFERROR(A3/B3,"Error in calculation")', 0],
    ['=IFERROR(1/0)', null],
    ['=ARRAYFORMULA(IFERROR(A1:A3/B1:B3,-1))', [[6], [-1], [0]]],
  ],
);
facts(
  'IFNA',
  [['a', 1]],
  [
    ['=IFNA(VLOOKUP("b",A1:B1,2,FALSE),"not found")', 'not found'],
    ['=IFNA(VLOOKUP("a",A1:B1,2,FALSE),"not found")', 1],
    ['=IFNA(1/0,"not found")', '#DIV/0!'],
  ],
);
facts(
  'SWITCH',
  [[2], ['b']],
  [
    ['=SWITCH(A1,1,"Sunday",2,"Monday",3,"Tuesday","No match")', 'Monday'],
    ['=SWITCH(99,1,"Sunday",2,"Monday",3,"Tuesday")', '#N/A'],
    ['=SWITCH(99,1,"Sunday",2,"Monday","No match")', 'No match'],
    ['=SWITCH(A2,"A",1,"B",2)', 2],
  ],
);
facts(
  'LET',
  [[3], [4]],
  [
    ['=LET(avg,AVERAGE(A1:A2),avg*2)', 7],
    ['=LET(a,A1,b,a+1,a*b)', 12],
    ['=LET(rows,A1:A2,SUM(rows))', 7],
    ['=LET(1,2,3)', '#NAME?'],
  ],
);
facts(
  'AND',
  [
    [50, true],
    [100, 'x'],
  ],
  [
    ['=AND(A1>1,A1<100)', true],
    ['=AND(A2>1,A2<100)', false],
    ['=AND(A1:B2)', true],
    ['=AND(C1:C2)', '#VALUE!'],
  ],
);
facts(
  'OR',
  [[50], [0]],
  [
    ['=OR(A1>1,A1>100)', true],
    ['=OR(A2,FALSE)', false],
    ['=OR(A1:A2)', true],
  ],
);
facts(
  'XOR',
  [],
  [
    ['=XOR(3>0,2<9)', false],
    ['=XOR(3>12,4<6)', true],
    ['=XOR(TRUE,TRUE,TRUE)', true],
  ],
);
facts(
  'NOT',
  [[0]],
  [
    ['=NOT(A1)', true],
    ['=NOT(2+2=4)', false],
    ['=NOT("x")', '#VALUE!'],
  ],
);
facts(
  'TRUE and FALSE',
  [],
  [
    ['=TRUE()', true],
    ['=FALSE()', false],
    ['=TRUE', true],
  ],
);
