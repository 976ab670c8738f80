/** Whatever call of a tick fails, times out or is its last: the next ticks make it good. */
import { describe, expect, test } from 'vitest';
import { type Change, mutant } from '../../support/faults/mutant.ts';
import { FAULTS, Trial } from '../../support/faults/play.ts';
import { SCENARIOS } from '../../support/faults/scenarios.ts';

/** Of each scenario, fewer of a long one; `npm run test:exhaustive` tries them all. */
const triedOf = (calls: number): number => (calls > 100 ? 4 : 10);

describe.each(SCENARIOS)('$name', scenario => {
  test('ends as if nothing had happened', { timeout: 60_000 }, () => {
    const trial = new Trial(scenario);
    const tried = triedOf(trial.calls);
    const wrong = Array.from({ length: tried }, (_, index) => {
      const call = 1 + Math.floor((index * trial.calls) / tried);
      return trial.play(call, FAULTS[index % FAULTS.length] ?? 'fails');
    });
    console.log(`${scenario.name}: ${tried} faults tried in a tick of ${trial.calls} calls`);
    expect(wrong.filter(one => one !== null)).toEqual([]);
  });
});

/** A tick that mails much, killed at every second of its last calls. */
async function wrongWith(changes: readonly Change[]): Promise<readonly string[]> {
  const [afternoon] = SCENARIOS;
  if (!afternoon) return [];
  const trial = new Trial(afternoon, await mutant(changes));
  const wrong = Array.from({ length: 5 }, (_, index) => trial.play(trial.calls - 2 * index, 'is killed'));
  return wrong.flatMap(one => one ?? []);
}

describe('the faults would show', () => {
  test('unchanged, nothing goes wrong', { timeout: 60_000 }, async () => {
    expect(await wrongWith([])).toEqual([]);
  });
  test('without the mark right after each mail', { timeout: 60_000 }, async () => {
    const unmarked = { file: 'scan/mail.ts', from: '      failureOf(() => writeSent(sent));\n', to: '' };
    expect(await wrongWith([unmarked])).toContainEqual(expect.stringContaining('mails were sent twice'));
  });
  test('without the record before the mails', { timeout: 60_000 }, async () => {
    const late = [
      {
        file: 'tabs/outbox.ts',
        from: '.setValues([...rows, ...more]);\n  SpreadsheetApp.flush();\n',
        to: ';(globalThis as any).later = () => sheet.getRange(outbox.nextRow, 1, rows.length + more.length, HEADERS.length).setValues([...rows, ...more]);\n',
      },
      {
        file: 'scan/mail.ts',
        from: '  mark(book, letters, fates);',
        to: '  (globalThis as any).later?.();\n  mark(book, letters, fates);',
      },
    ];
    expect(await wrongWith(late)).toContainEqual(expect.stringContaining('mails were sent twice'));
  });
});
