/**
 * The calls in a formula, as far as it takes to add arguments to them: names, parentheses, separators. Texts, quoted tab names
 * and array literals are passed over; what does not add up is not understood, and left alone.
 */

export interface FormulaCall {
  /** In capitals. */
  readonly name: string;
  /** Index of its opening parenthesis, and of the one that closes it. */
  readonly open: number;
  readonly close: number;
  /** As they stand, spaces included; a call without any has one that is blank. */
  readonly args: readonly string[];
}

export interface ParsedFormula {
  readonly calls: readonly FormulaCall[];
  /** Between arguments. */
  readonly separator: ',' | ';';
}

/**
 * Null for what is no formula or does not add up.
 * @param usual between arguments in this file: where that is a semicolon, a comma is the decimal mark and parts nothing
 */
export function parseFormula(formula: string, usual: ',' | ';' = ','): ParsedFormula | null {
  if (!formula.startsWith('=')) return null;
  const marks = marksOf(formula);
  if (!marks) return null;
  const isSemicolon = usual === ';' || marks.calls.some(call => call.marks.some(({ mark }) => mark === ';'));
  const separator = isSemicolon ? ';' : ',';
  const calls = marks.calls.map(({ name, open, close, marks: own }) => {
    const cuts = [open, ...own.filter(({ mark }) => mark === separator).map(({ at }) => at), close];
    const args = cuts.slice(1).map((end, index) => formula.slice((cuts[index] as number) + 1, end));
    return { name, open, close, args };
  });
  return { calls, separator };
}

interface OpenBracket {
  readonly kind: '(' | '{';
  /** "" for a parenthesis that only groups. */
  readonly name: string;
  readonly open: number;
  readonly marks: { readonly at: number; readonly mark: ',' | ';' }[];
}

interface ClosedCall extends OpenBracket {
  readonly close: number;
}

/** No function has a longer name. */
const NAME_MAX = 64;

function marksOf(formula: string): { readonly calls: readonly ClosedCall[] } | null {
  const stack: OpenBracket[] = [];
  const calls: ClosedCall[] = [];
  for (let at = 1; at < formula.length; at++) {
    const character = formula.charAt(at);
    if (character === '"' || character === "'") {
      at = endOfQuote(formula, at);
      if (at < 0) return null;
    } else if (character === '(' || character === '{') {
      const name =
        character === '(' ? (/[A-Za-z_][\w.]*$/.exec(formula.slice(Math.max(0, at - NAME_MAX), at))?.[0] ?? '') : '';
      stack.push({ kind: character, name: name.toUpperCase(), open: at, marks: [] });
    } else if (character === ')' || character === '}') {
      const closed = stack.pop();
      if (!closed || (closed.kind === '(') !== (character === ')')) return null;
      if (closed.name !== '') calls.push({ ...closed, close: at });
    } else if (character === ',' || character === ';') {
      const within = stack[stack.length - 1];
      if (within && within.name !== '') within.marks.push({ at, mark: character });
    }
  }
  return stack.length ? null : { calls };
}

/** Index of the quote that ends a text; a doubled one is part of it. −1 where none does. */
function endOfQuote(formula: string, start: number): number {
  const quote = formula.charAt(start);
  for (let at = start + 1; at < formula.length; at++) {
    if (formula.charAt(at) !== quote) continue;
    if (formula.charAt(at + 1) !== quote) return at;
    at++;
  }
  return -1;
}
