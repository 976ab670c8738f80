/** A newcomer's first minute in the browser, on the sample and the bundle that is pushed to Google. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, openBrowser } from '../support/browser.ts';
import { accessibilityProblems, scrollsSideways } from '../support/page-checks.ts';
import { eventually, type OpenPage, openWorkbench } from './workbench-page.ts';

describe('A newcomer', { timeout: 30_000 }, () => {
  let bench: OpenPage;
  beforeAll(async () => {
    bench = await openWorkbench();
  }, 90_000);
  afterAll(async () => {
    await bench.close();
    await closeBrowser();
  });

  it('sees flagged leads, the quota’s pace and the last mail at first sight', async () => {
    const { page, sidebar, cell } = bench;
    await sidebar.getByText('% of quota').first().waitFor();
    expect(await sidebar.getByText('leads overdue').first().textContent()).toMatch(/^\d+ leads overdue$/);
    expect(await cell('D421').textContent()).toBe('OVERDUE');
    expect(await cell('C421').textContent()).toBe('Omar Rossi');
    expect(await cell('J421').textContent()).toBe('Tomás Herrera');
    expect(await page.getByRole('region', { name: 'State of the workbench' }).textContent()).toMatch(
      /Last mail.+, to .+@example\.com/,
    );
  });

  it('sees owners, verdicts and what is overdue in a small window too', async () => {
    const { page, cell, sidebar } = bench;
    await page.setViewportSize({ width: 1024, height: 768 });
    const grid = await page.getByRole('grid').boundingBox();
    for (const name of ['C421', 'D421', 'J421', 'K421']) {
      const box = await cell(name).boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((grid?.x ?? 0) + (grid?.width ?? 0) + 1);
    }
    const overdue = sidebar.getByText('leads overdue').first();
    const box = await overdue.boundingBox();
    expect((box?.y ?? 768) + (box?.height ?? 0)).toBeLessThan(768);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('reads the board: colours under long texts, and nothing left over from another tab', async () => {
    const { page, cell } = bench;
    await page.getByRole('tab', { name: 'SLA Board' }).click();
    await eventually(() => cell('A1').textContent()).toBe('SLA Board');
    const colour = (name: string) => cell(name).evaluate(element => getComputedStyle(element).backgroundColor);
    expect(await cell('A7').textContent()).toMatch(/^All: needs/);
    expect(await colour('B7')).toBe('rgb(254, 247, 224)');
    expect(await colour('A7')).toBe('rgba(0, 0, 0, 0)');
    const spare = `[...document.querySelectorAll('.cell[hidden]')].map(one => getComputedStyle(one).display)`;
    expect(new Set((await page.evaluate(spare)) as string[])).toEqual(new Set(['none']));
    await page.getByRole('tab', { name: 'Leads' }).click();
    await cell('D424').waitFor();
  });

  it('edits a lead: its formula answers at once, the managed column after the scan', async () => {
    const { type, cell, choose, page } = bench;
    expect(await cell('D424').textContent()).toBe('AT RISK');
    await type('L424', '2026-11-20 14:25');
    await eventually(() => cell('D424').textContent()).toBe('MET');
    expect(await cell('U424').textContent()).toBe('AT RISK');
    await choose('Lead SLA', 'Scan leads now');
    await eventually(() => cell('U424').textContent()).toBe('MET');
    await page.getByText('The verdicts and the board are up to date.').waitFor();
  });

  it('types a function of the add-on and is told what it takes', async () => {
    const { go, page, cell } = bench;
    await go('G440');
    await page.keyboard.type('=LEADV');
    await page.getByRole('option', { name: /^LEADVALUE Lead SLA/ }).waitFor();
    await page.keyboard.press('Tab');
    const help = page.getByLabel('Argument help');
    await eventually(() => help.textContent()).toContain('LEADVALUE(source, [segment], [policy])');
    await page.keyboard.type('"Free trial",');
    expect(await help.locator('.is-current').textContent()).toBe('[segment]');
    await page.keyboard.type(' "SMB", SLA_POLICY)');
    await page.keyboard.press('Enter');
    await eventually(() => cell('G440').textContent()).toBe('700');
  });

  it('moves the clock past a deadline: the row turns, and a mail arrives', async () => {
    const { panel, page, cell, go, workbench, sidebar } = bench;
    await go('C423');
    const sent = workbench.session.host.outbox.length;
    const colour = () => cell('C423').evaluate(element => getComputedStyle(element).backgroundColor);
    expect(await colour()).not.toBe('rgb(252, 232, 230)');
    const clock = await panel('Clock');
    await clock.getByRole('button', { name: '+1 hour' }).click();
    await eventually(colour).toBe('rgb(252, 232, 230)');
    await eventually(() => clock.getByRole('status').textContent()).toBe('Fri 20 Nov 2026, 15:30');
    expect(workbench.session.host.outbox.length).toBeGreaterThan(sent);
    await sidebar.getByText('updated 15:30').waitFor();
    const outbox = await panel('Outbox');
    await outbox
      .getByText(/overdue/)
      .first()
      .waitFor();
    await page.frameLocator('.mail-frame').getByRole('article').waitFor();
    await outbox.getByRole('button', { name: 'Text' }).click();
    await eventually(() => outbox.locator('pre').textContent()).toMatch(/\S/);
  });

  it('plays on while it works, sees how far the clock is, and stops it', async () => {
    const { panel, page, type, cell, complaints, sidebar } = bench;
    await type('C440', 'before');
    const clock = await panel('Clock');
    await clock.getByRole('button', { name: 'Play a month' }).click();
    const strip = page.getByRole('region', { name: 'State of the workbench' });
    await strip.getByRole('progressbar').waitFor();
    await type('C441', 'meanwhile');
    await eventually(() => cell('C441').textContent()).toBe('meanwhile');
    await sidebar.getByRole('button', { name: 'Scan now' }).click();
    await eventually(() => sidebar.getByRole('button', { name: 'Scan now' }).isEnabled()).toBe(true);
    expect(await sidebar.getByText('did not answer').count()).toBe(0);
    await strip.getByRole('button', { name: 'Stop' }).click();
    await strip.getByRole('progressbar').waitFor({ state: 'hidden' });
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+z');
    await eventually(() => cell('C441').count()).toBe(0);
    await page.keyboard.press('Control+z');
    await eventually(() => cell('C440').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('is refused as a viewer, in words, and as an editor where the add-on protects its tabs', async () => {
    const { panel, page, go, type, cell } = bench;
    const people = await panel('Who am I');
    await people.getByText('viewer@example.com').click();
    await page.getByText('View only').waitFor();
    await go('C425');
    await page.keyboard.press('x');
    await page.getByRole('dialog').getByText('not edit it').waitFor();
    await page.getByRole('button', { name: 'OK' }).click();
    expect(await cell('C425').textContent()).toBe('Chloe Torres');
    await people.getByText('editor@example.com').click();
    await page.getByText('Editing as editor@example.com').waitFor();
    await page.getByRole('tab', { name: 'SLA Policy' }).click();
    await type('A1', 'changed');
    await page.getByText('You are trying to edit a protected cell or object.').waitFor();
    await page.getByRole('button', { name: 'OK' }).click();
    await people.getByText('you@example.com').click();
  });

  it('installs it as an add-on, and lets it scan once an hour', async () => {
    const { panel, page, choose, sidebar, workbench } = bench;
    const install = await panel('Install mode');
    const change = async (label: string) => {
      await install.getByText(label, { exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Install' }).click();
      await install.getByText(/^The scan is off/).waitFor();
    };
    await install.getByText('Editor add-on', { exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(workbench.session.host.state.triggers).toHaveLength(1);
    await change('Editor add-on');
    await choose('Lead SLA', 'Open Lead SLA');
    await sidebar.getByRole('button', { name: 'Turn on' }).click();
    await eventually(() => workbench.session.host.state.triggers.map(({ schedule }) => schedule)).toEqual([
      { every: 'hours', count: 1 },
    ]);
    await change('Bound script');
    await choose('Lead SLA', 'Open Lead SLA');
    await sidebar.getByText('% of quota').first().waitFor();
  });

  it('reloads and finds everything kept', async () => {
    const { page, cell, go, panel } = bench;
    const told = await (await panel('Clock')).getByRole('status').textContent();
    await page.getByRole('tab', { name: 'Leads' }).click();
    await go('U424');
    await page.reload();
    expect(await page.getByLabel('Name box').inputValue()).toBe('U424');
    await eventually(() => cell('U424').textContent()).toBe('MET');
    expect(await page.getByRole('button', { name: `Clock ${told}` }).count()).toBe(1);
  });

  it('meets no accessibility problem and no complaint of the browser', async () => {
    const { complaints, workbench } = bench;
    expect(complaints).toEqual([]);
    // The checker is injected as a script, which the page's own policy refuses: it runs in a page without one.
    const context = await (await openBrowser()).newContext({ bypassCSP: true, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(workbench.address);
    await page.getByRole('grid').waitFor();
    for (const panel of ['Clock', 'Triggers', 'Who am I', 'Install mode', 'Outbox']) {
      await page.locator('.rail').getByRole('button', { name: panel }).click();
      await page.getByRole('region', { name: panel, exact: true }).waitFor();
      expect(await accessibilityProblems(page, [], '.panel')).toEqual([]);
    }
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.locator('.mail-frame').waitFor();
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Start over with the sample' }).click();
    await page.getByRole('dialog', { name: 'Start over?' }).waitFor();
    expect(await accessibilityProblems(page, [], '[role=dialog], dialog')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.getByRole('button', { name: 'Close Outbox' }).click();
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find' }).fill('Omar');
    await page
      .getByText(/^\d+ of \d+$/)
      .first()
      .waitFor();
    await page.locator('.cell:visible').nth(20).click({ button: 'right' });
    await page.getByRole('menu', { name: 'Cell' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await context.close();
  });
});
