/** Takes the pictures of the sidebar's screens, docs/sidebar/*.png, on the sample. The same on every machine. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Page } from 'playwright-core';
import { closeBrowser, openBrowser } from './test/support/browser.ts';
import { builtProject } from './workbench/project.ts';
import { startWorkbench } from './workbench/server/workbench.ts';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'docs/sidebar');
mkdirSync(FOLDER, { recursive: true });

const kept = mkdtempSync(join(tmpdir(), 'lead-sla-pictures-'));
const workbench = await startWorkbench({ file: null, fresh: true, port: 0, project: builtProject(), kept });
try {
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 1100 }, deviceScaleFactor: 1 });
  page.setDefaultTimeout(8_000);
  await page.goto(workbench.address);
  await screens(page, page.frameLocator('.sidebar iframe'));
} finally {
  workbench.close();
  await closeBrowser();
  rmSync(kept, { recursive: true });
}

async function screens(page: Page, sidebar: FrameLocator): Promise<void> {
  const take = async (name: string) => {
    await sidebar.locator('.loading').waitFor({ state: 'detached' });
    const picture = { path: join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' } as const;
    await page.locator('.sidebar iframe').screenshot(picture);
  };
  const tab = (name: string) => sidebar.getByRole('tab', { name }).click();
  const fold = (name: string) => sidebar.locator('summary').filter({ hasText: new RegExp(`^${name}`) });
  const open = (name: string) => fold(name).first().click();
  const press = (name: string | RegExp) => sidebar.getByRole('button', { name }).first().click();

  await sidebar.getByText('of quota').first().waitFor();
  await take('standing');

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
  await sidebar.getByText('Ready formulas').waitFor();
  await sidebar.getByText('Ready formulas').scrollIntoViewIfNeeded();
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
