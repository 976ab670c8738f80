import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ProposalRequest } from '../../src/contract/set-up.ts';
import { closeBrowser, openBrowser } from '../support/browser.ts';
import { accessibilityProblems, scrollsSideways } from '../support/page-checks.ts';
import { type Asked, type FakeServer, focusedText, no, openSidebar, textOf, yes } from './sidebar-page.ts';
import { OFF, proposal, READING, READY, view } from './views.ts';

let page: Page;
let asked: Asked[];

beforeAll(openBrowser, 60_000);
afterEach(() => page.close());
afterAll(closeBrowser);

const proposed = () => asked.filter(({ question }) => question === 'propose');
/** As the server does it: what is missing stays a problem until a column is chosen. */
const propose = ({ columns, sheet }: ProposalRequest) => {
  const first = proposal();
  const problems = columns.firstContact ? [] : first.problems;
  return yes(proposal({ sheet: sheet ?? 'Leads', columns: { ...first.columns, ...columns }, problems }));
};

async function open(server: FakeServer = {}): Promise<void> {
  const newcomer = view({ standing: null, scan: OFF });
  const readSheet = () => yes(READING);
  ({ page, asked } = await openSidebar({ standing: () => yes(newcomer), propose, readSheet, ...server }));
  await page.getByRole('heading', { name: 'Start with your own leads' }).waitFor();
}

const start = () => page.getByRole('button', { name: 'Start with this policy' });
const select = (label: string) => page.getByLabel(label, { exact: true });
const focused = () => focusedText(page);

test('shows what was found, in plain words', async () => {
  await open();
  await select('Tab with your leads').waitFor();
  expect(asked[1]).toEqual({ question: 'propose', takes: { sheet: null, columns: {}, dates: null } });
  expect(await select('Creation date').inputValue()).toBe('Create Date');
  expect(await select('First contact').inputValue()).toBe('');
  expect(await select('First contact').locator('option').allInnerTexts()).toEqual(
    ['No such column', ...proposal().header].filter(Boolean),
  );
  await page.getByText('14 more columns, 2 found').click();
  expect(await select('Revenue').inputValue()).toBe('Amount');
  const [taken, said] = [page.locator('.points').first(), page.locator('.points').last()];
  expect(await taken.locator('li').allInnerTexts()).toEqual(proposal().readAs.words);
  expect(await said.locator('li').allInnerTexts()).toEqual(proposal().assumptions);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
});

test('a problem keeps the policy from starting, and is a button away', async () => {
  await open();
  await page.getByText('No column says when Sales first contacted a lead.').waitFor();
  expect(await start().getAttribute('aria-disabled')).toBe('true');
  // Playwright waits for a button to be on; a person does not.
  await start().click({ force: true });
  expect(asked.some(({ question }) => question === 'setUp')).toBe(false);
  await page.getByRole('button', { name: '1 thing to fix' }).click();
  expect(await focused()).toContain('Choose it below, or add a column');
});

test('from the chosen column to a scan that runs by itself and formulas beside it', async () => {
  const started = view({ scan: OFF });
  await open({
    setUp: () => yes(started),
    turnOn: () => yes(view()),
    formulas: () => yes(READY),
    insertFormula: () => yes({ ...READY, ready: READY.ready.map(one => ({ ...one, standsIn: 'K1' })) }),
  });
  await select('First contact').selectOption('First call');
  expect(await select('First contact').inputValue()).toBe('First call');
  await page.getByText('No column says').waitFor({ state: 'detached' });
  expect(proposed()[1]?.takes).toEqual({ sheet: 'Leads', columns: { firstContact: 'First call' }, dates: null });
  await start().press('Enter');
  await page.getByRole('heading', { name: 'The agreement is in force' }).waitFor();
  expect(asked.at(-1)).toEqual({ question: 'setUp', takes: { policy: proposal().policy } });
  expect(await focused()).toBe('The agreement is in force');
  expect(await textOf(page.locator('main'))).toContain('182 leads judged: 6 leads overdue.');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Scan every 15 minutes' }).press('Enter');
  await page.getByRole('button', { name: 'Insert SLA status now in Leads' }).click();
  await page.getByText('In K1').waitFor();
  expect(asked.at(-1)).toEqual({ question: 'insertFormula', takes: { sheet: 'Leads', name: 'SLA_STATUS' } });
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'See where you stand' }).press('Enter');
  await page.getByRole('heading', { name: 'November: 71% of quota' }).waitFor();
  expect(await focused()).toBe('November: 71% of quota');
});

