/** The daily screens on real rows: a lead, the tabs and their formulas, alerts, lead values and reports. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PolicyView } from '../../src/contract/policy.ts';
import { textOf } from '../sidebar/sidebar-page.ts';
import { closeBrowser, openBrowser } from '../support/browser.ts';
import type { Bench } from '../support/workbench.ts';
import { agreedBench, type OpenSidebar, openOn } from './sidebar-on-bench.ts';

let desk: Bench;
let bar: OpenSidebar;

beforeAll(openBrowser, 60_000);
beforeEach(async () => {
  desk = agreedBench();
  bar = await openOn(desk);
});
afterEach(() => bar.page.close());
afterAll(closeBrowser);

/** As a click on a row's first cell does. */
function select(row: number): void {
  desk.ask('showLead', { sheet: 'Leads', row });
}

test('a lead: why, an attempt, a snooze that keeps what was typed, and the next row by coming back', async () => {
  select(5);
  await bar.tab('Lead');
  await bar.page.getByRole('heading', { level: 1, name: 'Mary Jackson' }).waitFor();
  expect(await textOf(bar.main)).toMatch(/Overdue\s+Overdue by/);
  await bar.isSound();
  await bar.field('Its alerts wait until').fill('some day');
  await bar.page.keyboard.press('Enter');
  await bar.main.getByText('"some day" is no time to come.').waitFor();
  expect(await bar.field('Its alerts wait until').inputValue()).toBe('some day');
  await bar.isSound();
  await bar.field('Its alerts wait until').fill('2h');
  await bar.press('Snooze');
  await bar.main.getByText('Alerts wait until Fri 15:30.').first().waitFor();
  await bar.press('End the wait');
  await bar.main.getByRole('button', { name: 'End the wait' }).waitFor({ state: 'detached' });
  await bar.press('Log an attempt');
  await bar.page.getByText('The attempt is logged.').waitFor();
  expect(await bar.main.locator('.events li').count()).toBeGreaterThan(0);
  select(2);
  await bar.page.evaluate('{ const now = Date.now; Date.now = () => now() + 10_000; }');
  await bar.page.evaluate("window.dispatchEvent(new Event('focus'))");
  await bar.page.getByRole('heading', { level: 1, name: 'Ada Lovelace' }).waitFor();
  select(1);
  await bar.press('Show the selected row');
  await bar.main.getByText('No lead is selected.').waitFor();
});

test('sheets: a column changed shows how rows are read; a tab is added and no longer read', async () => {
  const grid = desk.book.addGrid('Webinar list', 1);
  for (const [column, text] of ['Full name', 'Created', 'Source'].entries()) grid.type(0, column, text);
  for (const [column, text] of ['Dorothy Vaughan', '2026-11-19 09:00', 'Webinar'].entries()) grid.type(1, column, text);
  await bar.tab('Sheets');
  await bar.main.getByText('4 leads, the first 3 as they are read').waitFor();
  await bar.field('Creation date').selectOption('Owner');
  await bar.main.locator('.as-read .bad').first().waitFor();
  await bar.main.getByText(/is no column of dates/).waitFor();
  await bar.field('Creation date').selectOption('Create Date');
  await bar.main.locator('.as-read .bad').first().waitFor({ state: 'detached' });
  await bar.field('Creation date').selectOption('No such column');
  await bar.tab('Policy');
  await bar.press('Preview');
  expect(await bar.focused()).toBe('Creation date');
  await bar.main.getByText('Name the column that says when a lead came in.').waitFor();
  await bar.field('Creation date').selectOption('Create Date');
  await bar.press('Add tab');
  await bar.main.getByText('1 lead, the first 1 as it is read').waitFor();
  await bar.isSound();
  await bar.press('Save…');
  await bar.field('Why does it change?').fill('Webinar leads count too');
  await bar.press('Save');
  await bar.page.getByText('Version 2 is saved and in force.').waitFor();
  const sheets = () => (desk.ask('policy') as PolicyView).policy.sheets.map(({ name }) => name);
  expect(sheets()).toEqual(['Leads', 'Webinar list']);
  await bar.main.getByRole('button', { name: 'Stop reading this tab' }).last().click();
  await bar.page.getByText('Webinar list is no longer read once you save').waitFor();
  expect(await bar.focused()).toBe('Another tab with leads');
});

test('formulas: stale ones are mended on one press, ready ones inserted', async () => {
  desk.type('Leads!Z2', '=SLA_STATUS(C2, E2)');
  await bar.tab('Sheets');
  await bar.unfold('Formulas');
  await bar.main.getByText('1 formula goes stale').waitFor();
  await bar.isSound();
  await bar.press('Add SLA_CLOCK and SLA_POLICY');
  await bar.main.getByText('1 formula, all up to date').waitFor();
  await bar.main
    .getByRole('button', { name: /^Insert / })
    .first()
    .click();
  await bar.main
    .getByText(/^In [A-Z]+1$/)
    .first()
    .waitFor();
  await bar.isSound();
});

test('alerts: the last mails, what may still be sent, a preview to oneself', async () => {
  await bar.tab('Alerts');
  await bar.main.getByText('Today you may still send to').waitFor();
  const sent = desk.host.outbox.length;
  await bar.press('Send me a preview');
  await bar.page.getByText('The digest is on its way to you.').waitFor();
  expect(desk.host.outbox.length).toBe(sent + 1);
  expect(desk.host.outbox.at(-1)?.to).toContain('owner@example.com');
  await bar.isSound();
});

test('lead values are learned or assumed, and go into the draft; reports open on request', async () => {
  await bar.tab('Policy');
  await bar.unfold('Lead value');
  await bar.unfold('Learn the values');
  await bar.press('Estimate');
  const assumed = bar.field(/^Leads that become customers, as you assume/);
  await assumed.fill('4%');
  await bar.press('Estimate again');
  await bar.press('Put these values into the draft');
  await bar.page.getByText('The values are in your draft').waitFor();
  await bar.isSound();
  await bar.tab('Standing');
  await bar.unfold('Reports');
  await bar.main.getByText('What became of the leads of a month').waitFor();
  await bar.isSound();
});
