/** A sales manager changes the agreement: each part edited, refused and mended; what the preview says is what the next scan does. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PolicyView } from '../../src/contract/policy.ts';
import { textOf } from '../sidebar/sidebar-page.ts';
import { closeBrowser, openBrowser } from '../support/browser.ts';
import type { Bench } from '../support/workbench.ts';
import { agreedBench, column, type OpenSidebar, openOn } from './sidebar-on-bench.ts';

let desk: Bench;
let bar: OpenSidebar;

beforeAll(openBrowser, 60_000);
beforeEach(async () => {
  desk = agreedBench();
  bar = await openOn(desk);
  await bar.tab('Policy');
  await bar.main.getByText('Sales owes Marketing').waitFor();
});
afterEach(() => bar.page.close());
afterAll(closeBrowser);

const policy = () => (desk.ask('policy') as PolicyView).policy;
const status = () => bar.page.getByRole('status').last();

/** Preview, then Save with a reason, by whom it holds for. */
async function save(appliesTo: 'new leads' | 'open leads' | 'all leads' = 'new leads'): Promise<void> {
  await bar.press('Preview');
  await bar.dialog.getByText('What you changed').waitFor();
  if (appliesTo !== 'new leads') {
    await bar.field('It holds for').selectOption(appliesTo);
    await bar.dialog.getByRole('status').getByText('Nothing is written yet').waitFor();
  }
  await bar.press('Save…');
  await bar.field('Why does it change?').fill('Agreed on Monday');
  await bar.press('Save');
  await bar.dialog.waitFor({ state: 'detached' });
}

