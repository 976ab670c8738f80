import type { Scalar } from '../../book/types.ts';
import type { Call } from '../call.ts';
import { matchingRows, sumWhere } from '../criteria.ts';
import { inCategory } from '../definition.ts';
import { finite } from '../operators.ts';
import { type Cells, Fault, fail, isCells, isError, Table, type Value } from '../values.ts';

const { define } = inCategory('Math');
const first = { shows: 'first' } as const;

/** Rounds half away from zero at a decimal place; numbers such as 2.675 as the decimals that they are written with. */
function roundAt(value: number, places: number, round: (size: number) => number): number {
  const scale = 10 ** Math.abs(places);
  const size = Math.abs(value);
  const scaled = places >= 0 ? size * scale : size / scale;
  const rounded = round(Number(scaled.toPrecision(15)));
  return Math.sign(value) * (places >= 0 ? rounded / scale : rounded * scale) + 0;
}

/** A positive value needs a positive factor; MROUND's signs must agree either way. */
function multipleOf(call: Call, name: 'MROUND' | 'CEILING' | 'FLOOR', round: (value: number) => number): number {
  const value = call.number(0);
  const factor = call.number(1, 1);
  if (factor === 0) return 0;
  if (value * factor < 0 && (value > 0 || name === 'MROUND')) {
    fail('#NUM!', `Function ${name} parameters 1 (${value}) and 2 (${factor}) should have the same sign.`);
  }
  return Number((round(Number((value / factor).toPrecision(15))) * factor).toPrecision(15)) + 0;
}

/** Sums products of equally sized arrays; what is no number counts as 0. */
function sumProduct(call: Call): Value {
  const arrays = call.args.map((_, index) => call.cells(index));
  const [leader] = arrays;
  if (!leader) return 0;
  if (arrays.some(({ rows, columns }) => rows !== leader.rows || columns !== leader.columns)) {
    fail('#VALUE!', 'SUMPRODUCT has mismatched range sizes.');
  }
  const rows = Math.max(...arrays.map(array => array.filledRows));
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < leader.columns; column++) sum += product(arrays, row, column);
  }
  return sum;
}

function product(arrays: readonly Cells[], row: number, column: number): number {
  let result = 1;
  for (const array of arrays) {
    const value: Scalar = array.at(row, column);
    if (isError(value)) throw new Fault(value);
    result *= typeof value === 'number' ? value : value === true ? 1 : 0;
  }
  return result;
}

/** Counts each distinct value once; blanks do not count, texts count without regard to type. */
function countUnique(call: Call): number {
  const seen = new Set<Scalar>();
  for (const value of call.scalars()) if (value !== null) seen.add(typeof value === 'string' ? `"${value}` : value);
  return seen.size;
}

function sequence(call: Call): Table {
  const rows = call.integer(0);
  const columns = call.integer(1, 1);
  if (rows < 1 || columns < 1)
    fail('#NUM!', 'Function SEQUENCE parameter 1 value should be greater than or equal to 1.');
  const start = call.number(2, 1);
  const step = call.number(3, 1);
  return new Table(
    rows,
    columns,
    Array.from({ length: rows * columns }, (_, index) => start + index * step),
  );
}

function modulo(call: Call): number {
  const divisor = call.number(1);
  if (divisor === 0) fail('#DIV/0!', 'Function MOD parameter 2 cannot be zero.');
  const dividend = call.number(0);
  return dividend - divisor * Math.floor(dividend / divisor);
}

function randomBetween(call: Call): number {
  const low = Math.ceil(call.number(0));
  const high = Math.floor(call.number(1));
  if (high < low)
    fail('#NUM!', `Function RANDBETWEEN parameter 2 value is ${high}. It should be greater than or equal to: ${low}.`);
  return low + Math.floor(Math.random() * (high - low + 1));
}

function countBlank(call: Call): number {
  return call.args.reduce<number>((blank, argument) => {
    if (!isCells(argument)) return blank + (argument === null || argument === '' ? 1 : 0);
    let filled = 0;
    for (let row = 0; row < argument.filledRows; row++) {
      for (let column = 0; column < argument.columns; column++) {
        const value = argument.at(row, column);
        if (value !== null && value !== '') filled++;
      }
    }
    return blank + argument.rows * argument.columns - filled;
  }, 0);
}

