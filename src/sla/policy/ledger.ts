/**
 * The versions of the policy, as the range SLA_POLICY holds them: a header row, then a row per version with the instant from
 * which it is in force (blank = since ever) and its text. Only the versions that a question needs are parsed.
 *
 * The header also carries the spreadsheet's own zone, so that formulas read texts without an offset as the scan does.
 */

import { type Cell, isBlank, isDate } from '../sheet/cell.ts';
import { refuse } from '../sheet/problem.ts';
import { decodeZone, encodeZone, isZoneText, type Zone } from '../time/zone.ts';
import { Agreement, type StoredPolicy } from './agreement.ts';
import { isNewerFormat } from './schema.ts';

export const LEDGER_HEADER = 'In force from';

export interface Version {
  /** Its place among all that were saved: 1 is the first. */
  readonly version: number;
  /** −Infinity: since ever. */
  readonly effectiveFrom: number;
  readonly agreement: Agreement;
}

/** A version as it was saved. */
export interface SavedVersion {
  readonly effectiveFrom: number;
  /** "" where somebody has cleared it: it keeps its place. */
  readonly text: string;
}

interface PlacedVersion extends SavedVersion {
  readonly version: number;
}

/** Versions are immutable, so one text is compiled once per context; null for a text that is no policy. */
const compiled = new Map<string, Agreement | null>();

/** Where somebody has damaged the header: of no spreadsheet, so that the next scan writes it anew. */
const NO_ZONE = decodeZone('', '0|0');

/** A version whose text somebody has damaged is passed over, as if it had never been saved: see `version`. */
export class Ledger {
  /** The spreadsheet's. */
  readonly zone: Zone;
  private readonly saved: readonly SavedVersion[];
  private readonly rows: readonly PlacedVersion[];

  /** @param zone the spreadsheet's @param saved in the order they were saved */
  constructor(zone: Zone, saved: readonly SavedVersion[]) {
    this.zone = zone;
    this.saved = saved;
    // Sorting is stable: of two versions from the same instant the one saved later stays the later one.
    this.rows = saved
      .map((row, index) => ({ ...row, version: index + 1 }))
      .filter(({ text }) => text !== '')
      .sort((a, b) => (a.effectiveFrom === b.effectiveFrom ? 0 : a.effectiveFrom - b.effectiveFrom));
  }

  *oldestFirst(): Iterable<Version> {
    for (const row of this.rows) {
      const version = compile(row);
      if (version) yield version;
    }
  }

  /** The versions that begin later than an instant, oldest first. */
  *after(instant: number): Iterable<Version> {
    for (const version of this.oldestFirst()) if (version.effectiveFrom > instant) yield version;
  }

  /** The same versions and one more, as if it had been saved last. */
  with(effectiveFrom: number, stored: StoredPolicy): Ledger {
    return new Ledger(this.zone, [...this.saved, { effectiveFrom, text: JSON.stringify(stored) }]);
  }

  /** The same versions in a spreadsheet of another zone. */
  inZone(zone: Zone): Ledger {
    return new Ledger(zone, this.saved);
  }

  /** The version in force at an instant, or null before the first. */
  at(instant: number): Agreement | null {
    return this.versionAt(instant)?.agreement ?? null;
  }

  versionAt(instant: number): Version | null {
    for (let index = this.rows.length - 1; index >= 0; index--) {
      const row = this.rows[index] as PlacedVersion;
      const version = row.effectiveFrom <= instant ? compile(row) : null;
      if (version) return version;
    }
    return null;
  }

  /** The one saved last, also when it is not in force yet; null where none can be read. */
  newest(): Version | null {
    for (let version = this.saved.length; version > 0; version--) {
      const found = this.version(version);
      if (found) return found;
    }
    return null;
  }

  /** Null where there is no such version, or its text cannot be read. */
  version(version: number): Version | null {
    const row = this.rows.find(one => one.version === version);
    return row ? compile(row) : null;
  }
}

function compile({ version, effectiveFrom, text }: PlacedVersion): Version | null {
  let agreement = compiled.get(text);
  if (agreement === undefined) {
    agreement = agreementOf(text, version);
    compiled.set(text, agreement);
  }
  return agreement && { version, effectiveFrom, agreement };
}

/** @throws Refusal for a format of a newer Lead SLA: to judge by the terms before it would be wrong */
function agreementOf(text: string, version: number): Agreement | null {
  let stored: StoredPolicy;
  try {
    stored = JSON.parse(text) as StoredPolicy;
  } catch {
    return null;
  }
  const { policy } = stored;
  if (isNewerFormat(policy)) {
    refuse(
      'policy',
      `Version ${version} of the policy is in the format "${policy.format}", which this Lead SLA cannot read.`,
      'Update Lead SLA in this file.',
    );
  }
  return agreementFrom(stored);
}

function agreementFrom(stored: StoredPolicy): Agreement | null {
  try {
    return new Agreement(stored);
  } catch {
    return null;
  }
}

/** Whether a range that somebody passed is the ledger: known by its header. */
export function isLedger(cells: unknown): cells is Cell[][] {
  return Array.isArray(cells) && Array.isArray(cells[0]) && cells[0][0] === LEDGER_HEADER;
}

/**
 * @param check looks into each version's text
 * @throws Refusal when the cells are not a ledger
 */
export function readLedger(cells: unknown, check = (saved: readonly SavedVersion[]) => saved): Ledger {
  if (!isLedger(cells)) {
    refuse('policy', 'This range is not the policy.', 'Pass SLA_POLICY, or leave the argument out.');
  }
  const [, name = '', changes = ''] = /^Policy; cells in (\S{1,100}) (.+)$/.exec(String(cells[0]?.[1])) ?? [];
  const saved = cells.slice(1).map(([from, text], index) => ({
    effectiveFrom: isDate(from) ? from.getTime() : Number.NEGATIVE_INFINITY,
    text: isBlank(text) || !isBeginning(from, index) ? '' : String(text),
  }));
  if (saved.every(({ text }) => text === '')) {
    refuse('policy', 'There is no policy yet.', 'Set one up with Lead SLA in the menu.');
  }
  return new Ledger(isZoneText(changes) ? decodeZone(name, changes) : NO_ZONE, check(saved));
}

/** Only the first version is in force since ever; another one whose date is gone would take over every lead. */
export function isBeginning(from: Cell, index: number): boolean {
  return isDate(from) || (index === 0 && isBlank(from));
}

/** The header row of SLA_POLICY. */
export function ledgerHeader(zone: Zone): [string, string] {
  return [LEDGER_HEADER, `Policy; cells in ${zone.name} ${encodeZone(zone)}`];
}
