import { columnName } from '../../book/addresses.ts';
import type { Scalar } from '../../book/types.ts';
import type { Call } from '../call.ts';
import type { LazyCall } from '../definition.ts';
import { inCategory } from '../definition.ts';
import { findIn, type Search } from '../search.ts';
import { asCells, type Cells, fail, isError, pick, Range, Shown, Table, type Value } from '../values.ts';

const { define, defineLazy } = inCategory('Lookup');

const column = (cells: Cells, index: number): Cells => part(cells, 0, index, cells.rows, 1);
const row = (cells: Cells, index: number): Cells => part(cells, index, 0, 1, cells.columns);

/** A part of a range stays a reference, so that nothing is copied to look through it. */
function part(cells: Cells, top: number, left: number, rows: number, columns: number): Cells {
  if (cells instanceof Range) return new Range(cells.store, cells.row + top, cells.column + left, rows, columns);
  return pick(cells, rows, columns, (r, c) => [top + r, left + c]);
}

/** One cell as an answer, with its format; of a range by reference, so that ROW or ISBLANK can ask for its place. */
function cellOf(cells: Cells, r: number, c: number): Value {
  if (cells instanceof Range) return cells.cell(r, c);
  const format = cells.formatAt(r, c);
  return format === '' ? cells.at(r, c) : new Shown(cells.at(r, c), format);
}

const missing = (key: Scalar, name: string): never =>
  fail('#N/A', `Did not find value '${isError(key) ? key.error : String(key ?? '')}' in ${name} evaluation.`);

function lookupAlong(call: Call, name: 'VLOOKUP' | 'HLOOKUP'): Value {
  const key = call.value(0);
  const cells = call.cells(1);
  const index = call.integer(2) - 1;
  const depth = name === 'VLOOKUP' ? cells.columns : cells.rows;
  if (index < 0)
    fail('#VALUE!', `Function ${name} parameter 3 value is ${index + 1}, but it should be greater than or equal to 1.`);
  if (index >= depth) fail('#REF!', `${name} evaluates to an out of bounds range.`);
  const sorted = call.truth(3, true);
  const line = name === 'VLOOKUP' ? column(cells, 0) : row(cells, 0);
  const found = findIn(
    line,
    key,
    sorted ? { kind: 'ascending' } : { kind: 'exact', wildcards: true, backwards: false },
  );
  if (found === null) return missing(key, name);
  return name === 'VLOOKUP' ? cellOf(cells, found, index) : cellOf(cells, index, found);
}

function match(call: Call): Value {
  const key = call.value(0);
  const line = call.cells(1);
  if (line.rows > 1 && line.columns > 1) fail('#N/A', 'MATCH range must be a single row or a single column.');
  const type = call.number(2, 1);
  const search: Search =
    type === 0 ? { kind: 'exact', wildcards: true, backwards: false } : { kind: type > 0 ? 'ascending' : 'descending' };
  const found = findIn(line, key, search);
  return found === null ? missing(key, 'MATCH') : found + 1;
}

/** The match mode at an argument and the search mode after it. Binary modes (±2) find the same in a sorted line. */
function modernSearch(call: Call, modeAt: number): Search {
  const mode = call.integer(modeAt, 0);
  const backwards = call.integer(modeAt + 1, 1) < 0;
  if (mode === 1) return { kind: 'larger', backwards };
  if (mode === -1) return { kind: 'smaller', backwards };
  return { kind: 'exact', wildcards: mode === 2, backwards };
}

function xmatch(call: Call): Value {
  const found = findIn(call.cells(1), call.value(0), modernSearch(call, 2));
  return found === null ? missing(call.value(0), 'XMATCH') : found + 1;
}

function xlookup(call: Call): Value {
  const line = call.cells(1);
  const results = call.cells(2);
  const upright = line.columns === 1;
  if (upright ? results.rows !== line.rows : results.columns !== line.columns) {
    fail('#VALUE!', 'Array arguments to XLOOKUP are of different size.');
  }
  const found = findIn(line, call.value(0), modernSearch(call, 4));
  if (found === null) {
    const instead = call.args[3];
    return instead === undefined || instead === null ? missing(call.value(0), 'XLOOKUP') : instead;
  }
  const lines = upright ? results.columns : results.rows;
  if (lines === 1) return upright ? cellOf(results, found, 0) : cellOf(results, 0, found);
  const wanted = upright ? row(results, found) : column(results, found);
  return pick(wanted, wanted.rows, wanted.columns, (r, c) => [r, c]);
}

/** Looks along the longer side; without a range of results it answers from the last row or column. */
function lookup(call: Call): Value {
  const key = call.value(0);
  const cells = call.cells(1);
  const upright = cells.rows >= cells.columns;
  const found = findIn(upright ? column(cells, 0) : row(cells, 0), key, { kind: 'ascending' });
  if (found === null) return missing(key, 'LOOKUP');
  const results = call.given(2)
    ? call.cells(2)
    : upright
      ? column(cells, cells.columns - 1)
      : row(cells, cells.rows - 1);
  return results.columns === 1 ? cellOf(results, found, 0) : cellOf(results, 0, found);
}

