import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Question, Reply } from '../../src/contract/api.ts';
import type { StandingView } from '../../src/contract/standing.ts';
import { closeBrowser, openBrowser } from '../support/browser.ts';
import { accessibilityProblems, scrollsSideways } from '../support/page-checks.ts';
import { type Asked, type FakeServer, focusedText, no, openSidebar, sidebarHtml, textOf, yes } from './sidebar-page.ts';
import { november, OFF, openLead, QUIET, standing, view } from './views.ts';

let page: Page;
let asked: Asked[];

beforeAll(openBrowser, 60_000);
afterEach(() => page.close());
afterAll(closeBrowser);

async function open(server: FakeServer, width?: number): Promise<void> {
  ({ page, asked } = await openSidebar(server, width));
  await page.locator('main').waitFor();
}

const home = (facts: Partial<StandingView> = {}) => open({ standing: () => yes(view(facts)) });
const button = (name: string | RegExp) => page.getByRole('button', { name });
const status = () => page.getByRole('status');
const main = () => textOf(page.locator('main'));
const footer = () => textOf(page.locator('footer'));
const focused = () => focusedText(page);
const unfold = () => page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');

/** Answers when the test says so. */
function later<Q extends Question>() {
  let answer: (reply: Reply<Q>) => void = () => {};
  const reply = new Promise<Reply<Q>>(resolve => {
    answer = resolve;
  });
  return { reply: () => reply, answer };
}

test('both promises at a glance', async () => {
  await home();
  await page.getByRole('heading', { level: 1, name: 'November: 71% of quota' }).waitFor();
  const text = await main();
  expect(text).toContain('Day 14 of 20 · updated 12:05');
  expect(text).toContain('$142,000 of $200,000 lead value\non pace, $2,000 ahead');
  expect(text).toContain('Needs $9,667 a working day, heading for $202,857, 54% likely to be reached.');
  expect(text).toContain('6 leads overdue of 41 open');
  expect(text).toContain('91 of 104 first contacts in time (88%)');
  expect(text).toMatch(/Ada Lovelace\s+9\.3 working days\s+Dana Reyes · Free trial\s+\$960/);
  expect(text).toMatch(/Katherine Johnson.*\s+5 h 10 min/);
  expect(text).toMatch(/Dorothy Vaughan\s+by 16:20/);
  expect(text).toMatch(/Annie Easley\s+by Mon 09:05/);
  expect(await footer()).toMatch(/Scan every 15 minutes: on\s+Last 12:05, next 12:20, by you/);
  await page
    .getByRole('img', { name: 'November: $142,000 came; a steady month would have brought $140,000' })
    .waitFor();
});

test('the board lists whose promises are broken, both of them, and what is at stake', async () => {
  await home();
  const rows = await page.locator('table.board').first().locator('tbody tr').allInnerTexts();
  expect(rows.map(row => row.split(/\s*[\t\n]\s*/))).toEqual([
    ['Dana Reyes', '3', '2', '$1,294'],
    ['Sam Okafor', '2', '0', '$960'],
    ['No owner', '1', '0', '–'],
  ]);
});

test('how late overdue leads are, in working time', async () => {
  await home();
  const rows = await page.locator('table.board').last().locator('tbody tr').allInnerTexts();
  expect(rows.map(row => row.split(/\s*[\t\n]\s*/))).toEqual([
    ['Under 1 hour', '2', '$24'],
    ['1 to 4 hours', '1', '$120'],
    ['Up to a day', '1', '$310'],
    ['Over a day', '2', '$1,800'],
  ]);
});

test('the line is also a table', async () => {
  await home();
  expect(await page.locator('table.days').isVisible()).toBe(false);
  await page.getByText('The same, as a table').click();
  expect(await main()).toContain('146 leads counted, 3 returned by Sales.');
  const rows = await page.locator('table.days tbody tr').allInnerTexts();
  expect(rows).toHaveLength(30);
  expect(rows[19]?.split('\t')).toEqual(['20', '$142,857', '$142,000']);
  expect(rows[20]?.split('\t')).toEqual(['21', '$142,857', '']);
});

test('of two quotas the headline says how many are behind', async () => {
  const enterprise = november({
    name: 'Enterprise',
    unit: 'leads',
    quota: 40,
    actual: 12,
    expected: 28,
    state: 'SHORTFALL',
    neededPerDay: 4.2,
    projected: 17.6,
    chance: 0.001,
  });
  await home({ standing: standing({ quota: [november(), enterprise, november({ name: 'Old', quota: 0 })] }) });
  const text = await main();
  expect(text).toContain('November: 1 of 2 quotas behind');
  expect(text).toContain('Enterprise\n\n12 of 40 leads\n16 behind, a shortfall');
  expect(text).toContain('Needs 4.2 a working day, heading for 18, under 1% likely to be reached.');
  expect(text).not.toContain('Old');
});

test('an empty board is good news, and says so', async () => {
  await home({ standing: QUIET, scan: OFF });
  const text = await main();
  expect(text).toContain('No lead overdue of 5 open');
  expect(text).toMatch(/7 of 9 first contacts in time\n/);
  expect(text).toContain('Nobody is on the “Do Not Be on It” board. That is how it should be.');
  expect(text).toContain('Every row could be read.');
  expect(await footer()).toContain('No scan yet; until it is on, nobody gets a mail');
});

