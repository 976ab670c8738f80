/** Judging 100,000 rows of 12 columns in the pure core, without service calls. */
import { EventLog } from '../src/sla/leads/events.ts';
import { readLeads } from '../src/sla/leads/read-leads.ts';
import { readPolicy } from '../src/sla/policy/checks.ts';
import { Ledger } from '../src/sla/policy/ledger.ts';
import { judgeSheet } from '../src/sla/promises/sales/judged-sheet.ts';
import { encodeZone, surveyZone } from '../src/sla/time/zone.ts';
import { intlOffset } from '../test/support/intl-offset.ts';
import { readExamplePolicy } from './example-policy.ts';
import { best } from './time.ts';

const ROWS = 100_000;

export function benchScan(): string[] {
  const { policy } = readPolicy(readExamplePolicy(), () => true);
  if (!policy) throw new Error('The example policy is refused.');
  const zone = surveyZone('America/New_York', intlOffset('America/New_York'));
  const text = JSON.stringify({ policy, zones: { [zone.name]: encodeZone(zone) } });
  const ledger = new Ledger(zone, [{ effectiveFrom: Number.NEGATIVE_INFINITY, text }]);
  const now = Date.UTC(2026, 10, 20, 18, 30);
  const sources = ['Free trial', 'eBook', 'Webinar', 'Organic search'];
  const header = [
    'Create Date',
    'Original Source',
    'First contact',
    'Owner',
    'Company size',
    'Id',
    'Name',
    'Email',
    'Company',
    'Phone',
    'Note',
    'Campaign',
  ];
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const created = new Date(now - index * 97_000 - 1_000);
    const contact = index % 4 ? new Date(created.getTime() + (index % 9_000) * 1_000) : '';
    return [
      created,
      sources[index % 4],
      contact,
      `Owner ${index % 20}`,
      index % 400,
      `L-${index}`,
      `Lead ${index}`,
      '',
      '',
      '',
      '',
      '',
    ];
  });
  const table = {
    id: 0,
    name: 'Leads',
    header,
    rows,
    firstRow: 2,
    showsDateOnly: () => false,
    decimalMark: () => '.' as const,
  };
  const spec = {
    name: 'Leads',
    headerRow: 1,
    columns: {
      id: 'Id',
      name: 'Name',
      created: 'Create Date',
      source: 'Original Source',
      firstContact: 'First contact',
      owner: 'Owner',
    },
  };
  const judge = () => judgeSheet(ledger, readLeads(table, spec, zone), new EventLog([]), now);
  const begin = performance.now();
  judge();
  const cold = performance.now() - begin;
  const warm = best(() => void judge(), 5) * 1000;
  return [
    `judging ${ROWS.toLocaleString('en-US')} rows × 12 columns: ${cold.toFixed(0)} ms cold, ${warm.toFixed(0)} ms warm`,
  ];
}
