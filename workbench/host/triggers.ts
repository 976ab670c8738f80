/** Firing clock triggers on the virtual clock. */

import type { Environment } from '../services/environment.ts';
import { nextFiring } from '../services/schedule.ts';
import { UNAUTHORISED } from '../services/script-error.ts';
import type { TriggerRecord } from '../services/state.ts';
import type { RunResult } from './run.ts';

/** One firing of a trigger. */
export interface Firing {
  readonly triggerId: string;
  readonly handler: string;
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly result: RunResult;
}

const UNABLE: RunResult = {
  value: null,
  error: { name: 'Exception', message: UNAUTHORISED, stack: '' },
  killed: false,
  calls: { total: 0, byService: {}, byMethod: {} },
  modelledMs: 0,
  logs: [],
};

/** Its owner still has the file, and has granted all scopes: only a published add-on's trigger runs on without one of them. */
function isAble({ state }: Environment, email: string): boolean {
  const { owner, editors, viewers } = state.people;
  const isKnown = email === owner || editors.includes(email) || viewers.includes(email);
  return isKnown && (state.installMode === 'addon' || !state.lostScopes?.[email]?.length);
}

/** The trigger that is due first at or before an instant; of several at once the one made first. */
function firstDue(env: Environment, until: number): TriggerRecord | undefined {
  return env.state.triggers
    .filter(trigger => trigger.next !== null && trigger.next <= until)
    .sort((a, b) => (a.next ?? 0) - (b.next ?? 0) || a.createdAt - b.createdAt)[0];
}

/**
 * Moves the clock from firing to firing up to `until` and runs each handler as the trigger's owner. A trigger that is
 * late fires once, now, and counts on from there.
 */
export function play(env: Environment, until: number, fire: (trigger: TriggerRecord) => RunResult): Firing[] {
  const firings: Firing[] = [];
  for (let due = firstDue(env, until); due; due = firstDue(env, until)) {
    const at = Math.max(env.clock.now(), due.next ?? 0);
    env.clock.set(at);
    due.next = nextFiring(due.schedule, due.timeZone, at);
    const result = isAble(env, due.owner) ? fire(due) : UNABLE;
    firings.push({ triggerId: due.id, handler: due.handler, owner: due.owner, at, result });
  }
  if (env.clock.now() < until) env.clock.set(until);
  return firings;
}
