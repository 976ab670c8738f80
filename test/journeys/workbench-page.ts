/** The workbench's page in Chromium, on a workbench of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { builtProject } from '../../workbench/host/project.ts';
import { type RunningWorkbench, startWorkbench } from '../../workbench/server/workbench.ts';
import { openBrowser } from '../support/browser.ts';

export interface OpenPage {
  readonly page: Page;
  readonly workbench: RunningWorkbench;
  /** What the browser complained about. */
  readonly complaints: string[];
  readonly sidebar: FrameLocator;
  /** A cell in view, such as "K424". */
  cell(name: string): Locator;
  /** Selects a cell through the name box. */
  go(name: string): Promise<void>;
  /** Types into a cell and leaves it with Enter. */
  type(name: string, text: string): Promise<void>;
  /** Chooses from a menu. */
  choose(menu: string, item: string): Promise<void>;
  /** Opens one of the workbench's panels. */
  panel(name: string): Promise<Locator>;
  close(): Promise<void>;
}

export async function openWorkbench(file: string | null = null): Promise<OpenPage> {
  const kept = mkdtempSync(join(tmpdir(), 'lead-sla-workbench-'));
  const workbench = await startWorkbench({ file, fresh: true, port: 0, project: builtProject(), kept });
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: workbench.address });
  const page = await context.newPage();
  page.setDefaultTimeout(5_000);
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(error.message));
  await page.goto(workbench.address);
  await page.getByRole('grid').waitFor();
  const go = async (name: string) => {
    await page.getByLabel('Name box').fill(name);
    await page.getByLabel('Name box').press('Enter');
  };
  return {
    page,
    workbench,
    complaints,
    sidebar: page.frameLocator('.sidebar iframe'),
    cell: name => page.locator(idOf(name)),
    go,
    type: async (name, text) => {
      await go(name);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    choose: async (menu, item) => {
      await page.getByRole('button', { name: menu, exact: true }).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    },
    panel: async name => {
      const panel = page.getByRole('region', { name, exact: true });
      if (!(await panel.isVisible())) await page.locator('.rail').getByRole('button', { name }).click();
      await panel.waitFor();
      return panel;
    },
    close: async () => {
      await context.close();
      workbench.close();
      rmSync(kept, { recursive: true });
    },
  };
}

/** Waits until something is so: the page shows what the workbench says, a moment later. */
export function eventually<T>(read: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: 10_000 });
}

function idOf(name: string): string {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return `#cell-${Number(digits) - 1}-${column}`;
}
