/**
 * How soon leads that become customers do so, from leads of every age: F(age) = the share of the wins within the horizon that
 * have come by that age.
 *
 * Young leads have had no time to be won, and old ones tell of old times. So each lead lends only the days that it lived
 * through inside the window: per whole day of age, wins at that age ÷ leads still open at it (the hazard).
 */

// Taken out of the global object once: where node:vm runs the bundle, each look into it costs 200 ns.
const { ceil, floor, max, min } = Math;
/** When an open lead is won. */
export const NEVER = Number.POSITIVE_INFINITY;

/** Leads as they are known at one moment; instants in days since any date, fractions being times of day. */
export interface Cohort {
  readonly asOf: number;
  /** Before `asOf`. */
  readonly created: Float64Array;
  /** NEVER while not won; never before `created`, nor after `asOf`. */
  readonly won: Float64Array;
}

/** An age at which fewer leads were at risk says nothing of how many are won at it. */
const AT_RISK_MIN = 20;

export interface Maturity {
  /** F at the ages 0, 1, … horizon, from 0 to 1; null when nothing was won at any of those ages in the window. */
  readonly curve: Float64Array | null;
  /** In days: the one asked for, or, where the history is shorter, the oldest age up to which every age can be told. */
  readonly horizon: number;
}

export function maturityOf({ asOf, created, won }: Cohort, windowDays: number, horizon: number): Maturity {
  const opens = asOf - windowDays;
  // Leads at risk at an age are a running sum of those who enter at it, less those who have left before it.
  const entering = new Int32Array(horizon + 1);
  const wins = new Int32Array(horizon);
  for (let i = 0; i < created.length; i++) {
    const start = created[i] as number;
    const win = won[i] as number;
    const isWon = win < NEVER;
    const end = (isWon ? win : asOf) - start;
    const from = max(0, opens - start);
    if (from < end) {
      const first = ceil(from);
      const after = min(horizon, isWon ? floor(end) + 1 : floor(end));
      if (first < after) {
        entering[first] = (entering[first] as number) + 1;
        entering[after] = (entering[after] as number) - 1;
      }
    }
    if (isWon && win > opens && end < horizon) {
      const age = floor(end);
      wins[age] = (wins[age] as number) + 1;
    }
  }
  return curveOf(entering, wins);
}

function curveOf(entering: Int32Array, wins: Int32Array): Maturity {
  const curve = new Float64Array(entering.length);
  let atRisk = 0;
  let surviving = 1;
  let age = 0;
  for (; age < wins.length; age++) {
    atRisk += entering[age] as number;
    const won = wins[age] as number;
    // A win clamped to its creation was never at risk: it is its own risk.
    const risk = max(atRisk, won);
    if (risk < AT_RISK_MIN) break;
    surviving *= 1 - won / risk;
    curve[age + 1] = 1 - surviving;
  }
  const all = 1 - surviving;
  return { curve: all > 0 ? curve.slice(0, age + 1).map(share => share / all) : null, horizon: age };
}

/** F at any age: linear between whole days, 1 beyond the horizon. */
export function maturityAt(curve: Float64Array, age: number): number {
  const horizon = curve.length - 1;
  if (age >= horizon) return 1;
  const day = floor(age);
  const share = curve[day] as number;
  return share + (age - day) * ((curve[day + 1] as number) - share);
}
