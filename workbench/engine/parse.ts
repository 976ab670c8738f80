import type { ErrorCode, Scalar } from '../book/types.ts';
import { type Notation, type Reference, type Token, tokenize } from './tokens.ts';
import { failure } from './values.ts';

export type Node =
  | { readonly kind: 'literal'; readonly value: Scalar }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'prefix' | 'postfix'; readonly operator: string; readonly of: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'array'; readonly rows: readonly (readonly Node[])[] }
  | CallNode;

export interface CallNode {
  readonly kind: 'call';
  /** In capitals. */
  readonly name: string;
  /** null for an argument left out before another. */
  readonly args: readonly (Node | null)[];
  /** The how-manieth call of the formula it is: tells call sites apart. */
  readonly site: number;
}

/** How strongly each operator binds. A sign binds tighter than `^`: `=-2^2` is 4. */
const STRENGTH: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

/** Marks text that is no formula; caught in `parse`. */
class NotAFormula {}

/** The expression that a formula's text (with its "=") means, or null: "Formula parse error." */
export function parse(text: string, notation: Notation): Node | null {
  const tokens = tokenize(text, notation);
  if (!tokens) return null;
  try {
    return new Parser(tokens, notation).formula();
  } catch (problem) {
    if (problem instanceof NotAFormula) return null;
    throw problem;
  }
}

class Parser {
  #at = 0;
  #sites = 0;
  readonly #tokens: readonly Token[];
  readonly #notation: Notation;

  constructor(tokens: readonly Token[], notation: Notation) {
    this.#tokens = tokens;
    this.#notation = notation;
  }

  formula(): Node {
    const node = this.#expression(0);
    if (this.#at < this.#tokens.length) throw new NotAFormula();
    return node;
  }

  #expression(strength: number): Node {
    let left = this.#operand();
    for (;;) {
      const operator = this.#symbol();
      const binds = STRENGTH[operator] ?? 0;
      if (binds <= strength) return left;
      this.#at++;
      left = { kind: 'binary', operator, left, right: this.#expression(binds) };
    }
  }

  #operand(): Node {
    const operator = this.#symbol();
    if (operator === '-' || operator === '+') {
      this.#at++;
      return { kind: 'prefix', operator, of: this.#operand() };
    }
    let node = this.#primary();
    while (this.#take('%')) node = { kind: 'postfix', operator: '%', of: node };
    return node;
  }

  #primary(): Node {
    const token = this.#tokens[this.#at++];
    if (!token) throw new NotAFormula();
    switch (token.kind) {
      case 'number':
      case 'text':
        return { kind: 'literal', value: token.value };
      case 'error':
        return { kind: 'literal', value: failure(token.value as ErrorCode, messageOf(token.value)) };
      case 'reference':
        return { kind: 'reference', reference: token.reference };
      case 'word':
        return this.#word(token.value);
      case 'symbol':
        if (token.value === '(') {
          const inner = this.#expression(0);
          this.#expect(')');
          return inner;
        }
        if (token.value === '{') return this.#array();
        throw new NotAFormula();
    }
  }

  #word(word: string): Node {
    const name = word.toUpperCase();
    if (this.#take('(')) {
      const site = this.#sites++;
      return { kind: 'call', name, args: this.#arguments(), site };
    }
    if (name === 'TRUE' || name === 'FALSE') return { kind: 'literal', value: name === 'TRUE' };
    return { kind: 'name', name: word };
  }

  #arguments(): (Node | null)[] {
    const args: (Node | null)[] = [];
    if (this.#take(')')) return args;
    for (;;) {
      const next = this.#symbol();
      args.push(next === ')' || this.#isSeparator(next) ? null : this.#expression(0));
      if (this.#take(')')) return args;
      if (!this.#isSeparator(this.#symbol())) throw new NotAFormula();
      this.#at++;
    }
  }

  #isSeparator(symbol: string): boolean {
    return symbol === ';' || (symbol === ',' && !this.#notation.decimalComma);
  }

  #array(): Node {
    const rows: Node[][] = [[]];
    if (this.#take('}')) return { kind: 'array', rows: [] };
    for (;;) {
      rows.at(-1)?.push(this.#expression(0));
      if (this.#take('}')) return { kind: 'array', rows };
      if (this.#take(';')) rows.push([]);
      else this.#expect(this.#notation.decimalComma ? '\\' : ',');
    }
  }

  #symbol(): string {
    const token = this.#tokens[this.#at];
    return token?.kind === 'symbol' ? token.value : '';
  }

  #take(symbol: string): boolean {
    if (this.#symbol() !== symbol) return false;
    this.#at++;
    return true;
  }

  #expect(symbol: string): void {
    if (!this.#take(symbol)) throw new NotAFormula();
  }
}

const messageOf = (code: string): string => (code === '#REF!' ? 'Reference does not exist.' : '');
