/** Drafts and versions: closing, discarding, two editors at once, restoring, exporting and importing, looking without editing. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PolicyView } from '../../src/contract/policy.ts';
import type { Policy } from '../../src/sla/policy/schema.ts';
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

const view = () => desk.ask('policy') as PolicyView;

/** Somebody saves from another sidebar. */
function saveElsewhere(change: (policy: Policy) => void): void {
  const { policy, note } = view();
  const next = structuredClone(policy);
  change(next);
  desk.ask('savePolicy', { policy: next, appliesTo: 'new leads', why: 'Faster webinars', basedOn: note.version });
}

const rule = (policy: Policy, name: string) => policy.sales.find(one => one.name === name) as Policy['sales'][number];

async function editTrial(text: string): Promise<void> {
  await bar.tab('Policy');
  await bar.unfold('Free trials');
  await bar.field(/First contact within/).fill(text);
}

async function trySave(): Promise<void> {
  await bar.press('Save…');
  await bar.field('Why does it change?').fill('Trials go cold');
  await bar.press('Save');
}

test('a draft survives closing the sidebar, wrong texts included', async () => {
  await editTrial('in a jiffy');
  await bar.main.getByText('Sales owes Marketing').click();
  await bar.page.getByText('kept as your draft').waitFor();
  await bar.page.close();
  bar = await openOn(desk);
  await bar.tab('Policy');
  await bar.page.getByText('Unsaved changes').waitFor();
  await bar.unfold('Free trials');
  expect(await bar.field(/First contact within/).inputValue()).toBe('in a jiffy');
  expect(await bar.main.getByText('Needs a look').count()).toBe(1);
  expect(view().policy.sales[0]?.firstContactMinutes).toBe(60);
});

test('discarding can be undone, and is kept', async () => {
  await editTrial('30 min');
  await bar.page.getByText('kept as your draft').waitFor();
  await bar.press('Discard');
  expect(await bar.focused()).toBe('Undo');
  expect(await textOf(bar.main)).toContain('first contact within 1 working hour');
  await bar.isSound();
  await bar.page.keyboard.press('Enter');
  expect(await bar.focused()).toBe('Preview');
  expect(await textOf(bar.main)).toContain('first contact within 30 working minutes');
  await bar.press('Discard');
  await expect.poll(() => view().draft, { timeout: 5_000 }).toBe(null);
});

test('two editors: what only one changed is joined, what both changed is asked', async () => {
  await editTrial('30 min');
  await bar.unfold('Free trials');
  await bar.unfold('Everything else');
  await bar.field(/First contact within/).fill('6 h');
  saveElsewhere(policy => {
    rule(policy, 'Free trials').firstContactMinutes = 45;
    policy.alerts.digestAt = '16:00';
  });
  await trySave();
  await bar.dialog.getByText('owner@example.com saved version 2').waitFor();
  expect(await bar.focused()).toBe('Somebody saved meanwhile');
  await bar.isSound();
  await bar.dialog.getByLabel(/^Theirs/).check();
  await bar.press('Put both together');
  await bar.page.getByText('Both changes are in your draft.').waitFor();
  expect(view().note.version).toBe(2);
  await trySave();
  await bar.page.getByText('Version 3 is saved and in force.').waitFor();
  const { policy } = view();
  expect(rule(policy, 'Free trials').firstContactMinutes).toBe(45);
  expect(rule(policy, 'Everything else').firstContactMinutes).toBe(360);
  expect(policy.alerts.digestAt).toBe('16:00');
});

test('two editors: the second gives way, and could still change his mind', async () => {
  await editTrial('30 min');
  saveElsewhere(policy => {
    rule(policy, 'Free trials').firstContactMinutes = 45;
  });
  await trySave();
  await bar.press('Discard mine');
  await bar.page.getByText('Changes discarded.').waitFor();
  expect(await bar.focused()).toBe('Undo');
  expect(await textOf(bar.main)).toContain('first contact within 45 working minutes');
  expect(view().note.version).toBe(2);
  // What comes back is still begun from version 1: it cannot undo theirs in silence.
  await bar.page.keyboard.press('Enter');
  await bar.main.getByText('Somebody saved version 2 since your draft was begun.').waitFor();
  await trySave();
  await bar.dialog.getByText('owner@example.com saved version 2').waitFor();
  expect(view().note.version).toBe(2);
});

