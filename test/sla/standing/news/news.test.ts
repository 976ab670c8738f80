import { describe, expect, test } from 'vitest';
import type { QuotaStanding, QuotaState } from '../../../../src/sla/promises/marketing/quota.ts';
import { previousClose } from '../../../../src/sla/standing/news/schedule.ts';
import type { News } from '../../../../src/sla/standing/news/told.ts';
import { agreementOf, eventOf, policyWith, type Row, standingOn } from '../../../support/agreements.ts';
import { at, OFFICE } from '../../../support/november.ts';
import { alertsOf, keysOf, newsAt, POLICY } from './news-at.ts';

/** The first scan has been: nothing of what follows is the list of what was late already. */
const FIRST_SCAN = newsAt([], '16 08:00').flatMap(({ keys }) => keys);

const digests = (news: readonly News[]) =>
  news
    .filter(({ digest }) => digest !== null)
    .map(({ to }) => to)
    .sort();

const late: Row = { id: 'L-1', created: '16 09:00', owner: 'Dana Reyes' };
const warned: Row = { id: 'L-2', created: '16 10:10', owner: 'Sam Okafor' };
const known = FIRST_SCAN;

describe('who is told (at 11:00, L-1 is overdue and L-2 at risk)', () => {
  test('overdue: owner and manager; at risk: the owner', () => {
    expect(alertsOf(newsAt([late, warned], '16 11:00', { known }))).toEqual([
      'boss@example.com: overdue L-1',
      'dana@example.com: overdue L-1',
      'sam@example.com: at risk L-2',
    ]);
  });
  test('one mail a person and run', () => {
    const rows = [late, { ...warned, owner: 'Dana Reyes' }, { ...late, id: 'L-3' }];
    expect(alertsOf(newsAt(rows, '16 11:00', { known }))).toEqual([
      'boss@example.com: overdue L-1, overdue L-3',
      'dana@example.com: overdue L-1, overdue L-3, at risk L-2',
    ]);
  });
  test('an owner who is the manager gets one mail with the lead once', () => {
    expect(alertsOf(newsAt([{ ...late, owner: 'max_manager' }], '16 11:00', { known }))).toEqual([
      'boss@example.com: overdue L-1',
    ]);
  });
  test.each(['', 'Somebody Else'])('the owner "%s" has no address: the managers', owner => {
    expect(
      alertsOf(
        newsAt(
          [
            { ...late, owner },
            { ...warned, owner },
          ],
          '16 11:00',
          { known },
        ),
      ),
    ).toEqual(['boss@example.com: overdue L-1, at risk L-2']);
  });
  test('an owner who wants no mail', () => {
    expect(
      alertsOf(
        newsAt(
          [
            { ...late, owner: 'Lee Silent' },
            { ...warned, owner: 'Lee Silent' },
          ],
          '16 11:00',
          { known },
        ),
      ),
    ).toEqual(['boss@example.com: overdue L-1']);
  });
  test('overdue leads are in the order of the standing', () => {
    const [boss] = newsAt([late, { id: 'L-0', created: '16 09:30', owner: 'Dana Reyes' }], '16 11:00', { known });
    expect(boss?.alerts.overdue.map(({ key }) => key)).toEqual(['L-1', 'L-0']);
  });
});

describe('nothing to tell', () => {
  const quiet: [about: string, rows: Row[], now: string][] = [
    ['no leads', [], '16 11:00'],
    ['a lead in time', [{ id: 'L-1', created: '16 10:50' }], '16 11:00'],
    ['a paused lead', [{ id: 'L-1', created: '16 09:00', pausedFrom: '16 09:30' }], '16 11:00'],
    ['a missed lead', [{ id: 'L-1', created: '16 09:00', firstContact: '16 10:30' }], '16 11:00'],
    ['bad data', [{ id: 'L-1', created: 'soon' }], '16 11:00'],
  ];
  test.each(quiet)('%s', (_about, rows, now) => expect(newsAt(rows, now, { known })).toEqual([]));
});

