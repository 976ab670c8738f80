/** Editing the agreement through the built bundle: view, draft, preview, save, conflict, history. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { HistoryView, PolicyView, Preview, SaveAnswer } from '../../../src/contract/policy.ts';
import type { Policy } from '../../../src/sla/policy/schema.ts';
import { policyText, readPolicyText } from '../../../src/sla/policy/text.ts';
import { policies } from '../../support/policies.ts';
import { type Bench, bench, examplePolicy } from '../../support/workbench.ts';
import { isZone } from '../../support/zones.ts';

const HEADER = ['Lead id', 'Create Date', 'Original Source', 'First contact', 'Owner', 'Company size', 'Stage'];
const LEADS = [
  ['L-1', '2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200, 'New'],
  ['L-2', '2026-11-20 10:30', 'Webinar', '', 'Dana Reyes', 20, 'Nurture'],
  ['L-3', '2026-11-19 10:00', 'Free trial', '2026-11-19 10:30', 'Sam Lee', 80, 'New'],
];

let desk: Bench;
beforeEach(() => {
  desk = bench([HEADER, ...LEADS]);
  const policy = examplePolicy() as { sheets: { columns: Record<string, string> }[] };
  for (const sheet of policy.sheets) Object.assign(sheet.columns, { id: 'Lead id', stage: 'Stage' });
  desk.ask('setUp', { policy });
  desk.host.run('slaTick', [], 'trigger');
});

const view = () => desk.ask('policy') as PolicyView;

function column(header: string): (string | undefined)[] {
  const grid = desk.book.grid('Leads');
  const headers = Array.from({ length: grid?.usedColumns ?? 0 }, (_, at) => grid?.display(0, at));
  const at = headers.indexOf(header);
  return LEADS.map((_, index) => grid?.display(index + 1, at));
}

/** The newest policy with something changed in it. */
function edited(change: (policy: Policy) => void): Policy {
  const policy = structuredClone(view().policy);
  change(policy);
  return policy;
}

function save(policy: unknown, more: Record<string, unknown> = {}): SaveAnswer {
  const { version } = view().note;
  return desk.ask('savePolicy', {
    policy,
    appliesTo: 'new leads',
    why: 'Agreed on Monday',
    basedOn: version,
    ...more,
  }) as SaveAnswer;
}

const shorter = () =>
  edited(policy => {
    for (const rule of policy.sales) rule.firstContactMinutes = 30;
  });

test('the view: the newest version, the tabs with their texts, and what leads say', () => {
  const { policy, note, draft, mayEdit, tabs, known } = view();
  expect(policy.sales[0]?.name).toBe('Free trials');
  expect(note).toMatchObject({ version: 1, effectiveFrom: null, who: 'owner@example.com', why: 'First policy' });
  expect([draft, mayEdit]).toEqual([null, true]);
  expect(tabs.map(({ name }) => name)).toEqual(['Leads']);
  expect(tabs[0]?.columns.map(({ header }) => header)).toEqual(HEADER);
  expect(tabs[0]?.columns[2]).toEqual({
    header: 'Original Source',
    letter: 'C',
    samples: ['Free trial', 'Webinar', 'Free trial'],
    values: ['Free trial', 'Webinar'],
  });
  expect(known).toMatchObject({ sources: ['Free trial', 'Webinar'], owners: ['Dana Reyes', 'Sam Lee'] });
});

test('saving appends a version, and columns, agreement, board and clock are right at once', () => {
  const answer = save(shorter(), { appliesTo: 'open leads' });
  expect(answer).toMatchObject({ saved: { note: { version: 2, why: 'Agreed on Monday' } }, warnings: [] });
  expect(column('SLA status')).toEqual(['OVERDUE', 'OVERDUE', 'MET']);
  const { versions } = desk.ask('history') as HistoryView;
  expect(versions.map(({ version, leads, isInForce }) => [version, leads, isInForce])).toEqual([
    [2, 2, true],
    [1, 1, false],
  ]);
});

test('a preview says what the next scan then does, and writes nothing', () => {
  const policy = shorter();
  const before = JSON.stringify(desk.host.saveState());
  const preview = desk.ask('preview', { policy, appliesTo: 'open leads' }) as Preview;
  expect(JSON.stringify(desk.host.saveState()) === before).toBe(true);
  expect(preview.changes.map(({ row, from, to }) => [row, from, to])).toEqual([[3, 'PAUSED', 'OVERDUE']]);
});

