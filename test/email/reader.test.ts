/** The mails as a reader shows them: in a window and on a telephone, light and dark. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderMail } from '../../src/email/render.ts';
import { closeBrowser, openBrowser } from '../support/browser.ts';
import { accessibilityProblems, scrollsSideways } from '../support/page-checks.ts';
import { digestLetter, lead, NONE, NOVEMBER, overdueLetter, troubleLetter } from './letters.ts';

const endless = 'x'.repeat(10_000);
const LETTERS = {
  digest: digestLetter({ occasion: 'Lead SLA is on', quota: [NOVEMBER, { ...NOVEMBER, name: 'SMB', attained: 1.3 }] }),
  unjudged: digestLetter({ isJudged: false, overdue: NONE, atRisk: NONE, owners: [], met: '' }),
  overdue: overdueLetter(),
  hostile: overdueLetter({
    book: endless,
    overdue: {
      total: 2,
      leads: [lead({ label: endless, when: 'Fri 20 Nov 2026 16:20' }), lead({ owner: endless })],
    },
  }),
  trouble: troubleLetter({ troubles: { total: 1, problems: [{ at: endless, message: endless, fix: endless }] } }),
};

/** A mail is shown inside a reader's page, whose landmarks are not ours. */
const OF_THE_READER = ['region', 'landmark-one-main'];

beforeAll(openBrowser, 60_000);
afterAll(closeBrowser);

for (const [name, letter] of Object.entries(LETTERS)) {
  test.each(['light', 'dark'] as const)(`${name}: fits any width and is accessible when %s`, async colorScheme => {
    const page = await (await openBrowser()).newPage({ colorScheme, viewport: { width: 640, height: 600 } });
    try {
      await page.setContent(renderMail(letter).html);
      expect(await scrollsSideways(page)).toBe(false);
      await page.setViewportSize({ width: 375, height: 600 });
      expect(await scrollsSideways(page)).toBe(false);
      expect(await accessibilityProblems(page, OF_THE_READER)).toEqual([]);
    } finally {
      await page.close();
    }
  });
}
