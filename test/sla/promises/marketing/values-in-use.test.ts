import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../../../src/sla/policy/ledger.ts';
import { monthToAccept, valueAt, valuesInUse } from '../../../../src/sla/promises/marketing/values-in-use.ts';
import { standingOf } from '../../../../src/sla/standing/standing.ts';
import { agreementOf, judged, ledgerOf, policyWith, sinceEver } from '../../../support/agreements.ts';
import { at, OFFICE } from '../../../support/november.ts';

const QUOTA = [{ name: 'All', unit: 'value', perMonth: 1000, calendar: 'Sales' }];
/** A policy whose only source is worth so much. */
const worth = (value: number, month?: string) =>
  policyWith({
    quota: QUOTA,
    values: { rates: [{ source: 'Demo', conversion: 0.1, revenue: value * 10 }], ...(month ? { month } : {}) },
  });

const EVER = Number.NEGATIVE_INFINITY;
/** November's first two working days are Monday the 2nd and Tuesday the 3rd. */
const SECOND_DAY = at('03 16:59');
const THIRD_DAY = at('04 09:01');

const inNovember = (ledger: Ledger, now: number) => valuesInUse(ledger, '2026-11', now)?.value('Demo', '');
const inDecember = (ledger: Ledger, now: number) => valuesInUse(ledger, '2026-12', now)?.value('Demo', '');

describe('values are frozen for the month', () => {
  const early = ledgerOf([EVER, worth(100)], [SECOND_DAY, worth(200)]);
  const late = ledgerOf([EVER, worth(100)], [THIRD_DAY, worth(200)]);

  test('a table accepted in the first two working days counts for the whole month', () => {
    expect(inNovember(early, at('20 12:00'))).toBe(200);
    expect(inNovember(early, at('03 12:00'))).toBe(100);
  });
  test('one accepted later waits for the next month', () => {
    expect(inNovember(late, at('20 12:00'))).toBe(100);
    expect(inDecember(late, at('30 23:59'))).toBe(200);
  });
  test('of several late ones the last counts from the next month on', () => {
    const ledger = ledgerOf([EVER, worth(100)], [THIRD_DAY, worth(200)], [at('25 09:00'), worth(300)]);
    expect(inNovember(ledger, at('30 12:00'))).toBe(100);
    expect(inDecember(ledger, at('30 12:00'))).toBe(300);
  });
  test('the first table ever counts at once, and then stands', () => {
    const none = policyWith({ quota: QUOTA });
    const ledger = ledgerOf([EVER, none], [at('12 09:00'), worth(200)], [at('16 09:00'), worth(300)]);
    expect(inNovember(ledger, at('11 12:00'))).toBeNull();
    expect(inNovember(ledger, at('12 12:00'))).toBe(200);
    expect(inNovember(ledger, at('20 12:00'))).toBe(200);
  });
  test('a correction counts at once', () => {
    const ledger = ledgerOf([EVER, worth(1000)], [at('12 09:00'), worth(100), 'all leads']);
    expect(inNovember(ledger, at('11 12:00'))).toBe(1000);
    expect(inNovember(ledger, at('12 12:00'))).toBe(100);
  });
  test('a version of something else changes nothing', () => {
    const other = { ...worth(100), alerts: { ...worth(100).alerts, digestAt: '08:00' } };
    expect(inNovember(ledgerOf([EVER, worth(100)], [at('12 09:00'), other]), at('20 12:00'))).toBe(100);
  });
  test('before the first version there is no value', () => {
    const ledger = ledgerOf([at('12 09:00'), worth(100)]);
    expect(valuesInUse(ledger, '2026-11', at('11 12:00'))).toBeNull();
    expect(valueAt(ledger, at('11 12:00'))('Demo', '')).toBeNull();
    expect(valueAt(ledger, at('12 12:00'))('Demo', '')).toBe(100);
  });
  test('a month without working time is settled by its end', () => {
    const closed = {
      ...OFFICE,
      holidays: Array.from({ length: 30 }, (_, day) => `2026-11-${String(day + 1).padStart(2, '0')}`),
    };
    const policy = { ...worth(100), calendars: policyWith({ calendars: [closed] }).calendars };
    expect(
      inNovember(ledgerOf([EVER, policy], [at('12 09:00'), { ...policy, values: worth(200).values }]), at('20 12:00')),
    ).toBe(200);
  });
});

