/** What a draft would change on the real rows. Both states are judged from one reading of the tabs; nothing is written. */
import type { Preview, QuotaChange, QuotaFigures } from '../../contract/policy.ts';
import type { Agreement, AppliesTo, StoredPolicy } from '../../sla/policy/agreement.ts';
import { policyEdits } from '../../sla/policy/diff/diff.ts';
import type { Ledger } from '../../sla/policy/ledger.ts';
import type { Policy } from '../../sla/policy/schema.ts';
import type { QuotaStanding } from '../../sla/promises/marketing/quota.ts';
import type { JudgedSheet } from '../../sla/promises/sales/judged-sheet.ts';
import { count, fold } from '../../sla/sheet/text.ts';
import { accountsOf } from '../../sla/standing/standing.ts';
import { difference } from '../../sla/standing/what-if.ts';
import { instantInWords } from '../../sla/time/clock-words.ts';
import type { Book, Sheet } from '../book.ts';
import { type JudgeContext, judgedOf, judgeLeadSheet } from '../scan/lead-sheet.ts';
import type { Rows } from '../scan/lead-table.ts';
import { contextOf, inForce } from '../scan/scan.ts';
import type { LedgerReading } from '../tabs/ledger.ts';
import { withZones } from '../zones.ts';
import { newestVersion } from './view.ts';

const CHANGES_MAX = 200;

export function previewOf(
  book: Book,
  reading: LedgerReading,
  policy: Policy,
  appliesTo: AppliesTo,
  now: number,
): Preview {
  const { ledger } = reading;
  const newest = newestVersion(reading);
  const stored = withZones(policy, appliesTo);
  const other = ledger.with(beginOf(policy, now), stored);
  const context = contextOf(book, ledger, now);
  // Taken before anything is judged: what a scan observes depends on the stages that pause.
  const log = context.events.log.copy();
  const cells = new Map<string, Rows>();
  const cellsOf = (sheet: Sheet): Rows => {
    const name = sheet.getName();
    const known = cells.get(name) ?? sheet.getDataRange().getValues();
    cells.set(name, known);
    return known;
  };
  const judged = (under: JudgeContext) =>
    under.agreement.policy.sheets.map(spec => judgeLeadSheet(under, spec, cellsOf));
  const before = judgedOf(judged(context));
  const later = { ...context, ledger: other, agreement: inForce(other, now), events: { log } };
  const scans = judged(later);
  const after = judgedOf(scans);
  const { changes, restarted, ...rest } = difference(before, after);
  return {
    ...rest,
    changes: changes.slice(0, CHANGES_MAX),
    changed: changes.length,
    quota: quotaChanges(quotasIn(context, before), quotasIn(later, after)),
    edits: [
      ...policyEdits(newest.policy, policy),
      ...(restarted ? [`The new start of the clock re-judges ${count(restarted, 'lead')}`] : []),
      ...(appliesTo === 'all leads'
        ? uncorrected(ledger, stored)
        : takeovers(ledger, beginOf(policy, now), context.agreement, now)),
    ],
    failures: scans.flatMap(({ failure }) => failure ?? []),
  };
}

/** What a correction cannot change in the versions before it, since they have it differently of their own. */
function uncorrected(ledger: Ledger, correction: StoredPolicy): readonly string[] {
  return ledger.conflictsWith(correction).map(({ version, words }) => `Version ${version} keeps its own ${words}`);
}

/** When a version that is saved now comes into force: at once, unless it says later. */
export function beginOf({ effectiveFrom }: Policy, now: number): number {
  return effectiveFrom === undefined ? now : Math.max(now, Date.parse(effectiveFrom));
}

/** Versions that were saved to begin later: they take over from this one then, whatever it says. */
function takeovers(ledger: Ledger, begin: number, { alertsCalendar }: Agreement, now: number): readonly string[] {
  return [...ledger.waiting(begin)].map(({ version, effectiveFrom }) => {
    const from = instantInWords(effectiveFrom, alertsCalendar.zone, now);
    return `From ${from} on version ${version} takes over again, as it was saved`;
  });
}

function quotasIn({ ledger, agreement, now }: JudgeContext, sheets: readonly JudgedSheet[]) {
  const verdicts = sheets.flatMap(sheet => sheet.verdicts);
  return accountsOf(ledger, agreement, verdicts, now).map(({ standing }) => standing);
}

/** By name: a quota that was renamed is another one. */
function quotaChanges(before: readonly QuotaStanding[], after: readonly QuotaStanding[]): QuotaChange[] {
  const find = (quotas: readonly QuotaStanding[], name: string) => quotas.find(one => fold(one.name) === fold(name));
  const gone = before.filter(({ name }) => !find(after, name));
  return [
    ...after.map(one => ({ name: one.name, before: figuresOf(find(before, one.name)), after: figuresOf(one) })),
    ...gone.map(one => ({ name: one.name, before: figuresOf(one), after: null })),
  ];
}

function figuresOf(quota: QuotaStanding | undefined): QuotaFigures | null {
  if (!quota) return null;
  const { unit, quota: owed, actual, attained, pace, state } = quota;
  return { unit, quota: owed, actual, attained, pace, state };
}
