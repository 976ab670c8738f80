/**
 * What there is to tell, and to whom: one alert per key, ever, and one message per person and run.
 *
 * A key names a lead, a clock and a stage, or a quota, a month and a state. Keys that the outbox has recorded are not news.
 */
import type { Agreement } from './agreement.ts';
import type { QuotaStanding } from './quota.ts';
import type { OpenLead, Standing } from './standing.ts';
import { fold } from './text.ts';
import { DAY, formatDay, parseTimeOfDay, weekdayOf } from './time.ts';
import { localDay, startOfDay, toInstant } from './zone.ts';

export interface News {
  readonly kind: 'overdue' | 'digest';
  /** "" where nobody is to be told, and it is only recorded. */
  readonly to: string;
  readonly keys: readonly string[];
  readonly overdue: readonly OpenLead[];
  readonly atRisk: readonly OpenLead[];
  /** Why this person is told. */
  readonly because: string;
  /** What makes a digest come before its hour; empty at its hour. */
  readonly occasion: string;
}

export interface NewsContext {
  readonly agreement: Agreement;
  readonly standing: Standing;
  /** The quotas as they stood at the close of the previous working day: a finding must hold on two days running. */
  readonly quotaBefore: readonly QuotaStanding[];
  /** Keys that the outbox has recorded. */
  readonly known: ReadonlySet<string>;
}

/** Recorded by the first scan: what is overdue then is listed in one digest and not alerted lead by lead. */
const FIRST_SCAN = 'Lead SLA is on';

const OWNER = 'You own these leads.';
const MANAGER = 'You manage Sales in this agreement.';
const NO_OWNER = 'You manage Sales in this agreement, and these leads have no owner with an address.';
const MARKETING = 'You speak for Marketing in this agreement.';

export function newsOf(context: NewsContext): readonly News[] {
  return [...digests(context), ...alerts(context)];
}

type Stage = 'overdue' | 'atRisk';
const STAGES: Readonly<Record<Stage, string>> = { overdue: 'overdue', atRisk: 'at risk' };

/** The managers' key of an alert; an owner's own ends in the owner, so that a change of owner opens a new one. */
const managersKey = ({ ref }: OpenLead, stage: Stage) => `${ref}|first contact|${STAGES[stage]}`;
const ownersKey = (lead: OpenLead, stage: Stage) => `${managersKey(lead, stage)}|${fold(lead.owner)}`;

const bothKeys = (lead: OpenLead) => [managersKey(lead, 'overdue'), ownersKey(lead, 'overdue')];

interface Message {
  readonly keys: string[];
  readonly overdue: OpenLead[];
  readonly atRisk: OpenLead[];
  readonly because: string[];
}

function alerts({ agreement, standing, known }: NewsContext): readonly News[] {
  const { people, alerts: policy } = agreement.policy;
  const addresses = new Map(people.map(person => [fold(person.owner), person]));
  const messages = new Map<string, Message>();
  const tell = (to: string, because: string, lead: OpenLead, stage: Stage, key: string) => {
    if (known.has(key)) return;
    const message = messages.get(to) ?? { keys: [], overdue: [], atRisk: [], because: [] };
    messages.set(to, message);
    message.keys.push(key);
    if (!message.because.includes(because)) message.because.push(because);
    if (!message[stage].includes(lead)) message[stage].push(lead);
  };
  const report = (lead: OpenLead, stage: Stage) => {
    if (!lead.isRunning || lead.snoozedUntil !== null) return;
    const owner = addresses.get(fold(lead.owner));
    if (owner?.mail && !lead.isOwnerNew) tell(owner.email, OWNER, lead, stage, ownersKey(lead, stage));
    if (stage === 'atRisk' && owner) return;
    for (const manager of policy.managers)
      tell(manager, owner ? MANAGER : NO_OWNER, lead, stage, managersKey(lead, stage));
  };
  if (known.has(FIRST_SCAN)) for (const lead of standing.overdue) report(lead, 'overdue');
  for (const lead of standing.atRisk) report(lead, 'atRisk');
  return [...messages].map(([to, { keys, overdue, atRisk, because }]) => {
    return { kind: 'overdue', to, keys, overdue, atRisk, because: because.join(' '), occasion: '' };
  });
}

function digests({ agreement, standing, quotaBefore, known }: NewsContext): readonly News[] {
  const isFirst = !known.has(FIRST_SCAN);
  const { managers, marketing } = agreement.policy.alerts;
  const findings = standing.quota.filter((quota, index) => {
    const before = quotaBefore[index];
    const isFinding = quota.state === 'SHORTFALL' || quota.state === 'FLOOD';
    return isFinding && before?.state === quota.state && before.month === quota.month && !known.has(quotaKey(quota));
  });
  const daily = dailyKey(agreement, standing.at);
  const isDue = daily !== null && !known.has(daily);
  const recipients = isFirst || isDue ? [...new Set([...managers, ...marketing])] : findings.length ? marketing : [];
  const keys = [
    ...(isFirst ? [FIRST_SCAN, ...standing.overdue.flatMap(bothKeys)] : []),
    ...(isDue ? [daily] : []),
    ...findings.map(quotaKey),
  ];
  const occasion = isFirst ? FIRST_SCAN : isDue ? '' : findings.map(inWords).join(', ');
  // With nobody to tell, the first scan is recorded all the same.
  const told = isFirst && recipients.length === 0 ? [''] : recipients;
  return told.map(to => ({
    kind: 'digest',
    to,
    keys,
    overdue: standing.overdue,
    atRisk: standing.atRisk,
    because: managers.includes(to) ? MANAGER : MARKETING,
    occasion,
  }));
}

function quotaKey({ name, month, state }: QuotaStanding): string {
  return `${name}|${month}|${state}`;
}

function inWords({ name, state }: QuotaStanding): string {
  return state === 'SHORTFALL' ? `${name} falls short of its pace` : `${name} runs far ahead of its pace`;
}

/** "digest|2026-11-20" once the digest's hour has come on one of its days, in the calendar of alerts; otherwise null. */
function dailyKey(agreement: Agreement, now: number): string | null {
  const { digestAt, digestDays } = agreement.policy.alerts;
  const { zone } = agreement.alertsCalendar;
  const day = localDay(zone, now);
  const due = toInstant(zone, day * DAY + (parseTimeOfDay(digestAt) ?? 0));
  return digestDays.includes(weekdayOf(day)) && now >= due ? `digest|${formatDay(day)}` : null;
}

/** The last instant of the working day before the one of `now`, in the calendar of alerts. */
export function previousClose(agreement: Agreement, now: number): number {
  const calendar = agreement.alertsCalendar;
  let day = localDay(calendar.zone, now) - 1;
  const start = (of: number) => startOfDay(calendar.zone, of);
  for (let tries = 0; tries < 366 && calendar.between(start(day), start(day + 1)) === 0; tries++) day--;
  return start(day + 1) - 1;
}
