/**
 * The versions of the policy, as the range SLA_POLICY holds them: a header row, then a row per version with the instant from
 * which it is in force (blank = since ever) and its text. Only the versions that a question needs are parsed.
 *
 * A version for all leads is a correction: from its instant on it stands in every version that was saved before it, as far as
 * they can be merged. So every question takes the moment at which it is asked, and what is not in force by then does not exist.
 *
 * The header also carries the spreadsheet's own zone, so that formulas read texts without an offset as the scan does.
 */

import { type Cell, isBlank, isDate } from '../sheet/cell.ts';
import { refuse } from '../sheet/problem.ts';
import { decodeZone, encodeZone, isZoneText, type Zone } from '../time/zone.ts';
import { Agreement, type StoredPolicy } from './agreement.ts';
import { correct } from './correction.ts';
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
  readonly appliesTo: string | undefined;
}

/** Versions are immutable, so one text is parsed once per context; null for a text that is no policy. */
const parsed = new Map<string, Agreement | null>();

/** Where somebody has damaged the header: of no spreadsheet, so that the next scan writes it anew. */
const NO_ZONE = decodeZone('', '0|0');

/** A version whose text somebody has damaged is passed over, as if it had never been saved: see `version`. */
export class Ledger {
  /** The spreadsheet's. */
  readonly zone: Zone;
  private readonly saved: readonly SavedVersion[];
  /** Oldest first by the instant in force. */
  private readonly rows: readonly PlacedVersion[];
  /** In the order they were saved. */
  private readonly corrections: readonly PlacedVersion[];
  private readonly hasTakers: boolean;
  /** Versions by their number and the corrections in them. */
  private readonly known = new Map<string | number, Version | null>();

  /** @param zone the spreadsheet's @param saved in the order they were saved */
  constructor(zone: Zone, saved: readonly SavedVersion[]) {
    this.zone = zone;
    this.saved = saved;
    const placed = saved
      .map((row, index) => ({ ...row, version: index + 1, appliesTo: APPLIES_TO_IN.exec(row.text)?.[1] }))
      .filter(({ text }) => text !== '');
    this.corrections = placed.filter(({ appliesTo }) => appliesTo === 'all leads');
    this.hasTakers = placed.some(({ appliesTo }) => appliesTo === 'open leads');
    // Sorting is stable: of two versions from the same instant the one saved later stays the later one.
    this.rows = placed
      .slice()
      .sort((a, b) => (a.effectiveFrom === b.effectiveFrom ? 0 : a.effectiveFrom - b.effectiveFrom));
  }

  /** The versions in force by a moment, oldest first; from one of them on. */
  *inForceBy(now: number, first?: Version): Iterable<Version> {
    for (let index = first ? this.placeOf(first) : 0; index < this.rows.length; index++) {
      const row = this.rows[index] as PlacedVersion;
      if (row.effectiveFrom > now) return;
      const version = this.corrected(row, now);
      if (version) yield version;
    }
  }

  /** Those for leads that are still open, in force by a moment and later than one that binds a lead. */
  *takingOver(bound: Version, now: number): Iterable<Version> {
    if (!this.hasTakers) return;
    for (let index = this.placeOf(bound) + 1; index < this.rows.length; index++) {
      const row = this.rows[index] as PlacedVersion;
      if (row.effectiveFrom > now) return;
      const version = row.appliesTo === 'open leads' ? this.corrected(row, now) : null;
      if (version) yield version;
    }
  }

  /** The versions that begin later than an instant, oldest first, as they stand by then. */
  *waiting(instant: number): Iterable<Version> {
    for (const row of this.rows) {
      const version = row.effectiveFrom > instant ? this.corrected(row, instant) : null;
      if (version) yield version;
    }
  }

  /** The same versions and one more, as if it had been saved last. */
  with(effectiveFrom: number, stored: StoredPolicy): Ledger {
    return new Ledger(this.zone, [...this.saved, { effectiveFrom, text: JSON.stringify(stored) }]);
  }

  /** The same versions in a spreadsheet of another zone. */
  inZone(zone: Zone): Ledger {
    return new Ledger(zone, this.saved);
  }

