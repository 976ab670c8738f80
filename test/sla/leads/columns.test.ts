import { describe, expect, test } from 'vitest';
import { guessColumns, isNamed } from '../../../src/sla/leads/columns.ts';
import { meaningOf } from '../../../src/sla/leads/header-words.ts';
import type { Field } from '../../../src/sla/policy/fields.ts';
import { zoneNamed } from '../../support/zones.ts';
import { SPELLINGS, TRAPS } from './header-spellings.ts';

const ZONE = zoneNamed('America/New_York');
const DATES = ['2026-11-16 09:00', '2026-11-17 10:30', '2026-11-20 16:00'];

/** Which fields are guessed for columns with these headers and values. */
function guess(columns: Readonly<Record<string, readonly unknown[]>>) {
  const headers = Object.keys(columns);
  const length = Math.max(0, ...Object.values(columns).map(cells => cells.length));
  const rows = Array.from({ length }, (_, row) => headers.map(header => columns[header]?.[row] ?? ''));
  return guessColumns(headers, rows, ZONE).columns;
}

describe('headers of real exports', () => {
  const cases: [header: string, field: Field, cells: readonly unknown[]][] = [
    ['Record ID', 'id', ['101', '102']],
    ['Prospect ID', 'id', ['7927b2df', '2a272436']],
    ['mql_id', 'id', ['dac32acd', '8c18d1de']],
    ['Lead - Lead created', 'created', DATES],
    ['Create Date', 'created', DATES],
    ['CreatedDate', 'created', DATES],
    ['created_time', 'created', ['2026-11-16T14:30:15-06:00']],
    ['Deal - Add time', 'created', DATES],
    ['form_submission_date', 'created', DATES],
    ['Timestamp', 'created', ['11/16/2026 9:00:00', '11/17/2026 10:30:00']],
    ['Data de criação', 'created', ['16/11/2026 09:00', '17/11/2026 10:30']],
    ['Erstellt am', 'created', ['16.11.2026 09:00']],
    ['Became a Marketing Qualified Lead Date', 'qualified', DATES],
    ['Owner assigned date', 'assigned', DATES],
    ['First outreach date', 'firstContact', DATES],
    ['FirstCallDateTime', 'firstContact', ['2026-11-16T14:30:15.000+0000']],
    ['contacted_at', 'firstContact', DATES],
    ['Number of times contacted', 'attempts', [3, 0, '2']],
    ['Deal - Done activities', 'attempts', ['4', '1']],
    ['Contact owner', 'owner', ['Dana Reyes']],
    ['Lead - Owner', 'owner', ['Dana Reyes']],
    ['sr_id', 'owner', ['4b339f9567d060bcea4f5136b9f5949e']],
    ['Responsável pela negociação', 'owner', ['Dana Reyes']],
    ['Original Source', 'source', ['Organic search']],
    ['LeadSource', 'source', ['Web']],
    ['origin', 'source', ['organic_search']],
    ['HOW_DID_YOU_HEAR_ABOUT_US', 'source', ['A friend']],
    ['Lead Status', 'stage', ['New']],
    ['Etapa do funil de vendas', 'stage', ['Contato']],
    ['Became a Customer Date', 'won', DATES],
    ['Deal - Won time', 'won', DATES],
    ['won_date', 'won', DATES],
    ['Lost time', 'closed', DATES],
    ['Amount', 'revenue', ['$22,700.00', '']],
    ['Deal - Value', 'revenue', [1200]],
    ['close_value', 'revenue', ['1054', '0']],
    ['Lead - User Email', 'email', ['ann@example.com']],
    ['Associated Company', 'company', ['Acme']],
    ['Company / Account', 'company', ['Acme']],
    ['Closed Lost Reason', 'outcome', ['Price']],
    ['Firma', 'company', ['Acme']],
    ['Eingang', 'created', ['16.11.2026 09:00']],
    ['Erstkontakt', 'firstContact', ['16.11.2026 09:40']],
    ['Zuständig', 'owner', ['Dana Reyes']],
    ['Herkunft', 'source', ['Messe']],
    ['Umsatz', 'revenue', ['1054', '']],
  ];
  test.each(cases)('%s is the %s', (header, field, cells) => {
    expect(guess({ [header]: cells })).toEqual({ [field]: header });
  });
});

