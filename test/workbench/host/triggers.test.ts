import { describe, expect, test } from 'vitest';
import type { HostOptions } from '../../../workbench/host/host.ts';
import { EDITOR, hostOf, NOW, OWNER } from './host-fixture.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A host whose menu item "main" makes a trigger for "tick" by the given calls of the builder. */
const withTrigger = (builder: string, options: Partial<HostOptions> = {}) => {
  const host = hostOf(
    `function main() { return ScriptApp.newTrigger('tick').timeBased().${builder}.create().getUniqueId(); }
     function tick() { Logger.log(Session.getEffectiveUser().getEmail()); }`,
    options,
  );
  const { value, error } = host.run('main', [], 'menu');
  return { host, id: String(value), failure: error?.message ?? '' };
};
const times = (builder: string, until: number): string[] =>
  withTrigger(builder)
    .host.play(until)
    .map(({ at }) => new Date(at).toISOString().slice(0, 16));

describe('when they fire', () => {
  test('every so many minutes, from the moment they are made', () => {
    expect(times('everyMinutes(30)', NOW + HOUR)).toEqual(['2026-11-20T14:30', '2026-11-20T15:00']);
  });
  test('every so many hours', () => {
    expect(times('everyHours(6)', NOW + 13 * HOUR)).toEqual(['2026-11-20T20:00', '2026-11-21T02:00']);
  });
  test('daily at an hour of the script’s zone', () => {
    expect(times('everyDays(1).atHour(8)', NOW + 2 * DAY)).toEqual(['2026-11-21T13:15', '2026-11-22T13:15']);
  });
  test('at a minute and in a zone of their own', () => {
    expect(times("atHour(8).nearMinute(30).everyDays(1).inTimezone('Europe/Berlin')", NOW + DAY)).toEqual([
      '2026-11-21T07:30',
    ]);
  });
  test('weekly on a day', () => {
    expect(times('onWeekDay(ScriptApp.WeekDay.MONDAY).atHour(9)', NOW + 11 * DAY)).toEqual([
      '2026-11-23T14:15',
      '2026-11-30T14:15',
    ]);
  });
  test('every second week', () => {
    expect(times('everyWeeks(2).onWeekDay(ScriptApp.WeekDay.MONDAY).atHour(9)', NOW + 25 * DAY)).toEqual([
      '2026-11-23T14:15',
      '2026-12-07T14:15',
    ]);
  });
  test('once after a while, or at a moment, and never again', () => {
    expect(times('after(90 * 1000)', NOW + DAY)).toEqual(['2026-11-20T14:01']);
    expect(times(`at(new Date(${NOW + HOUR}))`, NOW + DAY)).toEqual(['2026-11-20T15:00']);
    expect(times(`at(new Date(${NOW - HOUR}))`, NOW + DAY)).toEqual([]);
  });
  test('a daily one keeps its wall clock across a clock change', () => {
    const spring = Date.UTC(2026, 2, 7, 20);
    const { host } = withTrigger('everyDays(1).atHour(9)', { now: spring });
    expect(host.play(spring + 2 * DAY).map(({ at }) => new Date(at).toISOString().slice(0, 16))).toEqual([
      '2026-03-08T13:15',
      '2026-03-09T13:15',
    ]);
  });
  test('one that is late fires once and counts on from there', () => {
    const { host } = withTrigger('everyMinutes(10)');
    host.clock.advance(HOUR + MINUTE);
    expect(host.runDueTriggers().map(({ at }) => at)).toEqual([NOW + HOUR + MINUTE]);
    expect(host.play(NOW + HOUR + 12 * MINUTE).map(({ at }) => at)).toEqual([NOW + HOUR + 11 * MINUTE]);
  });
  test('playing moves the clock to the end, and never back', () => {
    const { host } = withTrigger('everyMinutes(30)');
    host.play(NOW + 45 * MINUTE);
    expect(host.clock.now()).toBe(NOW + 45 * MINUTE);
    expect(host.play(NOW)).toEqual([]);
    expect(host.clock.now()).toBe(NOW + 45 * MINUTE);
  });
  test('two at one moment fire in the order they were made', () => {
    const host =
      hostOf(`function main() { ['b', 'a'].forEach(name => ScriptApp.newTrigger(name).timeBased().everyMinutes(5).create()); }
      function a() {} function b() {}`);
    host.run('main', [], 'menu');
    expect(host.play(NOW + 5 * MINUTE).map(({ handler }) => handler)).toEqual(['b', 'a']);
  });
});

