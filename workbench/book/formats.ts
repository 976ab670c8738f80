import type { CellFormat } from './types.ts';

/** Gives equal formats as one frozen object, so that cells share them and `===` compares them. */
export class FormatTable {
  readonly plain: CellFormat = Object.freeze({ numberFormat: '' });
  readonly #known = new Map<string, CellFormat>([[key(this.plain), this.plain]]);
  readonly #changed = new WeakMap<object, WeakMap<CellFormat, CellFormat>>();

  intern(format: CellFormat): CellFormat {
    const clean = Object.fromEntries(Object.entries(format).filter(([, part]) => part !== undefined));
    const wanted: CellFormat = { ...clean, numberFormat: format.numberFormat };
    const name = key(wanted);
    const known = this.#known.get(name);
    if (known) return known;
    Object.freeze(wanted);
    this.#known.set(name, wanted);
    return wanted;
  }

  /** The format after a change; the same change on many cells is worked out once per format met. */
  change(format: CellFormat, change: Partial<CellFormat>): CellFormat {
    let met = this.#changed.get(change);
    if (!met) {
      met = new WeakMap();
      this.#changed.set(change, met);
    }
    let after = met.get(format);
    if (!after) {
      after = this.intern({ ...format, ...change });
      met.set(format, after);
    }
    return after;
  }
}

/** The parts in one order, so that equal formats have equal keys. */
function key(format: CellFormat): string {
  return JSON.stringify(Object.entries(format).sort(([a], [b]) => (a < b ? -1 : 1)));
}
