import type { CellStore } from '../book/cells.ts';
import { localeOf } from '../book/locales.ts';
import type { Block } from '../book/types.ts';
import { analyse } from './analyse.ts';
import type { Setting } from './call.ts';
import type { CellArea } from './cell-area.ts';
import { wallClock, yearOf } from './clock.ts';
import type { CustomCalls } from './custom-calls.ts';
import type { World } from './evaluate.ts';
import type { FormulaCell } from './formula-cell.ts';
import type { CallNode } from './parse.ts';
import { areaOf } from './references.ts';
import { fail, Range, type Value } from './values.ts';

const NOT_FIXED = 'This function is not allowed to reference a cell with NOW(), RAND(), RANDARRAY(), or RANDBETWEEN()';

/** What the engine must know of the workbook that it calculates. */
export interface Surroundings {
  readonly locale: string;
  readonly timeZone: string;
  readonly now: () => number;
  readonly stores: readonly CellStore[];
  readonly names: ReadonlyMap<string, { readonly gridId: number; readonly block: Block }>;
}

interface Reader {
  readonly store: CellStore;
  readonly analysis: { readonly references: FormulaCell['analysis']['references']; readonly names: readonly string[] };
}

/** The cells that a formula, or a part of one, reads, as its references and names stand now. */
export function precedentsOf({ store, analysis }: Reader, around: Surroundings): CellArea[] {
  const areas: CellArea[] = [];
  for (const reference of analysis.references) {
    const target = storeNamed(reference.sheet, store, around);
    if (target) areas.push({ store: target, ...areaOf(reference) });
  }
  for (const name of analysis.names) {
    const range = rangeNamed(name, around);
    if (!range) continue;
    const { row, column, rows, columns } = range;
    areas.push({ store: range.store, top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
  }
  return areas;
}

/** The tab that a formula on `home` means by a name (null = its own). */
export function storeNamed(sheet: string | null, home: CellStore, around: Surroundings): CellStore | undefined {
  if (sheet === null) return home;
  const wanted = sheet.toLowerCase();
  return around.stores.find(store => store.name.toLowerCase() === wanted);
}

function rangeNamed(name: string, around: Surroundings): Range | undefined {
  const wanted = name.toLowerCase();
  for (const [known, { gridId, block }] of around.names) {
    if (known.toLowerCase() !== wanted) continue;
    const store = around.stores.find(({ id }) => id === gridId);
    return store && new Range(store, block.row, block.column, block.rows, block.columns);
  }
  return undefined;
}

/** The workbook as one formula's expression sees it. */
export class CellWorld implements World {
  readonly setting: Setting;
  readonly #formula: FormulaCell;
  readonly #around: Surroundings;
  readonly #customCalls: CustomCalls;
  readonly #isTainted: (area: CellArea) => boolean;

  constructor(
    formula: FormulaCell,
    around: Surroundings,
    customCalls: CustomCalls,
    isTainted: (area: CellArea) => boolean,
  ) {
    this.#formula = formula;
    this.#around = around;
    this.#customCalls = customCalls;
    this.#isTainted = isTainted;
    this.setting = {
      locale: around.locale,
      get now() {
        return wallClock(around.now(), around.timeZone);
      },
      get year() {
        return yearOf(around.now(), around.timeZone);
      },
      home: new Range(formula.store, formula.row, formula.column, 1, 1),
    };
  }

  store(sheet: string | null): CellStore | undefined {
    return storeNamed(sheet, this.#formula.store, this.#around);
  }

  named(name: string): Range | undefined {
    return rangeNamed(name, this.#around);
  }

  hasCustom(name: string): boolean {
    return this.#customCalls.has(name);
  }

  callCustom(call: CallNode, args: readonly Value[]): Value {
    const { store, kept } = this.#formula;
    const analysis = analyse(call);
    const areas = precedentsOf({ store, analysis }, this.#around);
    if (analysis.volatile || areas.some(this.#isTainted)) fail('#ERROR!', NOT_FIXED);
    const answer = this.#customCalls.call(call.name, args, kept.get(call.site), localeOf(this.#around.locale));
    kept.set(call.site, answer);
    return answer.answer;
  }
}
