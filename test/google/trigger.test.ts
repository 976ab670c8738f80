/** Turning the scan on and off: one trigger, one owner. */
import { beforeEach, expect, test } from 'vitest';
import { type Bench, bench, examplePolicy } from '../support/workbench.ts';

interface View {
  readonly scan: { isOn: boolean; owner: string; isMine: boolean; everyMinutes: number; nextAt: number | null };
}

let desk: Bench;
beforeEach(() => {
  desk = bench([
    ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'],
    ['2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200],
  ]);
  desk.ask('setUp', { policy: examplePolicy() });
});

const ask = (question: string, takes: unknown = null) => (desk.ask(question, takes) as View).scan;

test('it runs by itself once it is on, and says when next', () => {
  expect(ask('turnOn', { everyMinutes: 15 })).toMatchObject({ isOn: true, isMine: true, owner: 'owner@example.com' });
  desk.host.play(desk.host.clock.now() + 16 * 60_000);
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

test('a trigger that was deleted elsewhere shows as off', () => {
  ask('turnOn', { everyMinutes: 15 });
  desk.host.state.triggers.length = 0;
  expect(ask('standing')).toMatchObject({ isOn: false });
});

test('an interval that Apps Script does not have is refused with those it has', () => {
  expect(() => ask('turnOn', { everyMinutes: 7 })).toThrow('Choose 1, 5, 10, 15, 30, 60.');
});
