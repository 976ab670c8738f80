import { columnIndex } from '../book/addresses.ts';

/** One corner of a reference; a missing row or column leaves that side open (`A2:A`, `2:2`). */
export interface Corner {
  readonly row: number | null;
  readonly column: number | null;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

export interface Reference {
  /** The tab as it is named in the formula, or null for the formula's own. */
  readonly sheet: string | null;
  readonly from: Corner;
  /** null for a single cell. */
  readonly to: Corner | null;
}

export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'error'; readonly value: string }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'word'; readonly value: string }
  | { readonly kind: 'symbol'; readonly value: string }
);

/** How the locale writes formulas: with a decimal comma, arguments part by ";" and array columns by "\". */
export interface Notation {
  readonly decimalComma: boolean;
}

const CORNER = String.raw`(?:\$?[A-Za-z]{1,3}\$?[1-9]\d*|\$?[A-Za-z]{1,3}|\$?[1-9]\d*)`;
const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d*`;
const REFERENCE = new RegExp(`(${SHEET})?(?:(${CORNER}):(${CORNER})|(${CELL}))(?![\\p{L}\\p{N}_.(!])`, 'uy');
const ERROR = new RegExp(`(?:${SHEET})?(#(?:REF!|N/A|VALUE!|DIV/0!|NAME\\?|NUM!|NULL!|ERROR!))`, 'uy');
const SPACE = /\s+/y;
const TEXT = /"((?:[^"]|"")*)"/y;
const WORD = /[\p{L}_][\p{L}\p{N}_.]*/uy;
const SYMBOL = /<>|<=|>=|[-+*/^&=<>%(){},;\\:]/y;
const NUMBER = { point: /(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y, comma: /(?:\d+(?:,\d+)?|,\d+)(?:[eE][-+]?\d+)?/y };

/** The tokens of a formula's text (with its "="), without white space; null when some of it is no formula at all. */
export function tokenize(text: string, notation: Notation): readonly Token[] | null {
  const tokens: Token[] = [];
  for (let at = 1; at < text.length; ) {
    const space = match(SPACE, text, at);
    if (space) at += space[0].length;
    if (at >= text.length) break;
    const token = tokenAt(text, at, notation);
    if (!token) return null;
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function tokenAt(text: string, start: number, notation: Notation): Token | null {
  const string = match(TEXT, text, start);
  if (string)
    return { kind: 'text', value: (string[1] ?? '').replaceAll('""', '"'), start, end: start + string[0].length };
  const error = match(ERROR, text, start);
  if (error) return { kind: 'error', value: error[1] ?? '', start, end: start + error[0].length };
  const reference = match(REFERENCE, text, start);
  if (reference)
    return { kind: 'reference', reference: referenceOf(reference), start, end: start + reference[0].length };
  const number = match(notation.decimalComma ? NUMBER.comma : NUMBER.point, text, start);
  if (number)
    return { kind: 'number', value: Number(number[0].replace(',', '.')), start, end: start + number[0].length };
  const word = match(WORD, text, start);
  if (word) return { kind: 'word', value: word[0], start, end: start + word[0].length };
  const symbol = match(SYMBOL, text, start);
  return symbol ? { kind: 'symbol', value: symbol[0], start, end: start + symbol[0].length } : null;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function referenceOf([, sheet, from, to, cell]: RegExpExecArray): Reference {
  return {
    sheet: sheet === undefined ? null : sheetName(sheet.slice(0, -1)),
    from: cornerOf(cell ?? from ?? ''),
    to: to === undefined ? null : cornerOf(to),
  };
}

const sheetName = (written: string): string =>
  written.startsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : written;

function cornerOf(text: string): Corner {
  const [, columnFixed = '', column = '', rowFixed = '', row = ''] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? [];
  const onlyRow = column === '';
  return {
    row: row === '' ? null : Number(row) - 1,
    column: onlyRow ? null : columnIndex(column),
    rowFixed: (onlyRow ? columnFixed : rowFixed) === '$',
    columnFixed: !onlyRow && columnFixed === '$',
  };
}