test('a draft of yesterday meets a version of today', async () => {
  const draft = structuredClone(view().policy);
  rule(draft, 'Free trials').firstContactMinutes = 30;
  saveElsewhere(policy => {
    policy.alerts.digestAt = '16:00';
  });
  desk.ask('keepDraft', { draft: { basedOn: 1, policy: draft } });
  await bar.tab('Policy');
  await bar.main.getByText('Somebody saved version 2 since your draft was begun.').waitFor();
  await bar.isSound();
  await bar.press('Put both together…');
  await bar.dialog.getByText('Digest').first().waitFor();
  await bar.press('Put both together');
  await trySave();
  await bar.page.getByText('Version 3 is saved and in force.').waitFor();
  expect(view().policy.alerts.digestAt).toBe('16:00');
});

test('history tells who, when and why; a version is compared, exported and restored', async () => {
  saveElsewhere(policy => {
    rule(policy, 'Free trials').firstContactMinutes = 45;
  });
  await bar.tab('History');
  await bar.unfold('Version 2');
  expect(await textOf(bar.main)).toMatch(/Version 2\s+in force\s+Fri 13:30, owner@example.com\s+“Faster webinars”/);
  await bar.isSound();
  await bar.unfold('Version 1');
  await bar.press('Compare with the newest');
  await bar.dialog.getByText(/1 working hour → 45/).waitFor();
  await bar.isSound();
  await bar.page.keyboard.press('Escape');
  expect(await bar.focused()).toBe('Compare with the newest');
  await bar.main.locator('details[open]').last().getByRole('button', { name: 'Export' }).click();
  const text = await bar.field('The policy as text').inputValue();
  expect(JSON.parse(text)).toMatchObject({ format: 'lead-sla-policy/1' });
  await bar.isSound();
  const download = bar.page.waitForEvent('download');
  await bar.dialog.getByRole('link', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('lead-sla-policy-1.json');
  await bar.press('Close');
  await bar.press('Restore into my draft');
  await bar.page.getByText('It is in your draft now').waitFor();
  await trySave();
  await bar.page.getByText('Version 3 is saved and in force.').waitFor();
  expect(rule(view().policy, 'Free trials').firstContactMinutes).toBe(60);
});

test('importing a broken file tells what is wrong and where; a good one goes into the draft', async () => {
  await bar.tab('History');
  await bar.press('Import a policy…');
  await bar.field('Or the policy as text').fill('{"format": "lead-sla-policy/1",,}');
  await bar.press('Take it into my draft');
  await bar.dialog.getByText(/Line 1, column 32/).waitFor();
  const { policy } = view();
  const broken = { ...policy, currency: 'dollars', sales: [{ ...policy.sales[0], firstContactMinutes: 'soon' }] };
  await bar.field('A file').setInputFiles({
    name: 'agreement.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(broken)),
  });
  await bar.page.getByText('agreement.json is read').first().waitFor();
  await bar.press('Take it into my draft');
  expect(await textOf(bar.dialog.locator('.problems'))).toMatch(
    /currency: .*not a currency[\s\S]+sales\[0\]\.firstContactMinutes/,
  );
  await bar.isSound();
  await bar.field('Or the policy as text').fill(JSON.stringify({ ...policy, currency: 'EUR' }));
  await bar.press('Take it into my draft');
  await bar.page.getByText('It is in your draft now').waitFor();
  await trySave();
  await bar.page.getByText('Version 2 is saved and in force.').waitFor();
  expect(view().policy.currency).toBe('EUR');
});

test('a person who may not edit sees everything, is told whom to ask, and finds nothing to press', async () => {
  desk.host.as('editor@example.com');
  for (const name of ['Policy', 'Sheets', 'Alerts', 'History']) {
    await bar.tab(name);
    await bar.page.getByRole('heading', { level: 1, name }).waitFor();
    await bar.main.getByText('The agreement is protected. Ask owner@example.com').waitFor();
    await bar.page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
    expect(await bar.main.getByRole('button', { name: /^(Add|Remove|Up|Down|Use|Restore|Import)/ }).count()).toBe(0);
    const open = await bar.main.locator('input:enabled, select:enabled').count();
    expect([name, open]).toEqual([name, name === 'Policy' ? 4 : 0]);
    await bar.isSound();
  }
  expect(await bar.page.getByText('Unsaved changes').count()).toBe(0);
});

test('an agreement of another file: the preview names the tab that this one does not have', async () => {
  const policy = structuredClone(view().policy);
  policy.sheets.push({ name: 'Last year’s leads', headerRow: 1, columns: { created: 'When' } });
  await bar.tab('History');
  await bar.press('Import a policy…');
  await bar.dialog.locator('textarea').fill(`\uFEFF${JSON.stringify(policy, null, 2).replace(/\n/g, '\r\n')}`);
  await bar.press('Take it into my draft');
  await bar.press('Preview');
  await bar.dialog.getByText('There is no tab "Last year’s leads".').waitFor();
  await bar.isSound();
});
