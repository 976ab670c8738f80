import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * What axe finds wrong with the page, one line a rule: "label: <select …>".
 * @param without Rules that do not apply, by id: a mail has no landmarks, for instance.
 * @param within Selector of the part that is looked at: a sheet has a thousand cells, which need no look each time.
 */
export async function accessibilityProblems(
  page: Page,
  without: readonly string[] = [],
  within = 'html',
): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const rules = Object.fromEntries(without.map(rule => [rule, { enabled: false }]));
  // A text, not a function: the tests know no DOM types.
  return page.evaluate<string[]>(
    `axe.run(${JSON.stringify(within)}, { resultTypes: ['violations'], rules: ${JSON.stringify(rules)} }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(node => node.html).join(' ')))`,
  );
}

/** Whether the page is wider than its window. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}