test('of two who save at once the second gets what the first saved, and nothing is written', () => {
  const mine = shorter();
  save(
    edited(policy => {
      policy.currency = 'EUR';
    }),
  );
  const answer = save(mine, { basedOn: 1 });
  expect(answer).toMatchObject({ saved: null, base: { currency: 'USD' }, theirs: { policy: { currency: 'EUR' } } });
  expect(view().note.version).toBe(2);
});

test('pressed twice, or tried again after Google’s answer was lost, it is saved once', () => {
  const policy = shorter();
  save(policy);
  desk.host.clock.advance(1_000);
  expect(save(policy, { basedOn: 1 })).toMatchObject({ saved: { note: { version: 2 } } });
  expect(save(policy, { basedOn: 1, why: 'Another reason' })).toMatchObject({ saved: null });
  desk.host.as('editor@example.com');
  expect(view().note.version).toBe(2);
});

test('an editor who is not let in sees and cannot change, and is told whom to ask', () => {
  desk.host.as('editor@example.com');
  const { mayEdit, whoMayEdit, policy } = view();
  expect(mayEdit).toBe(false);
  expect(whoMayEdit).toBe('The agreement is protected. Ask owner@example.com to add you as an editor of it.');
  const before = JSON.stringify(desk.host.saveState());
  expect(() => save({ ...policy, currency: 'EUR' })).toThrow('Sheets does not let you change the agreement.');
  expect(JSON.stringify(desk.host.saveState()) === before).toBe(true);
});

test('an editor whom the policy names is let in, saves, and may be let out again', () => {
  save(edited(policy => Object.assign(policy, { editors: ['editor@example.com'] })));
  desk.host.as('editor@example.com');
  expect(view().mayEdit).toBe(true);
  expect(save(shorter())).toMatchObject({ saved: { note: { version: 3, who: 'editor@example.com' } }, warnings: [] });
  expect(desk.shows('SLA Policy!B7')).toBe('within 30 working minutes');
  desk.host.as('owner@example.com');
  save(edited(policy => Object.assign(policy, { editors: [] })));
  desk.host.as('editor@example.com');
  expect(view().mayEdit).toBe(false);
});

test('whoever saves cannot shut themselves out', () => {
  save(edited(policy => Object.assign(policy, { editors: ['editor@example.com'] })));
  desk.host.as('editor@example.com');
  save(edited(policy => Object.assign(policy, { editors: [] })));
  expect(view().mayEdit).toBe(true);
});

test('a viewer sees the policy and cannot save', () => {
  desk = bench([HEADER, ...LEADS], { viewers: ['viewer@example.com'] });
  desk.ask('setUp', { policy: examplePolicy() });
  desk.host.as('viewer@example.com');
  expect(view()).toMatchObject({ mayEdit: false, note: { version: 1 } });
  expect(() => save(shorter())).toThrow('Sheets does not let you change');
});

test('while another run holds the lock, nothing is written, and that is said', () => {
  const policy = shorter();
  const release = desk.host.holdLock('document');
  const before = desk.book.grid('SLA Ledger')?.usedRows;
  expect(() => save(policy)).toThrow('A scan is running.');
  expect(desk.book.grid('SLA Ledger')?.usedRows).toBe(before);
  release();
  expect(save(policy)).toMatchObject({ saved: { note: { version: 2 } } });
});

test('an editor who may not change the agreement scans a file whose zone was changed', () => {
  desk.book.timeZone = 'America/Los_Angeles';
  desk.host.as('editor@example.com');
  desk.ask('scanNow');
  // Three hours later by the file's new zone, so the first lead is still to come.
  expect(column('SLA status')[0]).toBe('');
  desk.host.as('owner@example.com');
  desk.ask('scanNow');
  expect(desk.shows('SLA Ledger!B1')).toMatch(/^Policy; cells in America\/Los_Angeles /);
});

test('any policy survives save, ledger, load, export and import unchanged', () => {
  for (const policy of fc.sample(policies, { numRuns: 12, seed: 5 })) {
    const { version } = view().note;
    save(policy, { appliesTo: 'all leads', basedOn: version });
    const loaded = desk.ask('version', { version: version + 1 }) as { policy: Policy };
    const { policy: imported } = readPolicyText(policyText(loaded.policy), isZone);
    expect(JSON.stringify(imported)).toBe(JSON.stringify(policy));
  }
});

test('a reason that begins like a formula stays a reason', () => {
  save(shorter(), { why: '=HYPERLINK("http://x")' });
  expect(view().note.why).toBe('=HYPERLINK("http://x")');
  expect(desk.book.grid('SLA Ledger')?.formula(2, 4)).toBeNull();
});

