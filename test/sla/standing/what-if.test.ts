import { expect, test } from 'vitest';
import { EventLog } from '../../../src/sla/leads/events.ts';
import type { LeadReading } from '../../../src/sla/leads/lead.ts';
import { readLeads } from '../../../src/sla/leads/read-leads.ts';
import { readPolicy } from '../../../src/sla/policy/checks.ts';
import { Ledger } from '../../../src/sla/policy/ledger.ts';
import { judgeSheet } from '../../../src/sla/promises/sales/judged-sheet.ts';
import { difference } from '../../../src/sla/standing/what-if.ts';
import { encodeZone, surveyZone } from '../../../src/sla/time/zone.ts';
import { intlOffset } from '../../support/intl-offset.ts';
import { examplePolicy } from '../../support/workbench.ts';

const ZONE = surveyZone('America/New_York', intlOffset('America/New_York'));
const NOW = Date.parse('2026-11-20T13:30:00-05:00');

/** The example policy, with another target for free trials. */
function stored(firstContactMinutes = 60) {
  const draft = examplePolicy() as { sales: { firstContactMinutes: number }[] };
  for (const rule of draft.sales.slice(0, 1)) rule.firstContactMinutes = firstContactMinutes;
  const { policy } = readPolicy(draft, () => true);
  if (!policy) throw new Error('The example policy is refused.');
  return { policy, zones: { [ZONE.name]: encodeZone(ZONE) } };
}

const LEDGER = new Ledger(ZONE, [{ effectiveFrom: Number.NEGATIVE_INFINITY, text: JSON.stringify(stored()) }]);

function leads(...rows: [created: string, source: string, contact: string][]): LeadReading {
  const header = ['Create Date', 'Original Source', 'First contact', 'Owner'];
  const table = {
    id: 0,
    name: 'Leads',
    header,
    rows,
    firstRow: 2,
    showsDateOnly: () => false,
    decimalMark: () => '.' as const,
  };
  const columns = { created: 'Create Date', source: 'Original Source', firstContact: 'First contact', owner: 'Owner' };
  return readLeads(table, { name: 'Leads', headerRow: 1, columns }, ZONE);
}

/** The changes that another ledger makes of the same reading. */
function whatIf(ledger: Ledger, other: Ledger, read: LeadReading) {
  const judged = (one: Ledger) => [judgeSheet(one, read, new EventLog([]), NOW)];
  return difference(judged(ledger), judged(other)).changes;
}

const reading = leads(
  ['2026-11-20 10:00', 'Free trial', ''],
  ['2026-11-20 11:00', 'Webinar', ''],
  ['2026-11-19 10:00', 'Free trial', '2026-11-19 10:30'],
);

test('a longer target for free trials takes the overdue one back, and touches nobody else', () => {
  const other = LEDGER.with(Number.NEGATIVE_INFINITY, stored(400));
  const changes = whatIf(LEDGER, other, reading);
  expect(changes.map(({ row, from, to }) => [row, from, to])).toEqual([[2, 'OVERDUE', 'OPEN']]);
});

test('a version for new leads only changes no lead that started before it', () => {
  const other = LEDGER.with(NOW, stored(400));
  expect(whatIf(LEDGER, other, reading)).toEqual([]);
});

test('it says what the verdicts say, and leaves the ledger as it was', () => {
  const states = () => judgeSheet(LEDGER, reading, new EventLog([]), NOW).verdicts.map(one => one.response?.state);
  const before = states();
  whatIf(LEDGER, LEDGER.with(NOW, stored()), reading);
  expect(states()).toEqual(before);
  expect(before).toEqual(['OVERDUE', 'OPEN', 'MET']);
});