describe('one alert a key, ever', () => {
  const told = [...known, ...keysOf(newsAt([late, warned], '16 11:00', { known }))];
  test('what was told is no news', () => expect(newsAt([late, warned], '16 11:05', { known: told })).toEqual([]));
  test('at risk, then overdue, are two', () => {
    expect(alertsOf(newsAt([late, warned], '16 12:00', { known: told }))).toEqual([
      'boss@example.com: overdue L-2',
      'sam@example.com: overdue L-2',
    ]);
  });
  test('a new policy version does not alert again', () => {
    const policy = policyWith({
      ...JSON.parse(JSON.stringify(POLICY)),
      sales: [{ name: 'Renamed', calendar: 'Sales', firstContactMinutes: 30 }],
    });
    expect(alertsOf(newsAt([late], '16 11:05', { known: told, policy }))).toEqual([]);
  });
  test('a row that moved does not alert again', () => {
    expect(alertsOf(newsAt([{ id: 'L-9', created: '16 10:50' }, late], '16 10:55', { known: told }))).toEqual([]);
  });
  test('another owner is told, and nobody else', () => {
    const moved = { ...late, owner: 'Sam Okafor' };
    const events = [eventOf('L-1', at('16 11:10'), 'owner', 'Dana Reyes', 'Sam Okafor')];
    expect(alertsOf(newsAt([moved], '16 13:00', { known: told, events }))).toEqual(['sam@example.com: overdue L-1']);
  });
  test('another owner’s alert waits 30 working minutes', () => {
    const moved = { ...late, owner: 'Sam Okafor' };
    const events = [eventOf('L-1', at('16 11:10'), 'owner', 'Dana Reyes', 'Sam Okafor')];
    expect(alertsOf(newsAt([moved], '16 11:39', { known: told, events }))).toEqual([]);
    expect(alertsOf(newsAt([moved], '16 11:41', { known: told, events }))).toEqual(['sam@example.com: overdue L-1']);
  });
});

describe('only while the clock runs', () => {
  const friday: Row = { id: 'L-1', created: '20 16:00', owner: 'Dana Reyes' };
  test.each([
    ['20 15:59', []],
    ['20 16:46', ['dana@example.com: at risk L-1']],
    ['20 17:00', []],
    ['21 12:00', []],
    ['23 08:59', []],
    ['23 09:00', ['dana@example.com: at risk L-1']],
    ['23 09:01', ['boss@example.com: overdue L-1', 'dana@example.com: overdue L-1']],
  ])('used up at Friday’s close, asked at %s', (now, expected) => {
    const digest = newsAt([], now, { known }).flatMap(({ keys }) => keys);
    expect(alertsOf(newsAt([friday], now, { known: [...known, ...digest] }))).toEqual(expected);
  });
});

describe('a snoozed lead', () => {
  const snooze = [eventOf('L-1', at('16 10:30'), 'snooze', '', new Date(at('16 12:00')).toISOString())];
  test('stays overdue and is not told', () => {
    expect(standingOn([late], POLICY, at('16 11:00'), { events: snooze }).overdue.map(({ key }) => key)).toEqual([
      'L-1',
    ]);
    expect(alertsOf(newsAt([late], '16 11:00', { known, events: snooze }))).toEqual([]);
  });
  test('before the snooze, and from its end on, it is', () => {
    for (const now of ['16 10:29', '16 12:00']) {
      expect(alertsOf(newsAt([late], now, { known, events: snooze }))).toEqual([
        'boss@example.com: overdue L-1',
        'dana@example.com: overdue L-1',
      ]);
    }
  });
});

