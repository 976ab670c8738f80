/** The quota is one number: in the scan, a cell, the board, its chart, the sidebar and the mail, at the same instant. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { StandingView } from '../../src/contract/standing.ts';
import type { QuotaStanding } from '../../src/sla/promises/marketing/quota.ts';
import { insteadOfPace } from '../../src/sla/promises/marketing/quota-words.ts';
import { grouped, money, percent } from '../../src/sla/sheet/text.ts';
import { type Bench, bench, examplePolicy } from '../support/workbench.ts';

const HEADER = ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size', 'Returned', 'Qualified at'];
const SOURCES = ['Free trial', 'eBook', 'Fair', ''];
const DAY = [['09:00', '17:00']];
const START = Date.parse('2026-09-01T10:00:00-04:00');

/** Three leads a day, also on weekends; each fifth is too small, each ninth was returned ten days later. */
function rows() {
  return Array.from({ length: 300 }, (_, index) => {
    const at = START + index * 8 * 3_600_000;
    const size = index % 5 === 0 ? 20 : 200;
    const returned = index % 9 === 0 ? written(at + 10 * 86_400_000) : '';
    return [
      written(at),
      SOURCES[index % SOURCES.length] ?? '',
      '',
      'Dana Reyes',
      size,
      returned,
      size < 50 ? '' : written(at),
    ];
  });
}

