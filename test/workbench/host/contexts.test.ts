/** One context for many firings of a trigger is quick; it must come to what a context for each comes to, as Google has it. */
import { expect, test } from 'vitest';
import { builtProject } from '../../../workbench/host/project.ts';
import { sampleHost } from '../../../workbench/server/sample-host.ts';

const HOURS = 3_600_000;

test('firings that share a context come to the same as those with one each', () => {
  const played = (triggerContext: 'call' | 'shared') => {
    const host = sampleHost({ ...builtProject(), triggerContext });
    const firings = host.play(host.clock.now() + 4 * HOURS);
    return {
      results: firings.map(({ result }) => result),
      cells: host.book.grids.map(grid =>
        grid.values({ row: 0, column: 0, rows: grid.usedRows, columns: grid.usedColumns }),
      ),
      outbox: host.outbox,
      properties: host.state.properties,
    };
  };
  const shared = played('shared');
  expect(shared.results).toHaveLength(16);
  expect(shared).toEqual(played('call'));
});

test('who watches calls is asked anew at each firing, before and after a call', () => {
  const host = sampleHost({ ...builtProject(), triggerContext: 'shared' });
  const hour = () => host.play(host.clock.now() + HOURS);
  hour();
  const seen = { before: 0, after: 0 };
  host.afterCall = () => {
    seen.after++;
  };
  hour();
  expect(seen.after).toBeGreaterThan(0);
  host.beforeCall = () => {
    seen.before++;
  };
  hour();
  expect(seen.before).toBeGreaterThan(0);
});