describe('headers that are something else', () => {
  const cases: [header: string, not: string, cells: readonly unknown[]][] = [
    ['Close Date', 'the expected date of an open deal, not a closing', DATES],
    ['Closing Date', 'the expected date of an open deal, not a closing', DATES],
    ['Converted Date', 'a lead that became an opportunity, not a sale', DATES],
    ['Last Contacted', 'the last contact, not the first', DATES],
    ['Last Activity', 'a category', ['Email Opened']],
    ['Last Activity Date', 'the last contact, not the first', DATES],
    ['Deal - Last activity date', 'the last contact, not the first', DATES],
    ['Annual Revenue', 'the prospect’s own turnover', ['$22,700.00']],
    ['Expected Revenue', 'not booked', ['$22,700.00']],
    ['Number of Sales Activities', 'with notes and tasks', [5]],
    ['Deal - Total activities', 'with planned ones', [5]],
    ['Lead response time', 'a duration', [123_456]],
    ['sale', 'a part of sales rep', ['x']],
    ['Owner notes', 'a longer header', ['x']],
    ['', 'nothing', ['x']],
  ];
  test.each(cases)('%s: %s', (header, _not, cells) => expect(guess({ [header]: cells })).toEqual({}));

  test('a campaign is where a lead came from, never attempts, though it has numbers', () => {
    expect(guess({ Campaign: [3, 4] })).toEqual({ source: 'Campaign' });
  });
  test('a part of a header swallows no neighbour', () => {
    const both = guess({ 'Deal - Source Campaign': ['Spring'], 'Deal - Source': ['Web'] });
    expect(both).toEqual({ source: 'Deal - Source' });
  });
  test('the first contact of the lead is not the last', () => {
    expect(guess({ 'Last Contacted': DATES, 'First Contacted': DATES })).toEqual({ firstContact: 'First Contacted' });
  });
});

describe('a name is only believed with its values', () => {
  test.each([
    ['First contact', ['Ann Miller', 'Bob Stone']],
    ['First contact', ['E-mail', 'Phone', '2026-11-16']],
    ['First response', [35, 120]],
    ['Created', ['Dana Reyes']],
    ['Qualified', ['yes', 'no']],
    ['Closed', ['Yes', 'No', 'Yes']],
    ['Closed', [true, false]],
    ['Returned', ['x']],
    ['Won at', ['Trade fair']],
    ['Amount', ['small', 'large']],
    ['Attempts', ['none yet', 'called']],
  ])('%s with %j', (header, cells) => expect(guess({ [header]: cells })).toEqual({}));

  test('a column that holds text leaves the field to the next one', () => {
    const found = guess({ 'First contact': ['Ann', 'Bob'], 'First call date': DATES });
    expect(found).toEqual({ firstContact: 'First call date' });
  });
  test('a blank column is believed', () => {
    expect(guess({ 'Create Date': DATES, 'First contact': ['', '', ''] })).toEqual({
      created: 'Create Date',
      firstContact: 'First contact',
    });
  });
  test('a few cells that are no dates do not matter', () => {
    expect(guess({ 'Create Date': [...DATES, 'soon'] })).toEqual({ created: 'Create Date' });
  });
  test('dates whose order is open are dates', () => {
    expect(guess({ 'Create Date': ['01/02/2026', '03/04/2026'] })).toEqual({ created: 'Create Date' });
  });
  test('date cells', () => {
    expect(guess({ 'Create Date': [new Date('2026-11-16T14:00:00Z')] })).toEqual({ created: 'Create Date' });
  });
});

describe('each column once, the better name first', () => {
  test('two spellings', () => {
    expect(guess({ Created: DATES, 'Create Date': DATES })).toEqual({ created: 'Create Date' });
  });
  test('two columns of one name: one is taken', () => {
    const headers = ['Status', 'Status'];
    expect(guessColumns(headers, [['New', 'Old']], ZONE).columns).toEqual({ stage: 'Status' });
  });
  test('an export with everything', () => {
    const found = guess({
      'Record ID': ['1'],
      'Full Name': ['Ann'],
      Email: ['ann@example.com'],
      'Create Date': DATES,
      'Original Source': ['Web'],
      'Original Source Drill-Down 1': ['google'],
      'Contact owner': ['Dana'],
      'Lead Status': ['New'],
      'Last Contacted': DATES,
      'First outreach date': DATES,
      'Close Date': DATES,
      'Annual Revenue': [1],
      Amount: [2],
    });
    expect(found).toEqual({
      id: 'Record ID',
      name: 'Full Name',
      email: 'Email',
      created: 'Create Date',
      source: 'Original Source',
      owner: 'Contact owner',
      stage: 'Lead Status',
      firstContact: 'First outreach date',
      revenue: 'Amount',
    });
  });
});

test.each([
  ['\uFEFFLead ID', 'oi'],
  ['Lead_Status', 'ot'],
  ['Lead - First Call Date', 'ofvd'],
  ['FirstCallDateTime', 'fvdd'],
  ['Erstkontaktdatum', 'fkd'],
  ['初回連絡日時', 'fkd'],
  ['Date de création', 'dc'],
  ['Owner notes', 'w?'],
])('%j means %j', (header, meaning) => expect(meaningOf(header)).toBe(meaning));

