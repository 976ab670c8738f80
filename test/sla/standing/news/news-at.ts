/** News of a few rows at a moment of November 2026, and how a test reads it. */
import type { LeadEvent } from '../../../../src/sla/leads/events.ts';
import type { QuotaStanding } from '../../../../src/sla/promises/marketing/quota.ts';
import type { Problem } from '../../../../src/sla/sheet/problem.ts';
import { newsOf } from '../../../../src/sla/standing/news/news.ts';
import { Recorded } from '../../../../src/sla/standing/news/recorded.ts';
import type { MailKind, News } from '../../../../src/sla/standing/news/told.ts';
import type { ScorecardRow } from '../../../../src/sla/standing/reports/scorecard.ts';
import type { OpenLead } from '../../../../src/sla/standing/standing.ts';
import { agreementOf, judged, policyWith, type Row, sinceEver, standingOn } from '../../../support/agreements.ts';
import { at } from '../../../support/november.ts';

export const POLICY = policyWith({
  people: [
    { owner: 'Dana Reyes', email: 'dana@example.com' },
    { owner: 'Sam Okafor', email: 'sam@example.com' },
    { owner: 'Lee Silent', email: 'lee@example.com', mail: false },
    { owner: 'Max Manager', email: 'boss@example.com' },
  ],
  alerts: {
    managers: ['boss@example.com'],
    marketing: ['marketing@example.com'],
    digestAt: '17:00',
    digestDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  },
});

interface Around {
  readonly known?: readonly string[];
  readonly events?: readonly LeadEvent[];
  readonly quota?: readonly QuotaStanding[];
  readonly quotaBefore?: readonly QuotaStanding[];
  readonly policy?: typeof POLICY;
  /** In force at every earlier moment; else the present one. */
  readonly policyBefore?: typeof POLICY;
  readonly troubles?: readonly Problem[];
  readonly isComplete?: boolean;
  /** Since when scans run by themselves. */
  readonly onSince?: string;
  readonly scannedAt?: string;
  readonly scorecard?: readonly ScorecardRow[];
  /** Keys that wait to be told, by address. */
  readonly waiting?: Readonly<Record<string, readonly string[]>>;
  readonly lastDigest?: string;
  readonly muted?: Readonly<Record<string, readonly MailKind[]>>;
}

export function newsAt(
  rows: readonly Row[],
  now: string,
  {
    known = [],
    events = [],
    quota,
    quotaBefore = [],
    policy = POLICY,
    policyBefore = policy,
    troubles = [],
    isComplete = true,
    onSince,
    scannedAt,
    scorecard = [],
    waiting = {},
    lastDigest,
    muted = {},
  }: Around = {},
): readonly News[] {
  const standing = standingOn(rows, policy, at(now), { events });
  return newsOf({
    agreement: agreementOf(policy),
    standing: quota ? { ...standing, quota } : standing,
    verdicts: judged(sinceEver(policy), rows, at(now), { events }).verdicts,
    agreementAt: instant => agreementOf(instant < at(now) ? policyBefore : policy),
    quotaAt: () => quotaBefore,
    verdictsAt: instant => judged(sinceEver(policy), rows, instant, { events }).verdicts,
    scorecard: () => scorecard,
    recorded: new Recorded(new Set(known), new Map(Object.entries(waiting).map(([to, keys]) => [to, new Set(keys)]))),
    lastDigest: () => (lastDigest === undefined ? null : at(lastDigest)),
    wants: (to, kind) => !muted[to]?.includes(kind),
    troubles,
    waits: [],
    isWhole: troubles.length === 0,
    isComplete,
    onSince: onSince === undefined ? null : at(onSince),
    scannedAt: scannedAt === undefined ? null : at(scannedAt),
    waiting: 0,
  });
}

/** "dana@example.com: overdue L-1, at risk L-2" of each alert, sorted. */
export const alertsOf = (news: readonly News[]) =>
  news
    .map(({ to, alerts: told }) => {
      const named = (stage: string, leads: readonly OpenLead[]) => leads.map(({ key }) => `${stage} ${key}`);
      const leads = [
        ...named('overdue', told.overdue),
        ...named('at risk', told.atRisk),
        ...named('too few', told.tooFew),
        ...named('behind', told.behind),
      ];
      return leads.length ? `${to}: ${leads.join(', ')}` : '';
    })
    .filter(Boolean)
    .sort();
export const keysOf = (news: readonly News[]) => news.flatMap(({ keys }) => keys);