describe('each part is edited, refused and mended', () => {
  test('a rule: a wrong length stays as it was typed, and Preview leads to it', async () => {
    await bar.unfold('Free trials');
    await bar.field(/First contact within/).fill('soon');
    await bar.press('Preview');
    expect(await bar.focused()).toBe('First contact within (working time)');
    expect(await bar.field(/First contact within/).getAttribute('aria-invalid')).toBe('true');
    await bar.main.getByText('Write it as 45 min, 1.5 h or 2 d.').waitFor();
    await bar.page.getByRole('status').getByText('One thing is to be fixed first.').waitFor();
    await bar.isSound();
    await bar.field(/First contact within/).fill('1.5 h');
    await bar.field('Name').first().focus();
    expect(await bar.field(/First contact within/).inputValue()).toBe('1 h 30 min');
    await save();
    expect(policy().sales[0]?.firstContactMinutes).toBe(90);
  });

  test('rules: added, moved, removed; the default stays the last', async () => {
    await bar.press('Add a rule');
    expect(await bar.focused()).toBe('Name');
    await bar.page.keyboard.type('Webinars', { delay: 0 });
    await bar.press('Preview');
    await bar.main.getByText('holds for every lead').first().waitFor();
    await bar.field('Add source').fill('Webinar');
    await bar.page.keyboard.press('Enter');
    await bar.press('Up');
    expect(await bar.focused()).toBe('Up');
    await save();
    const names = policy().sales.map(({ name }) => name);
    expect(names[0]).toContain('Webinars');
    expect(names.at(-1)).toBe('Everything else');
    await bar.press('Remove rule');
    expect(await bar.focused()).toBe('Add a rule');
    await bar.isSound();
  });

  test('business hours: overlap, emptiness and an unknown zone are refused in place', async () => {
    await bar.unfold('Business hours and holidays');
    await bar.unfold('Sales');
    await bar.field('Monday').fill('9-12, 11-17');
    await bar.field('Tuesday').focus();
    await bar.main.getByText('11:00 to 17:00 overlaps 09:00 to 12:00.').waitFor();
    await bar.field('Monday').fill('17-9');
    await bar.field('Tuesday').focus();
    await bar.main.getByText('17:00 to 09:00 ends before it starts.').waitFor();
    for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) await bar.field(day).fill('closed');
    await bar.main.getByText('Calendar "Sales" has no working time.').waitFor();
    await bar.field('Monday').fill('9-12, 13-17:30');
    await bar.field('Time zone').fill('Mars/Olympus');
    await bar.field('Monday').focus();
    await bar.main.getByText('"Mars/Olympus" is not a time zone.').waitFor();
    await bar.field('Time zone').fill('Europe/Berlin');
    await bar.unfold('Holidays');
    await bar.field('Public holidays of').selectOption('DE');
    await bar.press(/^Add \d+ days of 2026 and 2027$/);
    await bar.isSound();
    await save();
    const [sales] = policy().calendars;
    expect(sales?.timeZone).toBe('Europe/Berlin');
    expect(sales?.week).toMatchObject({
      mon: [
        ['09:00', '12:00'],
        ['13:00', '17:30'],
      ],
      tue: [],
    });
    expect(sales?.holidays).toEqual(expect.arrayContaining(['2026-10-03', '2026-11-26', '2027-05-06']));
  });

  test('a calendar’s new name is taken to where it is used', async () => {
    await bar.unfold('Business hours and holidays');
    await bar.unfold('Sales');
    await bar.field('Name').fill('Desk');
    await bar.field('Time zone').focus();
    await save();
    expect(new Set(policy().sales.map(({ calendar }) => calendar))).toEqual(new Set(['Desk']));
  });

  test('qualification on the sheet’s own columns', async () => {
    await bar.unfold('Qualified leads');
    await bar.press('Add a criterion');
    expect(await bar.focused()).toBe('Column');
    await bar.field('Column').selectOption('Stage');
    await bar.press('Preview');
    await bar.main.getByText('"is" needs a value. Add it.').waitFor();
    await bar.field('Test').selectOption('is any of');
    await bar.field('Add value').fill('New');
    await bar.page.keyboard.press('Enter');
    await bar.isSound();
    await save();
    expect(policy().qualification.all?.at(-1)).toEqual({ column: 'Stage', is: 'is any of', value: ['New'] });
  });

  test('a quota in leads with a month of its own, from the goal', async () => {
    await bar.unfold('From a bookings goal');
    await bar.field(/^Bookings/).fill('1.2m');
    await bar.field(/^Revenue per customer/).fill('8,000');
    await bar.field(/^Qualified leads that become/).fill('12,5 %');
    await bar.main.getByText('100 qualified leads').waitFor();
    await bar.press('Use 100 leads');
    expect(await bar.focused()).toMatch(/100 qualified leads a month/);
    await bar.field('A month with another amount').fill('smarch');
    await bar.page.keyboard.press('Enter');
    await bar.main.getByText('Write a month such as Dec 2026').waitFor();
    await bar.field('A month with another amount').fill('Feb 2027');
    await bar.page.keyboard.press('Enter');
    await bar.page.keyboard.type('80');
    await bar.isSound();
    await save();
    expect(policy().quota[0]).toMatchObject({ unit: 'leads', perMonth: 100, months: { '2027-02': 80 } });
  });

  test('values, stages, people and alerts', async () => {
    await bar.unfold('Lead value');
    await bar.unfold('Free trial\\d');
    await bar.field(/^Become customers/).fill('250');
    await bar.press('Preview');
    await bar.main.getByText('Write a percentage from 0 to 100.').waitFor();
    await bar.field(/^Become customers/).fill('25');
    await bar.unfold('Stages');
    await bar.field('Add stage').first().fill('On hold');
    await bar.page.keyboard.press('Enter');
    await bar.unfold('People');
    await bar.press('Add a person');
    await bar.field('E-mail address').fill('sam.example.com');
    await bar.press('Preview');
    await bar.main.getByText('This is not an e-mail address.').waitFor();
    await bar.field('E-mail address').fill('sam@example.com');
    await bar.unfold('Alerts');
    await bar.field('Digest at').fill('25');
    await bar.press('Preview');
    await bar.main.getByText('Write a time such as 8:30 or 17:00.').waitFor();
    await bar.field('Digest at').fill('8.30');
    await bar.isSound();
    await save();
    const { values, stages, people, alerts } = policy();
    expect(values.rates.find(({ source }) => source === 'Free trial')?.conversion).toBe(0.25);
    expect(stages.paused).toContain('On hold');
    expect(people.at(-1)).toMatchObject({ owner: 'Sam Lee', email: 'sam@example.com', mail: true });
    expect(alerts.digestAt).toBe('08:30');
  });
});

