/** Alerts, lead by lead: at risk and behind to the owner, overdue and too few attempts to the owner and the managers. */
import type { AttemptsState } from '../../promises/sales/attempts.ts';
import type { Verdict } from '../../promises/sales/judged-lead.ts';
import { fold } from '../../sheet/text.ts';
import { type OpenLead, openLead } from '../standing.ts';
import type { NewsContext } from './context.ts';
import { MANAGER, type Messages, NO_OWNER, OWNER } from './messages.ts';
import type { Recorded } from './recorded.ts';
import { FIRST_SCAN } from './schedule.ts';
import type { Alerts, TriedLead } from './told.ts';

export type Stage = keyof Alerts;

/** The clock and the stage, as keys spell them. */
export const STAGES: Readonly<Record<Stage, string>> = {
  overdue: 'first contact|overdue',
  atRisk: 'first contact|at risk',
  tooFew: 'attempts|too few',
  behind: 'attempts|behind',
};

/** A promise that is broken, not only about to be: managers hear of it too. */
const BROKEN: readonly Stage[] = ['overdue', 'tooFew'];

/** The managers' key of an alert; an owner's own ends in the owner, so that a change of owner opens a new one. */
export const managersKey = (ref: string, stage: Stage) => `${ref}|${STAGES[stage]}`;
export const ownersKey = (ref: string, stage: Stage, owner: string) => `${managersKey(ref, stage)}|${fold(owner)}`;

/** Managers hear of what is broken for good in their digest; where they get none, at once. */
export function tellAlerts({ agreement, standing, verdicts, recorded, wants }: NewsContext, messages: Messages): void {
  const { people, alerts: policy } = agreement.policy;
  const isGathered = (stage: Stage, to: string) =>
    stage === 'tooFew' && policy.digestDays.length > 0 && wants(to, 'digest');
  const addresses = new Map(people.map(person => [fold(person.owner), person]));
  const tell = <Kind extends Stage>(stage: Kind, lead: Alerts[Kind][number]) => {
    if (lead.snoozedUntil !== null) return;
    const owner = addresses.get(fold(lead.owner));
    const own = ownersKey(lead.ref, stage, lead.owner);
    const isDue = lead.isRunning && !lead.isOwnerNew;
    if (owner?.mail && isDue && wants(owner.email, 'alerts') && !recorded.isTold(own, owner.email)) {
      messages.alert(owner.email, stage, lead, { keys: [own], because: OWNER });
    }
    const key = managersKey(lead.ref, stage);
    if (owner && !BROKEN.includes(stage)) return;
    for (const manager of policy.managers) {
      if (!wants(manager, 'alerts') || recorded.isTold(key, manager)) continue;
      // The digest's hour may be the one at which the calendar closes.
      if (isGathered(stage, manager) ? !messages.hasDigest(manager) : !lead.isRunning) continue;
      messages.alert(manager, stage, lead, { keys: [key], because: owner ? MANAGER : NO_OWNER });
    }
  };
  // What was broken before the first scan is listed in its digest, and not alerted lead by lead.
  if (recorded.has(FIRST_SCAN)) {
    for (const lead of standing.overdue) tell('overdue', lead);
    for (const [stage, lead] of triedLeads(verdicts, recorded, standing.at)) tell(stage, lead);
  }
  for (const lead of standing.atRisk) tell('atRisk', lead);
}

/** Keys of everything that is broken now, as if it had been told. */
export function keysOfBroken(overdue: readonly OpenLead[], verdicts: readonly Verdict[]): readonly string[] {
  const both = (ref: string, stage: Stage, owner: string) => [managersKey(ref, stage), ownersKey(ref, stage, owner)];
  return [
    ...overdue.flatMap(({ ref, owner }) => both(ref, 'overdue', owner)),
    ...verdicts.flatMap(({ lead: { ref, owner }, attempts }) => {
      const stage = stageOf(attempts?.state);
      return stage ? both(ref, stage, owner) : [];
    }),
  ];
}

function stageOf(state: AttemptsState | undefined): 'behind' | 'tooFew' | null {
  if (state === 'BEHIND') return 'behind';
  return state === 'TOO FEW' ? 'tooFew' : null;
}

/** Leads whose attempts fall short and that somebody has not been told of. */
function* triedLeads(
  verdicts: readonly Verdict[],
  recorded: Recorded,
  now: number,
): Iterable<['behind' | 'tooFew', TriedLead]> {
  for (const verdict of verdicts) {
    const stage = stageOf(verdict.attempts?.state);
    if (!stage) continue;
    const { ref, owner } = verdict.lead;
    if (recorded.isSettled(managersKey(ref, stage)) && recorded.isSettled(ownersKey(ref, stage, owner))) continue;
    const promised = verdict.rule?.attempts?.count ?? 0;
    yield [stage, { ...openLead(verdict, now), counted: verdict.attempts?.counted ?? 0, promised }];
  }
}
