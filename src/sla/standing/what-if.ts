/** What another policy would say of the same rows: who goes from which state to which. Nothing is written. */

import type { State } from '../promises/sales/first-contact-status.ts';
import type { Verdict } from '../promises/sales/judged-lead.ts';
import type { JudgedSheet } from '../promises/sales/judged-sheet.ts';

export interface Change {
  readonly key: string;
  readonly label: string;
  readonly sheet: string;
  readonly row: number;
  readonly from: State;
  readonly to: State;
}

export interface Move {
  readonly from: string;
  readonly to: string;
  readonly leads: number;
}

export interface Difference {
  /** First-contact verdicts that change; those that turn overdue first, the most valuable of them first. */
  readonly changes: readonly Change[];
  readonly moves: readonly Move[];
  readonly attempts: readonly Move[];
  /** Leads that qualify only before, and only after. */
  readonly qualified: { readonly lost: number; readonly gained: number };
  /** Leads whose clock starts at another moment, where it is another event that starts it. */
  readonly restarted: number;
}

/** The states in which a change is worth a look, the most urgent first. */
const URGENCY: readonly State[] = ['OVERDUE', 'CHECK DATA', 'MISSED', 'AT RISK'];

/** Compares row by row: of one reading of the tabs, the row is the lead, whichever columns its key is made of. */
export function difference(before: readonly JudgedSheet[], after: readonly JudgedSheet[]): Difference {
  const others = byRow(after);
  const pairs: [Verdict | undefined, Verdict | undefined][] = [];
  for (const [place, verdict] of byRow(before)) {
    pairs.push([verdict, others.get(place)]);
    others.delete(place);
  }
  for (const verdict of others.values()) pairs.push([undefined, verdict]);

  const changed = pairs.flatMap(([old, now]) => {
    const [from, to] = [stateOf(old), stateOf(now)];
    return from === to ? [] : [{ verdict: (now ?? old) as Verdict, from, to }];
  });
  const rank = ({ from, to }: Pick<Change, 'from' | 'to'>) => {
    const place = URGENCY.indexOf(to);
    return place >= 0 ? place : URGENCY.length + (from === 'OVERDUE' ? 0 : 1);
  };
  changed.sort((a, b) => rank(a) - rank(b) || (b.verdict.value ?? 0) - (a.verdict.value ?? 0));
  const isQualified = (verdict: Verdict | undefined) => verdict?.qualified === true;
  const startsAt = (verdict: Verdict | undefined) => verdict?.agreement?.policy.clock.startsAt;
  return {
    restarted: pairs.filter(([old, now]) => startsAt(old) !== startsAt(now) && startOf(old) !== startOf(now)).length,
    changes: changed.map(({ verdict: { lead }, from, to }) => {
      const { key, label, sheet, row } = lead;
      return { key, label, sheet, row, from, to };
    }),
    moves: movesOf(changed),
    attempts: movesOf(
      pairs.map(([old, now]) => ({ from: old?.attempts?.state ?? '', to: now?.attempts?.state ?? '' })),
    ),
    qualified: {
      lost: pairs.filter(([old, now]) => isQualified(old) && !isQualified(now)).length,
      gained: pairs.filter(([old, now]) => !isQualified(old) && isQualified(now)).length,
    },
  };
}

function byRow(sheets: readonly JudgedSheet[]): Map<string, Verdict> {
  return new Map(
    sheets.flatMap(({ verdicts }) =>
      verdicts.map(verdict => [`${verdict.lead.row} ${verdict.lead.sheet}`, verdict] as const),
    ),
  );
}

function stateOf(verdict: Verdict | undefined): State {
  return verdict?.response?.state ?? '';
}

function startOf(verdict: Verdict | undefined): number | null {
  return verdict?.response?.start ?? null;
}

/** The most leads first. */
function movesOf(changes: readonly { readonly from: string; readonly to: string }[]): Move[] {
  const moves = new Map<string, { from: string; to: string; leads: number }>();
  for (const { from, to } of changes) {
    if (from === to) continue;
    const move = moves.get(`${from}\n${to}`) ?? { from, to, leads: 0 };
    move.leads++;
    moves.set(`${from}\n${to}`, move);
  }
  return [...moves.values()].sort((a, b) => b.leads - a.leads);
}