test('without first contacts there is no verdict', async () => {
  const unjudged = standing({ counts: { '': 40 }, overdue: [], atRisk: [], owners: [], quota: [] });
  await home({ standing: unjudged });
  const text = await main();
  expect(text).toContain('No quota and no first contacts yet');
  expect(text).toContain('No sheet has a first-contact column, so there is no verdict yet.');
  expect(text).not.toContain('overdue');
});

test('a lead leads to its row, by mouse and by keyboard', async () => {
  const shown = { standing: () => yes(view()), showLead: () => yes(null) };
  await open(shown);
  await button('Grace Hopper').click();
  await status().getByText('Row 40 of Leads is selected.').waitFor();
  await button('Ada Lovelace').focus();
  await page.keyboard.press('Enter');
  await status().getByText('Row 12 of Leads is selected.').waitFor();
  expect(asked.slice(1)).toEqual([
    { question: 'showLead', takes: { sheet: 'Leads', row: 40 } },
    { question: 'showLead', takes: { sheet: 'Leads', row: 12 } },
  ]);
});

test('data problems by kind, each with its cell and its fix', async () => {
  await open({ standing: () => yes(view()), showLead: () => yes(null) });
  await page.getByText('4 things need a look').press('Enter');
  const text = await main();
  expect(text).toMatch(/Unreadable date \(1\)\s+C12 "31\.02\.2026" is not a date\. Write it as 2026-02-28\./);
  expect(text).toContain('No source (2)');
  await button('F44 of Leads').click();
  await status().getByText('Row 44 of Leads is selected.').waitFor();
});

test('thousands of leads are fifty in the sidebar', async () => {
  const overdue = Array.from({ length: 2000 }, (_, i) => openLead({ label: `Lead ${i}`, row: i + 2 }));
  await home({ standing: standing({ overdue }) });
  await page.getByText('1995 more').click();
  expect(await main()).toContain('and 1950 more in the sheet');
  expect(await page.locator('ul.leads').first().getByRole('button').count()).toBe(5);
});

test('Scan now: one question however often it is pressed, focus kept, new standing shown', async () => {
  const { reply, answer } = later<'scanNow'>();
  await open({ standing: () => yes(view()), scanNow: reply });
  await button('Scan now').focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press('Enter');
  await status().getByText('Scanning…').waitFor();
  expect(await button('Scan now').getAttribute('aria-disabled')).toBe('true');
  expect(await button('Turn off').getAttribute('aria-disabled')).toBe('true');
  answer(yes(view({ standing: QUIET })));
  await status().getByText('The verdicts and the board are up to date.').waitFor();
  expect(await main()).toContain('No lead overdue');
  expect(await focused()).toBe('Scan now');
  expect(asked.filter(({ question }) => question === 'scanNow')).toHaveLength(1);
});

test('on and off: the coloured button changes, the focus stays', async () => {
  const off = view({ scan: OFF });
  await open({ standing: () => yes(off), turnOn: () => yes(view()), turnOff: () => yes(off) });
  expect(await page.locator('.action').allInnerTexts()).toEqual(['Turn on']);
  await button('Turn on').click();
  await status().getByText('The scan runs every 15 minutes.').waitFor();
  expect(asked[1]).toEqual({ question: 'turnOn', takes: { everyMinutes: 15 } });
  expect(await page.locator('.action').allInnerTexts()).toEqual(['Scan now']);
  expect(await focused()).toBe('Turn off');
  await page.keyboard.press('Enter');
  await status().getByText('The scan is off.').waitFor();
  expect(await focused()).toBe('Turn on');
});

test('somebody else’s scan cannot be turned off here', async () => {
  await home({ scan: { ...view().scan, isMine: false } });
  expect(await footer()).toContain('Runs as dana@example.com; only that account can turn it off.');
  expect(await button('Turn off').count()).toBe(0);
});

test('a scan that has stopped under another account is taken over', async () => {
  const stopped = { ...view().scan, isMine: false, isStale: true, canTakeOver: true, nextAt: null, waiting: 2 };
  await open({ standing: () => yes(view({ scan: stopped })), takeOver: () => yes(view()) });
  const text = await footer();
  expect(text).toContain('on, but not running');
  expect(text).toContain('It has not run since Fri 12:05: the account of dana@example.com may be gone.');
  expect(text).toContain('2 mails wait for tomorrow’s quota of mails.');
  expect(await page.locator('.action').allInnerTexts()).toEqual(['Take over']);
  expect(await accessibilityProblems(page)).toEqual([]);
  await button('Take over').press('Enter');
  await status().getByText('The scan runs every 15 minutes.').waitFor();
  expect(asked[1]).toEqual({ question: 'takeOver', takes: { everyMinutes: 15 } });
  expect(await focused()).toBe('Turn off');
});

