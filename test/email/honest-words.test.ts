/** What board, sidebar and mails may not say while it is too early, without values, or without the evidence for it. */
import { expect, test } from 'vitest';
import { compose } from '../../src/email/compose.ts';
import { renderMail } from '../../src/email/render.ts';
import { dayInMonth, headline, outlookInWords, paceInWords } from '../../src/sidebar/words.ts';
import { boardOf } from '../../src/sla/standing/board.ts';
import type { Standing } from '../../src/sla/standing/standing.ts';
import { policyWith, type Row, standingOn } from '../support/agreements.ts';
import { at, DAY, NEW_YORK } from '../support/november.ts';
import { poisson, seeded } from '../support/random.ts';

const FORETOLD = /\blikely\b|heading for/;
const BLAMED = /(below|above) its share/;
const VALUES = ['Demo', 'Fair'].map(source => ({ source, conversion: 0.1, revenue: 1000 }));

/** So many leads a working day until the end of November, of two sources. */
function rowsOf(perDay: number, from: string): Row[] {
  const random = seeded(7);
  const rows: Row[] = [];
  for (let day = Date.parse(`${from}T15:00Z`); day < at('30 20:00'); day += DAY) {
    if (new Date(day).getUTCDay() % 6 === 0) continue;
    for (let left = poisson(random, perDay); left > 0; left--) {
      const source = random() < 0.5 ? 'Demo' : 'Fair';
      rows.push({ id: rows.length, source, created: new Date(day).toISOString(), firstContact: '' });
    }
  }
  return rows;
}

/** Every sentence that somebody could read at that moment. */
function sentences(standing: Standing): string[] {
  const { quota, currency, findings } = standing;
  const alerts = { overdue: [], atRisk: [], tooFew: [], behind: [] };
  const since = { at: standing.at - DAY, fresh: [], mended: 0, quota: [] };
  const calm = { week: null, snoozed: [], closed: [], troubles: [], waiting: 0 };
  const digest = { first: 'Marketing' as const, occasion: '', found: [], since, ...calm };
  const news = { to: 'm@example.com', keys: [], because: '', isOwner: false, troubles: [], alerts, digest };
  const desk = { book: 'Leads', url: 'https://example.com', link: () => '', zone: NEW_YORK, zoneOf: () => NEW_YORK };
  const { subject, text } = renderMail(compose(news, standing, desk));
  return [
    ...boardOf(standing, NEW_YORK).flatMap(({ cells }) => cells.map(String)),
    ...quota.flatMap(one => [paceInWords(one, currency).words, outlookInWords(one, currency)]),
    ...[headline(standing), dayInMonth(standing, NEW_YORK, false)],
    ...findings.flatMap(({ message, fix }) => [message, fix]),
    ...[subject, ...text.split('\n')],
  ];
}

const policy = (unit: string, rates: readonly object[], perMonth: number) =>
  policyWith({ quota: [{ name: 'All', unit, perMonth, calendar: 'Sales' }], values: { rates } });

const WITHOUT_HISTORY = '2026-11-01';
const MONTHS: [about: string, perDay: number, owed: number, from: string][] = [
  ['on plan', 10, 210, '2026-09-28'],
  ['short', 5, 210, '2026-09-28'],
  ['flooded', 20, 210, '2026-09-28'],
  ['with few leads', 0.5, 10, '2026-09-28'],
  ['short, without a history', 5, 210, WITHOUT_HISTORY],
];
const MOMENTS = ['1 12:00', '2 09:01', '3 16:59', '4 12:00', '9 17:00', '13 17:00', '30 17:30'];

test.each(MONTHS)('a month %s', (_about, perDay, owed, from) => {
  const rows = rowsOf(perDay, from);
  for (const [unit, rates, amount] of [
    ['leads', [], owed],
    ['value', VALUES, owed * 100],
    ['value', [], owed * 100],
  ] as const) {
    for (const now of MOMENTS) {
      const standing = standingOn(rows, policy(unit, rates, amount), at(now));
      const [quota] = standing.quota;
      const said = sentences(standing);
      const isTold = quota?.isValued && quota.state !== 'EARLY' && quota.neededPerDay !== null;
      if (!isTold) expect(said.filter(words => FORETOLD.test(words))).toEqual([]);
      const isEvident = quota?.isValued && quota.state !== 'EARLY' && from !== WITHOUT_HISTORY;
      if (!isEvident) expect(said.filter(words => BLAMED.test(words))).toEqual([]);
      expect(said.filter(words => /NaN|Infinity|undefined/.test(words))).toEqual([]);
    }
  }
});

test('where they may be said they are, so that looking for them is worth it', () => {
  const standing = standingOn(rowsOf(5, '2026-09-28'), policy('leads', [], 210), at('13 12:00'));
  expect(sentences(standing).join('\n')).toMatch(FORETOLD);
});
