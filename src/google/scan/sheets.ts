/** The lead sheets one after the other: one that fails stops only itself, and what there is no time for comes first next time. */
import type { LeadSheetPolicy } from '../../sla/policy/schema.ts';
import type { Problem } from '../../sla/sheet/problem.ts';
import type { Progress } from '../memory.ts';
import { judgeLeadSheet, type LeadSheetScan, type ScanContext, scanLeadSheet } from './lead-sheet.ts';
import type { RunTime } from './run-time.ts';

interface SheetsJob {
  readonly time: RunTime;
  readonly progress: Progress;
  readonly isForced: boolean;
  readonly beforeWriting: () => void;
}

export interface ScannedSheets {
  /** In the order of the policy, as far as they were read. */
  readonly scans: readonly LeadSheetScan[];
  readonly failures: readonly Problem[];
  /** Tabs that failed where none should: the next scan may find them well again. */
  readonly failing: readonly string[];
  /** Tabs that are left to the next scan, and since when. */
  readonly passing: Readonly<Record<string, number>>;
  /** Tabs that have leads, as far as that can be told. */
  readonly filled: readonly string[];
  /** The tab to begin with next time; "" for the first one. */
  readonly startAt: string;
  /** Every sheet was read, or is known to be broken. */
  readonly isComplete: boolean;
}

export function scanSheets(context: ScanContext, job: SheetsJob): ScannedSheets {
  const { time, progress, isForced, beforeWriting } = job;
  const specs = context.agreement.policy.sheets;
  const scans = new Map<string, LeadSheetScan>();
  const failures: Problem[] = [];
  const failing: string[] = [];
  const passing: Record<string, number> = {};
  let startAt = '';
  for (const spec of from(specs, progress.startAt)) {
    if (!time.mayWrite()) startAt ||= spec.name;
    if (!time.mayGoOn()) break;
    try {
      // Without the time to write a tab there still is the time to see how it stands.
      const scan = time.mayWrite()
        ? scanLeadSheet(context, spec, isForced, beforeWriting)
        : judgeLeadSheet(context, spec);
      scans.set(spec.name, scan);
      if (scan.failure) failures.push(scan.failure);
      if (scan.failure?.isPassing) passing[spec.name] = progress.passing[spec.name] ?? context.now;
    } catch (error) {
      failing.push(spec.name);
      failures.push(cannotScan(spec.name, error));
      const scan = asItStands(context, spec);
      if (scan) scans.set(spec.name, scan);
    }
  }
  const isKnown = (name: string) => scans.get(name)?.judged || progress.failing.includes(name);
  const hadLeads = (name: string) => {
    const judged = scans.get(name)?.judged;
    return judged ? judged.reading.leads.length > 0 : progress.filled.includes(name);
  };
  const hasWaited = (name: string) => progress.passing[name] !== undefined;
  return {
    scans: specs.flatMap(({ name }) => scans.get(name) ?? []),
    failures,
    failing,
    passing,
    filled: specs.map(({ name }) => name).filter(hadLeads),
    startAt,
    isComplete:
      scans.size + failing.length >= specs.length && failing.every(isKnown) && Object.keys(passing).every(hasWaited),
  };
}

/** A tab that cannot be written can perhaps be read. */
function asItStands(context: ScanContext, spec: LeadSheetPolicy): LeadSheetScan | null {
  try {
    return judgeLeadSheet(context, spec);
  } catch {
    return null;
  }
}

/** The sheets from the one on where the last scan ran out of time, and then those before it. */
function from(specs: readonly LeadSheetPolicy[], name: string): readonly LeadSheetPolicy[] {
  const at = Math.max(
    0,
    specs.findIndex(spec => spec.name === name),
  );
  return [...specs.slice(at), ...specs.slice(0, at)];
}

/** Google's own words change from time to time, so they stand in the fix: a problem is known by its message. */
export function cannotScan(tab: string, error: unknown): Problem {
  console.error(`Tab "${tab}" could not be scanned.`, error);
  const words = error instanceof Error ? error.message : String(error);
  const account = Session.getEffectiveUser().getEmail();
  return {
    at: tab,
    message: `Tab "${tab}" could not be scanned.`,
    fix: `${fixFor(words, account)} Google said: ${words}`,
  };
}

function fixFor(words: string, account: string): string {
  if (/typed column/i.test(words))
    return 'Set the type of the SLA columns to None, or choose Table ▸ Convert to range.';
  if (/validation/i.test(words)) return 'Take the data validation off the SLA columns.';
  return `If it is protected, let ${account} edit it.`;
}
