/** How cells look, for the page: each look once, cells name it by its index. */
import type { CellFormat, Scalar } from '../book/types.ts';
import type { RuleLook } from './conditional.ts';
import type { BorderView, LookView } from './protocol.ts';

export class Looks {
  /** The first is that of a cell that nobody has touched. */
  readonly all: LookView[] = [{ align: 'left' }];
  readonly #numbers = new Map<string, number>([[JSON.stringify({ align: 'left' }), 0]]);
  readonly #byFormat = new Map<CellFormat, Map<string, number>>();

  numberOf(format: CellFormat, value: Scalar, rule: RuleLook | null, borders: BorderView | null): number {
    const align = format.align ?? sideOf(value);
    const known = this.#byFormat.get(format) ?? new Map<string, number>();
    this.#byFormat.set(format, known);
    const variant = rule || borders ? `${align} ${JSON.stringify([rule, borders])}` : align;
    const number = known.get(variant) ?? this.#add(lookView(format, align, rule, borders));
    known.set(variant, number);
    return number;
  }

  #add(look: LookView): number {
    const key = JSON.stringify(look);
    const number = this.#numbers.get(key) ?? this.all.push(look) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}

/** Numbers stand right, truths and errors in the middle, text left. */
function sideOf(value: Scalar): LookView['align'] {
  if (typeof value === 'number') return 'right';
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null) ? 'center' : 'left';
}

function lookView(
  format: CellFormat,
  align: LookView['align'],
  rule: RuleLook | null,
  borders: BorderView | null,
): LookView {
  const background = rule?.background ?? format.background;
  const color = rule?.color ?? format.color;
  return {
    align,
    ...(format.valign && format.valign !== 'bottom' && { valign: format.valign }),
    ...(background && background !== '#ffffff' && { background }),
    ...(color && color !== '#000000' && { color }),
    ...((rule?.bold ?? format.bold) && { bold: true as const }),
    ...((rule?.italic ?? format.italic) && { italic: true as const }),
    ...(rule?.strikethrough && { strike: true as const }),
    ...(format.size && format.size !== 10 && { size: format.size }),
    ...(format.family && format.family !== 'Arial' && { family: format.family }),
    ...(format.wrap && { wrap: true as const }),
    ...(borders && { borders }),
  };
}