  /** What a correction that is saved now would find differently in the versions before it, each thing in words. */
  conflictsWith(correction: StoredPolicy): readonly { readonly version: number; readonly words: string }[] {
    const made = this.newest();
    const agreement = new Agreement(correction);
    return this.rows.flatMap(row => {
      const version = this.corrected(row, Number.POSITIVE_INFINITY);
      const found = made && version ? correct(version.agreement, made.agreement, agreement).conflicts : [];
      return found.map(({ words }) => ({ version: row.version, words }));
    });
  }

  /** The version in force at an instant, or null before the first. */
  at(instant: number, now = instant): Agreement | null {
    return this.versionAt(instant, now)?.agreement ?? null;
  }

  /** @param now when it is asked: what came into force later does not exist */
  versionAt(instant: number, now = instant): Version | null {
    for (let index = this.rows.length - 1; index >= 0; index--) {
      const row = this.rows[index] as PlacedVersion;
      const version = row.effectiveFrom <= instant && row.effectiveFrom <= now ? this.corrected(row, now) : null;
      if (version) return version;
    }
    return null;
  }

  /** The first to be in force; null where none can be read. */
  first(): Version | null {
    for (const row of this.rows) {
      const version = this.corrected(row, row.effectiveFrom);
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

  /** As it was saved; null where there is no such version, or its text cannot be read. */
  version(version: number): Version | null {
    const row = this.rows.find(one => one.version === version);
    const agreement = row && agreementOf(row);
    return row && agreement ? { version, effectiveFrom: row.effectiveFrom, agreement } : null;
  }

  private placeOf({ version }: Version): number {
    return this.rows.findIndex(row => row.version === version);
  }

  /** A version with the corrections in it that were saved after it and are in force by a moment. */
  private corrected(row: PlacedVersion, now: number): Version | null {
    const { version, effectiveFrom } = row;
    const later = this.corrections.filter(one => one.version > version && one.effectiveFrom <= now);
    const key = later.length ? [version, ...later.map(one => one.version)].join() : version;
    let known = this.known.get(key);
    if (known === undefined) {
      const agreement = later.reduce((before, one) => before && this.correctedBy(one, before), agreementOf(row));
      known = agreement && { version, effectiveFrom, agreement };
      this.known.set(key, known);
    }
    return known;
  }

  /** A correction changes what it changes in the version that it was made from: the one saved before it. */
  private correctedBy(row: PlacedVersion, before: Agreement): Agreement {
    const correction = agreementOf(row);
    let made: Version | null = null;
    for (let earlier = row.version - 1; earlier > 0 && !made; earlier--) made = this.version(earlier);
    return correction && made ? correct(before, made.agreement, correction).agreement : before;
  }
}

/** Whom a version binds, without parsing all of it: quotes in names are escaped. */
const APPLIES_TO_IN = /"appliesTo":\s*"([^"]+)"/;

function agreementOf({ text, version }: PlacedVersion): Agreement | null {
  let agreement = parsed.get(text);
  if (agreement === undefined) {
    agreement = parse(text, version);
    parsed.set(text, agreement);
  }
  return agreement;
}

/** @throws Refusal for a format of a newer Lead SLA: to judge by the terms before it would be wrong */
function parse(text: string, version: number): Agreement | null {
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

/** What was read last: thousands of formulas are handed the same versions one after the other. */
let lastRead: { readonly cells: readonly (readonly Cell[])[]; readonly ledger: Ledger } | null = null;

/**
 * @param check looks into each version's text; without it the versions are trusted
 * @throws Refusal when the cells are not a ledger
 */
export function readLedger(cells: unknown, check?: Check): Ledger {
  if (!isLedger(cells)) {
    refuse('policy', 'This range is not the policy.', 'Pass SLA_POLICY, or leave the argument out.');
  }
  if (check) return ledgerIn(cells, check);
  if (!lastRead || !isSame(lastRead.cells, cells)) lastRead = { cells, ledger: ledgerIn(cells, saved => saved) };
  return lastRead.ledger;
}

type Check = (saved: readonly SavedVersion[]) => readonly SavedVersion[];

function isSame(a: readonly (readonly Cell[])[], b: readonly (readonly Cell[])[]): boolean {
  return (
    a.length === b.length &&
    a.every(([from, text], row) => {
      const [otherFrom, otherText] = b[row] as readonly Cell[];
      return text === otherText && (isDate(from) && isDate(otherFrom) ? +from === +otherFrom : from === otherFrom);
    })
  );
}

function ledgerIn(cells: readonly (readonly Cell[])[], check: Check): Ledger {
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
