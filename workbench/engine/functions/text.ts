import { displayText } from '../../book/display.ts';
import { readNumber } from '../../book/typed-input.ts';
import type { Scalar } from '../../book/types.ts';
import { type Call, scalarsOf } from '../call.ts';
import { inCategory } from '../definition.ts';
import { patternOf } from '../patterns.ts';
import { Fault, fail, formatOf, isError, Table, type Value } from '../values.ts';
import { escaped, wildcardSearch } from '../wildcards.ts';

const { define } = inCategory('Text');

/** All scalars of the arguments from an index on as texts; leaves with the first error. */
function texts(call: Call, from: number): string[] {
  return call.scalars(from).map(value => (isError(value) ? passOn(value) : call.asText(value)));
}

function passOn(error: Scalar): never {
  if (isError(error)) throw new Fault(error);
  throw new TypeError('only an error is passed on');
}

/** Several delimiters take turns. */
function textJoin(call: Call): string {
  const delimiters = scalarsOf(call.cells(0)).map(value => call.asText(value));
  const skipsEmpty = call.truth(1);
  const parts = texts(call, 2).filter(text => !skipsEmpty || text !== '');
  return parts.reduce((joined, text, index) => {
    const delimiter = delimiters[(index - 1) % Math.max(1, delimiters.length)] ?? '';
    return index === 0 ? text : joined + delimiter + text;
  }, '');
}

/** Unless told otherwise each character of the delimiter divides; parts that read as numbers become numbers. */
function split(call: Call): Value {
  const text = call.text(0);
  const delimiter = call.text(1);
  if (delimiter === '') fail('#VALUE!', 'Function SPLIT parameter 2 value should be non-empty.');
  const letters = call.truth(2, true) ? [...delimiter] : [delimiter];
  const source = letters.map(part => [...part].map(escaped).join('')).join('|');
  const pattern = new RegExp(source, 'u');
  const parts = text.split(pattern).filter(part => part !== '' || !call.truth(3, true));
  const cells = parts.map(part => readNumber(part, call.setting.locale, call.setting.year)?.value ?? part);
  return cells.length === 0 ? '' : new Table(1, cells.length, cells);
}

/** A number of characters or times; never negative. */
function count(call: Call, index: number, otherwise: number, name: string): number {
  const number = call.integer(index, otherwise);
  if (number < 0)
    fail(
      '#VALUE!',
      `Function ${name} parameter ${index + 1} value is ${number}. It should be greater than or equal to 0.`,
    );
  return number;
}

function middle(call: Call): string {
  const start = call.integer(1);
  if (start < 1) fail('#NUM!', `Function MID parameter 2 value is ${start}. It should be greater than or equal to 1.`);
  return call.text(0).slice(start - 1, start - 1 + count(call, 2, 0, 'MID'));
}

function substitute(call: Call): string {
  const text = call.text(0);
  const wanted = call.text(1);
  if (wanted === '') return text;
  // A function, since "$&" in a replacement text would mean something.
  if (!call.given(3)) return text.replaceAll(wanted, () => call.text(2));
  const parts = text.split(wanted);
  const nth = call.integer(3);
  if (nth < 1 || nth >= parts.length) return text;
  return parts.slice(0, nth).join(wanted) + call.text(2) + parts.slice(nth).join(wanted);
}

function find(call: Call): number {
  const start = call.integer(2, 1);
  const at = call.text(1).indexOf(call.text(0), start - 1);
  return at < 0 || start < 1
    ? fail('#VALUE!', `In FIND evaluation, cannot find '${call.text(0)}' within '${call.text(1)}'.`)
    : at + 1;
}

function search(call: Call): number {
  const start = call.integer(2, 1);
  const at =
    start < 1
      ? -1
      : call
          .text(1)
          .slice(start - 1)
          .search(wildcardSearch(call.text(0)));
  return at < 0
    ? fail('#VALUE!', `In SEARCH evaluation, cannot find '${call.text(0)}' within '${call.text(1)}'.`)
    : at + start;
}

function value(call: Call): number {
  const given = call.value(0);
  if (typeof given === 'number') return given;
  if (given === null) return 0;
  const read = readNumber(call.text(0), call.setting.locale, call.setting.year);
  return read?.value ?? fail('#VALUE!', `VALUE parameter '${call.text(0)}' cannot be parsed to number.`);
}

function asText(call: Call): string {
  const given = call.value(0);
  const format = call.text(1);
  if (typeof given !== 'number' && typeof given !== 'string') return displayText(given, '', call.setting.locale);
  const number = typeof given === 'string' ? readNumber(given, call.setting.locale, call.setting.year)?.value : given;
  return displayText(number ?? given, format === '' ? '@' : format, call.setting.locale);
}

/** The groups side by side when the pattern has several, else its one group or all that it matched. */
function extract(call: Call): Value {
  const found = patternOf(call, 'REGEXEXTRACT').exec(call.text(0));
  if (!found)
    return fail(
      '#N/A',
      `Function REGEXEXTRACT parameter 2 value "${call.text(1)}" does not match text of Function REGEXEXTRACT parameter 1 value "${call.text(0)}".`,
    );
  const groups = found.slice(1).map(group => group ?? '');
  if (groups.length <= 1) return groups[0] ?? found[0];
  return new Table(1, groups.length, groups);
}

