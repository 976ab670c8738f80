/** Looking for a text in the tab: where it was found, and which of the places is selected. */
import type { Place } from './places.ts';
import { fetchFound } from './server.ts';

interface Search {
  readonly text: string;
  /** The cell from which on it is looked for. */
  readonly from: Place;
  readonly found: readonly Place[];
  /** -1 when nothing was found. */
  readonly at: number;
}

/** What a finder must know of the page around it. */
interface Searched {
  readonly tab: number;
  readonly active: Place;
  select(place: Place, corner: Place, isFar: boolean): void;
  tell(): void;
}

export class Finder {
  /** Null while nobody looks for anything. */
  search: Search | null = null;
  readonly #page: Searched;

  constructor(page: Searched) {
    this.#page = page;
  }

  /** Begins, with an empty text, or goes on where it is open already. */
  open(): void {
    if (!this.search) void this.find('');
  }

  close(): void {
    this.search = null;
    this.#page.tell();
  }

  async find(text: string): Promise<void> {
    const from = this.search?.from ?? this.#page.active;
    this.search = { text, from, found: this.search?.found ?? [], at: -1 };
    this.#page.tell();
    const found = await fetchFound(this.#page.tab, text);
    if (this.search?.text !== text) return;
    const next = found.findIndex(({ row, column }) => row > from.row || (row === from.row && column >= from.column));
    this.search = { text, from, found, at: found.length === 0 ? -1 : Math.max(0, next) };
    this.go(0);
  }

  /** Selects the next place, or the one before; past the last it begins again. */
  go(steps: number): void {
    if (!this.search) return;
    const { found, at } = this.search;
    const next = (at + steps + found.length) % Math.max(1, found.length);
    const place = found[next];
    this.search = { ...this.search, at: place ? next : -1 };
    if (place) this.#page.select(place, place, true);
    else this.#page.tell();
  }
}
