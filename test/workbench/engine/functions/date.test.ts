import { facts, shows } from '../fact-sheet.ts';

const serial = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / 86_400_000 + 25569;

facts(
  'DATE',
  [],
  [
    ['=DATE(1969,7,20)', 25404],
    ['=DATE(1969,7,20)', shows('7/20/1969')],
    ['=DATE(119,2,1)', shows('2/1/2019')],
    ['=DATE(1969,13,1)', shows('1/1/1970')],
    ['=DATE(1969,1,32)', shows('2/1/1969')],
    ['=DATE(1969,1.75,1)', shows('1/1/1969')],
    ['=DATE(2011,2,0)', shows('1/31/2011')],
    ['=DATE(-1,1,1)', '#NUM!'],
  ],
);
facts(
  'TIME',
  [],
  [
    ['=TIME(12,0,0)', 0.5],
    ['=TIME(16,48,10)', 0.7001157],
    ['=TIME(27,0,0)', 0.125],
    ['=TIME(11,40,59)', shows('11:40:59 AM')],
  ],
);
facts(
  'DATEVALUE',
  [],
  [
    ['=DATEVALUE("8/22/2011")', 40777],
    ['=DATEVALUE("22-MAY-2011")', 40685],
    ['=DATEVALUE("1969-7-20")', 25404],
    ['=DATEVALUE("8/22/2011 18:00")', 40777],
    ['=DATEVALUE("soon")', '#VALUE!'],
  ],
);
facts(
  'TIMEVALUE',
  [],
  [
    ['=TIMEVALUE("2:24 AM")', 0.1],
    ['=TIMEVALUE("2:15 PM")', 0.59375],
    ['=TIMEVALUE("14:15:30")', 0.5940972],
  ],
);
facts(
  'TO_DATE',
  [[25405, 'x']],
  [
    ['=TO_DATE(25405)', shows('7/21/1969')],
    ['=TO_DATE(A1)', shows('7/21/1969')],
    ['=TO_DATE(B1)', 'x'],
  ],
);
facts(
  'YEAR',
  [],
  [
    ['=YEAR(DATE(1969,7,20))', 1969],
    ['=YEAR(40909)', 2012],
    ['=YEAR("7/20/1969")', 1969],
  ],
);
facts(
  'MONTH',
  [],
  [
    ['=MONTH(DATE(1969,7,20))', 7],
    ['=MONTH(40909)', 1],
    ['=MONTH("7/20/1969")', 7],
  ],
);
facts(
  'DAY',
  [],
  [
    ['=DAY(DATE(1969,7,20))', 20],
    ['=DAY(40909)', 1],
    ['=DAY("7/20/1969")', 20],
  ],
);
facts(
  'HOUR',
  [],
  [
    ['=HOUR(0.75)', 18],
    ['=HOUR("7/18/2011 7:45")', 7],
    ['=HOUR(DATE(2012,4,21))', 0],
    ['=HOUR(TIME(11,40,59))', 11],
  ],
);
facts(
  'MINUTE',
  [],
  [
    ['=MINUTE("12:45:00 PM")', 45],
    ['=MINUTE(TIME(11,40,59))', 40],
    ['=MINUTE(0.5)', 0],
  ],
);
facts(
  'SECOND',
  [],
  [
    ['=SECOND("4:48:18 PM")', 18],
    ['=SECOND(TIME(11,40,59))', 59],
    ['=SECOND("4:48 PM")', 0],
  ],
);
facts(
  'WEEKDAY',
  [],
  [
    ['=WEEKDAY(DATE(1969,7,20))', 1],
    ['=WEEKDAY(40909)', 1],
    ['=WEEKDAY(40909,2)', 7],
    ['=WEEKDAY(40909,3)', 6],
    ['=WEEKDAY(40909,11)', 7],
    ['=WEEKDAY(40909,16)', 2],
    ['=WEEKDAY(40909,17)', 1],
    ['=WEEKDAY(40909,4)', '#NUM!'],
  ],
);
facts(
  'WEEKNUM',
  [],
  [
    ['=WEEKNUM(DATE(2012,3,9))', 10],
    ['=WEEKNUM(DATE(2012,3,9),2)', 11],
    ['=WEEKNUM(DATE(2012,3,9),21)', 10],
    ['=WEEKNUM(DATE(2012,3,9),9)', '#NUM!'],
  ],
);
facts(
  'ISOWEEKNUM',
  [],
  [
    ['=ISOWEEKNUM(DATE(2012,3,9))', 10],
    ['=ISOWEEKNUM(DATE(2021,1,1))', 53],
    ['=ISOWEEKNUM(DATE(2021,1,4))', 1],
  ],
);
facts(
  'EDATE',
  [[serial(2011, 1, 15)]],
  [
    ['=EDATE(A1,1)', shows('2/15/2011')],
    ['=EDATE(A1,-1)', shows('12/15/2010')],
    ['=EDATE(A1,2)', shows('3/15/2011')],
    ['=EDATE(DATE(2023,5,31),1)', shows('6/30/2023')],
  ],
);
facts(
  'EOMONTH',
  [[serial(2011, 1, 1)]],
  [
    ['=EOMONTH(A1,1)', shows('2/28/2011')],
    ['=EOMONTH(A1,-3)', shows('10/31/2010')],
    ['=EOMONTH(DATE(2023,5,15),0)', shows('5/31/2023')],
  ],
);
facts(
  'DAYS',
  [],
  [
    ['=DAYS("15-MAR-2021","1-FEB-2021")', 42],
    ['=DAYS(DATE(2021,12,31),DATE(2021,1,1))', 364],
    ['=DAYS(DATE(1969,7,16),DATE(1969,7,24))', -8],
  ],
);
facts(
  'DATEDIF',
  [],
  [
    ['=DATEDIF(DATE(1969,7,16),DATE(1969,7,24),"D")', 8],
    ['=DATEDIF("1/1/2001","1/1/2003","Y")', 2],
    ['=DATEDIF("6/1/2001","8/15/2002","D")', 440],
    ['=DATEDIF("6/1/2001","8/15/2002","YD")', 75],
    ['=DATEDIF("9/30/2015","2/28/2016","M")', 4],
    ['=DATEDIF("6/1/2001","8/15/2002","YM")', 2],
    ['=DATEDIF("6/1/2001","8/15/2002","MD")', 14],
    ['=DATEDIF("8/15/2002","6/1/2001","D")', '#NUM!'],
  ],
);
const PROJECT = [
  [serial(2012, 10, 1), serial(2008, 10, 1)],
  [serial(2013, 3, 1), 151],
  [serial(2012, 11, 22), serial(2008, 11, 26)],
  [serial(2012, 12, 4), serial(2008, 12, 4)],
  [serial(2013, 1, 21), serial(2009, 1, 21)],
];
facts('NETWORKDAYS', PROJECT, [
  ['=NETWORKDAYS(A1,A2)', 110],
  ['=NETWORKDAYS(A1,A2,A3)', 109],
  ['=NETWORKDAYS(A1,A2,A3:A5)', 107],
  ['=NETWORKDAYS(A2,A1)', -110],
]);
facts(
  'NETWORKDAYS.INTL',
  [[serial(2006, 1, 2)], [serial(2006, 1, 16)]],
  [
    ['=NETWORKDAYS.INTL(DATE(2006,1,1),DATE(2006,1,31))', 22],
    ['=NETWORKDAYS.INTL(DATE(2006,2,28),DATE(2006,1,31))', -21],
    ['=NETWORKDAYS.INTL(DATE(2006,1,1),DATE(2006,2,1),7,A1:A2)', 22],
    ['=NETWORKDAYS.INTL(DATE(2006,1,1),DATE(2006,2,1),"0010001",A1:A2)', 20],
    ['=NETWORKDAYS.INTL(DATE(2006,1,1),DATE(2006,2,1),"001")', '#VALUE!'],
  ],
);
facts('WORKDAY', PROJECT, [
  ['=WORKDAY(B1,B2)', shows('4/30/2009')],
  ['=WORKDAY(B1,B2,B3:B5)', shows('5/5/2009')],
  ['=WORKDAY(DATE(2026,11,20),-1)', shows('11/19/2026')],
]);
facts(
  'WORKDAY.INTL',
  [],
  [
    ['=WORKDAY.INTL(DATE(2012,1,1),90,11)+0', 41013],
    ['=WORKDAY.INTL(DATE(2012,1,1),30,17)', shows('2/5/2012')],
    ['=WORKDAY.INTL(DATE(1969,7,21),0)', shows('7/21/1969')],
    ['=WORKDAY.INTL(DATE(2012,1,1),1,"1111111")', '#VALUE!'],
  ],
);
// The workbook's clock stands at 9:30 in its own zone on 20 November 2026.
facts(
  'NOW',
  [],
  [
    ['=NOW()', shows('11/20/2026 9:30:00')],
    ['=HOUR(NOW())', 9],
    ['=NOW()-TODAY()', 0.3958333],
  ],
);
facts(
  'TODAY',
  [],
  [
    ['=TODAY()', shows('11/20/2026')],
    ['=TODAY()+1', shows('11/21/2026')],
    ['=TODAY()-DATE(2026,11,1)', 19],
  ],
);