describe('what the builder refuses', () => {
  test.each([
    ['everyMinutes(2)', 'It must be one of 1, 5, 10, 15 or 30.'],
    ['everyHours(0)', 'Invalid argument: n'],
    ['atHour(24)', 'Invalid argument: hour'],
    ['nearMinute(60)', 'Invalid argument: minute'],
    ["inTimezone('Mars/Base')", 'Invalid argument: Mars/Base'],
    ["onWeekDay('MONDAY')", 'Invalid argument: day'],
    ["at('tomorrow')", 'Invalid argument: date'],
    ["everyDays('x')", "don't match the method signature"],
  ])('%s', (builder, message) => {
    expect(withTrigger(builder).failure).toContain(message);
  });
});

describe('whose they are', () => {
  const host = () =>
    hostOf(`function make() { return ScriptApp.newTrigger('tick').timeBased().everyHours(1).create().getUniqueId(); }
      function count() { return [ScriptApp.getProjectTriggers().length, ScriptApp.getUserTriggers(SpreadsheetApp.getActive()).length]; }
      function clear() { ScriptApp.getProjectTriggers().forEach(t => ScriptApp.deleteTrigger(t)); }
      function tick() { return Session.getEffectiveUser().getEmail(); }`);

  test('a trigger runs as whoever made it, whoever is acting', () => {
    const both = host();
    both.as(EDITOR);
    both.run('make', [], 'menu');
    both.as(OWNER);
    const [firing] = both.play(NOW + HOUR);
    expect(firing).toMatchObject({ owner: EDITOR, handler: 'tick', result: { value: EDITOR } });
  });
  test('nobody sees or deletes another’s', () => {
    const both = host();
    both.run('make', [], 'menu');
    both.as(EDITOR);
    expect(both.run('count', [], 'menu').value).toEqual([0, 0]);
    both.run('clear', [], 'menu');
    both.as(OWNER);
    expect(both.run('count', [], 'menu').value).toEqual([1, 1]);
  });
  test('two people who press the button make two', () => {
    const both = host();
    both.run('make', [], 'menu');
    both.as(EDITOR);
    both.run('make', [], 'menu');
    expect(both.play(NOW + HOUR).map(({ owner }) => owner)).toEqual([OWNER, EDITOR]);
  });
  test('a deleted one is gone, and cannot be deleted again', () => {
    const one = hostOf(`function main() { const t = ScriptApp.newTrigger('tick').timeBased().everyHours(1).create();
      ScriptApp.deleteTrigger(t); ScriptApp.deleteTrigger(t); }`);
    expect(one.run('main', [], 'menu').error?.message).toBe('Trigger not found.');
    expect(one.state.triggers).toEqual([]);
  });
  test('that of somebody who lost access fails on its own', () => {
    const gone = host();
    gone.as(EDITOR);
    gone.run('make', [], 'menu');
    gone.state.people.editors = [];
    const [firing] = gone.play(NOW + HOUR);
    expect(firing?.result.error?.message).toBe('Authorization is required to perform that action.');
  });
  test('the last firing of each is kept', () => {
    const { host: kept, id } = withTrigger('everyHours(1)');
    kept.play(NOW + 3 * HOUR);
    expect(kept.lastRun.get(id)).toMatchObject({ at: NOW + 3 * HOUR, result: { logs: [OWNER] } });
  });
});

