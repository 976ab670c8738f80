import type { CellStore } from '../book/cells.ts';
import type { Area } from './references.ts';

/** An area of one tab. Open sides end at Infinity. */
export interface CellArea extends Area {
  readonly store: CellStore;
}

export const overlaps = (a: Area, b: Area): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
