/** What each source in each segment has shown in the window. */
import { ANY_SEGMENT, type KnownLeads } from './history.ts';
import { maturityAt } from './maturity.ts';
import type { Evidence } from './prior.ts';

/** The leads of one source in one segment that were created in the window. */
export interface SourceCell extends Evidence {
  readonly source: number;
  readonly segment: number;
  readonly leads: number;
}

export function cellsOf(known: KnownLeads, opens: number, curve: Float64Array): SourceCell[] {
  const { asOf, created, won, source, segment, segments } = known;
  const horizon = curve.length - 1;
  const cells = new Map<number, { -readonly [K in keyof SourceCell]: SourceCell[K] }>();
  for (let i = 0; i < created.length; i++) {
    const start = created[i] as number;
    if (start < opens) continue;
    const key = (source[i] as number) * segments.length + (segment[i] as number);
    let cell = cells.get(key);
    if (!cell) {
      cell = { source: source[i] as number, segment: segment[i] as number, leads: 0, wins: 0, mature: 0 };
      cells.set(key, cell);
    }
    cell.leads++;
    if ((won[i] as number) - start < horizon) cell.wins++;
    cell.mature += maturityAt(curve, asOf - start);
  }
  return [...cells.values()].map(cell => ({ ...cell, mature: Math.max(cell.mature, cell.wins) }));
}

/** Each source in any segment. */
export function wholeSources(cells: readonly SourceCell[]): ReadonlyMap<number, SourceCell> {
  const whole = new Map<number, SourceCell>();
  for (const { source, leads, wins, mature } of cells) {
    const known = whole.get(source) ?? { leads: 0, wins: 0, mature: 0 };
    whole.set(source, {
      source,
      segment: ANY_SEGMENT,
      leads: known.leads + leads,
      wins: known.wins + wins,
      mature: known.mature + mature,
    });
  }
  return whole;
}

/** Wins within the horizon of the leads that came since `opens`. */
export function winsOf({ created, won }: KnownLeads, opens: number, horizonDays: number): number {
  return won.filter((win, i) => (created[i] as number) >= opens && win - (created[i] as number) < horizonDays).length;
}
