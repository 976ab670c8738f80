/** The sidebar that is pushed to Google, at 300 px, before the bundle that is pushed to Google, on a workbook of the test. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openPage } from '../sidebar/sidebar-page.ts';
import { accessibilityProblems, scrollsSideways } from '../support/page-checks.ts';
import { type Bench, bench, examplePolicy, ROOT } from '../support/workbench.ts';

const HEADER = ['Lead id', 'Name', 'Create Date', 'Original Source', 'First contact', 'Owner', 'Company size', 'Stage'];

/** The bench's clock stands at Friday 20 November 2026, 13:30 in New York. */
const LEADS = [
  ['L-1', 'Ada Lovelace', '2026-11-20 12:50', 'Free trial', '', 'Dana Reyes', 200, 'New'],
  ['L-2', 'Grace Hopper', '2026-11-20 09:30', 'Webinar', '', 'Dana Reyes', 20, 'New'],
  ['L-3', 'Joan Clarke', '2026-11-19 10:00', 'Free trial', '2026-11-19 10:30', 'Sam Lee', 80, 'New'],
  ['L-4', 'Mary Jackson', '2026-11-18 10:00', 'Webinar', '', 'Sam Lee', 500, 'New'],
];

/** A file in which the example's agreement is in force and the first scan is done. */
export function agreedBench(): Bench {
  const desk = bench([HEADER, ...LEADS]);
  const policy = examplePolicy() as { sheets: { columns: Record<string, string> }[] };
  for (const sheet of policy.sheets) {
    Object.assign(sheet.columns, { id: 'Lead id', name: 'Name', owner: 'Owner', stage: 'Stage' });
  }
  desk.ask('setUp', { policy });
  return desk;
}

export interface OpenSidebar {
  readonly page: Page;
  /** Questions in order. */
  readonly asked: string[];
  readonly main: Locator;
  readonly dialog: Locator;
  readonly tab: (name: string) => Promise<void>;
  readonly press: (name: string | RegExp) => Promise<void>;
  /** Opens what is folded under words that begin so. */
  readonly unfold: (words: string) => Promise<void>;
  readonly field: (label: string | RegExp) => Locator;
  /** What has the focus: its text, or the name of its label. */
  readonly focused: () => Promise<string>;
  /** Presses Tab until something of that name has the focus. */
  readonly tabTo: (name: string | RegExp) => Promise<void>;
  /** No violation, nothing sideways, the focus somewhere. */
  readonly isSound: () => Promise<void>;
}

export async function openOn(desk: Bench): Promise<OpenSidebar> {
  const asked: string[] = [];
  const page = await openPage(readFileSync(join(ROOT, 'dist/Sidebar.html'), 'utf8'), 300, text => {
    asked.push((JSON.parse(text) as { question: string }).question);
    const { value, error } = desk.host.run('ask', [text], 'sidebar');
    if (error) throw new Error(error.message);
    return value;
  });
  page.setDefaultTimeout(10_000);
  const focused = () => page.evaluate<string>(FOCUSED);
  return {
    page,
    asked,
    main: page.locator('main'),
    dialog: page.getByRole('dialog'),
    tab: name => page.getByRole('tab', { name }).click(),
    press: async name => {
      const open = await page.getByRole('dialog').count();
      const place = open > 0 ? page.getByRole('dialog') : page;
      await place
        .getByRole('button', { name, exact: typeof name === 'string' })
        .first()
        .click();
    },
    unfold: words =>
      page
        .locator('summary')
        .filter({ hasText: new RegExp(`^${words}`) })
        .first()
        .click(),
    field: label => page.locator('details[open], main, dialog').getByLabel(label).locator('visible=true').first(),
    focused,
    tabTo: async name => {
      const is = (text: string) => (typeof name === 'string' ? text === name : name.test(text));
      for (let presses = 0; presses < 120; presses++) {
        if (is(await focused())) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never comes to ${String(name)}.`);
    },
    isSound: async () => {
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      const wide = `[...document.querySelectorAll('main, dialog .main')].some(box => box.scrollWidth > box.clientWidth)`;
      expect(await page.evaluate(wide)).toBe(false);
      expect(await page.evaluate('document.activeElement !== document.body')).toBe(true);
    },
  };
}

const FOCUSED = `(() => {
  const { activeElement: it } = document;
  const label = it.labels && it.labels[0];
  return (it.getAttribute('aria-label') || (label ? label.innerText : it.innerText) || '').trim();
})()`;

/** A managed column's cells, row by row. */
export function column(desk: Bench, header: string): string[] {
  const grid = desk.book.grid('Leads');
  const headers = Array.from({ length: grid?.usedColumns ?? 0 }, (_, at) => grid?.display(0, at));
  const at = headers.indexOf(header);
  return LEADS.map((_, index) => grid?.display(index + 1, at) ?? '');
}
