/** Every limit of Google's that a tick can reach, reached. */
import { describe, expect, test } from 'vitest';
import { lettersOf } from '../../support/faults/state.ts';
import { fileOf, type LeadRow, type Team } from '../../support/faults/team.ts';
import { bench, examplePolicy } from '../../support/workbench.ts';

const MINUTE = 60_000;
const at = (time: string) => Date.parse(`${time}-05:00`);
const HEADER = ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];
const LEAD = ['2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200];

const team = (rows: readonly LeadRow[], owners: readonly string[] = ['Dana Reyes']): Team => ({
  tabs: { Leads: rows },
  owners,
  owed: null,
  from: '2026-11-20T10:00:00-05:00',
});

describe('a property holds 9 KB', () => {
  test('the marks of a workspace’s 600 mails are kept in time, and the rest waits for the next tick', {
    timeout: 60_000,
  }, () => {
    const owners = Array.from({ length: 600 }, (_, index) => `Rep ${index + 1}`);
    const host = fileOf(
      team(
        owners.map((Owner, index): LeadRow => ({ Id: `L-${index}`, Created: '2026-11-20 11:00', Owner })),
        owners,
      ),
    );
    host.state.account = 'workspace';
    let longest = 0;
    host.beforeCall = ({ method, args }) => {
      if (method === 'Properties.setProperty') longest = Math.max(longest, String(args[1]).length);
    };
    for (const moment of ['2026-11-20T12:05:00', '2026-11-20T12:20:00']) {
      host.clock.set(at(moment));
      expect(host.run('slaTick', [], 'trigger').error).toBeNull();
    }
    expect(longest).toBeGreaterThan(4_000);
    expect(longest).toBeLessThan(9 * 1024);
    expect(lettersOf(host).filter(({ to, sent }) => to !== '' && !sent)).toEqual([]);
  });
});

describe('a cell holds 50,000 characters', () => {
  test('a policy that is longer is refused with its size, and nothing is written', () => {
    const desk = bench([HEADER, LEAD]);
    const rates = Array.from({ length: 700 }, (_, index) => ({
      source: `A rather long source ${index}`,
      conversion: 0.1,
      revenue: 8000,
    }));
    const policy = { ...examplePolicy(), values: { rates } };
    expect(() => desk.ask('setUp', { policy })).toThrow(
      /The policy is too long for a cell: \d\d,\d\d\d of 50,000 characters/,
    );
    expect(desk.ask('standing')).toMatchObject({ standing: null });
  });
  test('a lead with 40,000 characters for a name is alerted of', () => {
    const host = fileOf(team([{ Id: 'x'.repeat(40_000), Created: '2026-11-20 11:00', Owner: 'Dana Reyes' }]));
    host.clock.set(at('2026-11-20T12:05:00'));
    expect(host.run('slaTick', [], 'trigger').error).toBeNull();
    expect(host.outbox.map(({ to }) => to)).toContain('dana.reyes@example.com');
  });
});

describe('six minutes', () => {
  const three = {
    ...team([]),
    tabs: Object.fromEntries(
      ['One', 'Two', 'Three'].map(name => [name, [{ Id: name, Created: '2026-11-20 11:00', Owner: 'Dana Reyes' }]]),
    ),
  };
  /** Each write of a lead tab's block takes so long. */
  function slow(minutes: number) {
    const host = fileOf(three);
    host.clock.set(at('2026-11-20T12:05:00'));
    host.beforeCall = ({ method, args }) => {
      const block = args[0] as unknown[][];
      if (method === 'Range.setValues' && block.length === 1 && block[0]?.length === 9)
        host.clock.advance(minutes * MINUTE);
    };
    return host;
  }
  const states = (host: ReturnType<typeof slow>) =>
    ['One', 'Two', 'Three'].map(name => {
      const grid = host.book.grid(name);
      const headers = Array.from({ length: grid?.usedColumns ?? 0 }, (_, column) => grid?.display(0, column));
      return grid?.display(1, headers.indexOf('SLA status'));
    });

  test('a run that is short of time leaves the other tabs to the next one, which begins there; alerts wait for nothing', () => {
    const host = slow(3.5);
    expect(host.run('slaTick', [], 'trigger').error).toBeNull();
    expect(states(host)).toEqual(['OVERDUE', '', '']);
    expect(host.outbox.find(({ to }) => to === 'dana.reyes@example.com')?.subject).toMatch(
      /^Call \S+ now, .*, and 2 more$/,
    );
    expect(host.run('slaTick', [], 'trigger').error).toBeNull();
    expect(states(host)).toEqual(['OVERDUE', 'OVERDUE', '']);
    host.beforeCall = null;
    expect(host.run('slaTick', [], 'trigger').error).toBeNull();
    expect(states(host)).toEqual(['OVERDUE', 'OVERDUE', 'OVERDUE']);
  });
  test('with no time left at all it reads no further, and says nothing of the whole', () => {
    const host = slow(5);
    host.clock.set(at('2026-11-20T16:35:00'));
    const before = host.outbox.length;
    expect(host.run('slaTick', [], 'trigger').error).toBeNull();
    expect(host.outbox.slice(before)).toEqual([]);
    host.beforeCall = null;
    host.run('slaTick', [], 'trigger');
    expect(
      host.outbox
        .slice(before)
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['boss@example.com', 'dana.reyes@example.com', 'marketing@example.com']);
  });
});

describe('triggers', () => {
  test('a twenty-first is refused by Google: the sidebar says so, and nothing is half on', () => {
    const desk = bench([HEADER, LEAD]);
    desk.ask('setUp', { policy: examplePolicy() });
    const { state } = desk.host;
    for (let made = 0; made < 20; made++) {
      state.triggers.push({
        id: `other-${made}`,
        handler: 'somethingElse',
        owner: 'owner@example.com',
        createdAt: 0,
        timeZone: 'UTC',
        schedule: { every: 'days', count: 1, hour: 3, minute: 0 },
        disabled: false,
        next: null,
      });
    }
    expect(() => desk.ask('turnOn', { everyMinutes: 15 })).toThrow('has as many triggers as Google allows');
    expect(desk.ask('standing')).toMatchObject({ scan: { isOn: false } });
    expect(state.triggers).toHaveLength(20);
  });
});
