import { describe, expect, test } from 'vitest';
import { guessColumns, normalizeHeader } from '../../../src/sla/leads/columns.ts';
import type { Field } from '../../../src/sla/policy/fields.ts';
import { zoneNamed } from '../../support/zones.ts';

const ZONE = zoneNamed('America/New_York');
const DATES = ['2026-11-16 09:00', '2026-11-17 10:30', '2026-11-20 16:00'];

/** Which fields are guessed for columns with these headers and values. */
function guess(columns: Readonly<Record<string, readonly unknown[]>>) {
  const headers = Object.keys(columns);
  const length = Math.max(0, ...Object.values(columns).map(cells => cells.length));
  const rows = Array.from({ length }, (_, row) => headers.map(header => columns[header]?.[row] ?? ''));
  return guessColumns(headers, rows, ZONE);
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
    ['Campaign', 'a marketing campaign, not attempts', ['Spring']],
    ['Campaign', 'a marketing campaign, not attempts, though it has numbers', [3, 4]],
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
    ['Create Date', ['0020-11-16', '0024-03-01']],
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
    expect(guessColumns(headers, [['New', 'Old']], ZONE)).toEqual({ stage: 'Status' });
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
  ['\uFEFFLead ID', 'lead id'],
  ['Lead_Status', 'lead status'],
  ['Company / Account', 'company account'],
  ['  Lead –  Source ', 'lead source'],
  ['ＩＤ', 'id'],
])('%j is compared as %j', (header, normal) => expect(normalizeHeader(header)).toBe(normal));