/** The wall clock of New York in winter, which the rows are in the whole time. */
function written(instant: number): string {
  return new Date(instant - 5 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** The months are those of the quota's calendar, three hours behind the sheet. */
function policy() {
  const { sheets, calendars, alerts, ...rest } = examplePolicy() as {
    sheets: { columns: object }[];
    calendars: { name: string }[];
    alerts: object;
  };
  return {
    ...rest,
    calendars: calendars.map(one => (one.name === 'Marketing' ? { ...one, timeZone: 'America/Los_Angeles' } : one)),
    alerts: { ...alerts, digestAt: '00:00', digestDays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] },
    sheets: [{ ...sheets[0], columns: { ...sheets[0]?.columns, returned: 'Returned' } }],
  };
}

const INSTANTS = [
  '2026-11-20T13:30:00-05:00',
  '2026-11-30T23:59:00-05:00',
  // December in New York, and still November where the quota is kept.
  '2026-12-01T01:30:00-05:00',
  '2026-12-02T03:30:00-05:00',
  '2026-12-09T16:00:00-05:00',
];

describe.each(INSTANTS)('at %s', instant => {
  let desk: Bench;
  let quota: QuotaStanding;
  let view: StandingView;

  beforeAll(() => {
    desk = bench([HEADER, ...rows()], { now: Date.parse(instant) });
    desk.ask('setUp', { policy: policy() });
    view = desk.ask('turnOn', { everyMinutes: 15 }) as StandingView;
    quota = view.standing?.quota[0] as QuotaStanding;
    desk.book.addGrid('Try');
    desk.type('Try!A1', '=QUOTA_PACE(Leads!G2:G, Leads!B2:B, , Leads!F2:F, , , SLA_CLOCK, SLA_POLICY)');
  });

  const inCells = () => {
    const grid = desk.book.grid('Try');
    return new Map(Array.from({ length: 16 }, (_, row) => [grid?.value(row, 0), grid?.value(row, 1)]));
  };

  test('the month is the quota calendar’s, and something came', () => {
    expect(quota.month).toBe(instant < '2026-12-01T03' ? '2026-11' : '2026-12');
    expect(quota.credited).toBeGreaterThan(0);
  });

  test('the sidebar says what the scan said', () => {
    const { standing } = desk.ask('standing') as StandingView;
    expect(standing?.quota).toEqual(view.standing?.quota);
    expect(standing?.findings).toEqual(view.standing?.findings);
  });

  test('QUOTA_PACE says the same, number by number', () => {
    expect(inCells()).toEqual(
      new Map<unknown, unknown>([
        ['Quota', quota.name],
        ['Month', quota.month],
        ['In', quota.unit],
        ['Owed', quota.quota],
        ['So far', quota.actual],
        ['Expected by now', quota.expected],
        ['Attained', quota.attained],
        ['Pace', quota.pace ?? ''],
        ['State', quota.state ?? ''],
        ['Chance', quota.chance ?? ''],
        ['Needed per working day', quota.neededPerDay ?? ''],
        ['Projected', quota.projected ?? ''],
        ['Working days', quota.workingDays],
        ['Working days passed', quota.passedDays],
        ['Leads credited', quota.credited],
        ['Leads returned', quota.returned],
      ]),
    );
  });

  test('the board says the same, in words', () => {
    const row = Array.from({ length: 20 }, (_, index) => index + 1).find(
      index =>
        desk.shows(`SLA Board!B${index}`) === (quota.state ?? '') &&
        desk.shows(`SLA Board!A${index}`).startsWith('All, '),
    );
    expect(row).toBeDefined();
    expect(['C', 'D', 'E', 'G'].map(column => desk.shows(`SLA Board!${column}${row}`))).toEqual([
      money(quota.actual, 'USD'),
      money(quota.quota, 'USD'),
      insteadOfPace(quota) || percent(quota.pace ?? 0),
      quota.neededPerDay === null ? '' : money(Math.ceil(quota.neededPerDay), 'USD'),
    ]);
  });

  test('its findings stand on the board and in the mail', () => {
    const texts = Array.from({ length: 30 }, (_, index) => desk.shows(`SLA Board!A${index + 1}`));
    const body = flowing(digestOf(desk)?.body ?? '');
    for (const { message, fix } of view.standing?.findings ?? []) {
      expect(texts).toContain(message);
      expect(texts).toContain(fix);
      expect(body).toContain(flowing(`${message} ${fix}`));
    }
  });

  test('the chart’s line ends where the quota stands', () => {
    const actual = Array.from({ length: 31 }, (_, index) => desk.book.grid('SLA Board')?.value(22 + index, 10));
    const known = actual.filter(value => typeof value === 'number');
    expect(known.at(-1)).toBeCloseTo(quota.actual, 6);
  });

  test('the mail says the same, in words', () => {
    const digest = digestOf(desk);
    const body = flowing(digest?.body ?? '');
    // Where the mail has other news, such as a shortfall, the share stands beside the bar.
    expect(body).toContain(percent(quota.attained ?? 0));
    expect(body).toContain(`${money(quota.actual, 'USD')} of ${money(quota.quota, 'USD')}`);
    expect(body).toContain(`of ${grouped(Math.round(quota.workingDays))}`);
  });
});

function digestOf({ host }: Bench) {
  return host.outbox.find(({ subject }) => /quota|falls short/.test(subject));
}

/** Plain text wraps its lines. */
function flowing(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Half days, whose sum is no whole number; a name that is no plain word; an amount that is not round. */
describe('a quota of leads of one segment, in a book of euros', () => {
  let desk: Bench;
  let view: StandingView;
  beforeAll(() => {
    const { calendars, ...rest } = policy();
    const hours = { week: { mon: [['09:00', '11:00']], tue: DAY, wed: DAY, thu: DAY, fri: DAY } };
    const quota = [
      { name: 'Big & small', unit: 'leads', segment: 'Enterprise', perMonth: 38.5, calendar: 'Marketing' },
      { name: 'All', unit: 'value', perMonth: 90_000, calendar: 'Marketing' },
    ];
    desk = bench([[...HEADER, 'Segment'], ...rows().map((row, index) => [...row, index % 3 ? 'enterprise' : 'SMB'])], {
      now: Date.parse('2026-11-30T23:30:00-08:00'),
    });
    desk.ask('setUp', {
      policy: {
        ...rest,
        currency: 'EUR',
        quota,
        calendars: calendars.map(one => (one.name === 'Marketing' ? { ...one, ...hours } : one)),
        sheets: [{ ...rest.sheets[0], columns: { ...rest.sheets[0]?.columns, segment: 'Segment' } }],
      },
    });
    view = desk.ask('turnOn', { everyMinutes: 15 }) as StandingView;
    desk.book.addGrid('Try');
    desk.type(
      'Try!A1',
      '=QUOTA_PACE(Leads!G2:G, Leads!B2:B, Leads!H2:H, Leads!F2:F, "big_&_SMALL", , SLA_CLOCK, SLA_POLICY)',
    );
    desk.type(
      'Try!D1',
      '=QUOTA_PACE(Leads!G:G, Leads!B:B, Leads!H:H, Leads!F:F, "All", "2026-11", SLA_CLOCK, SLA_POLICY)',
    );
  });

  test('each number in a cell is the standing’s', () => {
    const [big, all] = view.standing?.quota ?? [];
    const cells = (column: number) =>
      Array.from({ length: 12 }, (_, row) => desk.book.grid('Try')?.value(4 + row, column));
    const numbers = (one = big) => [
      ...[one?.actual, one?.expected, one?.attained, one?.pace, one?.state, one?.chance ?? ''],
      ...[
        one?.neededPerDay ?? '',
        one?.projected ?? '',
        one?.workingDays,
        one?.passedDays,
        one?.credited,
        one?.returned,
      ],
    ];
    expect(cells(1)).toEqual(numbers());
    expect(cells(4)).toEqual(numbers(all));
    expect(big?.credited).toBeGreaterThan(0);
    expect(big?.credited).toBeLessThan(all?.credited ?? 0);
  });

  test('board and mail tell the same working day, a short one being one like any other', () => {
    const [big] = view.standing?.quota ?? [];
    const days = big?.dates;
    expect(big?.date).toBe(days);
    const texts = Array.from({ length: 12 }, (_, index) => index + 1);
    const row = texts.find(index => desk.shows(`SLA Board!A${index}`).startsWith('Big & small, '));
    expect(desk.shows(`SLA Board!F${row}`)).toBe(`${days} of ${days}`);
    const body = flowing(digestOf(desk)?.body ?? '');
    expect(body).toContain(`day ${days} of ${days}`);
    expect(body).toContain(`${big?.actual} leads of ${desk.shows(`SLA Board!D${row}`)}`);
    expect(body).toContain(desk.shows(`SLA Board!C${(row ?? 0) + 1}`));
  });
});
