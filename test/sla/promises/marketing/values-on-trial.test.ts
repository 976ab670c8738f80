/** Accepted values against what came of the leads since: found old after two looks a week apart, else left alone. */
import { describe, expect, test } from 'vitest';
import { trialOf } from '../../../../src/sla/promises/marketing/values-on-trial.ts';
import { standingOf } from '../../../../src/sla/standing/standing.ts';
import { agreementOf, judged, ledgerOf, policyWith, type Row } from '../../../support/agreements.ts';
import { historyOf, type LeadRow } from '../../../support/lead-history.ts';
import { at, DAY } from '../../../support/november.ts';

/** Ten leads a day, of which so many are won five days later. */
const rowsOf = (wonBefore: number, wonSince: number): Row[] =>
  Array.from({ length: 200 }, (_, back) => at('20 09:00') - (200 - back) * DAY).flatMap(day =>
    Array.from({ length: 10 }, (_, i): Row => {
      const isWon = i < (day < ACCEPTED ? wonBefore : wonSince);
      const written = (instant: number) => new Date(instant).toISOString();
      return { id: `${day} ${i}`, source: 'Demo', created: written(day), won: isWon ? written(day + 5 * DAY) : '' };
    }),
  );
const ACCEPTED = Date.parse('2026-10-01T09:00-04:00');
const learned = { source: 'Demo', conversion: 0.2, revenue: 1000, low: 0.17, high: 0.23, origin: 'learned' };
const policyOf = (rate: object) =>
  policyWith({
    quota: [{ name: 'All', unit: 'value', perMonth: 60_000, calendar: 'Sales' }],
    values: { rates: [rate] },
  });

function found(rows: readonly Row[], rate: object = learned) {
  const policy = policyOf(rate);
  const ledger = ledgerOf([Number.NEGATIVE_INFINITY, policyOf({ ...learned, conversion: 0.5 })], [ACCEPTED, policy]);
  const now = at('20 12:00');
  const { findings } = standingOf(ledger, agreementOf(policy), [judged(ledger, rows, now)], now);
  return findings.filter(({ kind }) => kind === 'values on trial');
}

describe('values on trial', () => {
  test('are left alone while the leads do as they foretold', () => {
    expect(found(rowsOf(2, 2))).toEqual([]);
  });
  test('are found old when twice as many are won, with both numbers', () => {
    const [finding] = found(rowsOf(2, 4));
    expect(finding?.message).toMatch(/^Of the leads .* 18\d have become customers; the values foretold 9\d by now\.$/);
    expect(finding?.fix).toContain('Refresh the values');
  });
  test('are found old when half as many are', () => {
    expect(found(rowsOf(2, 1))).toHaveLength(1);
  });
  test('that people typed are not', () => {
    expect(found(rowsOf(2, 4), { source: 'Demo', conversion: 0.2, revenue: 1000, origin: 'assumed' })).toEqual([]);
  });
  test('are not judged by fewer than five expected wins', () => {
    const rows = Array.from({ length: 400 }, (_, i): LeadRow => [i / 4, i % 5 ? null : i / 4 + 1, 'Demo', '', null]);
    const terms = {
      windowDays: 90,
      horizonDays: 20,
      acceptedAt: 90,
      rate: () => ({ conversion: 0.2, low: 0.1, high: 0.3 }),
    };
    const trialAt = trialOf(historyOf(rows), terms);
    expect(trialAt(93)).toBeNull();
    expect(trialAt(100)).toMatchObject({ expected: expect.closeTo(7.2, 0) });
  });
});
