/** Moving the clock, a little at a time, so that the page stays awake while a month goes by. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Firing } from '../host/host.ts';
import type { TriggerRecord } from '../services/state.ts';
import type { CommandOf } from './commands.ts';
import { Refused, type Session } from './session.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;
/** Wall-clock time between two looks at what the page asks, two pieces of news for it, and two writes to the disk. */
const BREATH_MS = 40;
const NEWS_MS = 500;
const KEEP_MS = 5_000;
/** Turns of the event loop that it takes to hear and to carry out a command. */
const TURNS = 6;

/** The instant of the next firing; null when nothing is scheduled. */
function nextFiring(triggers: readonly TriggerRecord[]): number | null {
  const times = triggers.flatMap(({ next }) => (next === null ? [] : [next]));
  return times.length === 0 ? null : Math.min(...times);
}

function target({ host }: Session, to: CommandOf<'clock'>['to']): number {
  const now = host.clock.now();
  if (to === 'hour') return now + HOUR;
  if (to === 'day') return now + DAY;
  if (to === 'month') return now + MONTH;
  const next = nextFiring(host.state.triggers);
  if (next === null) throw new Refused('Nothing is scheduled: turn the scan on in the sidebar first.');
  return Math.max(now, next);
}

/**
 * Plays the clock forward, firing each trigger at its time; resolves when it has arrived or was stopped. Between two breaths the
 * workbench is everybody's: edits, menu items and the sidebar's calls take their turn.
 */
export async function playClock(session: Session, to: CommandOf<'clock'>['to']): Promise<void> {
  if (session.playing) throw new Refused('The clock is moving already. Stop it first.');
  if (session.waiting) throw new Refused('A script waits for your answer. Answer it first.');
  const playing = { from: session.host.clock.now(), until: target(session, to) };
  session.playing = playing;
  let told = performance.now();
  let kept = told;
  try {
    while (session.playing === playing) {
      session.letScripts(() => playOn(session, playing.until));
      if (session.host.clock.now() >= playing.until) break;
      const now = performance.now();
      if (now - kept > KEEP_MS) {
        session.save();
        kept = now;
      }
      if (now - told > NEWS_MS) {
        session.changed();
        told = now;
      }
      for (let turn = 0; turn < TURNS; turn++) await breathe();
    }
  } finally {
    if (session.playing === playing) session.playing = null;
    session.settle();
  }
}

/** From firing to firing, for as long as nobody has to wait. */
function playOn(session: Session, until: number): void {
  const { host } = session;
  const began = performance.now();
  do {
    const next = nextFiring(host.state.triggers) ?? until;
    record(session, host.play(Math.min(until, Math.max(next, host.clock.now()))));
  } while (host.clock.now() < until && performance.now() - began < BREATH_MS);
}

function record(session: Session, firings: readonly Firing[]): void {
  for (const { handler, result } of firings) session.record(handler, 'trigger', result);
}

/** Runs one trigger now, as its owner, without moving the clock; every schedule stays as it is. */
export function runTrigger(session: Session, id: string): void {
  const { host } = session;
  session.assertMayEditFile();
  const kept = host.state.triggers.map(trigger => [trigger, trigger.next] as const);
  if (!kept.some(([trigger]) => trigger.id === id)) throw new Refused('That trigger is gone.');
  for (const [trigger] of kept) trigger.next = trigger.id === id ? host.clock.now() : null;
  record(
    session,
    session.letScripts(() => host.runDueTriggers()),
  );
  for (const [trigger, next] of kept) trigger.next = next;
  session.settle();
}

/** Changes how the script is installed: what the other installation had scheduled does not come along. */
export function setInstallMode(session: Session, mode: 'bound' | 'addon'): void {
  const { state } = session.host;
  if (state.installMode !== mode) {
    state.installMode = mode;
    state.enabledHere = mode === 'bound';
    state.triggers = [];
    session.playing = null;
  }
  session.open();
  session.settle();
}
