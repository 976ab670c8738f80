/** A correction through the bundle: what the columns say, what the preview names, and the formulas beside them. */
import { expect, test } from 'vitest';
import type { Preview } from '../../../src/contract/policy.ts';
import type { Policy } from '../../../src/sla/policy/schema.ts';
import { type Bench, bench, examplePolicy } from '../../support/workbench.ts';

const HEADER = ['Lead id', 'Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];
const at = (text: string) => Date.parse(`2026-11-${text}:00-05:00`);
const HOLIDAY = '2026-11-26';

function filed(rows: readonly (readonly (string | number)[])[], edit: (policy: Policy) => void, now: number): Bench {
  const desk = bench([HEADER, ...rows], { now });
  const policy = examplePolicy() as unknown as Policy;
  Object.assign(policy.calendars[0] as object, { holidays: [] });
  Object.assign(policy.sheets[0]?.columns ?? {}, { id: 'Lead id' });
  edit(policy);
  desk.ask('setUp', { policy });
  return desk;
}

function column(desk: Bench, header: string): string[] {
  const grid = desk.book.grid('Leads');
  const headers = Array.from({ length: grid?.usedColumns ?? 0 }, (_, index) => grid?.display(0, index));
  return Array.from({ length: (grid?.usedRows ?? 1) - 1 }, (_, row) =>
    String(grid?.display(row + 1, headers.indexOf(header))),
  );
}

function correct(desk: Bench, version: number, edit: (policy: Policy) => void): Preview {
  const { policy } = desk.ask('version', { version }) as { policy: Policy };
  edit(policy);
  const preview = desk.ask('preview', { policy, appliesTo: 'all leads' }) as Preview;
  desk.ask('savePolicy', { policy, appliesTo: 'all leads', why: 'Forgotten', basedOn: version });
  return preview;
}

test('a holiday that was forgotten mends the verdict in the column and in every formula', () => {
  const rows = [['L-1', '2026-11-25 17:00', 'Free trial', '2026-11-27 09:20', 'Dana Reyes', 200]];
  const desk = filed(rows, () => undefined, at('27T10:00'));
  desk.host.run('slaTick', [], 'trigger');
  expect(column(desk, 'SLA status')).toEqual(['MISSED']);
  correct(desk, 1, policy => policy.calendars[0]?.holidays.push(HOLIDAY));
  expect([column(desk, 'SLA status'), column(desk, 'SLA due')]).toEqual([['MET'], ['2026-11-27 09:30']]);
  desk.book.addGrid('Try');
  const given = 'Leads!B2, Leads!D2, Leads!C2, , Leads!E2, , SLA_CLOCK, SLA_POLICY';
  desk.type('Try!A1', `=SLA_STATUS(${given})`);
  desk.type('Try!A2', '=TEXT(SLA_DUE(Leads!B2, Leads!C2, , , SLA_POLICY), "yyyy-mm-dd hh:mm")');
  desk.type('Try!A3', '=SLA_MINUTES(Leads!B2, Leads!D2, "Sales", SLA_POLICY)');
  expect(['A1', 'A2', 'A3'].map(cell => desk.shows(`Try!${cell}`))).toEqual(['MET', '2026-11-27 09:30', '50']);
});

test('the preview names what a version keeps of its own', () => {
  const desk = filed([], () => undefined, at('20T10:00'));
  const { policy } = desk.ask('version', { version: 1 }) as { policy: Policy };
  Object.assign(policy.sales[0] as object, { firstContactMinutes: 30 });
  desk.ask('savePolicy', { policy, appliesTo: 'new leads', why: 'Quicker', basedOn: 1 });
  const { edits } = correct(desk, 2, draft => {
    Object.assign(draft.sales[0] as object, { firstContactMinutes: 45 });
    draft.calendars[0]?.holidays.push(HOLIDAY);
  });
  expect(edits.filter(edit => edit.startsWith('Version'))).toEqual([
    'Version 1 keeps its own rule “Free trials”: first contact',
  ]);
});

test('the preview says how many leads another start of the clock re-judges', () => {
  const rows = [
    ['L-1', '2026-11-18 10:00', 'Free trial', '', 'Dana Reyes', 200],
    ['L-2', '2026-11-18 10:00', 'Free trial', '2026-11-18 10:10', 'Dana Reyes', 200],
  ];
  const desk = filed(
    rows.map((row, index) => [...row, index ? '' : '2026-11-19 10:00']),
    policy => Object.assign(policy.sheets[0]?.columns ?? {}, { assigned: 'Assigned' }),
    at('20T10:00'),
  );
  desk.type('Leads!G1', 'Assigned');
  const { policy } = desk.ask('version', { version: 1 }) as { policy: Policy };
  policy.clock.startsAt = 'assigned';
  const rejudged = (appliesTo: string) =>
    (desk.ask('preview', { policy, appliesTo }) as Preview).edits.filter(edit => edit.includes('re-judges'));
  expect(rejudged('new leads')).toEqual([]);
  expect(rejudged('open leads')).toEqual(['The new start of the clock re-judges 1 lead']);
  expect(rejudged('all leads')).toEqual(['The new start of the clock re-judges 2 leads']);
});
