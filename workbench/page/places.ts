/** Where somebody was in each tab. The browser keeps it for this window alone, so that a reload comes back to it. */

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface View {
  /** The active cell, and the opposite corner of what is selected. */
  readonly active: Place;
  readonly corner: Place;
  /** Pixels scrolled. */
  readonly left: number;
  readonly top: number;
}

interface Kept {
  readonly tab: number;
  readonly views: readonly (readonly [tab: number, view: View])[];
}

const BEGINNING: Place = { row: 0, column: 0 };
export const FIRST_VIEW: View = { active: BEGINNING, corner: BEGINNING, left: 0, top: 0 };

export class Places {
  /** The tab that was shown last; null in a new window. */
  readonly last: number | null;
  readonly #views: Map<number, View>;

  /** @param key names the workbook; `tab` answers what is shown when the page goes */
  constructor(key: string, tab: () => number) {
    const kept = readKept(key);
    this.last = kept?.tab ?? null;
    this.#views = new Map(kept?.views);
    window.addEventListener('pagehide', () => {
      sessionStorage.setItem(key, JSON.stringify({ tab: tab(), views: [...this.#views] } satisfies Kept));
    });
  }

  of(tab: number): View {
    return this.#views.get(tab) ?? FIRST_VIEW;
  }

  keep(tab: number, change: Partial<View>): void {
    this.#views.set(tab, { ...this.of(tab), ...change });
  }
}

function readKept(key: string): Kept | null {
  const text = sessionStorage.getItem(key);
  return text === null ? null : (JSON.parse(text) as Kept);
}
