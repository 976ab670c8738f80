import { expect, test } from 'vitest';
import { countries, countryOfZone, easter, holidaysOf } from '../../../src/sla/time/holidays.ts';
import { formatDay, parseDay, weekdayOf } from '../../../src/sla/time/time.ts';

const dates = (code: Parameters<typeof holidaysOf>[0], year: number) => holidaysOf(code, year).map(({ date }) => date);

test.each([
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2011, '2011-04-24'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
  [2049, '2049-04-18'],
])('Easter of %i is %s', (year, date) => {
  expect(formatDay(easter(year))).toBe(date);
});

test('US federal holidays of 2026 and 2027 as the Office of Personnel Management lists them', () => {
  expect(dates('US', 2026)).toEqual([
    '2026-01-01',
    '2026-01-19',
    '2026-02-16',
    '2026-05-25',
    '2026-06-19',
    '2026-07-03',
    '2026-07-04',
    '2026-09-07',
    '2026-10-12',
    '2026-11-11',
    '2026-11-26',
    '2026-12-25',
  ]);
  // Juneteenth and Christmas on a Saturday, Independence Day on a Sunday.
  const observed = holidaysOf('US', 2027).filter(({ name }) => name.includes('observed'));
  expect(observed.map(({ date }) => date)).toEqual(['2027-06-18', '2027-07-05', '2027-12-24']);
  // The Friday before belongs to the year before.
  expect(dates('US', 2028)[0]).toBe('2027-12-31');
});

test('bank holidays of England as gov.uk lists them', () => {
  expect(dates('GB', 2026).filter(isWeekday)).toEqual([
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-04',
    '2026-05-25',
    '2026-08-31',
    '2026-12-25',
    '2026-12-28',
  ]);
  expect(dates('GB', 2027).filter(isWeekday)).toEqual([
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-03',
    '2027-05-31',
    '2027-08-30',
    '2027-12-27',
    '2027-12-28',
  ]);
  // Christmas on a Sunday: Boxing Day keeps the Monday.
  expect(dates('GB', 2033).filter(date => date > '2033-12-25')).toEqual(['2033-12-26', '2033-12-27']);
});

test('what follows Easter, and what moves', () => {
  expect(dates('DE', 2026)).toEqual([
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-10-03',
    '2026-12-25',
    '2026-12-26',
  ]);
  expect(dates('CA', 2026)).toContain('2026-05-18');
  expect(dates('CA', 2027)).toContain('2027-05-24');
  expect(dates('NL', 2025)).toEqual(expect.arrayContaining(['2025-04-26', '2025-05-05']));
  expect(dates('NL', 2026)).toContain('2026-04-27');
  expect(dates('NL', 2026)).not.toContain('2026-05-05');
  expect(dates('AU', 2026)).toContain('2026-12-28');
  expect(dates('AU', 2026)).not.toContain('2026-04-27');
  expect(dates('FR', 2026)).toHaveLength(11);
  expect(dates('ES', 2026)).toHaveLength(10);
  expect(dates('BR', 2023)).not.toContain('2023-11-20');
  expect(dates('BR', 2026)).toContain('2026-11-20');
});

test('every country, every year: dates in order, none twice, what is observed is a weekday', () => {
  for (const [code] of countries()) {
    for (let year = 2000; year < 2060; year++) {
      const holidays = holidaysOf(code, year);
      const listed = holidays.map(({ date }) => date);
      expect(listed).toEqual([...listed].sort());
      // Two feasts may fall on one day: Ascension on Labour Day in 2008.
      expect(holidays.length - new Set(listed).size).toBeLessThanOrEqual(1);
      for (const { date, name } of holidays) if (name.includes('observed')) expect(isWeekday(date)).toBe(true);
    }
  }
});

test('the zone of an office suggests its country', () => {
  expect(countryOfZone('America/Chicago')).toBe('US');
  expect(countryOfZone('Australia/Perth')).toBe('AU');
  expect(countryOfZone('Europe/Berlin')).toBe('DE');
  expect(countryOfZone('America/Mexico_City')).toBe(null);
});

function isWeekday(date: string): boolean {
  return !['sat', 'sun'].includes(weekdayOf(parseDay(date) ?? 0));
}