describe('the preview is what the next scan does', () => {
  const states = () => column(desk, 'SLA status');

  test('a shorter promise for leads still open, by keyboard alone', async () => {
    expect(states()).toEqual(['OPEN', 'OPEN', 'MET', 'OVERDUE']);
    const { page, tabTo, focused } = bar;
    await page.getByRole('tab', { name: 'Policy' }).focus();
    await tabTo(/^Free trials:/);
    await page.keyboard.press('Enter');
    await tabTo('First contact within (working time)');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('30 min');
    await tabTo('Preview');
    await page.keyboard.press('Enter');
    await bar.dialog.getByText('No lead changes its verdict.').waitFor();
    await tabTo('It holds for');
    await page.keyboard.press('ArrowDown');
    await bar.dialog.getByText('1 lead becomes overdue.').waitFor();
    expect(await textOf(bar.dialog.locator('.leads'))).toMatch(/Ada Lovelace\s+overdue\s+was open/);
    await bar.isSound();
    await tabTo('Save…');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('Save as a new version');
    await tabTo('Save');
    await page.keyboard.press('Enter');
    await bar.dialog.getByText('Say in a few words why it changes.').waitFor();
    expect(await focused()).toBe('Why does it change?');
    await bar.isSound();
    await page.keyboard.type('Trials go cold');
    await page.keyboard.press('Enter');
    await status().getByText('Version 2 is saved and in force.').waitFor();
    expect(await focused()).toBe('Policy');
    desk.ask('scanNow');
    expect(states()).toEqual(['OVERDUE', 'OPEN', 'MET', 'OVERDUE']);
    expect(bar.asked.filter(question => question === 'savePolicy')).toHaveLength(1);
  });

  test('a criterion and a quota', async () => {
    await bar.unfold('Qualified leads');
    await bar.unfold('Company size');
    await bar.field('Value').fill('100');
    await bar.unfold('All');
    await bar.field(/^Each month/).fill('60k');
    await bar.press('Preview');
    await bar.field('It holds for').selectOption('all leads');
    await bar.dialog.getByText('1 lead no longer counts as qualified').waitFor();
    const change = await textOf(bar.dialog.getByText(/→.*of \$60,000/));
    const after = /→ (\d+%) of \$60,000/.exec(change)?.[1];
    await bar.press('Go on editing');
    await save('all leads');
    await bar.tab('Standing');
    await bar.page.getByRole('heading', { level: 1, name: `November: ${after} of quota` }).waitFor();
    desk.ask('scanNow');
    expect(column(desk, 'Qualified')).toEqual([
      'TRUE',
      'Company size at least 100: it is 20',
      'Company size at least 100: it is 80',
      'TRUE',
    ]);
  });

  test('a holiday, as a correction', async () => {
    await bar.unfold('Business hours and holidays');
    await bar.unfold('Sales');
    await bar.unfold('Holidays');
    for (const day of ['2026-11-18', '2026-11-19']) {
      await bar.field('Another day off').fill(day);
      await bar.press('Add day off');
    }
    await bar.press('Preview');
    await bar.field('It holds for').selectOption('all leads');
    await bar.dialog.getByText(/no longer overdue/).waitFor();
    await bar.press('Go on editing');
    await save('all leads');
    desk.ask('scanNow');
    expect(column(desk, 'SLA status')[3]).not.toBe('OVERDUE');
  });
});
