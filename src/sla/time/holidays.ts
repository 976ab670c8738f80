/** Public holidays of whole countries, by rule; those of regions and of moon calendars are for the team to add. */
import { dayNumber, formatDay, WEEKDAYS, type Weekday, weekdayOf } from './time.ts';

export interface Holiday {
  /** "2026-11-26" */
  readonly date: string;
  readonly name: string;
}

/** Day number in a year, or null in years without it. */
type Rule = (year: number) => number | null;

interface Country {
  readonly name: string;
  /** The weekday that is free instead of a day at the weekend: the nearest, the next free one, none. */
  readonly instead: 'nearest' | 'next' | 'none';
  readonly days: readonly (readonly [name: string, rule: Rule, instead?: 'none'])[];
}

const on = (month: number, day: number): Rule => {
  return year => dayNumber(year, month, day);
};

/** The nth weekday of a month, from its end where n is negative. */
const nth = (n: number, weekday: Weekday, month: number): Rule => {
  const index = WEEKDAYS.indexOf(weekday);
  return year => {
    if (n < 0) {
      const last = dayNumber(year, month + 1, 1) - 1;
      return last - ((WEEKDAYS.indexOf(weekdayOf(last)) - index + 7) % 7) + (n + 1) * 7;
    }
    const first = dayNumber(year, month, 1);
    return first + ((index - WEEKDAYS.indexOf(weekdayOf(first)) + 7) % 7) + (n - 1) * 7;
  };
};

const fromEaster = (days: number): Rule => {
  return year => easter(year) + days;
};

/** Day number of Easter Sunday in the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher. */
export function easter(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1);
}

const NEW_YEAR = ['New Year’s Day', on(1, 1)] as const;
const GOOD_FRIDAY = ['Good Friday', fromEaster(-2)] as const;
const EASTER_MONDAY = ['Easter Monday', fromEaster(1)] as const;
const LABOUR_DAY = ['Labour Day', on(5, 1)] as const;
const ASCENSION = ['Ascension Day', fromEaster(39)] as const;
const WHIT_MONDAY = ['Whit Monday', fromEaster(50)] as const;
const ASSUMPTION = ['Assumption', on(8, 15)] as const;
const ALL_SAINTS = ['All Saints’ Day', on(11, 1)] as const;
const CHRISTMAS = ['Christmas Day', on(12, 25)] as const;
const BOXING_DAY = ['Boxing Day', on(12, 26)] as const;

