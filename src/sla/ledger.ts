/**
 * The versions of the policy, as the range SLA_POLICY holds them: a header row, then a row per version with the instant from
 * which it is in force (blank = since ever) and its text. Only the versions that a question needs are parsed.
 *
 * The header also carries the spreadsheet's own zone, so that formulas read texts without an offset as the scan does.
 */
import { Agreement, type StoredPolicy } from './agreement.ts';
import { type Cell, isBlank, isDate } from './moment.ts';
import { refuse } from './problem.ts';
import { decodeZone, encodeZone, type Zone } from './zone.ts';

export const LEDGER_HEADER = 'In force from';

export interface Version {
  /** −Infinity: since ever. */
  readonly effectiveFrom: number;
  readonly agreement: Agreement;
}

/** Versions are immutable, so one text is compiled once per context. */
const compiled = new Map<string, Agreement>();

export class Ledger {
  /** The spreadsheet's. */
  readonly zone: Zone;
  private readonly rows: readonly { readonly effectiveFrom: number; readonly text: string }[];

  /** @param zone the spreadsheet's @param rows in the order they were saved */
  constructor(zone: Zone, rows: readonly { readonly effectiveFrom: number; readonly text: string }[]) {
    this.zone = zone;
    // Sorting is stable: of two versions from the same instant the one saved later stays the later one.
    this.rows = rows
      .slice()
      .sort((a, b) => (a.effectiveFrom === b.effectiveFrom ? 0 : a.effectiveFrom - b.effectiveFrom));
  }

  *oldestFirst(): Iterable<Version> {
    for (const { effectiveFrom, text } of this.rows) yield { effectiveFrom, agreement: agreementOf(text) };
  }

  /** The versions that begin later than an instant, oldest first. */
  *after(instant: number): Iterable<Version> {
    for (const { effectiveFrom, text } of this.rows) {
      if (effectiveFrom > instant) yield { effectiveFrom, agreement: agreementOf(text) };
    }
  }

  /** The same versions and one more, as if it had been saved last. */
  with(effectiveFrom: number, stored: StoredPolicy): Ledger {
    return new Ledger(this.zone, [...this.rows, { effectiveFrom, text: JSON.stringify(stored) }]);
  }

  /** The version in force at an instant, or null before the first. */
  at(instant: number): Agreement | null {
    let row: (typeof this.rows)[number] | undefined;
    for (const one of this.rows) if (one.effectiveFrom <= instant) row = one;
    return row ? agreementOf(row.text) : null;
  }
}

function agreementOf(text: string): Agreement {
  let agreement = compiled.get(text);
  if (!agreement) {
    agreement = new Agreement(JSON.parse(text) as StoredPolicy);
    compiled.set(text, agreement);
  }
  return agreement;
}

/** Whether a range that somebody passed is the ledger: known by its header. */
export function isLedger(cells: unknown): cells is Cell[][] {
  return Array.isArray(cells) && Array.isArray(cells[0]) && cells[0][0] === LEDGER_HEADER;
}

/** @throws Refusal when the cells are not a ledger */
export function readLedger(cells: unknown): Ledger {
  if (!isLedger(cells)) {
    refuse('policy', 'This range is not the policy.', 'Pass SLA_POLICY, or leave the argument out.');
  }
  const [, zoneName = 'UTC', changes = '0|0'] = /^Policy; cells in (\S+) (.+)$/.exec(String(cells[0]?.[1])) ?? [];
  const rows = cells.slice(1).flatMap(([from, text]) => {
    if (isBlank(text)) return [];
    return [{ effectiveFrom: isDate(from) ? from.getTime() : Number.NEGATIVE_INFINITY, text: String(text) }];
  });
  if (rows.length === 0) refuse('policy', 'There is no policy yet.', 'Set one up with Lead SLA in the menu.');
  return new Ledger(decodeZone(zoneName, changes), rows);
}

/** The header row of SLA_POLICY. */
export function ledgerHeader(zone: Zone): [string, string] {
  return [LEDGER_HEADER, `Policy; cells in ${zone.name} ${encodeZone(zone)}`];
}
