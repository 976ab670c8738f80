/**
 * The one trigger, `slaTick`. It belongs to the account that turned it on, which nobody else's account can see; so who and
 * which one is kept in the document's properties, and a trigger that is no longer the one leaves by itself.
 */
import type { ScanView } from '../../contract/standing.ts';
import { Refusal, refuse } from '../../sla/sheet/problem.ts';
import { count } from '../../sla/sheet/text.ts';
import { MINUTE } from '../../sla/time/time.ts';
import { type Memory, readMemory, type Switch, writeSwitch } from '../memory.ts';
import { missingConsent } from './authorisation.ts';

const TICK = 'slaTick';
/** What Apps Script offers a bound script; a published add-on runs once an hour at most. */
const BOUND: readonly number[] = [1, 5, 10, 15, 30, 60];
const ADD_ON: readonly number[] = [60];
const USUAL = 15;
/** So many intervals without a scan, and something is wrong. */
const STALE = 3;

function choices(): readonly number[] {
  return ScriptApp.getInstallationSource() === ScriptApp.InstallationSource.NONE ? BOUND : ADD_ON;
}

export function scanView(now: number, { onOff, progress }: Memory = readMemory()): ScanView {
  const { owner = '', madeAt = 0 } = onOff;
  const { lastAt, tickedAt, waiting, unauthorised } = progress;
  const offered = choices();
  // What was chosen under another installation may not be on offer any more.
  const chosen = onOff.everyMinutes ?? USUAL;
  const everyMinutes = offered.includes(chosen) ? chosen : Math.max(...offered);
  const isMine = owner === me();
  const isOn = isRunning(onOff, isMine);
  const isStale = isOn && now - Math.max(tickedAt ?? 0, madeAt) > STALE * everyMinutes * MINUTE;
  const unauthorisedSince = isOn ? (unauthorised?.since ?? null) : null;
  return {
    isOn,
    owner,
    isMine,
    everyMinutes,
    choices: offered,
    lastAt,
    nextAt: isOn && lastAt !== null && !isStale ? lastAt + everyMinutes * MINUTE : null,
    isStale,
    unauthorisedSince,
    canTakeOver: isOn && !isMine && (isStale || unauthorisedSince !== null),
    waiting,
  };
}

/** Nobody sees another's triggers; one's own may have been deleted under Apps Script's own page. */
function isRunning({ trigger }: Switch, isMine: boolean): boolean {
  return trigger !== undefined && (!isMine || tickTriggers().some(one => one.getUniqueId() === trigger));
}

/** Refused while somebody else runs it; turning it on twice changes only how often it runs. */
export function turnOn(everyMinutes: number, now: number): void {
  const missing = missingConsent();
  if (missing) throw new Refusal([missing]);
  const { onOff } = readMemory();
  if (onOff.trigger !== undefined && onOff.owner !== me()) refuseToOthers(onOff.owner);
  begin(everyMinutes, onOff, now);
}

/** Runs it from one's own account. Refused while the other account still scans; taking over twice changes nothing more. */
export function takeOver(everyMinutes: number, now: number): void {
  const memory = readMemory();
  const { isOn, isMine, canTakeOver, owner } = scanView(now, memory);
  if (isOn && !isMine && !canTakeOver) {
    refuse(
      '',
      `${owner} runs the scan, and it does run.`,
      'Ask them to turn it off; you can take over once it has stopped.',
    );
  }
  begin(everyMinutes, memory.onOff, now);
}

export function turnOff(): void {
  const { owner, trigger, everyMinutes, secret } = readMemory().onOff;
  if (trigger !== undefined && owner !== me()) refuseToOthers(owner);
  removeTriggers();
  writeSwitch({ everyMinutes, secret });
}

function begin(everyMinutes: number, { trigger, since, secret }: Switch, now: number): void {
  const offered = choices();
  if (!offered.includes(everyMinutes)) {
    const fix = offered.length === 1 ? 'An add-on can scan once an hour.' : `Choose ${offered.join(', ')}.`;
    refuse('', `A scan cannot run every ${count(everyMinutes, 'minute')}.`, fix);
  }
  removeTriggers();
  const made = create(everyMinutes);
  const wasOn = trigger !== undefined && since !== undefined;
  writeSwitch({
    owner: me(),
    trigger: made.getUniqueId(),
    everyMinutes,
    since: wasOn ? since : now,
    madeAt: now,
    secret: secret ?? Utilities.getUuid(),
  });
}

function create(everyMinutes: number): GoogleAppsScript.Script.Trigger {
  try {
    const clock = ScriptApp.newTrigger(TICK).timeBased();
    return (everyMinutes === 60 ? clock.everyHours(1) : clock.everyMinutes(everyMinutes)).create();
  } catch (error) {
    console.error(error);
    return refuse(
      '',
      'Google refused the trigger: perhaps this account has as many triggers as Google allows.',
      'Delete one under Extensions ▸ Apps Script ▸ Triggers, or let a colleague turn the scan on.',
    );
  }
}

/**
 * Whether a firing trigger is the one that scans this file; one that is not, since a colleague took over or the scan was turned
 * off while it could not be deleted, deletes itself.
 * @param id "" where the run was not started by a trigger
 */
export function isTheOne(id: string, { onOff }: Memory): boolean {
  if (id === '' || id === onOff.trigger) return true;
  const mine = tickTriggers();
  // Its making was cut off before it was written down: it is the one that its owner asked for.
  const isLost = onOff.owner === me() && onOff.trigger !== undefined;
  if (isLost && !mine.some(trigger => trigger.getUniqueId() === onOff.trigger)) {
    writeSwitch({ ...onOff, trigger: id });
    return true;
  }
  for (const trigger of mine) if (trigger.getUniqueId() === id) ScriptApp.deleteTrigger(trigger);
  return false;
}

export function removeTriggers(): void {
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
