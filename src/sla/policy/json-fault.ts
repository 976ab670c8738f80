/**
 * The first thing that is wrong with a JSON text, with its place: what JSON.parse says differs from browser to browser and often
 * names no place. Also a field that is written twice, of which JSON.parse would drop one in silence.
 */

export interface JsonFault {
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  /** "a comma or } was expected" */
  readonly message: string;
}

/** Deeper nesting is no policy, and would exhaust whatever walks it. */
const DEPTH_MAX = 50;

const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

/** Null where there is none. */
export function jsonFault(text: string): JsonFault | null {
  const scanner = new Scanner(text);
  const message = scanner.fault();
  if (message === null) return null;
  const before = text.slice(0, scanner.at).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before[before.length - 1] ?? '').length + 1, message };
}

interface Open {
  readonly close: '}' | ']';
  readonly keys: Set<string>;
}

class Scanner {
  at = 0;
  private readonly text: string;
  private readonly open: Open[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** What is wrong at `at`. */
  fault(): string | null {
    for (;;) {
      const fault = this.value();
      if (fault !== null) return fault;
      const end = this.closings();
      if (end !== 'more') return end;
    }
  }

  /** Up to the end of a scalar, or of an empty group; what is begun is remembered. */
  private value(): string | null {
    for (;;) {
      this.skip(SPACE);
      const character = this.text.charAt(this.at);
      if (character !== '{' && character !== '[') {
        if (this.string() || this.skip(SCALAR)) return null;
        return character === '"'
          ? 'the text in quotes does not end, or has a sign that needs a \\'
          : this.expected('a value');
      }
      if (this.open.length === DEPTH_MAX) return 'it is nested too deep';
      this.at++;
      const group: Open = { close: character === '{' ? '}' : ']', keys: new Set() };
      this.open.push(group);
      this.skip(SPACE);
      if (this.text.charAt(this.at) === group.close) return null;
      const fault = group.close === '}' ? this.key(group) : null;
      if (fault !== null) return fault;
    }
  }

  private key({ keys }: Open): string | null {
    this.skip(SPACE);
    const start = this.at;
    if (!this.string()) return this.expected('the name of a field in quotes');
    const name = JSON.parse(this.text.slice(start, this.at)) as string;
    if (keys.has(name)) {
      this.at = start;
      return `the field "${name}" is written twice`;
    }
    keys.add(name);
    this.skip(SPACE);
    if (this.text.charAt(this.at) !== ':') return this.expected('a colon');
    this.at++;
    return null;
  }

  /** After a value: closes groups and goes on to the next one. */
  private closings(): 'more' | string | null {
    for (;;) {
      this.skip(SPACE);
      const group = this.open[this.open.length - 1];
      const character = this.text.charAt(this.at);
      if (!group) return character === '' ? null : 'something follows the end of the policy';
      if (character === group.close) {
        this.open.pop();
        this.at++;
      } else if (character === ',') {
        this.at++;
        return (group.close === '}' ? this.key(group) : null) ?? 'more';
      } else return this.expected(`a comma or ${group.close}`);
    }
  }

  private expected(what: string): string {
    const found = this.text.charAt(this.at);
    return found === '' ? `the text ends where ${what} was expected` : `${what} was expected instead of ${found}`;
  }

  /** A whole text in quotes; control characters may not stand in one. */
  private string(): boolean {
    if (this.text.charAt(this.at) !== '"') return false;
    for (let at = this.at + 1; at < this.text.length; at++) {
      const character = this.text.charAt(at);
      if (character === '"') {
        this.at = at + 1;
        return true;
      }
      if (character < ' ') return false;
      if (character !== '\\') continue;
      ESCAPE.lastIndex = at;
      const sequence = ESCAPE.exec(this.text);
      if (!sequence) return false;
      at += sequence[0].length - 1;
    }
    return false;
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) return false;
    this.at += match[0].length;
    return true;
  }
}