describe('the first scan', () => {
  const first = newsAt([late, warned], '16 11:00');
  test('lists what is overdue in one digest, and alerts none of it', () => {
    expect(digests(first)).toEqual(['boss@example.com', 'marketing@example.com']);
    expect(first.flatMap(({ digest }) => digest?.occasion ?? [])).toEqual(['Lead SLA is on', 'Lead SLA is on']);
    expect(alertsOf(first).filter(text => text.includes('overdue'))).toEqual([]);
  });
  test('is never told again', () => {
    expect(newsAt([late, warned], '16 11:05', { known: keysOf(first) })).toEqual([]);
  });
  test('what is overdue later is', () => {
    expect(alertsOf(newsAt([late, warned], '16 12:00', { known: keysOf(first) }))).toEqual([
      'boss@example.com: overdue L-2',
      'sam@example.com: overdue L-2',
    ]);
  });
  test('with nothing overdue, leads that come to be late are told', () => {
    const quiet = keysOf(newsAt([], '16 08:00'));
    expect(alertsOf(newsAt([late], '16 11:00', { known: quiet }))).toHaveLength(2);
  });
  test('with nobody to tell it is remembered all the same', () => {
    const policy = policyWith({ people: [{ owner: 'Dana Reyes', email: 'dana@example.com' }] });
    const alone = newsAt([late], '16 11:00', { policy });
    expect(newsAt([late], '16 11:05', { policy, known: keysOf(alone) })).toEqual([]);
    expect(keysOf(alone)).not.toEqual([]);
  });
});

describe('the daily digest', () => {
  test.each([
    ['16 16:59:59', []],
    ['16 17:00', ['boss@example.com', 'marketing@example.com']],
    ['16 23:59', ['boss@example.com', 'marketing@example.com']],
    ['17 00:00', []],
    ['21 18:00', []],
    ['22 18:00', []],
    ['23 17:00', ['boss@example.com', 'marketing@example.com']],
  ])('at %s', (now, to) => expect(digests(newsAt([late], now, { known }))).toEqual(to));

  test('once a day', () => {
    const told = [...known, ...keysOf(newsAt([late], '16 17:00', { known }))];
    expect(digests(newsAt([late], '16 18:00', { known: told }))).toEqual([]);
    expect(digests(newsAt([late], '17 17:00', { known: told }))).toEqual(['boss@example.com', 'marketing@example.com']);
  });
  test('one mail to somebody who manages and speaks for Marketing', () => {
    const policy = policyWith({ alerts: { managers: ['one@example.com'], marketing: ['one@example.com'] } });
    expect(digests(newsAt([], '16 17:00', { known, policy }))).toEqual(['one@example.com']);
  });
  test('who manages and speaks for Marketing in other capitals hears of the week all the same', () => {
    const policy = policyWith({ alerts: { managers: ['One@Example.com'], marketing: ['one@example.com'] } });
    const [mail, ...others] = newsAt([late], '20 17:00', { known, policy });
    expect(others).toEqual([]);
    expect(mail?.digest?.week).toMatchObject({ leads: 1 });
    expect(mail?.because).toBe('You manage Sales in this agreement.');
  });
  test('its hour and day are those of the alerts’ calendar', () => {
    const berlin = { ...OFFICE, name: 'Berlin', timeZone: 'Europe/Berlin' };
    const policy = policyWith({
      calendars: [OFFICE, berlin],
      alerts: { managers: ['one@example.com'], calendar: 'Berlin', digestDays: ['mon'] },
    });
    const at17 = (now: string) => digests(newsAt([], now, { known, policy }));
    // 17:00 in Berlin is 11:00 in New York; Monday there ends at 18:00 in New York.
    expect(['16 10:59', '16 11:00', '16 17:59', '16 18:00'].map(now => at17(now).length)).toEqual([0, 1, 1, 0]);
  });
});

