import { facts } from '../fact-sheet.ts';

facts(
  'TEXT',
  [[40777.5]],
  [
    ['=TEXT(1.23,"$0.00")', '$1.23'],
    ['=TEXT(1234.567,"#,##0.00")', '1,234.57'],
    ['=TEXT(0.285,"0.0%")', '28.5%'],
    ['=TEXT(A1,"yyyy-mm-dd hh:mm")', '2011-08-22 12:00'],
    ['=TEXT(DATE(1969,7,20),"yyyy-MM")', '1969-07'],
    ['=TEXT(1234,"0000000")', '0001234'],
    ['=TEXT(DATE(1969,7,20),"dddd")', 'Sunday'],
  ],
);
facts(
  'VALUE',
  [[null]],
  [
    ['=VALUE("$1,000")', 1000],
    ['=VALUE("16:48:00")-VALUE("12:00:00")', 0.2],
    ['=VALUE("12%")', 0.12],
    ['=VALUE(A1)', 0],
    ['=VALUE("ten")', '#VALUE!'],
  ],
);
facts(
  'CONCATENATE',
  [
    ['Andreas', 'Hauser'],
    ['Fourth', 'Pine'],
  ],
  [
    ['=CONCATENATE(A1," ",B1)', 'Andreas Hauser'],
    ['=CONCATENATE(A1:B2)', 'AndreasHauserFourthPine'],
    ['=CONCATENATE("Q",1/2)', 'Q0.5'],
  ],
);
facts(
  'CONCAT',
  [['Andreas']],
  [
    ['=CONCAT("hello","goodbye")', 'hellogoodbye'],
    ['=CONCAT(17,76)', '1776'],
    ['=CONCAT(A1,B1)', 'Andreas'],
  ],
);
facts(
  'JOIN',
  [],
  [
    ['=JOIN(" and-a ",{1,2,"1 2 3 4"})', '1 and-a 2 and-a 1 2 3 4'],
    ['=JOIN(",",{1,2,3},{4;5;6})', '1,2,3,4,5,6'],
    ['=JOIN(,{1,2,3})', '123'],
  ],
);
facts(
  'TEXTJOIN',
  [['Hello'], ['there'], [null], [null], ['Sheets']],
  [
    ['=TEXTJOIN(" ",TRUE,A1:A5)', 'Hello there Sheets'],
    ['=TEXTJOIN(" ",FALSE,A1:A5)', 'Hello there   Sheets'],
    ['=TEXTJOIN(" ",TRUE,"hello","world")', 'hello world'],
    ['=TEXTJOIN({"-","/"},TRUE,1,2,3,4)', '1-2/3-4'],
  ],
);
facts(
  'SPLIT',
  [['Alas, poor Yorick']],
  [
    ['=SPLIT("1,2,3",",")', [[1, 2, 3]]],
    ['=SPLIT(A1," ")', [['Alas,', 'poor', 'Yorick']]],
    ['=SPLIT("a|b||c","|",TRUE,FALSE)', [['a', 'b', '', 'c']]],
    ['=SPLIT("one--two-three","--",FALSE)', [['one', 'two-three']]],
    ['=SPLIT("a","")', '#VALUE!'],
  ],
);
facts(
  'LEFT',
  [['Sale Price'], ['Sweden']],
  [
    ['=LEFT(A1,4)', 'Sale'],
    ['=LEFT(A2)', 'S'],
    ['=LEFT(A2,-1)', '#VALUE!'],
  ],
);
facts(
  'RIGHT',
  [['Sale Price'], ['Stock Number']],
  [
    ['=RIGHT(A1,5)', 'Price'],
    ['=RIGHT(A2)', 'r'],
    ['=RIGHT(A1,0)', ''],
  ],
);
facts(
  'MID',
  [['Fluid Flow']],
  [
    ['=MID(A1,1,5)', 'Fluid'],
    ['=MID(A1,7,20)', 'Flow'],
    ['=MID(A1,20,5)', ''],
    ['=MID(A1,0,5)', '#NUM!'],
  ],
);
facts(
  'LEN',
  [['Phoenix, AZ', null, '     One   ']],
  [
    ['=LEN(A1)', 11],
    ['=LEN(B1)', 0],
    ['=LEN(C1)', 11],
  ],
);
facts(
  'LOWER',
  [['E. E. Cummings']],
  [
    ['=LOWER(A1)', 'e. e. cummings'],
    ['=LOWER("LOREM IPSUM")', 'lorem ipsum'],
    ['=LOWER(12)', '12'],
  ],
);
facts(
  'UPPER',
  [['total', 'Yield']],
  [
    ['=UPPER(A1)', 'TOTAL'],
    ['=UPPER(B1)', 'YIELD'],
    ['=UPPER("straße 1")', 'STRASSE 1'],
  ],
);
facts(
  'PROPER',
  [],
  [
    ['=PROPER("this is a TITLE")', 'This Is A Title'],
    ['=PROPER("2-way street")', '2-Way Street'],
    ['=PROPER("76BudGet")', '76Budget'],
  ],
);
facts(
  'TRIM',
  [],
  [
    ['=TRIM(" First Quarter Earnings ")', 'First Quarter Earnings'],
    ['=TRIM("lorem   ipsum")', 'lorem ipsum'],
    ['=TRIM("   ")', ''],
  ],
);
facts(
  'CLEAN',
  [],
  [
    ['=CLEAN("AF"&CHAR(31))', 'AF'],
    ['=CLEAN(CHAR(9)&"Monthly report"&CHAR(10))', 'Monthly report'],
    ['=CLEAN("ä b")', 'ä b'],
  ],
);
facts(
  'SUBSTITUTE',
  [],
  [
    ['=SUBSTITUTE("Sales Data","Sales","Cost")', 'Cost Data'],
    ['=SUBSTITUTE("Quarter 1, 2008","1","2",1)', 'Quarter 2, 2008'],
    ['=SUBSTITUTE("Quarter 1, 2011","1","2",3)', 'Quarter 1, 2012'],
    ['=SUBSTITUTE("a.b.c",".","$&")', 'a$&b$&c'],
  ],
);
facts(
  'REPLACE',
  [],
  [
    ['=REPLACE("abcdefghijk",6,5,"*")', 'abcde*k'],
    ['=REPLACE("2009",3,2,"10")', '2010'],
    ['=REPLACE("123456",1,3,"@")', '@456'],
    ['=REPLACE("Spreadsheets",1,6,"Bed")', 'Bedsheets'],
  ],
);
facts(
  'FIND',
  [['Miriam McGovern']],
  [
    ['=FIND("M",A1)', 1],
    ['=FIND("m",A1)', 6],
    ['=FIND("M",A1,3)', 8],
    ['=FIND("x",A1)', '#VALUE!'],
  ],
);
facts(
  'SEARCH',
  [['Statements', 'Profit Margin']],
  [
    ['=SEARCH("e",A1,6)', 7],
    ['=SEARCH("margin",B1)', 8],
    // Wildcards are not on the page: not verified.
    ['=SEARCH("m?r*n",B1)', 8],
    ['=SEARCH("x",B1)', '#VALUE!'],
  ],
);
facts(
  'EXACT',
  [],
  [
    ['=EXACT("word","word")', true],
    ['=EXACT("Word","word")', false],
    ['=EXACT("w ord","word")', false],
  ],
);
facts(
  'REPT',
  [],
  [
    ['=REPT("*-",3)', '*-*-*-'],
    ['=REPT("-",10)', '----------'],
    ['=REPT("ha",0)', ''],
  ],
);
facts(
  'CHAR',
  [],
  [
    ['=CHAR(65)', 'A'],
    ['=CHAR(33)', '!'],
    ['=CHAR(128512)', '😀'],
    ['=CHAR(0)', '#NUM!'],
  ],
);
facts(
  'CODE',
  [],
  [
    ['=CODE("A")', 65],
    ['=CODE("!")', 33],
    ['=CODE("ABC")', 65],
    ['=CODE("")', '#VALUE!'],
  ],
);
facts(
  'REGEXMATCH',
  [],
  [
    ['=REGEXMATCH("Spreadsheets","S.r")', true],
    ['=REGEXMATCH("spreadsheets","S.r")', false],
    ['=REGEXMATCH("spreadsheets","(?i)S.r")', true],
    ['=REGEXMATCH("a","(?=a)")', '#REF!'],
  ],
);
facts(
  'REGEXEXTRACT',
  [],
  [
    ['=REGEXEXTRACT("My favorite number is 241, but my friend\'s is 17","\\d+")', '241'],
    [
      '=REGEXEXTRACT("You can also extract multiple values from text.","You can also (\\w+) multiple (\\w+) from text.")',
      [['extract', 'values']],
    ],
    ['=REGEXEXTRACT("Needle in a haystack",".e{2}dle")', 'Needle'],
    ['=REGEXEXTRACT("lead-17","lead-(?P<number>\\d+)")', '17'],
    ['=REGEXEXTRACT("none","\\d")', '#N/A'],
  ],
);
facts(
  'REGEXREPLACE',
  [],
  [
    ['=REGEXREPLACE("Spreadsheets","S.*d","Bed")', 'Bedsheets'],
    ['=REGEXREPLACE("a1b22","\\d+","#")', 'a#b#'],
    ['=REGEXREPLACE("Ann Lee","(\\w+) (\\w+)","$2, $1")', 'Lee, Ann'],
    ['=REGEXREPLACE("5","5","US$")', 'US$'],
  ],
);
facts(
  'TO_TEXT',
  [[24]],
  [
    ['=TO_TEXT(A1)', '24'],
    ['=TO_TEXT(DATE(1969,7,20))', '7/20/1969'],
    ['=TO_TEXT(TRUE)', 'TRUE'],
  ],
);
facts(
  'T',
  [['Rainfall', 19, true]],
  [
    ['=T(A1)', 'Rainfall'],
    ['=T(B1)', ''],
    ['=T(C1)', ''],
  ],
);
