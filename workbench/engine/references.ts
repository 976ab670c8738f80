import { columnName } from '../book/addresses.ts';
import { type LineEdit, movedStretch } from '../book/structure.ts';
import { type Corner, type Notation, type Reference, tokenize } from './tokens.ts';

/** Where a reference points; the last row and column of an open side are Infinity. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The cells that a reference means, whichever corner was written first. */
export function areaOf({ from, to }: Reference): Area {
  const end = to ?? from;
  const [top, bottom] = stretch(from.row, end.row);
  const [left, right] = stretch(from.column, end.column);
  return { top, left, bottom, right };
}

/** `2:5` from either end; `A2:A` is open below row 2. */
function stretch(a: number | null, b: number | null): readonly [number, number] {
  if (a === null || b === null) return [a ?? b ?? 0, Number.POSITIVE_INFINITY];
  return a <= b ? [a, b] : [b, a];
}

/** Replaces each reference in a formula's text by what `change` makes of it (null = keep as written). */
export function rewriteReferences(
  text: string,
  notation: Notation,
  change: (reference: Reference) => string | null,
): string {
  const tokens = tokenize(text, notation) ?? [];
  let rewritten = '';
  let kept = 0;
  for (const token of tokens) {
    const replacement = token.kind === 'reference' ? change(token.reference) : null;
    if (replacement === null) continue;
    rewritten += text.slice(kept, token.start) + replacement;
    kept = token.end;
  }
  return rewritten + text.slice(kept);
}

/** A reference as text. */
export function referenceText({ sheet, from, to }: Reference): string {
  const tab = sheet === null ? '' : `${sheetText(sheet)}!`;
  return tab + cornerText(from) + (to ? `:${cornerText(to)}` : '');
}

const sheetText = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;

function cornerText({ row, column, rowFixed, columnFixed }: Corner): string {
  const letters = column === null ? '' : `${columnFixed ? '$' : ''}${columnName(column)}`;
  return letters + (row === null ? '' : `${rowFixed ? '$' : ''}${row + 1}`);
}

/** The reference after its relative sides moved, as copying moves them; "#REF!" when it leaves the tab. */
export function movedReference(reference: Reference, rows: number, columns: number): string {
  const from = movedCorner(reference.from, rows, columns);
  const to = reference.to && movedCorner(reference.to, rows, columns);
  const outside = [from, to].some(corner => corner && ((corner.row ?? 0) < 0 || (corner.column ?? 0) < 0));
  return outside ? '#REF!' : referenceText({ ...reference, from, to });
}

const movedCorner = (corner: Corner, rows: number, columns: number): Corner => ({
  ...corner,
  row: corner.row === null || corner.rowFixed ? corner.row : corner.row + rows,
  column: corner.column === null || corner.columnFixed ? corner.column : corner.column + columns,
});

/** The reference after lines of the tab that it points into were inserted or deleted. */
export function editedReference(reference: Reference, edit: LineEdit): string {
  const { from, to } = reference;
  const side = edit.axis;
  const a = from[side];
  const b = to ? to[side] : a;
  if (a === null && b === null) return referenceText(reference);
  const first = Math.min(a ?? b ?? 0, b ?? Number.POSITIVE_INFINITY);
  const last = a === null || b === null ? Number.POSITIVE_INFINITY : Math.max(a, b);
  const moved = movedStretch(first, last, edit);
  if (!moved) return '#REF!';
  const place = (corner: Corner, own: number | null): Corner =>
    own === null ? corner : { ...corner, [side]: own === first ? moved[0] : moved[1] };
  return referenceText({ ...reference, from: place(from, a), to: to && place(to, b) });
}
