/** Sheets as people export them, scanned as they come: what each is taken for, and what must not be made of it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readOptions } from '../../../workbench/scan/options.ts';
import { writeOut } from '../../../workbench/scan/write-out.ts';
import { scanned } from '../../support/scanned.ts';

const scratch = mkdtempSync(join(tmpdir(), 'lead-sla-sheets-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const PEOPLE = ['Ida', 'Ken', 'Lou', 'Mia', 'Ned', 'Ola'];
const day = (i: number) => `2026-11-${String(i + 9).padStart(2, '0')}`;
/** A header and six rows; a cell is given by its row. */
const sheet = (header: string, cell: (i: number, name: string) => readonly string[]) => [
  header,
  ...PEOPLE.map((name, i) => cell(i, name).join(',')),
];

describe('no column is a first contact but by its name', () => {
  test.each([
    ['Converted Date', 'last, next or planned'],
    ['Dernière modification', 'last, next or planned'],
    ['Due date', 'last, next or planned'],
    ['Recent conversion date', 'last, next or planned'],
    ['Fecha de vencimiento', 'last, next or planned'],
  ])('%s', (header, why) => {
    const rows = sheet(`Name,Owner,Created,${header}`, (i, name) => [
      name,
      'Sam Roe',
      `${day(i)} 09:00`,
      i % 2 ? `${day(i + 3)} 10:00` : '',
    ]);
    const { report, summary } = scanned(rows);
    expect(report.columns.firstContact).toBeUndefined();
    expect(report.notUsed).toEqual([header]);
    expect(report.statuses).toEqual({ '': 6 });
    expect(summary).toContain(`not taken for a first contact: "${header}" (${why})`);
    expect(report.open).toEqual([
      { owner: 'Sam Roe', open: 6, byAge: [0, 0, 6, 0], stages: [{ stage: '', leads: 6 }] },
    ]);
  });
  test('minutes, and yes or no', () => {
    const { summary, report } = scanned(
      sheet('Name,Created,Response time (min),Contacted', (i, name) => [
        name,
        `${day(i)} 09:00`,
        i % 2 ? '35' : '',
        i % 2 ? 'Yes' : 'No',
      ]),
    );
    expect(report.columns.firstContact).toBeUndefined();
    expect(summary).toContain('"Response time (min)" (a duration)');
    expect(summary).toContain('"Contacted" (whether, not when)');
  });
  test('a contact date beside an enquiry date is one', () => {
    const { report } = scanned(
      sheet('Enquiry Date,Name,Contact Date', (i, name) => [
        `${i + 13}/11/2026 09:10`,
        name,
        i < 2 ? '' : `${i + 13}/11/2026 09:30`,
      ]),
    );
    expect(report.columns).toMatchObject({ created: 'Enquiry Date', firstContact: 'Contact Date' });
    expect(report.statuses).toEqual({ OVERDUE: 2, MET: 4 });
  });
  test('the CRM that wrote the file says how it gives one', () => {
    const { report } = scanned(
      sheet('Record ID,Email,Contact owner,Create Date', (i, name) => [
        `${i}`,
        `${name}@example.com`,
        'Sam Roe',
        `${day(i)} 09:00`,
      ]),
    );
    expect(report.problems.find(({ kind }) => kind === 'no first contact')?.fix).toContain(
      'In HubSpot add “Date of first engagement”',
    );
  });
});

describe('who a row is', () => {
  test('another’s id and the rep’s address are nobody', () => {
    const rows = sheet('deal_id,contact_id,User Email,Invitee Email,Created', (i, name) => [
      `D${i}`,
      `P${i >> 1}`,
      'sam@example.com',
      `${name}@example.com`,
      `${day(i)} 09:00`,
    ]);
    const { report, kinds } = scanned(rows);
    expect(report.columns).toMatchObject({ id: 'deal_id', email: 'Invitee Email' });
    expect(kinds).not.toContain('duplicate');
  });
  test('rows of one day that say nothing of themselves are no duplicates, and that is said once', () => {
    const { report, kinds } = scanned(sheet('Interest,Zuständig,Datum', i => ['Offer', 'Sam Roe', day(i >> 1)]));
    expect(report.scanned).toBe(6);
    expect(kinds).not.toContain('duplicate');
    expect(kinds.filter(kind => kind === 'no identity')).toHaveLength(1);
  });
  test('first and last name are one name', () => {
    const { outcome } = scanned(
      sheet('First Name,Last Name,Created,First Contact', (i, name) => ['Kim', name, `${day(i)} 09:00`, '']),
    );
    expect(outcome.view.standing.overdue.map(({ label }) => label).sort()).toEqual(PEOPLE.map(name => `Kim ${name}`));
  });
});