/** Row or column 0 means all of them; a single number along a single row counts its columns. */
function index(call: Call): Value {
  const cells = call.cells(0);
  const lone = cells.rows === 1 && !call.given(2);
  const r = lone ? 0 : call.integer(1);
  const c = lone ? call.integer(1) : call.integer(2);
  if (r < 0 || c < 0 || r > cells.rows || c > cells.columns) {
    fail(
      '#NUM!',
      `Function INDEX parameter ${r < 0 || r > cells.rows ? 2 : 3} value is ${r < 0 || r > cells.rows ? r : c}. Valid values are between 0 and ${r < 0 || r > cells.rows ? cells.rows : cells.columns} inclusive.`,
    );
  }
  const top = r === 0 ? 0 : r - 1;
  const left = c === 0 ? 0 : c - 1;
  const rows = r === 0 ? cells.rows : 1;
  const columns = c === 0 ? cells.columns : 1;
  if (rows === 1 && columns === 1) return cellOf(cells, top, left);
  return pick(cells, rows, columns, (a, b) => [top + a, left + b]);
}

function choose(call: LazyCall): Value {
  const which = Math.trunc(Number(call.scalar(0)));
  if (which < 1 || which >= call.nodes.length) {
    fail(
      '#NUM!',
      `Function CHOOSE parameter 1 value is ${which}. Valid values are between 1 and ${call.nodes.length - 1} inclusive.`,
    );
  }
  return call.evaluate(which) ?? null;
}

/** The row or column numbers of a reference: all of them where arrays are worked through, else the first. */
function places(call: LazyCall, name: 'ROW' | 'COLUMN'): Value {
  const value = call.nodes.length === 0 ? call.setting.home : (call.evaluate(0) ?? null);
  if (isError(value)) return value;
  if (!(value instanceof Range)) return fail('#N/A', 'Argument must be a range.');
  const start = name === 'ROW' ? value.row : value.column;
  const count = name === 'ROW' ? value.rows : value.columns;
  if (!call.inArrays || count === 1) return start + 1;
  const numbers = Array.from({ length: count }, (_, offset) => start + offset + 1);
  return name === 'ROW' ? new Table(count, 1, numbers) : new Table(1, count, numbers);
}

/** Modes: 1 (also when omitted) both fixed, 2 the row, 3 the column, 4 none. */
function address(call: Call): string {
  const mode = call.args[2] === null ? 1 : call.integer(2, 1);
  const letters = columnName(call.integer(1) - 1);
  const fixed = `${mode === 1 || mode === 3 ? '$' : ''}${letters}${mode <= 2 ? '$' : ''}${call.integer(0)}`;
  return call.given(4) ? `${call.text(4)}!${fixed}` : fixed;
}

function importRange(): never {
  return fail('#REF!', 'The workbench holds this one workbook: there is no other file to import from.');
}

function hyperlink(call: Call): Value {
  const link = call.text(0);
  return new Shown(call.given(1) ? call.value(1) : link, '', { link });
}

const size = (value: Value | undefined): Cells =>
  asCells(isError(value) ? fail(value.error, value.message) : (value ?? null));

export const LOOKUP = [
  define(
    'VLOOKUP',
    'search_key, range:whole, index, [is_sorted]',
    'Finds a key in the first column; answers from another.',
    call => lookupAlong(call, 'VLOOKUP'),
  ),
  define(
    'HLOOKUP',
    'search_key, range:whole, index, [is_sorted]',
    'Finds a key in the first row; answers from another.',
    call => lookupAlong(call, 'HLOOKUP'),
  ),
  define(
    'XLOOKUP',
    'search_key, lookup_range:whole, result_range:whole, [missing_value:whole], [match_mode], [search_mode]',
    'Finds a key in one range; answers from another.',
    xlookup,
  ),
  define('LOOKUP', 'search_key, search_range:whole, [result_range:whole]', 'Finds a key in a sorted range.', lookup),
  define('MATCH', 'search_key, range:whole, [search_type]', 'The place of a value in a row or column.', match),
  define(
    'XMATCH',
    'search_key, lookup_range:whole, [match_mode], [search_mode]',
    'The place of a value in a row or column.',
    xmatch,
  ),
  define('INDEX', 'reference:whole, [row], [column]', 'The cell at a row and column of a range.', index, {
    arrays: true,
  }),
  defineLazy('CHOOSE', 'index, choice1, [choice2...]', 'One of several choices, by number.', choose),
  defineLazy('ROW', '[cell_reference]', 'The row number of a cell.', call => places(call, 'ROW')),
  defineLazy('COLUMN', '[cell_reference]', 'The column number of a cell.', call => places(call, 'COLUMN')),
  define('ROWS', 'range:whole', 'How many rows a range has.', call => size(call.args[0]).rows),
  define('COLUMNS', 'range:whole', 'How many columns a range has.', call => size(call.args[0]).columns),
  define(
    'ADDRESS',
    'row, column, [absolute_relative_mode], [use_a1_notation], [sheet]',
    'A cell reference as text.',
    address,
  ),
  define('HYPERLINK', 'url, [link_label]', 'A link in a cell.', hyperlink),
  define('IMPORTRANGE', 'spreadsheet_url, range_string', 'Cells of another file; the workbench has none.', importRange),
];
