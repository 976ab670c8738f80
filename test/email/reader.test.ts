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
    overdue: { total: 2, leads: [lead({ label: endless, when: 'Fri 20 Nov 2026 16:20' }), lead({ owner: endless })] },
  }),
  trouble: troubleLetter({ problems: [{ at: endless, message: endless, fix: endless }] }),
};

beforeAll(openBrowser, 60_000);
afterAll(closeBrowser);

for (const [name, letter] of Object.entries(LETTERS)) {
  test.each([
    [640, 'light'],
    [640, 'dark'],
    [375, 'light'],
    [375, 'dark'],
  ] as const)(`${name}: fits %i px and is accessible when %s`, async (width, colorScheme) => {
    const page = await (await openBrowser()).newPage({ viewport: { width, height: 600 }, colorScheme });
    try {
      await page.setContent(renderMail(letter).html);
      expect(await scrollsSideways(page)).toBe(false);
      // A mail is shown inside a reader's page, whose landmarks and headings are not ours.
      expect(await accessibilityProblems(page, ['region', 'landmark-one-main'])).toEqual([]);
    } finally {
      await page.close();
    }
  });
}
