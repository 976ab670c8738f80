import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBlank } from '../../../src/sla/sheet/cell.ts';
import {
  type DateStyle,
  inferDateOnly,
  inferDateStyle,
  isSwapped,
  readMoment,
  strangeIn,
} from '../../../src/sla/sheet/date.ts';
import type { DateOrder } from '../../../src/sla/sheet/date-text.ts';
import { exactly, isDateOnly, isUnreadable, type Moment, UNREADABLE } from '../../../src/sla/time/moment.ts';
import { sheetOf } from '../../support/agreements.ts';
import { zoneNamed } from '../../support/zones.ts';

const NEW_YORK = zoneNamed('America/New_York');
const UTC = zoneNamed('UTC');

const read = (cell: unknown, order: DateOrder = 'ymd', midnightIsDate = false): Moment | null =>
  readMoment(cell, order, NEW_YORK, midnightIsDate);

/** "2026-11-20T14:30-05:00" → that exact moment. */
const instant = (iso: string): Moment => exactly(Date.parse(iso));
/** The whole local day from one ISO instant to the other. */
const between = (from: string, until: string): Moment => ({ begin: Date.parse(from), end: Date.parse(until) });

const NOVEMBER_20 = between('2026-11-20T00:00-05:00', '2026-11-21T00:00-05:00');
const HALF_PAST_TWO = instant('2026-11-20T14:30-05:00');

describe('texts as sheets and CRM exports write them', () => {
  const cases: [text: string, order: DateOrder, expected: Moment][] = [
    ['2026-11-20', 'ymd', NOVEMBER_20],
    ['2026/11/20', 'ymd', NOVEMBER_20],
    ['2026.11.20', 'ymd', NOVEMBER_20],
    ['2026-1-5', 'ymd', between('2026-01-05T00:00-05:00', '2026-01-06T00:00-05:00')],
    ['2026-11-20 14:30', 'ymd', HALF_PAST_TWO],
    ['2026-11-20 14:30:00', 'ymd', HALF_PAST_TWO],
    ['2026-11-20T14:30:00', 'ymd', HALF_PAST_TWO],
    ['2026-11-20 14:30:07', 'ymd', instant('2026-11-20T14:30:07-05:00')],
    ['2026-11-20 14:30:00.000', 'ymd', HALF_PAST_TWO],
    ['2026-11-20 00:00', 'ymd', instant('2026-11-20T00:00-05:00')],
    ['  2026-11-20 14:30  ', 'ymd', HALF_PAST_TWO],
    ['2026-11-20T19:30:00Z', 'ymd', HALF_PAST_TWO],
    ['2026-11-20T19:30:00.000Z', 'ymd', HALF_PAST_TWO],
    ['2026-11-20T19:30:00.000+0000', 'ymd', HALF_PAST_TWO],
    ['2026-11-20T13:30:00-06:00', 'ymd', HALF_PAST_TWO],
    ['2026-11-21T01:00:00+05:30', 'ymd', HALF_PAST_TWO],
    ['2026-11-20 19:30:00 UTC', 'ymd', HALF_PAST_TWO],
    ['20-11-2026', 'dmy', NOVEMBER_20],
    ['20/11/2026 14:30', 'dmy', HALF_PAST_TWO],
    ['20.11.2026 14:30', 'dmy', HALF_PAST_TWO],
    ['20.11.2026 14:30:00', 'dmy', HALF_PAST_TWO],
    ['20/11/26', 'dmy', NOVEMBER_20],
    ['11/20/2026', 'mdy', NOVEMBER_20],
    ['11/20/2026 14:30', 'mdy', HALF_PAST_TWO],
    ['11/20/2026 2:30 PM', 'mdy', HALF_PAST_TWO],
    ['11/20/2026, 2:30:00 PM', 'mdy', HALF_PAST_TWO],
    ['11/20/2026 2:30pm', 'mdy', HALF_PAST_TWO],
    ['11/20/26 14:30', 'mdy', HALF_PAST_TWO],
    ['5/1/2026', 'mdy', between('2026-05-01T00:00-04:00', '2026-05-02T00:00-04:00')],
    ['5/1/2026', 'dmy', between('2026-01-05T00:00-05:00', '2026-01-06T00:00-05:00')],
    ['20 Nov 2026', 'ymd', NOVEMBER_20],
    ['20-Nov-2026 14:30', 'ymd', HALF_PAST_TWO],
    ['20 Nov, 2026 14:30:00', 'ymd', HALF_PAST_TWO],
    ['Nov 20, 2026', 'ymd', NOVEMBER_20],
    ['Nov 20, 2026 02:30 PM', 'ymd', HALF_PAST_TWO],
    ['November 20, 2026', 'ymd', NOVEMBER_20],
    ['November 20th, 2026', 'ymd', NOVEMBER_20],
    ['2026-11-20 12:05 AM', 'ymd', instant('2026-11-20T00:05-05:00')],
    ['2026-11-20 12:05 PM', 'ymd', instant('2026-11-20T12:05-05:00')],
  ];
  test.each(cases)('%s (%s)', (text, order, expected) => expect(read(text, order)).toEqual(expected));

  test.each([
    'soon',
    'yesterday',
    '20',
    '14:30',
    '2026',
    'Jan-24',
    '2026-11',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-11-00',
    '2026-11-20 25:00',
    '2026-11-20 14:60',
    '2026-11-20 14:30:60',
    '2026-11-20 13:30 PM',
    '2026-11-20 0:30 AM',
    '2026-11-20 or 21',
    '31 Nov 2026',
    'Foo 20, 2026',
    '0020-11-20',
    '0026-11-20 14:30',
    '1999-12-31',
    '2060-01-01',
    '20261-11-20',
    '#N/A',
  ])('not a date: %s', text => expect(read(text)).toEqual(UNREADABLE));

  test.each([
    ['20/11/2026', 'mdy'],
    ['11/20/2026', 'dmy'],
    ['20/11/2026', 'ymd'],
    ['20/11/0020', 'dmy'],
    ['20/11-2026', 'dmy'],
    ['29/02/2026', 'dmy'],
  ] as const)('never swapped to fit: %s read as %s', (text, order) => expect(read(text, order)).toEqual(UNREADABLE));

  test('a leap day is a date in a leap year only', () => {
    expect(read('2028-02-29')).toEqual(between('2028-02-29T00:00-05:00', '2028-03-01T00:00-05:00'));
    expect(read('2026-02-29')).toEqual(UNREADABLE);
  });
});