describe('the limits', () => {
  const making = (count: number, every: string) =>
    `function main() { for (let i = 0; i < ${count}; i += 1) ScriptApp.newTrigger('tick').timeBased().${every}.create(); }`;

  test('a bound script: 20 triggers a person', () => {
    const host = hostOf(making(20, 'everyMinutes(1)'));
    expect(host.run('main', [], 'menu').error).toBeNull();
    expect(host.run('main', [], 'menu').error?.message).toContain('too many triggers');
    expect(host.state.triggers).toHaveLength(20);
    host.as(EDITOR);
    expect(host.run('main', [], 'menu').error).toBeNull();
  });
  test('an add-on: one trigger a person', () => {
    const host = hostOf(making(2, 'everyHours(1)'), { installMode: 'addon' });
    expect(host.run('main', [], 'menu').error?.message).toBe(
      'An add-on can have one clock trigger for each user and document.',
    );
    expect(host.state.triggers).toHaveLength(1);
  });
  test('an add-on: once an hour at most', () => {
    expect(withTrigger('everyMinutes(30)', { installMode: 'addon' }).failure).toBe(
      'Add-on triggers can run once an hour at most.',
    );
    expect(withTrigger('everyHours(1)', { installMode: 'addon' }).failure).toBe('');
  });
  test('one made inside a trigger’s run comes out disabled', () => {
    const host = hostOf(`function main() { ScriptApp.newTrigger('tick').timeBased().after(${MINUTE}).create(); }
      function tick() { ScriptApp.newTrigger('never').timeBased().everyMinutes(1).create(); }
      function never() {}`);
    host.run('main', [], 'menu');
    expect(host.play(NOW + HOUR).map(({ handler }) => handler)).toEqual(['tick']);
    expect(host.state.triggers.at(-1)).toMatchObject({ handler: 'never', disabled: true, next: null });
  });
});

describe('how it was installed', () => {
  const source = 'return String(ScriptApp.getInstallationSource() === ScriptApp.InstallationSource.NONE);';
  test('an add-on is told from a bound script by how it was installed', () => {
    expect(hostOf(`function main() { ${source} }`).run('main', [], 'menu').value).toBe('true');
    expect(hostOf(`function main() { ${source} }`, { installMode: 'addon' }).run('main', [], 'menu').value).toBe(
      'false',
    );
  });
});

describe('inside a trigger', () => {
  const during = (body: string, options: Partial<HostOptions> = {}) => {
    const host = hostOf(
      `function main() { ScriptApp.newTrigger('tick').timeBased().everyMinutes(1).create(); }
       function tick() { ${body} }`,
      options,
    );
    host.run('main', [], 'menu');
    host.ui.selection = { gridId: host.book.grids[0]?.id ?? 0, block: { row: 1, column: 1, rows: 1, columns: 1 } };
    return host.play(NOW + MINUTE)[0]?.result;
  };
  test('there is no active tab, range or cell', () => {
    expect(
      during(
        `const ss = SpreadsheetApp.getActive(); const said = act => { try { return act(); } catch (error) { return error.message; } };
        return [said(() => SpreadsheetApp.getActiveSheet()), said(() => ss.getActiveSheet()), said(() => ss.getActiveRange()), ss.getActiveCell()];`,
      )?.value,
    ).toEqual([...new Array(3).fill('There is no active sheet in this context.'), null]);
  });
  test('a published add-on may find no file at all', () => {
    expect(during('return SpreadsheetApp.getActiveSpreadsheet();', { spreadsheetInTriggers: false })?.value).toBeNull();
    expect(during('return SpreadsheetApp.getActiveSpreadsheet().getName();')?.value).toBe('Leads');
  });
  test('an error is the firing’s result and the next firing comes all the same', () => {
    const { host } = withTrigger('everyMinutes(30)');
    const failing = hostOf(`function main() { ScriptApp.newTrigger('tick').timeBased().everyMinutes(30).create(); }
      function tick() { throw new Error('bad day'); }`);
    failing.run('main', [], 'menu');
    expect(failing.play(NOW + HOUR).map(({ result }) => result.error?.message)).toEqual(['bad day', 'bad day']);
    expect(host.play(NOW + HOUR).map(({ result }) => result.error)).toEqual([null, null]);
  });
});