describe('stages and wins', () => {
  test('lost is closed in every language, a customer is won, and what is not understood is listed once', () => {
    const stages = ['Closed Lost', 'Verloren', 'Perdu', '失注', 'Parked', 'parked'];
    const life = ['Lead', 'Lead', 'Lead', 'Lead', 'Lead', 'Customer'];
    const { report, summary } = scanned(
      sheet('Name,Status,Lifecycle Stage,Created,First Contact', (i, name) => [
        name,
        stages[i] ?? '',
        life[i] ?? '',
        `${day(i)} 09:00`,
        '',
      ]),
    );
    expect(report.stages).toEqual({
      won: ['Customer'],
      closed: stages.slice(0, 4),
      paused: [],
      returned: [],
      notUnderstood: ['Lead', 'Parked'],
    });
    expect(report.statuses).toEqual({ OVERDUE: 1, EXEMPT: 5 });
    expect(summary.split('stages not understood')).toHaveLength(2);
  });
  const deals = (stage: (i: number) => string) => [
    'Deal ID,Deal Stage,Close Date,Create Date,Amount',
    ...Array.from(
      { length: 24 },
      (_, i) =>
        `${i},${stage(i)},2026-11-${String((i % 20) + 1).padStart(2, '0')},2026-10-05 09:00,$${8_000 + i * 100}`,
    ),
  ];
  test('a close date is a win beside a won stage only', () => {
    const { report, outcome } = scanned(deals(i => (i % 3 ? 'Negotiation' : 'Closed Won')));
    expect(report.columns.won).toBe('Close Date');
    expect(outcome.assumptions.join(' ')).toMatch(/33\.3% become customers: 8|too few wins/);
    const { outcome: half } = scanned(deals(i => (i % 2 ? 'Negotiation' : 'Closed Won')));
    expect(half.assumptions.join(' ')).toContain('50.0% become customers: 12 wins of 24 leads');
  });
  test('a rate of 100% is a finding', () => {
    const rows = deals(() => '').map(row =>
      row
        .split(',')
        .filter((_, i) => i !== 1)
        .join(','),
    );
    const { outcome, kinds } = scanned(rows, '--map', 'won=Close Date');
    expect(outcome.assumptions.join(' ')).toContain(
      'every lead has a "Close Date", which may be the expected one, and that is no rate',
    );
    expect(kinds).toContain('every lead won');
  });
});

describe('undone', () => {
  const rows = sheet('Name,Created,Called,Rep', (i, name) => [name, `${day(i)} 09:00`, '', 'Sam Roe']);
  test('a column by none, another by its header', () => {
    expect(scanned(rows).report.columns).toMatchObject({ firstContact: 'Called', owner: 'Rep' });
    const { report } = scanned(
      rows,
      '--map',
      'firstContact=none',
      '--map',
      'name=Rep',
      '--map',
      'name=Name',
      '--map',
      'owner=none',
    );
    expect(report.columns).toEqual({ name: ['Rep', 'Name'], created: 'Created' });
    expect(report.guessedBy).toEqual({ name: 'person', created: 'header' });
  });
  test('what is missing is asked for with the headers there are and the option', () => {
    expect(() => scanned(['Foo,Bar', 'x,y'])).toThrow(
      /no creation date.*This file has: "Foo", "Bar"\. Name it with --map created="…"/,
    );
  });
  test('the row of the header, and the encoding', () => {
    expect(scanned(['A,B', ...rows], '--header-row', '2').report.columns.created).toBe('Created');
    expect(() => readOptions(['--header-row', '0'])).toThrow('Count from 1');
    expect(() => readOptions(['--encoding', 'ebcdic'])).toThrow('Choose utf-8');
  });
});

test('titles, a hint and a footer: the verdicts stand beside the true header, and every other byte as it was', async () => {
  const lines = [
    'sep=;',
    'Leads of the quarter;;',
    '',
    'Name;Created;First Contact',
    'Ida;2026-11-09 09:00;',
    'Ken;2026-11-10 09:00',
    '',
    'Total;2;',
    'Confidential Information - Do Not Distribute;;',
  ];
  const { table, outcome, report, bytes } = scanned(lines);
  expect([report.scanned, report.statuses]).toEqual([2, { OVERDUE: 2 }]);
  expect(report.leftOut.notes).toHaveLength(5);
  const target = join(scratch, 'out');
  await writeOut(target, outcome.host, 'Leads', table);
  const written = readFileSync(join(target, 'leads.csv'), 'utf8').split('\n');
  const before = new TextDecoder().decode(bytes).split('\n');
  expect(written).toHaveLength(before.length);
  for (const [i, line] of before.entries()) expect(written[i]?.startsWith(line)).toBe(true);
  expect(written[3]).toMatch(/^Name;Created;First Contact;SLA key;SLA status;/);
  expect(written.filter(line => /;OVERDUE;/.test(line))).toHaveLength(2);
  expect([written[0], written[1], written[2], written[6]]).toEqual(['sep=;', 'Leads of the quarter;;', '', '']);
});

test('a qualified date is what counting starts from', () => {
  const { outcome } = scanned(
    sheet('Name,Created,MQL Date', (i, name) => [name, `${day(i)} 09:00`, i % 2 ? `${day(i)} 10:00` : '']),
  );
  expect(outcome.assumptions).toContain('A lead counts as qualified from its "MQL Date" on.');
});

test('three rows in Japanese are enough', () => {
  const { report } = scanned([
    '会社名,担当者,流入元,登録日',
    'アルファ,鈴木,紹介,2026-11-13',
    'ベータ,鈴木,広告,2026-11-14',
    'ガンマ,田中,紹介,2026-11-15',
  ]);
  expect(report.columns).toEqual({ company: '会社名', created: '登録日', owner: '担当者', source: '流入元' });
});
