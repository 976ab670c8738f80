/** How long a frame takes while 50,000 rows scroll in the workbench's page; by itself, since the page is built from its sources. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeBrowser, openBrowser } from '../test/support/browser.ts';
import { builtProject } from '../workbench/host/project.ts';
import { startWorkbench } from '../workbench/server/workbench.ts';

const ROWS = 50_000;
const FRAMES = 300;
const LIMIT_MS = 33;

/** Pixels a frame: reading speed, a fling, and dragging the scroll bar. */
const SPEEDS = [63, 630, 3_500] as const;

/** Runs in the page, so it is text: what the loader adds to functions is not known there. */
const SCROLL = `(frames, pixels) => new Promise(resolve => {
  const grid = document.querySelector('[role=grid]');
  const times = [];
  let last = performance.now();
  const frame = now => {
    times.push(now - last);
    last = now;
    grid.scrollTop += pixels;
    if (times.length <= frames) requestAnimationFrame(frame);
    else resolve(times.slice(1));
  };
  requestAnimationFrame(frame);
})`;

function leads(): string {
  const header = Array.from({ length: 16 }, (_, column) => `Field ${column + 1}`).join(',');
  const lines = Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: 16 }, (_, column) => (column % 3 === 0 ? row * 16 + column : `Lead ${row} ${column}`)).join(
      ',',
    ),
  );
  return [header, ...lines].join('\n');
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;

/** The frame times of each speed, a line each. */
async function benchScroll(): Promise<string[]> {
  const kept = mkdtempSync(join(tmpdir(), 'lead-sla-scroll-'));
  const file = join(kept, 'leads.csv');
  writeFileSync(file, leads());
  const workbench = await startWorkbench({ file, fresh: true, port: 0, project: builtProject(), kept });
  try {
    const browser = await openBrowser();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(workbench.address);
    await page.locator('#cell-1-0').waitFor();
    const lines: string[] = [];
    for (const speed of SPEEDS) {
      const times = await page.evaluate<number[]>(`(${SCROLL})(${FRAMES}, ${speed})`);
      const sorted = times.sort((a, b) => a - b);
      const p95 = at(sorted, 0.95);
      lines.push(
        `scroll ${ROWS} rows, ${speed} px a frame: p50 ${at(sorted, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (limit ${LIMIT_MS} ms)`,
      );
    }
    return lines;
  } finally {
    workbench.close();
    await closeBrowser();
    rmSync(kept, { recursive: true });
  }
}

for (const line of await benchScroll()) console.log(line);