describe('cells that are no text', () => {
  test.each(['', ' ', '\u00a0', null, undefined])('blank: %j', cell => {
    expect(read(cell)).toBeNull();
    expect(isBlank(cell)).toBe(true);
  });
  test.each([46346, 0, true, false, {}, Number.NaN])('not a date: %j', cell => expect(read(cell)).toEqual(UNREADABLE));
  test('a date is its instant', () => {
    expect(read(new Date('2026-11-20T19:30:00Z'))).toEqual(HALF_PAST_TWO);
  });
  test('midnight is an instant under a format with a time, the day under one without', () => {
    const midnight = new Date('2026-11-20T00:00:00-05:00');
    expect(read(midnight, 'ymd', false)).toEqual(exactly(midnight.getTime()));
    expect(read(midnight, 'ymd', true)).toEqual(NOVEMBER_20);
  });
  test('another time is an instant under a format without one', () => {
    expect(read(new Date('2026-11-20T19:30:00Z'), 'ymd', true)).toEqual(HALF_PAST_TWO);
  });
  test('midnight is the spreadsheet’s', () => {
    const midnight = new Date('2026-11-20T00:00:00Z');
    expect(readMoment(midnight, 'ymd', UTC, true)).toEqual(between('2026-11-20T00:00Z', '2026-11-21T00:00Z'));
    expect(read(midnight, 'ymd', true)).toEqual(exactly(midnight.getTime()));
  });
  test.each(['0020-11-20', '0024-03-01', '1999-06-01', '2060-06-01'])('year out of range: %s', iso => {
    expect(isUnreadable(read(new Date(`${iso}T12:00:00Z`)))).toBe(true);
  });
  test('an invalid date', () => expect(isUnreadable(read(new Date(Number.NaN)))).toBe(true));
});

describe('wall clocks that a zone change touches', () => {
  test('in the gap: the later', () => expect(read('2026-03-08 02:30')).toEqual(instant('2026-03-08T03:30-04:00')));
  test('in the overlap: the first', () => expect(read('2026-11-01 01:30')).toEqual(instant('2026-11-01T01:30-04:00')));
  test('a day of 25 hours', () => {
    expect(read('2026-11-01')).toEqual(between('2026-11-01T00:00-04:00', '2026-11-02T00:00-05:00'));
  });
  test('a day of 23 hours', () => {
    expect(read('2026-03-08')).toEqual(between('2026-03-08T00:00-05:00', '2026-03-09T00:00-04:00'));
  });
  test('an offset in the text goes before the zone', () => {
    expect(readMoment('2026-11-01 01:30 -05:00', 'ymd', NEW_YORK, false)).toEqual(instant('2026-11-01T01:30-05:00'));
  });
});

