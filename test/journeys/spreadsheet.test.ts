/** What somebody who knows spreadsheets tries first, on a file of their own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookOf } from '../../workbench/services/state.ts';
import { closeBrowser } from '../support/browser.ts';
import { eventually, type OpenPage, openWorkbench } from './workbench-page.ts';

const ROWS = [
  ['Lead ID', 'Name', 'Owner', 'Size'],
  ['L-1', 'Ada', 'Maya', '5'],
  ['L-2', '<b>Grace</b>', 'Liam', '7'],
  ['L-3', 'Hedy', 'Maya', '9'],
  ['L-4', 'Joan', 'Tomás', '2'],
];

describe('Somebody who knows spreadsheets', { timeout: 30_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lead-sla-journey-'));
  let bench: OpenPage;
  beforeAll(async () => {
    const file = join(folder, 'own.csv');
    writeFileSync(file, ROWS.map(row => row.join(',')).join('\n'));
    bench = await openWorkbench(file);
    await bench.cell('B2').waitFor();
  }, 90_000);
  afterAll(async () => {
    await bench.close();
    await closeBrowser();
    rmSync(folder, { recursive: true });
  });
  const text = (name: string) => bench.cell(name).textContent();
  const nameBox = () => bench.page.getByLabel('Name box').inputValue();
  const press = async (...keys: string[]) => {
    for (const key of keys) await bench.page.keyboard.press(key);
  };

  it('names a place that is not there, and overwrites nothing by typing on', async () => {
    await bench.go('B2');
    const box = bench.page.getByLabel('Name box');
    await box.fill('ZZZ9');
    await box.press('Enter');
    await press('o', 'o', 'Enter', 'Escape');
    expect(await text('B2')).toBe('Ada');
    await bench.go('B2');
    expect(await nameBox()).toBe('B2');
  });

  it('sees hostile text as text', async () => {
    expect(await text('B3')).toBe('<b>Grace</b>');
    expect(await bench.cell('B3').locator('b').count()).toBe(0);
  });

  it('moves with the keyboard, and extends with Shift', async () => {
    await bench.go('A1');
    await press('ArrowRight', 'ArrowDown', 'Tab');
    expect(await nameBox()).toBe('C2');
    await press('Control+ArrowDown');
    await eventually(nameBox).toBe('C5');
    await press('Home', 'Shift+ArrowRight', 'Shift+ArrowUp');
    expect(await nameBox()).toBe('A4:B5');
    await press('Control+Home');
    expect(await nameBox()).toBe('A2');
    await press('PageDown');
    expect(await nameBox()).toMatch(/^A[3-6]\d$/);
  });

  it('types, opens with F2, gives up with Escape, clears with Delete and takes it back', async () => {
    const { go, type, page } = bench;
    await type('F2', '=LEN("abc")*2');
    await eventually(() => text('F2')).toBe('6');
    await go('F2');
    await press('F2');
    await page.keyboard.type('+1');
    await press('Escape');
    expect(await text('F2')).toBe('6');
    await press('Delete');
    await eventually(() => text('F2')).toBe('');
    await press('Control+z');
    await eventually(() => text('F2')).toBe('6');
    await press('Control+y');
    await eventually(() => text('F2')).toBe('');
  });

  it('reads the message of an error on hover', async () => {
    const { type, cell, page } = bench;
    await type('F3', '=NOSUCH(1)');
    await eventually(() => text('F3')).toBe('#NAME?');
    await cell('F3').hover();
    await page.getByRole('tooltip').getByText("Unknown function: 'NOSUCH'.").waitFor();
  });

  it('copies and pastes through the clipboard, formulas and all, and to and from elsewhere', async () => {
    const { go, type, page } = bench;
    await type('F6', '2');
    await type('F7', '3');
    await type('G6', '=F6*10');
    await go('G6');
    await press('Control+c', 'ArrowDown', 'Control+v');
    await eventually(() => text('G7')).toBe('30');
    await go('G6');
    await press('Control+c');
    await go('H6:H7');
    await press('Control+v');
    await eventually(() => text('H7')).toBe('300');
    await press('Control+z');
    await eventually(() => bench.cell('H7').count()).toBe(0);
    await go('F6:G7');
    await press('Control+c');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('2\t20\n3\t30');
    await page.evaluate('navigator.clipboard.writeText("x\\t=1+1\\n\\"two\\nlines\\"\\t12%")');
    await go('F9');
    await press('Control+v');
    await eventually(() => text('G9')).toBe('2');
    expect([await text('F9'), await text('F10'), await text('G10')]).toEqual(['x', 'two\nlines', '12%']);
  });

  it('makes text bold, and plain again', async () => {
    const weight = () => bench.cell('B2').evaluate(element => getComputedStyle(element).fontWeight);
    await bench.go('B2');
    await press('Control+b');
    await eventually(weight).toBe('600');
    await press('Control+b');
    await eventually(weight).toBe('400');
  });

  it('sees sparklines and charts drawn', async () => {
    const { type, cell, page, workbench } = bench;
    await type('H2', '=SPARKLINE({3, 1, 4, 1, 5})');
    await cell('H2').locator('svg polyline').waitFor();
    await type('H3', '=SPARKLINE({3, 1, 4}, {"charttype", "column"})');
    await eventually(() => cell('H3').locator('svg rect').count()).toBe(3);
    const { session } = workbench;
    const gridId = session.host.book.grids[0]?.id ?? 0;
    const blocks = [
      { gridId, block: { row: 0, column: 1, rows: 5, columns: 1 } },
      { gridId, block: { row: 5, column: 5, rows: 2, columns: 1 } },
    ];
    const place = { row: 5, column: 8, offsetX: 0, offsetY: 0 };
    const options = { title: 'Sizes', width: 320, height: 200 };
    lookOf(session.host.state, gridId).charts.push({ id: 1, type: 'COLUMN', blocks, ...place, options });
    session.changed();
    await page.getByRole('img', { name: 'Sizes' }).locator('rect').first().waitFor();
  });

  it('adds up what is selected', async () => {
    await bench.go('F6:F7');
    await bench.page.getByText('Sum: 5').waitFor();
  });

  it('sorts, filters, inserts and deletes rows', async () => {
    const { go, choose, page, cell } = bench;
    await go('B2:B5');
    await choose('Data', 'Sort range by this column, Z to A');
    await eventually(() => text('B2')).toBe('Joan');
    await press('Control+z');
    await eventually(() => text('B2')).toBe('Ada');
    await go('A1:D5');
    await choose('Data', 'Create a filter');
    await go('C1');
    const head = await cell('C1').boundingBox();
    if (!head) throw new Error('C1 is not in view.');
    await page.mouse.click(head.x + head.width - 8, head.y + 10);
    const filter = page.getByRole('dialog', { name: 'Filter by values' });
    await filter.getByLabel('Maya').click();
    await filter.getByRole('button', { name: 'OK' }).click();
    await eventually(() => cell('A2').count()).toBe(0);
    expect(await text('A3')).toBe('L-2');
    await choose('Data', 'Remove filter');
    await eventually(() => cell('A2').count()).toBe(1);
    await go('A3');
    await choose('Insert', '1 row above');
    await eventually(() => text('A4')).toBe('L-2');
    await go('A3');
    await choose('Edit', 'Delete row');
    await eventually(() => text('A3')).toBe('L-2');
  });

  it('fills on from the corner of a selection', async () => {
    const { go, type, page } = bench;
    await type('F20', '2');
    await type('F21', '4');
    await type('G20', '=F20*10');
    await type('H20', '2026-11-20');
    await type('I20', 'Lead 9');
    const drag = async (from: string, to: string) => {
      await go(to);
      const target = await bench.cell(to).boundingBox();
      await go(from);
      const last = bench.cell(from.split(':').at(-1) ?? from);
      const corner = () => page.locator('.fill-handle:visible').last().boundingBox();
      const away = async () => {
        const [at, cell] = [await corner(), await last.boundingBox()];
        return at && cell ? Math.hypot(at.x - cell.x - cell.width, at.y - cell.y - cell.height) : 1_000;
      };
      await eventually(away).toBeLessThan(9);
      const handle = await corner();
      if (!handle || !target) throw new Error(`${from} or ${to} is not in view.`);
      await page.mouse.move(handle.x + 4, handle.y + 4);
      await page.mouse.down();
      await page.mouse.move(target.x + 20, target.y + 10, { steps: 4 });
      await page.mouse.up();
    };
    await drag('F20:F21', 'F24');
    await eventually(() => text('F24')).toBe('10');
    await drag('G20:I20', 'G23');
    await eventually(() => text('I23')).toBe('Lead 12');
    expect([await text('G23'), await text('H23')]).toEqual(['80', '2026-11-23']);
    await press('Control+z', 'Control+z');
    await eventually(() => bench.cell('F24').count()).toBe(0);
  });

  it('finds a text in the tab', async () => {
    const { go, page } = bench;
    await go('A1');
    await press('Control+f');
    await page.keyboard.type('maya');
    await page.getByText('1 of 2').waitFor();
    expect(await nameBox()).toBe('C2');
    await press('Enter');
    await eventually(nameBox).toBe('C4');
    await press('Escape', 'ArrowUp');
    expect(await nameBox()).toBe('C3');
  });

  it('fits a column to its texts with a double click on its border', async () => {
    const { type, cell, page } = bench;
    await type('B6', 'A name that is far too long for its column');
    const width = async () => (await cell('B2').boundingBox())?.width ?? 0;
    expect(await width()).toBeLessThan(110);
    const box = await cell('B2').boundingBox();
    const grid = await page.getByRole('grid').boundingBox();
    if (!box || !grid) throw new Error('B2 is not in view.');
    await page.mouse.dblclick(box.x + box.width, grid.y + 12);
    await eventually(width).toBeGreaterThan(240);
    await press('Control+z', 'Control+z');
    await eventually(() => cell('B6').count()).toBe(0);
  });

  it('sees merged cells as one, borders drawn, and a link that leads somewhere', async () => {
    const { type, cell, go, page, workbench } = bench;
    const { session } = workbench;
    const gridId = session.host.book.grids[0]?.id ?? 0;
    const look = lookOf(session.host.state, gridId);
    look.merges.push({ row: 25, column: 1, rows: 2, columns: 2 });
    look.borders.push({
      block: { row: 25, column: 5, rows: 1, columns: 1 },
      sides: 'top bottom',
      color: '#ff0000',
      style: 'SOLID',
    });
    session.changed();
    await type('B26', 'Merged');
    // Columns are as wide as what stands in them, each its own.
    const [left, right] = [await cell('B2').boundingBox(), await cell('C2').boundingBox()];
    await eventually(async () => (await cell('B26').boundingBox())?.height).toBeGreaterThan(35);
    const across = (left?.width ?? 0) + (right?.width ?? 0);
    // The line between the two is its own as well.
    expect(Math.abs(((await cell('B26').boundingBox())?.width ?? 0) - across)).toBeLessThanOrEqual(1);
    await go('C27');
    expect(await nameBox()).toBe('B26:C27');
    await press('ArrowRight');
    expect(await nameBox()).toBe('D26');
    const top = () => cell('F26').evaluate(element => getComputedStyle(element).borderTopColor);
    await eventually(top).toBe('rgb(255, 0, 0)');
    await type('F28', '=HYPERLINK("https://example.com/lead", "Her page")');
    await eventually(() => text('F28')).toBe('Her page');
    await cell('B2').hover();
    await cell('F28').hover();
    const link = page.getByRole('tooltip').getByRole('link', { name: 'https://example.com/lead' });
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    await type('F28', '=HYPERLINK("javascript:alert(1)", "Her page")');
    await cell('B2').hover();
    await cell('F28').hover();
    await page.getByRole('tooltip').getByText('javascript:alert(1)').waitFor();
    expect(await page.getByRole('tooltip').getByRole('link').count()).toBe(0);
    look.merges.pop();
    session.changed();
  });

  it('reads rows in their order, wherever it has scrolled', async () => {
    const { go, page } = bench;
    for (const place of ['A60', 'A2', 'A30']) await go(place);
    const inOrder = `[...document.querySelectorAll('.pane')].every(pane => {
      const rows = [...pane.querySelectorAll('[role=row]:not([hidden])')].map(row => Number(row.getAttribute('aria-rowindex')));
      return rows.every((row, index) => index === 0 || row > rows[index - 1]);
    })`;
    await eventually(() => page.evaluate(inOrder)).toBe(true);
    await go('A2');
  });

  it('reloads and is where it was, in every tab', async () => {
    const { go, page, choose } = bench;
    await go('C40');
    await choose('Insert', 'New tab');
    const added = page.getByRole('tab', { name: 'Sheet1' });
    await eventually(() => added.getAttribute('aria-selected')).toBe('true');
    await go('B3');
    const scrolled = () => page.getByRole('grid').evaluate(element => element.scrollTop);
    await page.reload();
    await page.getByRole('grid').waitFor();
    expect(await nameBox()).toBe('B3');
    await page.getByRole('tab', { name: 'Leads' }).click();
    await eventually(nameBox).toBe('C40');
    expect(await scrolled()).toBeGreaterThan(100);
    await go('A2');
  });

  it('writes a note, and reads it on hover', async () => {
    const { cell, page } = bench;
    await cell('A2').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Insert note' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Call her first.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.mouse.move(600, 500);
    await eventually(() => cell('A2').getAttribute('class')).toContain('has-note');
    await cell('A2').hover();
    await page.getByRole('tooltip').getByText('Call her first.').waitFor();
  });

  it('points at cells with the mouse while typing a formula', async () => {
    const { go, page, cell } = bench;
    await go('F12');
    await page.keyboard.type('=LEN(');
    await cell('A2').click();
    await press('Enter');
    await eventually(() => text('F12')).toBe('3');
  });

  it('sees in one window what was typed in another', async () => {
    const { page, workbench, type } = bench;
    const other = await page.context().newPage();
    await other.goto(workbench.address);
    await other.locator('#cell-1-1').waitFor();
    await type('B2', 'Ada Lovelace');
    await eventually(() => other.locator('#cell-1-1').textContent()).toBe('Ada Lovelace');
    await other.close();
  });

  it('tells a sidebar that it is looked at, as any page is told', async () => {
    const { page, go } = bench;
    const frame = page.frames().find(one => one.url().includes('/sidebar'));
    if (!frame) throw new Error('The sidebar is not open.');
    await go('A2');
    await frame.evaluate('globalThis.seen = []; addEventListener("focus", () => seen.push(document.visibilityState))');
    await page.locator('.sidebar iframe').click({ position: { x: 150, y: 8 } });
    await eventually(() => frame.evaluate('globalThis.seen.at(-1)')).toBe('visible');
    await go('A2');
  });

  it('cannot be reached by the script of a sidebar', async () => {
    const frame = bench.page.frames().find(one => one.url().includes('/sidebar'));
    if (!frame) throw new Error('The sidebar is not open.');
    const attempt = (code: string) =>
      frame.evaluate(`(async () => { try { ${code}; return 'reached' } catch (e) { return e.name } })()`);
    expect(await attempt('parent.document.title')).toBe('SecurityError');
    expect(await attempt("await fetch('/shell')")).toBe('TypeError');
    expect(await attempt('localStorage.length')).toBe('SecurityError');
    expect(await attempt('google.script.run.ask(new Date())')).toBe('TypeError');
    expect(bench.complaints.filter(complaint => !/Content Security Policy|Refused|fetch/i.test(complaint))).toEqual([]);
  });
});