export const MATH = [
  define(
    'SUM',
    'value1:whole, [value2:whole...]',
    'Sum of numbers and cells.',
    call => call.numbers().reduce((a, b) => a + b, 0),
    first,
  ),
  define('PRODUCT', 'factor1:whole, [factor2:whole...]', 'Product of numbers and cells.', call => {
    const factors = call.numbers();
    return factors.length === 0 ? 0 : factors.reduce((a, b) => a * b, 1);
  }),
  define('SUMPRODUCT', 'array1:whole, [array2:whole...]', 'Sum of the products of corresponding cells.', sumProduct, {
    arrays: true,
  }),
  define('SUMSQ', 'value1:whole, [value2:whole...]', 'Sum of squares.', call =>
    call.numbers().reduce((sum, x) => sum + x * x, 0),
  ),
  define('SUMIF', 'range:whole, criterion, [sum_range:whole]', 'Sum of the cells that meet a criterion.', call =>
    sumWhere(call.cells(call.given(2) ? 2 : 0), matchingRows(call, 0, 1, 'SUMIF')),
  ),
  define(
    'SUMIFS',
    'sum_range:whole, criteria_range1:whole, criterion1, [criteria_range2:whole...], [criterion2...]',
    'Sum of the cells that meet all criteria.',
    call => sumWhere(call.cells(0), matchingRows(call, 1, call.count - 1, 'SUMIFS')),
  ),
  define(
    'COUNTIF',
    'range:whole, criterion',
    'How many cells meet a criterion.',
    call => matchingRows(call, 0, 1, 'COUNTIF').count,
  ),
  define(
    'COUNTIFS',
    'criteria_range1:whole, criterion1, [criteria_range2:whole...], [criterion2...]',
    'How many rows meet all criteria.',
    call => matchingRows(call, 0, call.count - 1, 'COUNTIFS').count,
  ),
  define(
    'COUNTBLANK',
    'value1:whole, [value2:whole...]',
    'How many cells are blank or hold an empty text.',
    countBlank,
  ),
  define('COUNTUNIQUE', 'value1:whole, [value2:whole...]', 'How many different values there are.', countUnique),
  define(
    'ROUND',
    'value, [places]',
    'Rounds to decimal places, half away from zero.',
    call => roundAt(call.number(0), call.integer(1), Math.round),
    first,
  ),
  define(
    'ROUNDUP',
    'value, [places]',
    'Rounds away from zero.',
    call => roundAt(call.number(0), call.integer(1), Math.ceil),
    first,
  ),
  define(
    'ROUNDDOWN',
    'value, [places]',
    'Rounds towards zero.',
    call => roundAt(call.number(0), call.integer(1), Math.floor),
    first,
  ),
  define(
    'TRUNC',
    'value, [places]',
    'Cuts decimal places off.',
    call => roundAt(call.number(0), call.integer(1), Math.floor),
    first,
  ),
  define('MROUND', 'value, factor', 'Rounds to the nearest multiple.', call => multipleOf(call, 'MROUND', Math.round)),
  define('INT', 'value', 'Rounds down to a whole number.', call => Math.floor(call.number(0)), first),
  define('CEILING', 'value, [factor]', 'Rounds up to a multiple.', call => multipleOf(call, 'CEILING', Math.ceil)),
  define('FLOOR', 'value, [factor]', 'Rounds down to a multiple.', call => multipleOf(call, 'FLOOR', Math.floor)),
  define('MOD', 'dividend, divisor', 'Remainder of a division, with the sign of the divisor.', modulo),
  define('QUOTIENT', 'dividend, divisor', 'Division without its remainder.', call => {
    if (call.number(1) === 0) fail('#DIV/0!', 'Function QUOTIENT parameter 2 cannot be zero.');
    return Math.trunc(call.number(0) / call.number(1));
  }),
  define('ABS', 'value', 'A number without its sign.', call => Math.abs(call.number(0)), first),
  define('SIGN', 'value', '-1, 0 or 1.', call => Math.sign(call.number(0))),
  define('POWER', 'base, exponent', 'A number raised to a power.', call => finite(call.number(0) ** call.number(1))),
  define('SQRT', 'value', 'Square root.', call => {
    const value = call.number(0);
    return value < 0
      ? fail('#NUM!', `Function SQRT parameter 1 value is negative. It should be positive or zero.`)
      : Math.sqrt(value);
  }),
  define('EXP', 'exponent', 'e raised to a power.', call => finite(Math.exp(call.number(0)))),
  define('LN', 'value', 'Natural logarithm.', call => finite(Math.log(call.number(0)))),
  define('LOG10', 'value', 'Logarithm to base 10.', call => finite(Math.log10(call.number(0)))),
  define('LOG', 'value, [base]', 'Logarithm to a base, 10 when left out.', call => {
    const base = call.number(1, 10);
    // A quotient of logarithms would make 2.9999999999999996 of 1,000.
    return finite(base === 10 ? Math.log10(call.number(0)) : Math.log(call.number(0)) / Math.log(base));
  }),
  define('PI', '', 'The number pi.', () => Math.PI),
  define('RAND', '', 'A random number from 0 up to, not including, 1.', () => Math.random(), { volatile: true }),
  define('RANDBETWEEN', 'low, high', 'A random whole number between two, both included.', randomBetween, {
    volatile: true,
  }),
  define('SEQUENCE', 'rows, [columns], [start], [step]', 'An array of consecutive numbers.', sequence, {
    arrays: true,
  }),
];