describe('the month that accepting now counts for', () => {
  const monthAt = (ledger: Ledger, now: number) => monthToAccept(ledger, agreementOf(worth(1)), now);
  test('is the present one while its first two working days last', () => {
    expect(monthAt(sinceEver(worth(100)), SECOND_DAY)).toBe('2026-11');
  });
  test('and then the next', () => {
    expect(monthAt(sinceEver(worth(100)), THIRD_DAY)).toBe('2026-12');
  });
});

describe('credits', () => {
  const lead = (id: string, created: string, returned = '') => ({ id, source: 'Demo', created, returned });
  const quota = (ledger: Ledger, rows: readonly ReturnType<typeof lead>[], now: number) =>
    standingOf(ledger, ledger.at(now) ?? agreementOf(worth(0)), [judged(ledger, rows, now)], now).quota[0];

  test('a table accepted in the middle of the month does not move what has come', () => {
    const ledger = ledgerOf([EVER, worth(100)], [at('12 09:00'), worth(500)]);
    const rows = [lead('1', '05 10:00'), lead('2', '16 10:00')];
    expect(quota(ledger, rows, at('20 12:00'))?.actual).toBe(200);
  });
  test('a lead of last month that comes back takes with it what it had brought then', () => {
    const ledger = ledgerOf([EVER, worth(100)], [at('01 00:30'), worth(500)]);
    const rows = [lead('1', '2026-10-20 10:00', '10 10:00'), lead('2', '16 10:00')];
    expect(quota(ledger, rows, at('20 12:00'))).toMatchObject({ actual: 400, credited: 1, returned: 1 });
  });
  test('the value of a lead in the sheet is the one that the quota counts', () => {
    const ledger = ledgerOf([EVER, worth(100)], [at('12 09:00'), worth(500)]);
    expect(judged(ledger, [lead('1', '16 10:00')], at('20 12:00')).verdicts[0]?.value).toBe(100);
  });
});

describe('old values are named', () => {
  const findings = (ledger: Ledger, now: number) =>
    standingOf(ledger, ledger.at(now) ?? agreementOf(worth(0)), [judged(ledger, [], now)], now).findings.filter(
      ({ kind }) => kind === 'old values',
    );

  test('when a month began without an acceptance', () => {
    expect(findings(sinceEver(worth(100, '2026-10')), at('20 12:00'))).toEqual([
      {
        kind: 'old values',
        quota: '',
        message: 'Lead values of October are still in use.',
        fix: 'Refresh and accept them: they then count from December on.',
      },
    ]);
    expect(findings(sinceEver(worth(100, '2026-10')), at('02 12:00'))[0]?.fix).toBe(
      'Refresh and accept them: they then count for November.',
    );
  });
  test('and who has accepted new ones too late is told from when they count', () => {
    const ledger = ledgerOf([EVER, worth(100, '2026-10')], [at('12 09:00'), worth(200, '2026-12')]);
    expect(findings(ledger, at('20 12:00'))[0]?.fix).toBe('Newer ones are agreed and count from December on.');
  });
  test('also where no month is named, once newer ones are agreed', () => {
    const ledger = ledgerOf([EVER, worth(100)], [at('12 09:00'), worth(200)]);
    expect(findings(ledger, at('20 12:00'))[0]).toMatchObject({
      message: 'The lead values that November began with are still in use.',
      fix: 'Newer ones are agreed and count from December on.',
    });
    expect(findings(ledger, Date.parse('2026-12-01T12:00-05:00'))).toEqual([]);
  });
  test('not when they were accepted for this month, nor where no month is named', () => {
    expect(findings(sinceEver(worth(100, '2026-11')), at('20 12:00'))).toEqual([]);
    expect(findings(sinceEver(worth(100)), at('20 12:00'))).toEqual([]);
  });
  test('not where nothing is counted in value', () => {
    const policy = { ...worth(100, '2026-10'), quota: policyWith({ quota: [{ ...QUOTA[0], unit: 'leads' }] }).quota };
    expect(findings(sinceEver(policy), at('20 12:00'))).toEqual([]);
  });
});
