/** Killed again and again, and on disks that fill up at other moments: no edit that was answered is lost, and it opens again. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer } from '../../workbench/server/protocol.ts';
import { cells, post, type RunningProcess, startProcess, tokenOf } from '../support/workbench-process.ts';

const ROWS = 400;
let kept = '';
let running: RunningProcess | null = null;
/** What each name must be, and the one that was being typed when it ended. */
let names: string[] = [];
let inFlight: { readonly row: number; readonly text: string } | null = null;

beforeEach(() => {
  kept = mkdtempSync(join(tmpdir(), 'lead-sla-disk-'));
  names = new Array<string>(ROWS).fill('');
  inFlight = null;
  writeFileSync(join(kept, 'leads.csv'), `Lead ID,Name\n${names.map((_, n) => `L-${n},`).join('\n')}\n`);
});
afterEach(() => {
  running?.child.kill('SIGKILL');
  rmSync(kept, { recursive: true });
});

/** Starts it, and sees that every name is as it was answered; one that was being typed may have come through. */
async function start(mostBlocks: number | null = null): Promise<{ address: string; token: string }> {
  running = await startProcess(join(kept, 'leads.csv'), kept, mostBlocks);
  const { address, said } = running;
  const view = await cells(address, `tab=0&row=1&column=1&rows=${ROWS}&columns=1`);
  const shown = view.cells.map(cell => cell?.text ?? '');
  if (inFlight && shown[inFlight.row] === inFlight.text) names[inFlight.row] = inFlight.text;
  expect(shown).toEqual(names);
  expect(said()).toBe('');
  return { address, token: await tokenOf(address) };
}

/** Types a name; null where no answer came. */
async function type(at: { address: string; token: string }, row: number, text: string): Promise<Answer | null> {
  inFlight = { row, text };
  const edit = { kind: 'type', gridId: 0, row: row + 1, column: 1, text };
  const reply = await post(at.address, edit, { 'x-workbench': at.token }).catch(() => null);
  if (reply === null) return null;
  const answer = JSON.parse(reply.text) as Answer;
  if (answer.ok) names[row] = text;
  inFlight = null;
  return answer;
}

function kill(): Promise<void> {
  return new Promise(resolve => {
    running?.child.once('exit', () => resolve());
    running?.child.kill('SIGKILL');
  });
}

test('30 kills in the middle of typing', async () => {
  let answered = 0;
  for (let round = 0; round < 30; round++) {
    const at = await start();
    const killed = wait(20 + ((round * 137) % 900)).then(kill);
    for (let n = 0; ; n++) {
      const answer = await type(at, (round * 31 + n) % ROWS, `round ${round}, edit ${n}`);
      if (answer === null) break;
      expect(answer.ok).toBe(true);
      answered += 1;
    }
    await killed;
  }
  await start();
  console.log(`30 kills: ${answered} edits answered, none lost`);
});

test('10 disks that fill up', async () => {
  let answered = 0;
  let refused = 0;
  for (let round = 0; round < 10; round++) {
    await start();
    await kill();
    const [folder = ''] = readdirSync(kept).filter(name => name.startsWith('leads.csv-'));
    const blocks = Math.ceil(statSync(join(kept, folder, 'workbook.json')).size / 512);
    const at = await start(blocks + 1 + round);
    for (let n = 0; n < 120; n++) {
      // Texts of all lengths: a line that fits comes after one that does not.
      const text = `round ${round}, edit ${n} ${'x'.repeat((n * 97) % 700)}`;
      const answer = await type(at, (round * 31 + n) % ROWS, text);
      if (answer?.ok) answered += 1;
      else refused += 1;
      if (!answer?.ok) expect(answer?.message).toMatch(/could not be written: .+\. Nothing was changed\.$/);
    }
    await kill();
  }
  await start();
  expect(refused).toBeGreaterThan(100);
  console.log(`10 full disks: ${answered} edits answered, none lost; ${refused} refused in words`);
});
