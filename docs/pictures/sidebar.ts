/** Takes the pictures of the sidebar's screens, docs/sidebar/*.png, on the sample. The same on every machine. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Page } from 'playwright-core';
import { closeBrowser, openBrowser } from '../../test/support/browser.ts';
import { builtProject } from '../../workbench/host/project.ts';
import { startWorkbench } from '../../workbench/server/workbench.ts';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../sidebar');
mkdirSync(FOLDER, { recursive: true });

/** An unknown sheet, for the first minute. */
const LEADS = `Full name,Create date,Original source,First call,Owner,Lead status
Ada Lovelace,2026-11-20 09:10,Free trial,,dana@example.com,New
Grace Hopper,2026-11-19 10:00,Webinar,2026-11-19 10:30,sam@example.com,Working
Joan Clarke,2026-11-18 10:00,Webinar,,sam@example.com,New
`;

type Take = (name: string) => Promise<void>;

const kept = mkdtempSync(join(tmpdir(), 'lead-sla-pictures-'));
try {
  writeFileSync(join(kept, 'leads.csv'), LEADS);
  await on(null, screens);
  await on(join(kept, 'leads.csv'), welcome);
} finally {
  await closeBrowser();
  rmSync(kept, { recursive: true });
}

/** Opens a file, or the sample, with the sidebar beside it. */
async function on(
  file: string | null,
  pictures: (page: Page, sidebar: FrameLocator, take: Take) => Promise<void>,
): Promise<void> {
  const workbench = await startWorkbench({ file, fresh: true, port: 0, project: builtProject(), kept });
  try {
    const page = await (await openBrowser()).newPage({ viewport: { width: 1440, height: 1100 } });
    page.setDefaultTimeout(8_000);
    await page.goto(workbench.address);
    if (file) {
      await page.getByRole('button', { name: 'Lead SLA', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Open Lead SLA', exact: true }).click();
    }
    const sidebar = page.frameLocator('.sidebar iframe');
    await pictures(page, sidebar, async name => {
      await sidebar.locator('.loading').waitFor({ state: 'detached' });
      const path = join(FOLDER, `${name}.png`);
      await page.locator('.sidebar iframe').screenshot({ path, animations: 'disabled', caret: 'hide' });
    });
    await page.close();
  } finally {
    workbench.close();
  }
}

async function welcome(_: Page, sidebar: FrameLocator, take: Take): Promise<void> {
  await sidebar.getByText('as they are read').waitFor();
  await take('welcome');
  await sidebar.getByText('as they are read').evaluate(heading => heading.scrollIntoView());
  await take('welcome-rows');
  await sidebar.getByRole('button', { name: 'Start with this policy' }).click();
  await sidebar.getByRole('button', { name: /^Scan every/ }).click();
  await sidebar.getByText('Columns that answer at once').waitFor();
  await take('welcome-done');
}

async function screens(page: Page, sidebar: FrameLocator, take: Take): Promise<void> {
  const tab = (name: string) => sidebar.getByRole('tab', { name }).click();
  const fold = (name: string) => sidebar.locator('summary').filter({ hasText: new RegExp(`^${name}`) });
  const open = (name: string) => fold(name).first().click();
  const press = (name: string | RegExp) => sidebar.getByRole('button', { name }).first().click();

  await sidebar.getByText('of quota').first().waitFor();
  await take('standing');
  await open('Reports');
  await sidebar.getByText('Months gone by').waitFor();
  await fold('Reports')
    .first()
    .evaluate(summary => summary.scrollIntoView());
  await take('reports');

  await page.getByLabel('Name box').fill('C421');
  await page.getByLabel('Name box').press('Enter');
  await tab('Lead');
  await sidebar.getByText('What happened').waitFor();
  await take('lead');

  await tab('Policy');
  await sidebar.getByText('Sales owes Marketing').waitFor();
  await take('policy');
  await open('Free trials');
  await take('policy-rule');
  await open('Free trials');
  for (const [part, name] of [
    ['From a bookings goal', 'goal'],
    ['Qualified leads', 'qualification'],
    ['Lead value:', 'values'],
    ['Business hours', 'calendars'],
    ['Stages', 'stages'],
    ['People', 'people'],
  ] as const) {
    await open(part);
    await fold(part)
      .first()
      .evaluate(summary => summary.scrollIntoView());
    if (name === 'calendars') {
      await open('Sales5 days');
      await open('Holidays');
    }
    await take(`policy-${name}`);
    await open(part);
  }

  const first = sidebar.locator('details[open]').getByLabel('First contact within');
  await open('Free trials');
  await first.fill('soon');
  await press('Preview');
  await take('policy-error');
  await first.fill('15 min');
  await press('Preview');
  await sidebar.getByLabel('It holds for').selectOption('open leads');
  await sidebar.getByText('What you changed').waitFor();
  await take('preview');
  await sidebar.getByRole('dialog').getByRole('button', { name: 'Save…' }).click();
  await take('save');
  await sidebar.getByLabel('Why does it change?').fill('Trials go cold within the hour');
  await sidebar.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await sidebar.getByRole('dialog').waitFor({ state: 'detached' });

  await tab('Sheets');
  await sidebar.getByText('as they are read').first().waitFor();
  await take('sheets');
  await open('Formulas');
  await sidebar.getByText('Columns that answer at once').waitFor();
  await sidebar.getByText('Columns that answer at once').scrollIntoViewIfNeeded();
  await take('formulas');

  await tab('Alerts');
  await sidebar.getByText('Today you may still').waitFor();
  await take('alerts');
  await sidebar.getByText('Send me a preview').scrollIntoViewIfNeeded();
  await take('alerts-mail');

  await tab('History');
  await open('Version 2');
  await take('history');
  await press('Import a policy');
  await sidebar.getByLabel('Or the policy as text').fill('{"format": "lead-sla-policy/1", "currency": "dollars"}');
  await press('Take it into my draft');
  await take('import');
}
