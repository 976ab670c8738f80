/** One lead, filled in by anybody through a web form, cannot stop the verdicts or the mail of the others. */
import { expect, test } from 'vitest';
import { ask, enter, fileOf, HEADER, type Header, type LeadRow, type Team } from '../../support/faults/team.ts';

const lead = (Id: string): LeadRow => ({ Id, Created: '2026-11-20 10:00', Source: 'Free trial', Owner: 'Dana Reyes' });
const TEAM: Team = {
  tabs: { Leads: [lead('L-1'), lead('L-2')] },
  owners: ['Dana Reyes'],
  owed: null,
  from: '2026-11-20T10:10:00-05:00',
};
const CELL = 49_990;
const HOSTILE = [
  `1${' '.repeat(CELL)}abc`,
  'x'.repeat(CELL),
  '"\\'.repeat(CELL / 2),
  '\ud83d'.repeat(CELL),
  `=${'('.repeat(CELL)}`,
];

test.each(HEADER)('50,000 characters under %s', header => {
  const host = fileOf(TEAM);
  for (const text of HOSTILE) {
    const grid = host.book.grid('Leads');
    grid?.set(1, HEADER.indexOf(header as Header), { value: text });
    host.clock.advance(15 * 60_000);
    expect(host.run('slaTick', [], 'trigger').error).toBeNull();
    expect((ask(host, 'standing') as { failures: unknown }).failures).toEqual([]);
  }
  const grid = host.book.grid('Leads');
  const headers = Array.from({ length: grid?.usedColumns ?? 0 }, (_, at) => grid?.display(0, at));
  expect(grid?.display(2, headers.indexOf('SLA status'))).toBe('OVERDUE');
  enter(host, 'Leads', 'L-2', 'Stage', 'New');
  host.clock.advance(15 * 60_000);
  host.run('slaTick', [], 'trigger');
  expect(host.outbox.some(({ to, body }) => to === 'dana.reyes@example.com' && body.includes('L-2'))).toBe(true);
});