test('how often it scans: changed only on the button; an add-on is told that it is hourly', async () => {
  await open({ standing: () => yes(view()), turnOn: () => yes(view()) });
  await page.getByText('Scan every').click();
  await page.getByLabel('It scans every').selectOption('60');
  expect(asked).toHaveLength(1);
  await button('Change').click();
  await status().getByText('The scan runs every hour.').waitFor();
  expect(asked[1]).toEqual({ question: 'turnOn', takes: { everyMinutes: 60 } });
  await page.close();
  await home({ scan: { ...OFF, everyMinutes: 60, choices: [60] } });
  await page.getByText('Scan every').click();
  expect(await footer()).toContain('an alert can come up to an hour late');
});

test('a busy sheet and a lost connection are told apart', async () => {
  let message = 'Service Spreadsheets timed out while accessing document.';
  await open({
    standing: () => {
      throw new Error(message);
    },
  });
  await page.getByText('The sheet is busy and gave up.').waitFor();
  message = 'NetworkError: Connection failure due to HTTP 0';
  await button('Try again').click();
  await page.getByText('Check your connection and try again.').waitFor();
  message = 'PERMISSION_DENIED: Authorization is required to perform that action.';
  await button('Try again').click();
  await page.getByText('Reload the page, then open Lead SLA again').waitFor();
});

test('what has grown old is read anew when somebody comes back to it', async () => {
  await open({ standing: () => yes(view()) });
  await page.getByText('November: 71% of quota').waitFor();
  const comeBack = () => page.evaluate("window.dispatchEvent(new Event('focus'))");
  await comeBack();
  expect(asked).toHaveLength(1);
  await page.evaluate('{ const now = Date.now; Date.now = () => now() + 16 * 60_000; }');
  await comeBack();
  await expect.poll(() => asked.length).toBe(2);
});

test('who comes back with a press on a button means the button', async () => {
  const { reply, answer } = later<'standing'>();
  let reads = 0;
  await open({
    standing: () => (reads++ === 0 ? yes(view()) : reply()),
    scanNow: () => yes(view({ standing: QUIET })),
  });
  await page.evaluate('{ const now = Date.now; Date.now = () => now() + 16 * 60_000; }');
  await page.evaluate("window.dispatchEvent(new Event('focus'))");
  await button('Scan now').click();
  await status().getByText('The verdicts and the board are up to date.').waitFor();
  answer(yes(view()));
  await page.waitForTimeout(100);
  expect(await main()).toContain('No lead overdue');
});

test('a refusal is told in its own words, with the focus on it', async () => {
  const refusal = { at: '', message: 'Another scan is running.', fix: 'Try again in a minute.' };
  await open({ standing: () => yes(view()), scanNow: () => no(refusal) });
  await button('Scan now').click();
  await page.getByText('Another scan is running.').waitFor();
  expect(await focused()).toBe('Another scan is running. Try again in a minute.');
  expect(await textOf(status())).toBe('');
  expect(await main()).toContain('November: 71% of quota');
});

test('a lost connection: no exception’s text, and a way on', async () => {
  let tries = 0;
  await open({
    standing: () => {
      tries++;
      if (tries === 1) throw new Error('NetworkError: Connection failure due to HTTP 0');
      return yes(view());
    },
  });
  await page.getByText('The sheet did not answer.').waitFor();
  expect(await focused()).toContain('Check your connection and try again.');
  expect(await main()).not.toContain('NetworkError');
  expect(await accessibilityProblems(page)).toEqual([]);
  await button('Try again').click();
  await page.getByText('November: 71% of quota').waitFor();
  expect(await focused()).toBe('November: 71% of quota');
});

test('what people typed is text', async () => {
  const label = '<img src=x onerror="document.title=1">';
  const hostile = standing({ overdue: [openLead({ label, source: 'x'.repeat(10_000) }), openLead({ label: '' })] });
  await home({ standing: hostile });
  await button(label).waitFor();
  await button('(no name)').waitFor();
  expect(await page.locator('img').count()).toBe(0);
  expect(await scrollsSideways(page)).toBe(false);
});

test.each([
  ['everything unfolded', {}],
  ['quiet', { standing: QUIET, scan: OFF }],
  [
    'failures',
    { failures: [{ at: 'Leads', message: 'Tab "Leads" has no column "Created".', fix: 'Rename it back.' }] },
  ],
] satisfies [string, Partial<StandingView>][])('accessible and within 300 px: %s', async (_, facts) => {
  await home(facts);
  await unfold();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
  expect(await page.evaluate('(main => main.scrollWidth > main.clientWidth)(document.querySelector("main"))')).toBe(
    false,
  );
});

test('targets are at least 24 px', async () => {
  await home();
  await unfold();
  const small = await page.evaluate<string[]>(
    `[...document.querySelectorAll('button, summary')]
      .filter(target => target.getBoundingClientRect().height < 24).map(target => target.innerText)`,
  );
  expect(small).toEqual([]);
});

test('the page is one file of at most 90 KB', async () => {
  await home();
  const html = await sidebarHtml();
  expect(Buffer.byteLength(html)).toBeLessThan(90 * 1024);
  expect(html).not.toMatch(/<(?:link|script|img)[^>]+(?:src|href)=/);
});
