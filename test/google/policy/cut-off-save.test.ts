/** A save or a set-up that is cut off anywhere: the version is there or not, and the next scan makes the rest good. */
import { expect, test } from 'vitest';
import type { Policy } from '../../../src/sla/policy/schema.ts';
import { type Call, type Host, HostKilled, openHost, type SavedState } from '../../../workbench/host/host.ts';
import { builtProject } from '../../../workbench/host/project.ts';
import { bench, examplePolicy } from '../../support/workbench.ts';

const ROWS = [
  ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'],
  ['2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200],
  ['2026-11-20 10:30', 'Webinar', '', 'Dana Reyes', 20],
];
const project = builtProject();

function texts(host: Host, tab: string): string {
  const grid = host.book.grid(tab);
  const columns = Array.from({ length: grid?.usedColumns ?? 0 }, (_, column) => column);
  const rows = Array.from({ length: grid?.usedRows ?? 0 }, (_, row) => row);
  return rows.map(row => columns.map(column => grid?.display(row, column)).join('|')).join('\n');
}

interface Ending {
  readonly at: string;
  readonly versions: number;
  readonly agreement: string;
  readonly board: string;
  /** What SLA_POLICY stands for. */
  readonly named: unknown;
  readonly headers: string;
}

/** How it ends when the run is cut off at one of its calls, before it or after it, and a scan comes afterwards. */
function endings(saved: SavedState, request: string): readonly Ending[] {
  const play = (cutAt: number): { ending: Ending; calls: number } => {
    const host = openHost(saved, project);
    const cut = ({ index }: Call) => {
      if (index === cutAt) throw new HostKilled('the machine is gone');
    };
    if (cutAt % 4 < 2) host.beforeCall = cut;
    else host.afterCall = cut;
    const { calls } = host.run('ask', [request], 'sidebar');
    host.beforeCall = null;
    host.afterCall = null;
    const versions = Math.max(0, (host.book.grid('SLA Ledger')?.usedRows ?? 0) - 1);
    host.clock.advance(900_000);
    host.run('slaTick', [], 'trigger');
    const ending = {
      at: `call ${cutAt}`,
      versions,
      agreement: texts(host, 'SLA Policy'),
      board: texts(host, 'SLA Board'),
      named: host.saveState().book.names,
      headers: texts(host, 'Leads').split('\n')[0] ?? '',
    };
    return { ending, calls: calls.total };
  };
  const whole = play(0);
  const each = Math.ceil(whole.calls / 60);
  const cuts = Array.from({ length: Math.floor(whole.calls / each) }, (_, index) => (index + 1) * each);
  return [whole.ending, ...cuts.map(cutAt => play(cutAt).ending)];
}

test.each(['a save', 'a set-up'])('%s', what => {
  const desk = bench(ROWS);
  const policy = examplePolicy() as unknown as Policy;
  if (what === 'a save') {
    desk.ask('setUp', { policy });
    desk.host.run('slaTick', [], 'trigger');
  }
  // No verdict changes with it, so nothing but the save itself can bring the tabs up to date.
  Object.assign(policy.quota[0] as object, { perMonth: 77_777 });
  const takes = { policy, appliesTo: 'new leads', why: 'Budget', basedOn: 1 };
  const request = JSON.stringify({ question: what === 'a save' ? 'savePolicy' : 'setUp', takes });
  const [undisturbed, ...all] = endings(desk.host.saveState(), request);
  const saved = all.filter(({ versions }) => versions === undisturbed?.versions);
  expect(saved.length).toBeGreaterThan(20);
  for (const { at, agreement, board, named, headers } of saved) {
    expect({ at, agreement, named, headers }).toEqual({
      at,
      agreement: undisturbed?.agreement,
      named: undisturbed?.named,
      headers: undisturbed?.headers,
    });
    expect(board).toContain('77,777');
  }
});
