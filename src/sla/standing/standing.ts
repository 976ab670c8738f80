/**
 * Both promises at one moment, and what is made of that: board, columns, news, reports, proposals.
 *
 * Here: the standing that the board, the mails, the sidebar and the scan all say.
 */
import type { DataProblem, LeadReading } from '../leads/lead.ts';
import type { Agreement } from '../policy/agreement.ts';
import type { Ledger } from '../policy/ledger.ts';
import { accountOf, type QualifiedLead, type QuotaAccount } from '../promises/marketing/credits.ts';
import { type Finding, findingsOf } from '../promises/marketing/findings.ts';
import type { QuotaStanding } from '../promises/marketing/quota.ts';
import { STATES, type State } from '../promises/sales/first-contact-status.ts';
import type { Verdict } from '../promises/sales/judged-lead.ts';
import type { JudgedSheet } from '../promises/sales/judged-sheet.ts';
import { fold } from '../sheet/text.ts';
import { MINUTE } from '../time/time.ts';
import { checkData } from './data-check.ts';
import { type OwnersOpenLeads, openByOwner } from './open-leads.ts';
import { type ReadAs, readAs } from './read-as.ts';

/** Working time that a new owner has before an alert. */
const NEW_OWNER = 30 * MINUTE;

/** A lead whose first contact is late or about to be. */
export interface OpenLead {
  readonly key: string;
  readonly ref: string;
  readonly label: string;
  readonly sheet: string;
  readonly row: number;
  readonly owner: string;
  readonly source: string;
  readonly rule: string;
  /** Name of the calendar that decides; "" without a rule. */
  readonly calendar: string;
  readonly due: number | null;
  readonly lateAfter: number | null;
  /** Working milliseconds over the target; 0 or less while it is not late. */
  readonly late: number;
  /** The same in working days of its calendar. */
  readonly lateDays: number;
  /** Whether its calendar is open at this moment: alerts wait until it is. */
  readonly isRunning: boolean;
  /** It changed hands a moment ago: its new owner's alert waits 30 working minutes, or the target if that is shorter. */
  readonly isOwnerNew: boolean;
  /** Somebody is on it: it stays what it is, and its alerts wait until then. */
  readonly snoozedUntil: number | null;
  /** Null where no rate is agreed for the source. */
  readonly value: number | null;
}

export interface OwnerStanding {
  readonly owner: string;
  readonly overdue: number;
  readonly atRisk: number;
  readonly open: number;
  readonly met: number;
  /** MET, MISSED and OVERDUE leads: what `met` is a share of. */
  readonly judged: number;
  readonly valueAtStake: number;
  readonly attempts: AttemptsTally;
}

/** Sales' second promise: leads that got enough attempts, or whose time for them is over. */
export interface AttemptsTally {
  readonly kept: number;
  readonly broken: number;
}

export interface Standing {
  readonly at: number;
  readonly currency: string;
  readonly leads: number;
  readonly counts: Readonly<Partial<Record<State, number>>>;
  /** By value at stake, the highest first. */
  readonly overdue: readonly OpenLead[];
  /** The nearest deadline first. */
  readonly atRisk: readonly OpenLead[];
  readonly attempts: AttemptsTally;
  /** Everybody of whose promises something can be said; broken ones first. */
  readonly owners: readonly OwnerStanding[];
  readonly quota: readonly QuotaStanding[];
  /** Of Marketing's promise, with what would mend them. */
  readonly findings: readonly Finding[];
  readonly problems: readonly DataProblem[];
  /** Where no lead could be judged: who holds which open leads; else nobody. */
  readonly unjudged: readonly OwnersOpenLeads[];
  /** What each tab was taken for. */
  readonly readAs: readonly ReadAs[];
}

export function standingOf(
  ledger: Ledger,
  agreement: Agreement,
  sheets: readonly JudgedSheet[],
  now: number,
): Standing {
  const verdicts = sheets.flatMap(sheet => sheet.verdicts);
  const counts: Partial<Record<State, number>> = {};
  for (const { response } of verdicts) {
    const state = response?.state ?? '';
    counts[state] = (counts[state] ?? 0) + 1;
  }
  const inState = (state: State) =>
    verdicts.filter(({ response }) => response?.state === state).map(verdict => openLead(verdict, now));
  const overdue = inState('OVERDUE').sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || b.late - a.late);
  const accounts = accountsOf(ledger, agreement, verdicts, now);
  const atRisk = inState('AT RISK').sort((a, b) => (a.lateAfter ?? 0) - (b.lateAfter ?? 0));
  return {
    at: now,
    currency: agreement.policy.currency,
    leads: verdicts.length,
    counts: Object.fromEntries(
      [...STATES, '' as const].flatMap(state => (counts[state] ? [[state, counts[state]]] : [])),
    ),
    overdue,
    atRisk,
    attempts: talliedAttempts(verdicts),
    owners: ownersOf(verdicts),
    quota: accounts.map(({ standing }) => standing),
    findings: findingsOf(ledger, agreement, accounts, verdicts, now),
    problems: checkData(ledger, agreement, sheets, now),
    unjudged: STATES.some(state => counts[state]) ? [] : openByOwner(verdicts, now),
    readAs: sheets.map(({ reading }) => readAsAgreed(reading, agreement, ledger.zone.name)),
  };
}