test('a date without a time is known as one', () => {
  expect(
    ['2026-11-20', '2026-11-20 00:00', '2026-11-20T05:00Z'].map(text => isDateOnly(read(text) ?? UNREADABLE)),
  ).toEqual([true, false, false]);
});

describe('the order of day and month belongs to the column', () => {
  const cases: [about: string, cells: unknown[], finding: ReturnType<typeof inferDateStyle>][] = [
    ['nothing', [], 'ymd'],
    ['blanks', ['', ' ', null], 'ymd'],
    ['years first', ['2026-11-20', '2026/01/02'], 'ymd'],
    ['names of months', ['20 Nov 2026', 'Nov 20, 2026'], 'ymd'],
    ['dates, not texts', [new Date(0), 5], 'ymd'],
    ['no dates', ['soon', 'n/a'], 'ymd'],
    ['one day above 12 tells', ['01-02-2026', '03-04-2026', '13-04-2026'], 'dmy'],
    ['one day above 12 tells, month first', ['1/2/2026', '3/4/2026', '4/13/2026'], 'mdy'],
    ['with times', ['01.02.2026 09:00', '13.02.2026 10:30'], 'dmy'],
    ['with AM and PM', ['1/2/2026 9:00 AM', '2/13/2026 4:00 PM'], 'mdy'],
    ['years of two digits', ['01/02/26', '13/02/26'], 'dmy'],
    ['the year first beside the month first', ['2024-03-15 09:00', '3/15/2024 2:30 PM'], 'mdy'],
    ['none above 12', ['01/02/2026', '03/04/2026', '12/12/2026'], 'ambiguous'],
    ['one of each', ['13/04/2026', '04/13/2026'], 'mixed'],
    ['days written like their months', ['05/05/2026', '11/11/2026 09:00'], 'mdy'],
    ['one of them beside one that is not', ['05/05/2026', '05/06/2026'], 'ambiguous'],
  ];
  test.each(cases)('%s', (_about, cells, finding) => expect(inferDateStyle(cells)).toBe(finding));
});

