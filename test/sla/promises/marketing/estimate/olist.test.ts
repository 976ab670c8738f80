import { expect, test } from 'vitest';
import { EventLog } from '../../../../../src/sla/leads/events.ts';
import { readLeads } from '../../../../../src/sla/leads/read-leads.ts';
import { Ledger } from '../../../../../src/sla/policy/ledger.ts';
import { estimateLeadValues } from '../../../../../src/sla/promises/marketing/estimate/estimate.ts';
import { refreshValues } from '../../../../../src/sla/promises/marketing/estimate/refresh.ts';
import { judgeSheet } from '../../../../../src/sla/promises/sales/judged-sheet.ts';
import { agreementOf, policyWith, stored } from '../../../../support/agreements.ts';
import { termsAt } from '../../../../support/lead-history.ts';
import { olistDay, olistLeads, olistRows } from '../../../../support/olist.ts';
import { zoneNamed } from '../../../../support/zones.ts';

const history = olistLeads();
const asOf = olistDay('2018-04-01');

test.skipIf(history === null)(
  '8,000 real leads at the end of March 2018, figures worked out by another program',
  () => {
    const { table, problems } = estimateLeadValues(
      history ?? { created: [], won: [], source: [], segment: [], revenue: [] },
      termsAt(asOf),
    );
    const shown = (source: string) => {
      const row = table?.rates.find(rate => rate.source === source);
      if (!row) return null;
      const { leads, wins, mature, conversion, low, high } = row;
      return [leads, wins, ...[mature, wins / leads, conversion, low, high].map(figure => figure.toFixed(4))];
    };
    expect(asOf).toBe(304);
    expect([table?.prior.mean, table?.prior.strength].map(figure => figure?.toFixed(4))).toEqual(['0.1078', '23.8755']);
    expect([1, 7, 30].map(age => table?.maturity(age).toFixed(6))).toEqual(['0.036292', '0.304051', '0.778119']);
    expect(shown('organic search')).toEqual([1043, 105, '849.7175', '0.1007', '0.1231', '0.1055', '0.1421']);
    expect(shown('email')).toEqual([203, 5, '160.3293', '0.0246', '0.0411', '0.0187', '0.0685']);
    expect(shown('(blank)')).toEqual([21, 6, '16.5275', '0.2857', '0.2122', '0.1181', '0.3785']);
    expect(table?.rates).toHaveLength(12);
    expect(problems.map(({ kind }) => kind)).toEqual(['won before created', 'no revenue']);
  },
);

test.skipIf(history === null)('read as a sheet, judged and refreshed, they make the same table', () => {
  const [header = [], ...rows] = olistRows() ?? [];
  const utc = zoneNamed('UTC');
  const policy = policyWith();
  const ledger = new Ledger(utc, [{ effectiveFrom: Number.NEGATIVE_INFINITY, text: JSON.stringify(stored(policy)) }]);
  const columns = { created: header[1], source: header[2], won: header[5], revenue: header[7] };
  const table = {
    id: 1,
    name: 'Leads',
    header,
    rows,
    firstRow: 2,
    showsDateOnly: () => true,
    decimalMark: () => '.' as const,
  };
  const reading = readLeads(table, { name: 'Leads', headerRow: 1, columns }, utc);
  const now = Date.UTC(2018, 3, 1);
  const { verdicts } = judgeSheet(ledger, reading, new EventLog([]), now);
  const assumed = { conversion: null, revenue: null };
  const { refresh } = refreshValues(ledger, agreementOf(policy), verdicts, assumed, now);
  const shown = (source: string) => {
    const row = refresh?.rows.find(rate => rate.source === source);
    return row && [row.leads, row.wins, row.mature.toFixed(4), row.conversion.toFixed(4)];
  };
  expect(refresh?.strength?.toFixed(4)).toBe('23.8755');
  expect(shown('organic search')).toEqual([1043, 105, '849.7175', '0.1231']);
  expect(shown('email')).toEqual([203, 5, '160.3293', '0.0411']);
  expect(shown('(blank)')).toEqual([21, 6, '16.5275', '0.2122']);
});
