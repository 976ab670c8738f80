/** Takes the README's picture, docs/workbench.png: the sample as a newcomer first sees it. The same on every machine. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closeBrowser, openBrowser } from '../../test/support/browser.ts';
import { builtProject } from '../../workbench/host/project.ts';
import { startWorkbench } from '../../workbench/server/workbench.ts';

const PICTURE = join(dirname(fileURLToPath(import.meta.url)), '../workbench.png');

const kept = mkdtempSync(join(tmpdir(), 'lead-sla-picture-'));
const workbench = await startWorkbench({ file: null, fresh: true, port: 0, project: builtProject(), kept });
try {
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(workbench.address);
  await page.frameLocator('.sidebar iframe').getByText('of quota').first().waitFor();
  await page.locator('.cell').first().waitFor();
  await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
  await page.screenshot({ path: PICTURE, animations: 'disabled', caret: 'hide' });
} finally {
  workbench.close();
  await closeBrowser();
  rmSync(kept, { recursive: true });
}
