/**
 * Which version of the agreement binds a lead: one function for the scan and for formulas.
 *
 * A lead's home is the version in force when it came in. From home on, the first version that is in force when the lead's clock,
 * by that version, starts binds it; so a later change of where clocks start re-judges nobody whose clock has begun. Where none
 * does, home binds. Then versions for leads still open take over those that were undecided when they began.
 */
import type { Agreement } from '../../policy/agreement.ts';
import type { Ledger, Version } from '../../policy/ledger.ts';
import { isUnreadable, type Moment } from '../../time/moment.ts';

/** A lead as far as binding asks. */
export interface Bindable {
  /** The first instant of its creation, else of the earliest start that is known; null where nothing says. */
  readonly came: number | null;
  /** The start of its clock as a version has it; null while there is none. */
  readonly startBy: (agreement: Agreement) => Moment | null;
  /** Whether the version that binds it had decided it by an instant. */
  readonly isDecidedBy: (bound: Bound, instant: number) => boolean;
}

export interface Bound extends Version {
  /** Null while the clock of the version has not started. */
  readonly start: Moment | null;
}

/** Null for a lead that no version binds, since it came in before the first. */
export function bind(ledger: Ledger, lead: Bindable, now: number): Bound | null {
  let bound = beginning(ledger, lead, now);
  if (!bound) return null;
  for (const version of ledger.takingOver(bound, now)) {
    if (!lead.isDecidedBy(bound, version.effectiveFrom)) bound = { ...version, start: lead.startBy(version.agreement) };
  }
  return bound;
}

function beginning(ledger: Ledger, { came, startBy }: Bindable, now: number): Bound | null {
  const home = ledger.versionAt(came ?? now, now);
  for (const version of ledger.inForceBy(now, home ?? undefined)) {
    const start = startBy(version.agreement);
    if (start && ledger.versionAt(start.begin, now)?.version === version.version) return { ...version, start };
  }
  if (home) return { ...home, start: startBy(home.agreement) };
  // Nothing says that a start which cannot be read was before the agreement.
  const present = ledger.versionAt(now);
  const start = present && startBy(present.agreement);
  return present && isUnreadable(start) ? { ...present, start } : null;
}

/**
 * The version whose criteria qualify a lead: the one in force when it came in; for one that came before all of them the first,
 * and where nothing says when it came the present one. Null before any is in force.
 */
export function qualifying(ledger: Ledger, came: number | null, now: number): Version | null {
  const [first = null] = ledger.inForceBy(now);
  return ledger.versionAt(came ?? now, now) ?? first;
}

/** The first instant of a creation, else of the earliest of other moments at which a clock may start. */
export function cameAt(created: Moment | null, others: readonly (Moment | null)[]): number | null {
  if (created && !isUnreadable(created)) return created.begin;
  let first: number | null = null;
  for (const other of others) {
    if (other && !isUnreadable(other) && !(first !== null && first <= other.begin)) first = other.begin;
  }
  return first;
}
