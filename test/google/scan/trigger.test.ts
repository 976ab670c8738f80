/** Turning the scan on and off, and taking it over: one trigger, one owner. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { ScanView } from '../../../src/contract/standing.ts';
import { type Bench, bench, examplePolicy } from '../../support/workbench.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let desk: Bench;
beforeEach(() => {
  desk = bench([
    ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'],
    ['2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200],
  ]);
  desk.ask('setUp', { policy: examplePolicy() });
});

const ask = (question: string, takes: unknown = null) => (desk.ask(question, takes) as { scan: ScanView }).scan;
const owners = () => desk.host.state.triggers.map(({ owner }) => owner);

describe('on and off', () => {
  test('it runs by itself once it is on, and says when next', () => {
    expect(ask('turnOn', { everyMinutes: 15 })).toMatchObject({ isOn: true, isMine: true, owner: 'owner@example.com' });
    desk.host.play(desk.host.clock.now() + 16 * MINUTE);
    const { nextAt } = ask('standing');
    expect(nextAt).toBeGreaterThan(desk.host.clock.now());
    expect(desk.host.outbox.length).toBeGreaterThan(0);
  });
  test('turning it on twice changes how often it runs, and makes no second trigger', () => {
    ask('turnOn', { everyMinutes: 15 });
    expect(ask('turnOn', { everyMinutes: 5 })).toMatchObject({ isOn: true, everyMinutes: 5 });
    expect(desk.host.state.triggers.length).toBe(1);
  });
  test('a colleague is told who runs it, and can neither turn it on nor off', () => {
    ask('turnOn', { everyMinutes: 15 });
    desk.host.as('editor@example.com');
    expect(ask('standing')).toMatchObject({ isOn: true, isMine: false, owner: 'owner@example.com' });
    expect(() => ask('turnOn', { everyMinutes: 15 })).toThrow('owner@example.com runs the scan');
    expect(() => ask('turnOff')).toThrow('owner@example.com runs the scan');
  });
  test('turned off it is off', () => {
    ask('turnOn', { everyMinutes: 15 });
    expect(ask('turnOff')).toMatchObject({ isOn: false });
    expect(desk.host.state.triggers).toEqual([]);
  });
  test('while it is off a scan by hand mails nobody', () => {
    ask('scanNow');
    expect(desk.host.outbox).toEqual([]);
    ask('turnOn', { everyMinutes: 15 });
    ask('turnOff');
    const { length } = desk.host.outbox;
    desk.host.clock.advance(5 * HOUR);
    ask('scanNow');
    expect(desk.host.outbox.length).toBe(length);
  });
  test('a trigger that was deleted elsewhere shows as off', () => {
    ask('turnOn', { everyMinutes: 15 });
    desk.host.state.triggers.length = 0;
    expect(ask('standing')).toMatchObject({ isOn: false });
  });
  test('an interval that Apps Script does not have is refused with those it has', () => {
    expect(() => ask('turnOn', { everyMinutes: 7 })).toThrow('Choose 1, 5, 10, 15, 30, 60.');
  });
  test('once an hour is a choice too', () => {
    expect(ask('turnOn', { everyMinutes: 60 })).toMatchObject({ isOn: true, everyMinutes: 60 });
    expect(desk.host.play(desk.host.clock.now() + 3 * HOUR)).toHaveLength(3);
  });
});

describe('as a published add-on', () => {
  beforeEach(() => {
    desk.host.state.installMode = 'addon';
  });
  test('it offers once an hour, and nothing more often', () => {
    expect(ask('standing')).toMatchObject({ everyMinutes: 60, choices: [60] });
    expect(() => ask('turnOn', { everyMinutes: 15 })).toThrow('An add-on can scan once an hour.');
    expect(desk.host.state.triggers).toEqual([]);
  });
  test('turning it on again leaves one trigger, where Google allows no second one', () => {
    ask('turnOn', { everyMinutes: 60 });
    expect(ask('turnOn', { everyMinutes: 60 })).toMatchObject({ isOn: true });
    expect(owners()).toEqual(['owner@example.com']);
  });
});

describe('taking over', () => {
  const later = (ms: number) => desk.host.clock.advance(ms);
  beforeEach(() => ask('turnOn', { everyMinutes: 15 }));

  test('nobody takes over what does run', () => {
    desk.host.play(desk.host.clock.now() + 30 * MINUTE);
    desk.host.as('editor@example.com');
    expect(ask('standing')).toMatchObject({ isStale: false, canTakeOver: false });
    expect(() => ask('takeOver', { everyMinutes: 15 })).toThrow('owner@example.com runs the scan, and it does run.');
  });
  test('after three intervals without a scan it says so and can be taken over', () => {
    desk.host.play(desk.host.clock.now() + 15 * MINUTE);
    desk.host.as('editor@example.com');
    later(45 * MINUTE);
    expect(ask('standing')).toMatchObject({ isStale: false });
    later(1);
    expect(ask('standing')).toMatchObject({ isOn: true, isStale: true, canTakeOver: true, nextAt: null });
  });
  test('a scan by hand does not hide that the trigger is dead', () => {
    desk.host.as('editor@example.com');
    later(HOUR);
    expect(ask('scanNow')).toMatchObject({ isStale: true, canTakeOver: true });
  });
  test('it runs from the other account then, also when the button is pressed twice', () => {
    desk.host.as('editor@example.com');
    later(HOUR);
    for (let press = 0; press < 2; press++) {
      expect(ask('takeOver', { everyMinutes: 10 })).toMatchObject({
        isOn: true,
        isMine: true,
        isStale: false,
        owner: 'editor@example.com',
        everyMinutes: 10,
      });
    }
    expect(owners().filter(owner => owner === 'editor@example.com')).toHaveLength(1);
  });
  test('the old trigger, if it still fires, leaves quietly and is gone', () => {
    desk.host.as('editor@example.com');
    later(HOUR);
    ask('takeOver', { everyMinutes: 15 });
    const mails = desk.host.outbox.length;
    const firings = desk.host.play(desk.host.clock.now() + 20 * MINUTE);
    const old = firings.filter(({ owner }) => owner === 'owner@example.com');
    expect(old.map(({ result }) => [result.error, result.calls.byService.SpreadsheetApp])).toEqual([[null, 1]]);
    expect(desk.host.outbox).toHaveLength(mails);
    expect(owners()).toEqual(['editor@example.com']);
  });
  test('the former owner is told who runs it now', () => {
    desk.host.as('editor@example.com');
    later(HOUR);
    ask('takeOver', { everyMinutes: 15 });
    desk.host.as('owner@example.com');
    expect(ask('standing')).toMatchObject({ isMine: false, owner: 'editor@example.com' });
  });
  test('a trigger that was made and not written down is the one all the same', () => {
    const [made] = desk.host.state.triggers;
    desk.host.state.triggers = made ? [{ ...made, id: 'another' }] : [];
    expect(ask('standing')).toMatchObject({ isOn: false });
    desk.host.play(desk.host.clock.now() + 15 * MINUTE);
    expect(ask('standing')).toMatchObject({ isOn: true, lastAt: desk.host.clock.now() });
  });
  test('turned off by its owner while it could not be deleted, it deletes itself', () => {
    const triggers = [...desk.host.state.triggers];
    ask('turnOff');
    desk.host.state.triggers = triggers;
    desk.host.play(desk.host.clock.now() + 20 * MINUTE);
    expect(desk.host.state.triggers).toEqual([]);
  });
});

const lose = (...scopes: ('mail' | 'dialog' | 'sheet')[]) => {
  desk.host.state.lostScopes = { 'owner@example.com': scopes };
};

describe('authorisation lost in a bound script', () => {
  test('stops its trigger, which the sidebar tells by the scan that is overdue', () => {
    ask('turnOn', { everyMinutes: 15 });
    lose('dialog');
    const firings = desk.host.play(desk.host.clock.now() + 60 * MINUTE);
    expect(firings.map(({ result }) => result.error?.message)).toEqual(
      new Array(4).fill('Authorization is required to perform that action.'),
    );
    desk.host.as('editor@example.com');
    expect(ask('standing')).toMatchObject({ isStale: true, canTakeOver: true });
  });
  test('stops each menu item before it does anything, and the page says where to grant it', () => {
    lose('dialog');
    const [before, { error }] = [JSON.stringify(desk.host.saveState()), desk.host.run('logAttempt', [], 'menu')];
    expect(error?.message).toBe('Authorization is required to perform that action.');
    expect(JSON.stringify(desk.host.saveState())).toBe(before);
    expect(() => desk.ask('turnOn', { everyMinutes: 15 })).toThrow(/tick every box.+|has not been allowed everything/);
    expect(desk.host.state.triggers).toEqual([]);
    lose('sheet');
    expect(() => desk.ask('standing')).toThrow(/Open https:\/\/script\.google\.com\/\S+, tick every box/);
  });
});

// Only a published add-on's trigger runs on without a scope, and can look at what is missing.
describe('authorisation lost in a published add-on', () => {
  const troubles = () => desk.host.outbox.filter(({ subject }) => subject.includes('from working')).map(({ to }) => to);
  const play = (minutes: number) => desk.host.play(desk.host.clock.now() + minutes * MINUTE);
  beforeEach(() => {
    desk.host.state.installMode = 'addon';
    ask('turnOn', { everyMinutes: 60 });
  });

  test('is mailed to the managers once, says whose, and shows in the sidebar', () => {
    lose('dialog');
    play(160);
    expect(troubles()).toEqual(['sales-lead@example.com']);
    expect(desk.host.outbox.at(-1)?.body).toContain('owner@example.com has not granted everything');
    desk.host.as('editor@example.com');
    expect(ask('standing')).toMatchObject({
      unauthorisedSince: desk.host.clock.now() - 100 * MINUTE,
      canTakeOver: true,
    });
  });
  test('where the very mail is not granted, the sidebar still tells, and no tick fails', () => {
    lose('mail');
    expect(play(160).map(({ result }) => result.error)).toEqual([null, null]);
    expect(troubles()).toEqual([]);
    desk.host.as('editor@example.com');
    expect(ask('standing').unauthorisedSince).not.toBeNull();
  });
  test('an address that takes no mail does not have the others told again and again', () => {
    const { policy } = desk.ask('policy') as { policy: { alerts: object } };
    const alerts = { ...policy.alerts, managers: ['sales-lead@example.com', 'gone@example.com'] };
    desk.ask('savePolicy', { policy: { ...policy, alerts }, appliesTo: 'new leads', why: 'One more', basedOn: 1 });
    let mails = 0;
    desk.host.beforeCall = ({ method }) => {
      // The second of the two managers.
      if (method === 'MailApp.sendEmail' && ++mails % 2 === 0) throw new Error('Invalid email: gone@example.com');
    };
    lose('dialog');
    play(280);
    expect(troubles()).toEqual(['sales-lead@example.com']);
  });
  test('granted again, it scans on; lost again, it is mailed again', () => {
    lose('dialog');
    play(80);
    lose();
    play(80);
    expect(ask('standing')).toMatchObject({ unauthorisedSince: null, isStale: false });
    lose('dialog');
    play(80);
    expect(troubles()).toHaveLength(2);
  });
});

test('a run that overlaps another waits briefly and leaves with a line in the log', () => {
  const release = desk.host.holdLock('document');
  const { error, logs, modelledMs } = desk.host.run('slaTick', [], 'trigger');
  release();
  expect([error, logs]).toEqual([null, [expect.stringContaining('A scan is running.')]]);
  expect(modelledMs).toBeLessThan(5_000);
});