describe('a quota’s finding', () => {
  const OWING = policyWith({
    ...JSON.parse(JSON.stringify(POLICY)),
    quota: ['All', 'Other'].map(name => ({ name, unit: 'leads', perMonth: 100, calendar: 'Sales' })),
  });
  const quota = (state: QuotaState | null, month = '2026-11', name = 'All'): QuotaStanding => ({
    name,
    month,
    unit: 'leads',
    quota: 100,
    actual: 20,
    isValued: true,
    expected: 50,
    attained: 0.2,
    pace: 0.4,
    state,
    chance: 0.01,
    neededPerDay: 8,
    projected: 40,
    workingDays: 20,
    passedDays: 10,
    dates: 20,
    date: 10,
    smallestShortfall: 0.2,
    credited: 20,
    returned: 0,
    line: [],
  });
  const told = (now: QuotaStanding[], before: QuotaStanding[], more: readonly string[] = []) =>
    newsAt([], '16 11:00', { known: [...known, ...more], quota: now, quotaBefore: before, policy: OWING });

  test.each(['SHORTFALL', 'FLOOD'] as const)('%s on two working days running goes to Marketing', state => {
    expect(digests(told([quota(state)], [quota(state)]))).toEqual(['marketing@example.com']);
  });
  const silent: [about: string, now: QuotaStanding[], before: QuotaStanding[]][] = [
    ['on the first day', [quota('SHORTFALL')], [quota('BEHIND')]],
    ['without a day before', [quota('SHORTFALL')], []],
    ['the other finding the day before', [quota('SHORTFALL')], [quota('FLOOD')]],
    ['the month before', [quota('SHORTFALL')], [quota('SHORTFALL', '2026-10')]],
    ['no longer', [quota('BEHIND')], [quota('SHORTFALL')]],
    ...(['EARLY', 'AHEAD', 'ON PACE', 'BEHIND', null] as const).map(
      (state): [string, QuotaStanding[], QuotaStanding[]] => [
        `${state}, which is no finding`,
        [quota(state)],
        [quota(state)],
      ],
    ),
  ];
  test.each([
    ['16 08:59', 0],
    ['16 09:00', 1],
    ['16 17:00', 0],
    // Friday was the first working day of it: Saturday is none.
    ['21 10:00', 0],
  ])('only while the quota’s own calendar is open: at %s', (now, mails) => {
    const [found, more] = [[quota('SHORTFALL')], { known: [...known, 'digest|2026-11-16'], policy: OWING }];
    expect(digests(newsAt([], now, { ...more, quota: found, quotaBefore: found }))).toHaveLength(mails);
  });
  test.each(silent)('%s: nothing', (_about, now, before) => expect(told(now, before)).toEqual([]));

  test('once a quota, month and state', () => {
    const keys = keysOf(told([quota('SHORTFALL')], [quota('SHORTFALL')]));
    expect(told([quota('SHORTFALL')], [quota('SHORTFALL')], keys)).toEqual([]);
    expect(digests(told([quota('FLOOD')], [quota('FLOOD')], keys))).toEqual(['marketing@example.com']);
    expect(digests(told([quota('SHORTFALL', '2026-12')], [quota('SHORTFALL', '2026-12')], keys))).toEqual([
      'marketing@example.com',
    ]);
    expect(
      digests(told([quota('SHORTFALL', '2026-11', 'Other')], [quota('SHORTFALL', '2026-11', 'Other')], keys)),
    ).toEqual(['marketing@example.com']);
  });
});

describe('the close of the previous working day', () => {
  const agreement = agreementOf(policyWith({ calendars: [{ ...OFFICE, holidays: ['2026-11-26'] }] }));
  const sales = agreement.calendar('Sales');
  test.each([
    ['17 09:00', '17'],
    ['17 23:00', '17'],
    ['16 09:00', '14'],
    ['15 09:00', '14'],
    ['27 09:00', '26'],
  ])('of %s is before the %s', (now, nextDay) => {
    expect(previousClose(sales, at(now))).toBe(at(nextDay) - 1);
  });
});
