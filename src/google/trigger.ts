/**
 * The one trigger, `slaTick`. It belongs to the account that turned it on, which nobody else's account can see; so who and
 * which one is kept in the document's properties.
 */
import type { ScanView } from '../contract/standing.ts';
import { refuse } from '../sla/problem.ts';
import { MINUTE } from '../sla/time.ts';

const KEY = 'lead-sla';
/** By itself, so that a scan that ends never takes back what somebody turned on or off meanwhile. */
const LAST_KEY = 'lead-sla-last-scan';
const TICK = 'slaTick';
/** What Apps Script offers a bound script. */
const INTERVALS: readonly number[] = [1, 5, 10, 15, 30];

interface State {
  readonly owner?: string;
  readonly trigger?: string;
  readonly everyMinutes?: number;
}

function readState(): State {
  return JSON.parse(PropertiesService.getDocumentProperties().getProperty(KEY) ?? '{}') as State;
}

function writeState(state: State): void {
  PropertiesService.getDocumentProperties().setProperty(KEY, JSON.stringify(state));
}

export function scanView(): ScanView {
  const { owner = '', trigger, everyMinutes = 15 } = readState();
  const last = PropertiesService.getDocumentProperties().getProperty(LAST_KEY);
  const lastAt = last === null ? null : Number(last);
  const isMine = owner === me();
  // Nobody sees another's triggers; one's own may have been deleted under Apps Script's own page.
  const isOn = trigger !== undefined && (!isMine || tickTriggers().some(one => one.getUniqueId() === trigger));
  const nextAt = isOn && lastAt !== null ? lastAt + everyMinutes * MINUTE : null;
  return { isOn, owner, isMine, everyMinutes, lastAt, nextAt };
}

export function rememberScan(now: number): void {
  PropertiesService.getDocumentProperties().setProperty(LAST_KEY, String(now));
}

/** Refused while somebody else runs it; turning it on twice changes only how often it runs. */
export function turnOn(everyMinutes: number): void {
  if (!INTERVALS.includes(everyMinutes)) {
    refuse('', `A scan cannot run every ${everyMinutes} minutes.`, `Choose ${INTERVALS.join(', ')}.`);
  }
  const state = readState();
  if (state.trigger !== undefined && state.owner !== me()) refuseToOthers(state.owner);
  removeTriggers();
  const trigger = ScriptApp.newTrigger(TICK).timeBased().everyMinutes(everyMinutes).create();
  writeState({ ...state, owner: me(), trigger: trigger.getUniqueId(), everyMinutes });
}

export function turnOff(): void {
  const { owner, trigger, ...rest } = readState();
  if (trigger !== undefined && owner !== me()) refuseToOthers(owner);
  removeTriggers();
  writeState(rest);
}

function removeTriggers(): void {
  for (const trigger of tickTriggers()) ScriptApp.deleteTrigger(trigger);
}

function tickTriggers(): GoogleAppsScript.Script.Trigger[] {
  return ScriptApp.getProjectTriggers().filter(trigger => trigger.getHandlerFunction() === TICK);
}

function refuseToOthers(owner: string | undefined): never {
  refuse('', `${owner ?? 'Somebody else'} runs the scan.`, 'Only that account can change it: ask them.');
}

function me(): string {
  return Session.getEffectiveUser().getEmail();
}
