/** From a bare CSV to a scan that runs by itself, in the workbench by mouse and at 300 px by keyboard alone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeBrowser, openBrowser } from '../support/browser.ts';
import { bench } from '../support/workbench.ts';
import { openOn } from './sidebar-on-bench.ts';
import { eventually, openWorkbench } from './workbench-page.ts';

const HEADER = ['Full name', 'Came in', 'Original Source', 'First call', 'Owner', 'Lead Status'];
const LEADS = [
  ['Ada Lovelace', '2026-11-20 09:10', 'Free trial', '', 'dana@example.com', 'New'],
  ['Grace Hopper', '2026-11-19 10:00', 'Webinar', '2026-11-19 10:30', 'sam@example.com', 'New'],
  ['Joan Clarke', '2026-11-18 10:00', 'Webinar', '', 'sam@example.com', 'New'],
];

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lead-sla-csv-'));
  writeFileSync(join(folder, 'leads.csv'), [HEADER, ...LEADS].map(row => row.join(',')).join('\n'));
  await openBrowser();
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeBrowser();
});

test('by mouse, in the workbench', { timeout: 40_000 }, async () => {
  const { page, sidebar, choose, workbench, close, complaints } = await openWorkbench(join(folder, 'leads.csv'));
  page.setDefaultTimeout(10_000);
  if ((await page.locator('.sidebar iframe').count()) === 0) await choose('Lead SLA', 'Open Lead SLA');
  await sidebar.getByRole('heading', { name: 'Start with your own leads' }).waitFor();
  await sidebar.getByLabel('Creation date', { exact: true }).selectOption('Came in');
  await sidebar.getByLabel('First contact', { exact: true }).selectOption('First call');
  await sidebar.getByText('3 leads, the first 3 as they are read').waitFor();
  await sidebar.getByRole('button', { name: 'Start with this policy' }).click();
  await sidebar.getByRole('heading', { name: 'The agreement is in force' }).waitFor();
  await sidebar.getByRole('button', { name: /^Scan every/ }).click();
  await sidebar
    .getByRole('button', { name: /^Insert / })
    .first()
    .click();
  await sidebar
    .getByText(/^In [A-Z]+1$/)
    .first()
    .waitFor();
  await sidebar.getByRole('button', { name: 'See where you stand' }).click();
  // Three leads are too few to propose a quota.
  await sidebar.getByText('No quota is agreed for this month.').first().waitFor();
  const [leads] = workbench.session.host.book.grids;
  const headers = () => Array.from({ length: leads?.usedColumns ?? 0 }, (_, at) => leads?.display(0, at));
  await eventually(headers).toContain('SLA status');
  expect(leads?.display(1, headers().indexOf('SLA status'))).not.toBe('');
  expect(complaints).toEqual([]);
  await close();
});

test('by keyboard alone, each screen sound, each action at most two calls', { timeout: 40_000 }, async () => {
  const desk = bench([HEADER, ...LEADS]);
  const bar = await openOn(desk);
  const { page, tabTo, focused, asked, isSound } = bar;
  const callsOf = async (action: () => Promise<void>) => {
    const before = asked.length;
    await action();
    return asked.length - before;
  };
  await page.getByLabel('Creation date', { exact: true }).waitFor();
  await tabTo('Creation date');
  await page.keyboard.type('Came');
  await page.getByText('3 leads, the first 3 as they are read').waitFor();
  await tabTo('First contact');
  await page.keyboard.type('First');
  await expect.poll(() => page.getByLabel('First contact', { exact: true }).inputValue()).toBe('First call');
  await page.getByText('3 leads, the first 3 as they are read').waitFor();
  await isSound();
  await tabTo('Start with this policy');
  expect(
    await callsOf(async () => {
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'The agreement is in force' }).waitFor();
    }),
  ).toBe(1);
  expect(await focused()).toBe('The agreement is in force');
  await isSound();
  await tabTo(/^Scan every 15 minutes/);
  expect(
    await callsOf(async () => {
      await page.keyboard.press('Enter');
      await page.getByText('Columns that answer at once').waitFor();
    }),
  ).toBe(2);
  await isSound();
  await tabTo('See where you stand');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Standing' }).waitFor();
  await isSound();
  expect(desk.shows('Leads!A1')).toBe('Full name');
  // The tabs are one stop; arrows move between them, Enter opens.
  await page.keyboard.press('Shift+Tab');
  await tabTo('Standing');
  for (const [name, calls] of [
    ['Lead', 1],
    ['Policy', 1],
    ['Sheets', 1],
    ['Alerts', 1],
    ['History', 1],
  ] as const) {
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe(name);
    const made = await callsOf(async () => {
      await page.keyboard.press('Enter');
      await page.locator('.loading').waitFor({ state: 'detached' });
      await page.waitForTimeout(50);
    });
    expect([name, made]).toEqual([name, calls]);
    expect(await focused()).toBe(name);
    await isSound();
  }
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Standing');
  await page.close();
});