function readAsAgreed(reading: LeadReading, { policy }: Agreement, zone: string): ReadAs {
  const spec = policy.sheets.find(({ name }) => name === reading.sheet) ?? {
    name: reading.sheet,
    headerRow: 1,
    columns: {},
  };
  return readAs(reading, { spec, stages: policy.stages, zone, currency: policy.currency });
}

/** Marketing's quotas as they stood at `now`, which may be past; none before the agreement is in force. */
export function accountsOf(
  ledger: Ledger,
  agreement: Agreement,
  verdicts: readonly Verdict[],
  now: number,
): readonly QuotaAccount[] {
  if (!ledger.at(now)) return [];
  const leads: QualifiedLead[] = [];
  for (const { lead, qualifiedAt } of verdicts) {
    const { source, segment, returned } = lead;
    if (qualifiedAt) leads.push({ source, segment, returned, qualifiedAt });
  }
  return agreement.policy.quota.map(quota => accountOf(ledger, agreement, quota, leads, now));
}

/** A lead under the clock as mails and tabs tell of it. */
export function openLead({ lead, rule, response, value, snoozedUntil, ownedSince }: Verdict, now: number): OpenLead {
  const { key, ref, label, sheet, row, owner, source } = lead;
  const late = (response?.used ?? 0) - (rule?.target ?? 0);
  return {
    key,
    ref,
    label,
    sheet,
    row,
    owner,
    source,
    rule: rule?.name ?? '',
    calendar: rule?.calendar.name ?? '',
    due: response?.due ?? null,
    lateAfter: response?.lateAfter ?? null,
    late,
    lateDays: rule ? late / rule.calendar.workingDay : 0,
    snoozedUntil,
    isOwnerNew:
      rule !== null && ownedSince !== null && rule.calendar.between(ownedSince, now) < Math.min(rule.target, NEW_OWNER),
    isRunning: rule?.calendar.isOpen(now) ?? false,
    value,
  };
}

function talliedAttempts(verdicts: readonly Verdict[]): AttemptsTally {
  const tally = { kept: 0, broken: 0 };
  for (const { attempts } of verdicts) {
    if (attempts?.state === 'DONE') tally.kept++;
    else if (attempts?.state === 'TOO FEW') tally.broken++;
  }
  return tally;
}

function ownersOf(verdicts: readonly Verdict[]): readonly OwnerStanding[] {
  const leads = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const key = fold(verdict.lead.owner);
    const known = leads.get(key);
    if (known) known.push(verdict);
    else leads.set(key, [verdict]);
  }
  return [...leads.values()]
    .flatMap(own => ownerOf(own) ?? [])
    .sort((a, b) => b.valueAtStake - a.valueAtStake || b.overdue - a.overdue || b.attempts.broken - a.attempts.broken);
}

/** Null where nothing can be said of this person's promises. */
function ownerOf(verdicts: readonly Verdict[]): OwnerStanding | null {
  const inState = (...states: readonly State[]) =>
    verdicts.filter(({ response }) => response && states.includes(response.state));
  const of = (...states: readonly State[]) => inState(...states).length;
  const attempts = talliedAttempts(verdicts);
  const isSilent = of('OVERDUE', 'AT RISK', 'OPEN', 'PAUSED', 'MET', 'MISSED') + attempts.kept + attempts.broken === 0;
  return isSilent
    ? null
    : {
        owner: verdicts[0]?.lead.owner ?? '',
        overdue: of('OVERDUE'),
        atRisk: of('AT RISK'),
        open: of('OPEN', 'PAUSED'),
        met: of('MET'),
        judged: of('MET', 'MISSED', 'OVERDUE'),
        valueAtStake: inState('OVERDUE').reduce((sum, { value }) => sum + (value ?? 0), 0),
        attempts,
      };
}