describe('dates written out in another order come back as they were', () => {
  interface Written {
    readonly year: number;
    readonly month: number;
    readonly day: number;
    readonly hour: number;
    readonly minute: number;
  }
  const two = (n: number) => String(n).padStart(2, '0');
  const FORMATS: [about: string, order: DateOrder, hasTime: boolean, write: (date: Written) => string][] = [
    ['DD-MM-YYYY', 'dmy', false, ({ year, month, day }) => `${two(day)}-${two(month)}-${year}`],
    ['D/M/YYYY', 'dmy', false, ({ year, month, day }) => `${day}/${month}/${year}`],
    ['M/D/YYYY', 'mdy', false, ({ year, month, day }) => `${month}/${day}/${year}`],
    [
      'DD.MM.YYYY HH:MM',
      'dmy',
      true,
      ({ year, month, day, hour, minute }) => `${two(day)}.${two(month)}.${year} ${two(hour)}:${two(minute)}`,
    ],
    [
      'M/D/YYYY h:MM AM',
      'mdy',
      true,
      ({ year, month, day, hour, minute }) =>
        `${month}/${day}/${year} ${hour % 12 || 12}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'}`,
    ],
    ['YYYY-MM-DD', 'ymd', false, ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`],
  ];
  const written = fc
    .record({
      day: fc.integer({ min: Date.UTC(2000, 0, 2) / 86_400_000, max: Date.UTC(2059, 11, 30) / 86_400_000 }),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
    })
    .map(({ day, hour, minute }): Written => {
      const date = new Date(day * 86_400_000);
      return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour, minute };
    });

  test.each(FORMATS)('%s', (_about, order, hasTime, write) => {
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 40 }), dates => {
        const texts = dates.map(write);
        const tells = order === 'ymd' || dates.some(({ day }) => day > 12);
        // A day that is written like its month is the same in either order.
        const isAlike = dates.every(({ day, month }) => day === month);
        expect(inferDateStyle(texts)).toBe(tells ? order : isAlike ? 'mdy' : 'ambiguous');
        for (const [index, { year, month, day, hour, minute }] of dates.entries()) {
          const begin = Date.UTC(year, month - 1, day) + (hasTime ? (hour * 60 + minute) * 60_000 : 0);
          const end = hasTime ? begin : begin + 86_400_000;
          expect(readMoment(texts[index], order, UTC, false)).toEqual({ begin, end });
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

describe('dates as seven languages write them', () => {
  const LOCALES = ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES', 'es-MX', 'pt-BR', 'it-IT', 'nl-NL'];
  const STYLES: readonly Intl.DateTimeFormatOptions[] = [
    { dateStyle: 'long', timeStyle: 'short' },
    { dateStyle: 'medium', timeStyle: 'short' },
    { dateStyle: 'medium', timeStyle: 'medium' },
    { dateStyle: 'full', timeStyle: 'short' },
    { dateStyle: 'long' },
    { dateStyle: 'short', timeStyle: 'short' },
    { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit', hourCycle: 'h12' },
  ];
  test.each(LOCALES)('%s: equal or not read, never another', locale => {
    for (const style of STYLES) {
      const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' });
      const hasTime = style.timeStyle !== undefined || style.hour !== undefined;
      const instants = Array.from({ length: 36 }, (_, n) =>
        Date.UTC(2026, n % 12, 1 + ((n * 5) % 28), (n * 7) % 24, 35),
      );
      const texts = instants.map(instant => format.format(instant));
      const finding = inferDateStyle(texts);
      expect(finding).not.toBe('mixed');
      for (const [index, text] of texts.entries()) {
        const moment = readMoment(text, finding === 'ambiguous' ? 'ymd' : (finding as DateOrder), UTC, false);
        const instant = instants[index] as number;
        const begin = hasTime ? instant : instant - (instant % 86_400_000);
        if (!isUnreadable(moment)) expect([text, moment?.begin]).toEqual([text, begin]);
        // With its name, a month is understood in every one of them.
        if (style.dateStyle !== 'short') expect([text, isUnreadable(moment)]).toEqual([text, false]);
      }
    }
  });

  const cases: [text: string, iso: string][] = [
    ['20/11/2026 2:30 p. m.', '2026-11-20T14:30-05:00'],
    ['20 de novembro de 2026 14h30', '2026-11-20T14:30-05:00'],
    ['20.11.2026, 14:30 Uhr', '2026-11-20T14:30-05:00'],
    ['20. Nov. 2026 um 14.30', '2026-11-20T14:30-05:00'],
    ['2026年11月20日 14時30分', '2026-11-20T14:30-05:00'],
    ['November 20, 2026 at 2:30 PM', '2026-11-20T14:30-05:00'],
    ['Fri Nov 20 2026 14:30:00 GMT-0500 (Eastern Standard Time)', '2026-11-20T14:30-05:00'],
    ['2026/11/20 2:30:00 PM EST', '2026-11-20T14:30-05:00'],
    ['2026/07/20 2:30:00 PM PDT', '2026-07-20T14:30-07:00'],
    ['2026-11-20 20:30 CET', '2026-11-20T14:30-05:00'],
    ['2026-11-20 20:30 GMT+1', '2026-11-20T14:30-05:00'],
    ['2026-11-21 01:00 UTC+5:30', '2026-11-20T14:30-05:00'],
    ['\u200e20/11/2026\u00a014:30', '2026-11-20T14:30-05:00'],
  ];
  test.each(cases)('%s', (text, iso) => expect(read(text, 'dmy')).toEqual(instant(iso)));

  test('what is not understood is named', () => {
    expect(strangeIn('2026-11-20 14:30 IST', 'ymd')).toBe('the zone “IST”');
    expect(strangeIn('2026-11-20 14:30 or so', 'ymd')).toBe('“or so”');
    expect(strangeIn('2026-11-20 14:30', 'ymd')).toBeNull();
  });
});

describe('numbers under the header of a date', () => {
  const first = Date.UTC(2026, 10, 20, 14, 30);
  const styles: [style: DateStyle, cells: unknown[]][] = [
    ['serial', [46_346.604166667, '46347.5']],
    ['seconds', [first / 1000, String(first / 1000 + 60)]],
    ['milliseconds', [first, String(first + 60_000)]],
  ];
  test.each(styles)('%s, where the whole column is so', (style, cells) => {
    expect(inferDateStyle([...cells, '', 'n/a'])).toBe(style);
    expect(inferDateStyle([...cells, 'soon'])).toBe('ymd');
    expect(readMoment(cells[0], style, UTC, false)).toEqual(exactly(first));
  });
  test('a whole serial is a day', () => {
    expect(readMoment(46_346, 'serial', NEW_YORK, false)).toEqual(NOVEMBER_20);
  });
});

describe('a column of midnights has no times', () => {
  const midnights = ['16', '17', '18', '19', '20'].map(day => `2026-11-${day} 00:00:00`);
  test('half of at least five', () => {
    expect(inferDateOnly(midnights, 'ymd', NEW_YORK)).toBe(true);
    expect(
      inferDateOnly([...midnights, ...midnights.map(text => text.replace('00:00:00', '09:05'))], 'ymd', NEW_YORK),
    ).toBe(true);
    expect(inferDateOnly(midnights.slice(1), 'ymd', NEW_YORK)).toBe(false);
    expect(
      inferDateOnly(
        midnights.map((text, n) => (n < 3 ? text.replace('00:00:00', '09:05') : text)),
        'ymd',
        NEW_YORK,
      ),
    ).toBe(false);
  });
  test('by its own offset, or in UTC: the day is the written one', () => {
    expect(readMoment('2026-11-20T00:00:00+05:30', 'ymd', NEW_YORK, true)).toEqual(NOVEMBER_20);
    expect(readMoment('2026-11-20T00:00:00Z', 'ymd', NEW_YORK, true)).toEqual(NOVEMBER_20);
    expect(readMoment('2026-11-20T00:01:00Z', 'ymd', NEW_YORK, true)).toEqual(instant('2026-11-20T00:01Z'));
  });
});

describe('a column that the sheet has swapped', () => {
  const low = [1, 2, 3, 4, 5].map(day => new Date(Date.UTC(2026, day, day, 15)));
  test('five low days and a text that is the other way round', () => {
    expect(isSwapped([...low, '16/11/2026'], 'dmy', UTC)).toBe(true);
  });
  test.each<[string, unknown[]]>([
    ['four', [...low.slice(1), '16/11/2026']],
    ['a day above 12', [...low, new Date(Date.UTC(2026, 4, 20)), '16/11/2026']],
    ['a text that tells nothing', [...low, '06/11/2026']],
  ])('not with %s', (_about, cells) => expect(isSwapped(cells, 'dmy', UTC)).toBe(false));
});

describe('the columns of a tab', () => {
  const begins = (reading: ReturnType<typeof sheetOf>) => reading.leads.map(({ created }) => created?.begin);

  test('each column has its own order', () => {
    const reading = sheetOf([
      { id: 1, created: '03/04/2026', firstContact: '3/5/2026' },
      { id: 2, created: '13/04/2026', firstContact: '4/14/2026' },
    ]);
    expect(begins(reading)).toEqual([Date.parse('2026-04-03T00:00-04:00'), Date.parse('2026-04-13T00:00-04:00')]);
    expect(reading.leads.map(({ contacts }) => contacts[0]?.begin)).toEqual([
      Date.parse('2026-03-05T00:00-05:00'),
      Date.parse('2026-04-14T00:00-04:00'),
    ]);
  });

  test('an ambiguous column is asked about, once, and nothing in it is guessed', () => {
    const reading = sheetOf([
      { id: 1, created: '03/04/2026' },
      { id: 2, created: '05/06/2026' },
    ]);
    const asked = reading.problems.filter(({ kind }) => kind === 'date order');
    expect(asked.map(({ at }) => at)).toEqual(['Leads!A']);
    expect(reading.leads.every(({ created }) => isUnreadable(created))).toBe(true);
  });

  test('a column with both orders is listed, and nothing in it is guessed', () => {
    const reading = sheetOf([
      { id: 1, created: '13/04/2026' },
      { id: 2, created: '04/13/2026' },
    ]);
    expect(reading.problems.filter(({ kind }) => kind === 'date order')).toHaveLength(1);
    expect(reading.leads.every(({ created }) => isUnreadable(created))).toBe(true);
  });

  test('an unreadable date is listed with its cell, its text and a fix', () => {
    const reading = sheetOf([{ created: '2026-11-16 09:00' }, { created: '2026-11-17 09:00', firstContact: 'called' }]);
    const [problem, ...others] = reading.problems.filter(({ kind }) => kind === 'unreadable');
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ at: 'Leads!B3', message: expect.stringContaining('called') });
    expect(problem?.fix).not.toBe('');
  });
});