test('the first rows prove the columns, and what cannot be read is marked', async () => {
  await open();
  await page.getByText('182 leads, the first 2 as they are read').waitFor();
  expect(asked[2]).toEqual({
    question: 'readSheet',
    takes: { name: 'Leads', headerRow: 1, columns: proposal().columns, dates: null },
  });
  expect(await textOf(page.locator('.as-read').first())).toMatch(
    /Row 2\s+Name\s+Ada Lovelace\s+Creation date\s+Fri 20/,
  );
  expect(await textOf(page.locator('.as-read .bad'))).toBe('not a date');
});

test('a header in row 3 is where the rows are read below, in Chromium as in the proposal', async () => {
  await open({ propose: () => yes(proposal({ headerRow: 3 })) });
  await page.getByText('182 leads, the first 2 as they are read').waitFor();
  expect(asked[2]?.takes).toMatchObject({ name: 'Leads', headerRow: 3 });
});

test('a problem of a column is told at the column, and no place in the policy is named', async () => {
  const missing = {
    at: 'sheets[0].columns.created',
    message: 'Tab "Leads" has no creation date.',
    fix: 'Name the column that says when a lead came in.',
  };
  await open({ propose: () => yes(proposal({ problems: [missing] })) });
  await select('Creation date').waitFor();
  expect(await select('Creation date').getAttribute('aria-invalid')).toBe('true');
  expect(await textOf(page.locator('main'))).not.toContain('sheets[0]');
});

test('another tab starts anew; an order of dates and a column taken away travel along', async () => {
  await open();
  await select('Owner').selectOption('');
  await select('Dates are written').selectOption('dmy');
  await select('Tab with your leads').selectOption('Archive 2025');
  await expect.poll(() => proposed().length).toBe(4);
  expect(
    proposed()
      .slice(1)
      .map(({ takes }) => takes),
  ).toEqual([
    { sheet: 'Leads', columns: { owner: '' }, dates: null },
    { sheet: 'Leads', columns: { owner: '' }, dates: 'dmy' },
    { sheet: 'Archive 2025', columns: {}, dates: null },
  ]);
});

test('of two quick choices the second counts, whichever answer comes last', async () => {
  const answers: (() => void)[] = [];
  await open({
    propose: request =>
      request.sheet === null ? propose(request) : new Promise(resolve => answers.push(() => resolve(propose(request)))),
  });
  await select('First contact').selectOption('Email');
  await select('First contact').selectOption('First call');
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.();
  await page.getByText('No column says').waitFor({ state: 'detached' });
  answers[0]?.();
  expect(await select('First contact').inputValue()).toBe('First call');
  expect(await start().getAttribute('aria-disabled')).toBe('false');
});

test('a refused start and a tab that cannot be read keep what was chosen', async () => {
  const taken = { at: '', message: 'There is a policy already.', fix: 'Close the sidebar and open it again.' };
  const gone = { at: 'sheet', message: 'There is no tab "Archive 2025" for leads.', fix: 'Choose another tab.' };
  await open({
    propose: request => (request.sheet === 'Archive 2025' ? no(gone) : yes(proposal({ problems: [] }))),
    setUp: () => no(taken),
  });
  await start().click();
  await page.getByText('There is a policy already.').waitFor();
  expect(await focused()).toContain('open it again');
  await select('Tab with your leads').selectOption('Archive 2025');
  await page.getByText('There is no tab').waitFor();
  expect(await focused()).toContain('Choose another tab.');
  expect(await select('Tab with your leads').inputValue()).toBe('Archive 2025');
  expect(await accessibilityProblems(page)).toEqual([]);
});