test('saving what says nothing new is refused; a correction of nothing but whom it binds is not', () => {
  expect(() => save(view().policy)).toThrow('Nothing has changed.');
  expect(save(view().policy, { appliesTo: 'all leads' })).toMatchObject({ saved: { note: { version: 2 } } });
});

test('a version that begins later is the newest, and changes nothing yet', () => {
  const later = edited(policy =>
    Object.assign(policy, { effectiveFrom: '2026-12-01T00:00:00-05:00', currency: 'EUR' }),
  );
  save(later);
  expect(view()).toMatchObject({
    policy: { currency: 'EUR' },
    note: { version: 2, effectiveFrom: Date.parse('2026-12-01T00:00:00-05:00') },
  });
  expect((desk.ask('standing') as { standing: { currency: string } }).standing.currency).toBe('USD');
  const { versions } = desk.ask('history') as HistoryView;
  expect(versions.map(({ version, isInForce }) => [version, isInForce])).toEqual([
    [2, false],
    [1, true],
  ]);
});

test('a version that begins before one that waits is told that it will be taken over', () => {
  save(edited(policy => Object.assign(policy, { effectiveFrom: '2026-12-01T00:00:00-05:00' })));
  const policy = edited(one => Object.assign(one, { effectiveFrom: undefined, currency: 'EUR' }));
  const { edits } = desk.ask('preview', { policy, appliesTo: 'new leads' }) as Preview;
  expect(edits).toContain('From Tue 1 Dec 00:00 on version 2 takes over again, as it was saved');
});

test('a correction is named in the history', () => {
  save(shorter(), { appliesTo: 'all leads', why: 'A forgotten holiday' });
  const { versions } = desk.ask('history') as HistoryView;
  expect(versions[0]).toMatchObject({
    appliesTo: 'all leads',
    why: 'A forgotten holiday',
    leads: 3,
    edits: [
      'Free trials: first contact within 1 working hour → 30 working minutes',
      'Everything else: first contact within 8 working hours → 30 working minutes',
    ],
  });
});

test('the view takes one reading of each tab, and says who may edit with four calls', () => {
  desk.book.addGrid('Other');
  const calls: string[] = [];
  desk.host.beforeCall = ({ method }) => void calls.push(method);
  view();
  expect(calls.filter(method => method === 'Range.getValues')).toHaveLength(1);
  expect(calls.filter(method => method === 'Range.getDisplayValues')).toHaveLength(2);
  expect(calls.length).toBeLessThanOrEqual(9);
});

test('a scan that stumbles after the version is saved is a warning, not a failure', () => {
  const policy = shorter();
  let written = 0;
  desk.host.beforeCall = ({ method }) => {
    if (method.startsWith('Range.setFont') && ++written === 1) throw new Error('Service Spreadsheets failed');
  };
  expect(save(policy)).toMatchObject({
    saved: { note: { version: 2 } },
    warnings: [{ fix: 'Scan again from Standing.' }],
  });
});

test('a policy that no cell takes is refused with its size, and nothing is written', () => {
  const rates = Array.from({ length: 900 }, (_, index) => ({
    source: `A rather long source ${index}`,
    segment: '',
    conversion: 0.1,
    revenue: 1,
  }));
  expect(() => save(edited(policy => Object.assign(policy.values, { rates })))).toThrow(
    /too long for a cell: \d\d,\d+ of 50,000/,
  );
  expect(view().note.version).toBe(1);
});

test('a damaged version is shown with its problem, and the rest goes on', () => {
  save(shorter(), { appliesTo: 'open leads' });
  save(edited(policy => Object.assign(policy, { currency: 'EUR' })));
  desk.book.grid('SLA Ledger')?.set(2, 1, { value: '{"policy":' });
  desk.host.clock.advance(60_000);
  desk.host.run('slaTick', [], 'trigger');
  expect(column('SLA status')).toEqual(['OVERDUE', 'PAUSED', 'MET']);
  const { versions } = desk.ask('history') as HistoryView;
  expect(versions.map(({ version, problems }) => [version, problems.map(({ at }) => at)])).toEqual([
    [3, []],
    [2, ['SLA Ledger!B3']],
    [1, []],
  ]);
  expect(() => desk.ask('version', { version: 2 })).toThrow('Version 2 cannot be read.');
  expect(save(edited(policy => Object.assign(policy, { currency: 'CHF' })))).toMatchObject({
    saved: { note: { version: 4 } },
  });
});