/** "$1" means a group to Sheets as to JavaScript; any other "$" only itself. */
function replaceAll(call: Call): string {
  const replacement = call.text(2).replace(/\$(?!\d)/g, '$$$$');
  return call.text(0).replace(patternOf(call, 'REGEXREPLACE', 'g'), replacement);
}

const proper = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

function character(call: Call): string {
  const code = call.integer(0);
  if (code < 1 || code > 0x10ffff) fail('#NUM!', `Function CHAR parameter 1 value ${code} is out of range.`);
  return String.fromCodePoint(code);
}

function code(call: Call): number {
  return call.text(0).codePointAt(0) ?? fail('#VALUE!', 'Function CODE parameter 1 value should be non-empty.');
}

function toText(call: Call): string {
  const given = call.value(0);
  return typeof given === 'string' ? given : displayText(given, formatOf(call.args[0]), call.setting.locale);
}

export const TEXT = [
  define('TEXT', 'number, format', 'A number as text under a format.', asText),
  define('VALUE', 'text', 'The number, date or time that a text means.', value),
  define('CONCATENATE', 'string1:whole, [string2:whole...]', 'Texts joined together.', call => texts(call, 0).join('')),
  define('CONCAT', 'value1, value2', 'Two texts joined together.', call => call.text(0) + call.text(1)),
  define(
    'JOIN',
    'delimiter, value_or_array1:whole, [value_or_array2:whole...]',
    'Texts joined with a delimiter.',
    call => texts(call, 1).join(call.text(0)),
  ),
  define(
    'TEXTJOIN',
    'delimiter:whole, ignore_empty, text1:whole, [text2:whole...]',
    'Texts joined with a delimiter, without the empty ones if wanted.',
    textJoin,
  ),
  define('SPLIT', 'text, delimiter, [split_by_each], [remove_empty_text]', 'A text divided around a delimiter.', split),
  define('LEFT', 'string, [number_of_characters]', 'The first characters.', call =>
    call.text(0).slice(0, count(call, 1, 1, 'LEFT')),
  ),
  define('RIGHT', 'string, [number_of_characters]', 'The last characters.', call => {
    const text = call.text(0);
    return text.slice(Math.max(0, text.length - count(call, 1, 1, 'RIGHT')));
  }),
  define('MID', 'string, starting_at, extract_length', 'Characters from the middle.', middle),
  define('LEN', 'text', 'How many characters a text has.', call => call.text(0).length),
  define('LOWER', 'text', 'A text in small letters.', call => call.text(0).toLowerCase()),
  define('UPPER', 'text', 'A text in capitals.', call => call.text(0).toUpperCase()),
  define('PROPER', 'text', 'Each word with a capital.', call => proper(call.text(0))),
  define('TRIM', 'text', 'A text without spaces around it and doubled inside it.', call =>
    call.text(0).replace(/ +/g, ' ').replace(/^ | $/g, ''),
  ),
  define('CLEAN', 'text', 'A text without control characters.', call =>
    [...call.text(0)].filter(letter => letter >= ' ').join(''),
  ),
  define(
    'SUBSTITUTE',
    'text_to_search, search_for, replace_with, [occurrence_number]',
    'A text with some text replaced.',
    substitute,
  ),
  define('REPLACE', 'text, position, length, new_text', 'A text with characters at a position replaced.', call => {
    const text = call.text(0);
    const start = call.integer(1) - 1;
    return text.slice(0, start) + call.text(3) + text.slice(start + call.integer(2));
  }),
  define('FIND', 'search_for, text_to_search, [starting_at]', 'Where a text occurs, with regard to case.', find),
  define('SEARCH', 'search_for, text_to_search, [starting_at]', 'Where a text occurs, without regard to case.', search),
  define(
    'EXACT',
    'string1, string2',
    'Whether two texts are the same, case and all.',
    call => call.text(0) === call.text(1),
  ),
  define('REPT', 'text_to_repeat, number_of_repetitions', 'A text over and over.', call =>
    call.text(0).repeat(count(call, 1, 0, 'REPT')),
  ),
  define('CHAR', 'table_number', 'The character of a Unicode number.', character),
  define('CODE', 'string', 'The Unicode number of the first character.', code),
  define('REGEXMATCH', 'text, regular_expression', 'Whether a pattern occurs in a text.', call =>
    patternOf(call, 'REGEXMATCH').test(call.text(0)),
  ),
  define('REGEXEXTRACT', 'text, regular_expression', 'The first text that a pattern matches, or its groups.', extract),
  define(
    'REGEXREPLACE',
    'text, regular_expression, replacement',
    'A text with what a pattern matches replaced.',
    replaceAll,
  ),
  define('TO_TEXT', 'value:whole', 'A value as the text that its cell shows.', toText),
  define('T', 'value:whole', 'A text as it is; nothing for anything else.', call =>
    typeof call.value(0) === 'string' ? call.value(0) : '',
  ),
];