/** The lexicon is made of rules; these lists only measure it. */
test('spellings of eight languages are found, and traps are not', () => {
  const rows = Object.entries(SPELLINGS).map(([field, list]) => {
    const all = list.split('; ');
    return { field, known: all.filter(one => isNamed(one, field as Field)).length, all: all.length };
  });
  const traps = Object.entries(TRAPS).flatMap(([field, list]) =>
    list.split('; ').map(header => ({ field, header, isTaken: isNamed(header, field as Field) })),
  );
  const [known, all] = [rows.reduce((sum, row) => sum + row.known, 0), rows.reduce((sum, row) => sum + row.all, 0)];
  const taken = traps.filter(({ isTaken }) => isTaken);
  console.log(`headers: ${known} of ${all} found, ${taken.length} of ${traps.length} traps taken`);
  expect(rows.filter(row => row.known < row.all * 0.95)).toEqual([]);
  expect(taken).toEqual([]);
});

describe('what a column holds is not decided by its header alone', () => {
  const day = (n: number) => `2026-11-${String(n).padStart(2, '0')} 09:00`;
  const days = Array.from({ length: 10 }, (_, i) => day(i + 1));
  test('junk in some cells does not hide a column', () => {
    const found = guess({ Created: days, 'First Contact': ['— November —', 'soon', ...days.slice(2)] });
    expect(found).toEqual({ created: 'Created', firstContact: 'First Contact' });
  });
  test('an id is one only where its values are there once', () => {
    const found = guess({
      deal_id: days.map((_, i) => `D${i}`),
      contact_id: days.map((_, i) => `P${i % 3}`),
      created: days,
    });
    expect(found).toEqual({ id: 'deal_id', created: 'created' });
    expect(guess({ contact_id: days.map((_, i) => `P${i % 3}`), created: days })).toEqual({ created: 'created' });
  });
  test('the e-mail that tells leads apart goes before the rep’s', () => {
    const found = guess({
      'User Email': days.map(() => 'dana@example.com'),
      'Invitee Email': days.map((_, i) => `a${i}@example.com`),
    });
    expect(found.email).toBe('Invitee Email');
  });
  test('first and last name make the name; a whole name needs neither', () => {
    expect(guess({ 'First Name': ['Ann'], 'Last Name': ['Lee'] })).toEqual({ name: ['First Name', 'Last Name'] });
    expect(guess({ Apellidos: ['Gil'], Nombre: ['Ana'] })).toEqual({ name: ['Nombre', 'Apellidos'] });
    expect(guess({ Vorname: ['Ann'], Name: ['Lee'] })).toEqual({ name: ['Vorname', 'Name'] });
    expect(guess({ 姓: ['佐藤'], 名: ['花子'] })).toEqual({ name: ['姓', '名'] });
    expect(guess({ 'First Name': ['Ann'], 'Full Name': ['Ann Lee'], 'Last Name': ['Lee'] })).toEqual({
      name: 'Full Name',
    });
    expect(guess({ Prénom: ['Ann'], Company: ['X'], Nom: ['Lee'] })).toMatchObject({ name: ['Prénom', 'Nom'] });
  });
  test('a status and a life cycle are both stages', () => {
    expect(guess({ 'Lead Status': ['New'], 'Lifecycle Stage': ['Lead'] })).toEqual({
      stage: ['Lead Status', 'Lifecycle Stage'],
    });
  });
  test('several first contacts: whichever came first counts', () => {
    expect(guess({ 'First Call Date': days, 'First Email Date': days })).toEqual({
      firstContact: ['First Call Date', 'First Email Date'],
    });
  });
  test('a close date is a won date beside a won stage', () => {
    const stages = days.map((_, i) => (i % 2 ? 'Closed Won' : 'Proposal'));
    expect(guess({ 'Deal Stage': stages, 'Close Date': days }).won).toBe('Close Date');
    expect(guess({ 'Deal Stage': days.map(() => 'Proposal'), 'Close Date': days }).won).toBeUndefined();
    expect(guess({ 'Close Date': days })).toEqual({});
  });
  test('the only date, never blank, is when the lead came, whatever it is called', () => {
    const rows = days.map((at, i) => [at, `M${i}`]);
    const { columns, byValues } = guessColumns(['first_contact_date', 'mql_id'], rows, ZONE);
    expect([columns, byValues]).toEqual([{ created: 'first_contact_date', id: 'mql_id' }, ['created']]);
    const some = rows.map((row, i) => (i === 3 ? ['', row[1]] : row));
    expect(guessColumns(['first_contact_date', 'mql_id'], some, ZONE).columns.created).toBeUndefined();
  });
  test('a first contact is offered by its values and never taken', () => {
    const rows = days.map((at, i) => [at, i % 2 ? '' : at.replace('09:00', '09:40'), `Lead ${i}`]);
    const { columns, byValues, offered } = guessColumns(['A', 'B', 'C'], rows, ZONE);
    expect([columns, byValues, offered]).toEqual([{ created: 'A' }, ['created'], 'B']);
    expect(guessColumns(['A', 'Deadline', 'C'], rows, ZONE).offered).toBeNull();
  });
  test('kinds of something are no people', () => {
    const rows = days.map((at, i) => [at, i % 2 ? 'Support Pipeline' : 'Onboarding Pipeline']);
    expect(guessColumns(['Created', 'X'], rows, ZONE).columns).toEqual({ created: 'Created' });
  });
});