const COUNTRIES = {
  AU: {
    name: 'Australia, national',
    instead: 'next',
    days: [
      NEW_YEAR,
      ['Australia Day', on(1, 26)],
      GOOD_FRIDAY,
      EASTER_MONDAY,
      ['Anzac Day', on(4, 25), 'none'],
      CHRISTMAS,
      BOXING_DAY,
    ],
  },
  BR: {
    name: 'Brazil, national',
    instead: 'none',
    days: [
      NEW_YEAR,
      GOOD_FRIDAY,
      ['Tiradentes', on(4, 21)],
      LABOUR_DAY,
      ['Independence Day', on(9, 7)],
      ['Our Lady of Aparecida', on(10, 12)],
      ['All Souls’ Day', on(11, 2)],
      ['Republic Day', on(11, 15)],
      ['Black Consciousness Day', year => (year >= 2024 ? dayNumber(year, 11, 20) : null)],
      CHRISTMAS,
    ],
  },
  CA: {
    name: 'Canada, federal',
    instead: 'next',
    days: [
      NEW_YEAR,
      GOOD_FRIDAY,
      // The Monday before 25 May.
      [
        'Victoria Day',
        year => dayNumber(year, 5, 24) - ((WEEKDAYS.indexOf(weekdayOf(dayNumber(year, 5, 24))) + 6) % 7),
      ],
      ['Canada Day', on(7, 1)],
      ['Labour Day', nth(1, 'mon', 9)],
      ['Truth and Reconciliation', on(9, 30)],
      ['Thanksgiving', nth(2, 'mon', 10)],
      ['Remembrance Day', on(11, 11)],
      CHRISTMAS,
      BOXING_DAY,
    ],
  },
  FR: {
    name: 'France',
    instead: 'none',
    days: [
      NEW_YEAR,
      EASTER_MONDAY,
      LABOUR_DAY,
      ['Victory Day', on(5, 8)],
      ASCENSION,
      WHIT_MONDAY,
      ['Bastille Day', on(7, 14)],
      ASSUMPTION,
      ALL_SAINTS,
      ['Armistice Day', on(11, 11)],
      CHRISTMAS,
    ],
  },
  DE: {
    name: 'Germany, nationwide',
    instead: 'none',
    days: [
      NEW_YEAR,
      GOOD_FRIDAY,
      EASTER_MONDAY,
      LABOUR_DAY,
      ASCENSION,
      WHIT_MONDAY,
      ['German Unity Day', on(10, 3)],
      CHRISTMAS,
      ['Second Christmas Day', on(12, 26)],
    ],
  },
  IN: {
    name: 'India, by date',
    instead: 'none',
    days: [
      ['Republic Day', on(1, 26)],
      GOOD_FRIDAY,
      ['Independence Day', on(8, 15)],
      ['Gandhi Jayanti', on(10, 2)],
      CHRISTMAS,
    ],
  },
  NL: {
    name: 'Netherlands',
    instead: 'none',
    days: [
      NEW_YEAR,
      EASTER_MONDAY,
      // A day earlier where it would be a Sunday.
      ['King’s Day', year => dayNumber(year, 4, 27) - (weekdayOf(dayNumber(year, 4, 27)) === 'sun' ? 1 : 0)],
      ['Liberation Day', year => (year % 5 === 0 ? dayNumber(year, 5, 5) : null)],
      ASCENSION,
      WHIT_MONDAY,
      CHRISTMAS,
      ['Second Christmas Day', on(12, 26)],
    ],
  },
  ES: {
    name: 'Spain, national',
    instead: 'none',
    days: [
      NEW_YEAR,
      ['Epiphany', on(1, 6)],
      GOOD_FRIDAY,
      LABOUR_DAY,
      ASSUMPTION,
      ['National Day', on(10, 12)],
      ALL_SAINTS,
      ['Constitution Day', on(12, 6)],
      ['Immaculate Conception', on(12, 8)],
      CHRISTMAS,
    ],
  },
  GB: {
    name: 'UK bank holidays (England)',
    instead: 'next',
    days: [
      NEW_YEAR,
      GOOD_FRIDAY,
      EASTER_MONDAY,
      ['Early May bank holiday', nth(1, 'mon', 5)],
      ['Spring bank holiday', nth(-1, 'mon', 5)],
      ['Summer bank holiday', nth(-1, 'mon', 8)],
      CHRISTMAS,
      BOXING_DAY,
    ],
  },
  US: {
    name: 'US federal',
    instead: 'nearest',
    days: [
      NEW_YEAR,
      ['Martin Luther King Jr. Day', nth(3, 'mon', 1)],
      ['Washington’s Birthday', nth(3, 'mon', 2)],
      ['Memorial Day', nth(-1, 'mon', 5)],
      ['Juneteenth', year => (year >= 2021 ? dayNumber(year, 6, 19) : null)],
      ['Independence Day', on(7, 4)],
      ['Labor Day', nth(1, 'mon', 9)],
      ['Columbus Day', nth(2, 'mon', 10)],
      ['Veterans Day', on(11, 11)],
      ['Thanksgiving', nth(4, 'thu', 11)],
      CHRISTMAS,
    ],
  },
} as const satisfies Readonly<Record<string, Country>>;

export type CountryCode = keyof typeof COUNTRIES;

/** Countries with holidays by rule: code and name. */
export function countries(): readonly (readonly [CountryCode, string])[] {
  return (Object.keys(COUNTRIES) as CountryCode[]).map(code => [code, COUNTRIES[code].name] as const);
}

/** A year's holidays in order; one at a weekend is listed with the weekday that is free instead, if there is one. */
export function holidaysOf(code: CountryCode, year: number): readonly Holiday[] {
  const { days, instead }: Country = COUNTRIES[code];
  const actual = days.flatMap(([name, rule, own]) => {
    const day = rule(year);
    return day === null ? [] : [{ day, name, instead: own ?? instead }];
  });
  const taken = new Set(actual.map(({ day }) => day));
  const observed = actual.flatMap(({ day, name, instead: how }) => {
    const weekday = weekdayOf(day);
    if (how === 'none' || (weekday !== 'sat' && weekday !== 'sun')) return [];
    let free = how === 'nearest' && weekday === 'sat' ? day - 1 : day + 1;
    while (how === 'next' && (taken.has(free) || weekdayOf(free) === 'sun')) free++;
    taken.add(free);
    return [{ day: free, name: `${name} (observed)` }];
  });
  return [...actual, ...observed]
    .sort((a, b) => a.day - b.day)
    .map(({ day, name }) => ({ date: formatDay(day), name }));
}

/** The country whose office a zone most likely is, or null. */
export function countryOfZone(timeZone: string): CountryCode | null {
  const known: Readonly<Record<string, CountryCode>> = {
    'Europe/London': 'GB',
    'Europe/Berlin': 'DE',
    'Europe/Paris': 'FR',
    'Europe/Amsterdam': 'NL',
    'Europe/Madrid': 'ES',
    'America/Toronto': 'CA',
    'America/Vancouver': 'CA',
    'America/Sao_Paulo': 'BR',
    'Asia/Kolkata': 'IN',
    'Asia/Calcutta': 'IN',
  };
  if (timeZone.startsWith('Australia/')) return 'AU';
  return (
    known[timeZone] ?? (/^America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit)$/.test(timeZone) ? 'US' : null)
  );
}
