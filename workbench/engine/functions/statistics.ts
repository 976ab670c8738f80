import type { Scalar } from '../../book/types.ts';
import { type Call, scalarsOf } from '../call.ts';
import { matchingRows, numbersWhere } from '../criteria.ts';
import { inCategory } from '../definition.ts';
import { fail, isCells } from '../values.ts';

const { define } = inCategory('Statistical');
const first = { shows: 'first' } as const;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function mean(numbers: readonly number[], name: string): number {
  if (numbers.length === 0) fail('#DIV/0!', `Evaluation of function ${name} caused a divide by zero error.`);
  return sum(numbers) / numbers.length;
}

const ascending = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

/** The value below which a share of the numbers lies, in between by straight line. */
function percentile(numbers: readonly number[], share: number, name: string): number {
  if (numbers.length === 0 || share < 0 || share > 1) fail('#NUM!', `${name} has no valid input data.`);
  const sorted = ascending(numbers);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? 0;
  return below + (above - below) * (at - Math.floor(at));
}

/** Mean squared distance from the mean, over one less than their number for a sample. */
function variance(numbers: readonly number[], name: string, sample: boolean): number {
  const degrees = numbers.length - (sample ? 1 : 0);
  if (degrees < 1) fail('#DIV/0!', `Evaluation of function ${name} caused a divide by zero error.`);
  const middle = sum(numbers) / numbers.length;
  return numbers.reduce((total, number) => total + (number - middle) ** 2, 0) / degrees;
}

function countNumbers(call: Call): number {
  return call.args.reduce<number>((count, argument) => {
    const value = argument ?? null;
    if (isCells(value)) return count + scalarsOf(value).filter(scalar => typeof scalar === 'number').length;
    const [scalar = null] = scalarsOf(value);
    const numeric = typeof scalar === 'number' || typeof scalar === 'boolean';
    return count + (numeric || (typeof scalar === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(scalar)) ? 1 : 0);
  }, 0);
}

function rank(call: Call): number {
  const value = call.number(0);
  const numbers = scalarsOf(call.cells(1)).filter(scalar => typeof scalar === 'number');
  if (!numbers.includes(value)) fail('#N/A', `RANK has no valid input data.`);
  const upwards = call.truth(2);
  return 1 + numbers.filter(number => (upwards ? number < value : number > value)).length;
}

function nth(call: Call, name: string, order: (numbers: readonly number[]) => number[]): number {
  const numbers = numbersIn(call, 0);
  const n = call.integer(1);
  const found = n < 1 ? undefined : order(numbers)[n - 1];
  return found ?? fail('#NUM!', `Function ${name} parameter 2 value ${n} is out of range.`);
}

const numbersIn = (call: Call, index: number): number[] =>
  scalarsOf(call.cells(index)).filter((scalar): scalar is number => typeof scalar === 'number');

function mode(call: Call): number {
  const counts = new Map<number, number>();
  for (const number of call.numbers()) counts.set(number, (counts.get(number) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  if (most < 2) fail('#N/A', 'MODE has no valid input data.');
  for (const [number, count] of counts) if (count === most) return number;
  return 0;
}

const bounded = (numbers: readonly number[], choose: (best: number, number: number) => boolean): number =>
  numbers.reduce((best, number, index) => (index === 0 || choose(best, number) ? number : best), 0);

const smallest = (numbers: readonly number[]): number => bounded(numbers, (best, number) => number < best);
const largest = (numbers: readonly number[]): number => bounded(numbers, (best, number) => number > best);

const filled = (scalar: Scalar): boolean => scalar !== null;

export const STATISTICS = [
  define(
    'AVERAGE',
    'value1:whole, [value2:whole...]',
    'Arithmetic mean; texts are ignored.',
    call => mean(call.numbers(), 'AVERAGE'),
    first,
  ),
  define(
    'AVERAGEIF',
    'criteria_range:whole, criterion, [average_range:whole]',
    'Mean of the cells that meet a criterion.',
    call => mean(numbersWhere(call.cells(call.given(2) ? 2 : 0), matchingRows(call, 0, 1, 'AVERAGEIF')), 'AVERAGEIF'),
  ),
  define(
    'AVERAGEIFS',
    'average_range:whole, criteria_range1:whole, criterion1, [criteria_range2:whole...], [criterion2...]',
    'Mean of the cells that meet all criteria.',
    call => mean(numbersWhere(call.cells(0), matchingRows(call, 1, call.count - 1, 'AVERAGEIFS')), 'AVERAGEIFS'),
  ),
  define(
    'MEDIAN',
    'value1:whole, [value2:whole...]',
    'The number in the middle.',
    call => percentile(call.numbers(), 0.5, 'MEDIAN'),
    first,
  ),
  define('MODE', 'value1:whole, [value2:whole...]', 'The commonest number.', mode),
  define('MIN', 'value1:whole, [value2:whole...]', 'The smallest number.', call => smallest(call.numbers()), first),
  define('MAX', 'value1:whole, [value2:whole...]', 'The largest number.', call => largest(call.numbers()), first),
  define(
    'MINIFS',
    'range:whole, criteria_range1:whole, criterion1, [criteria_range2:whole...], [criterion2...]',
    'The smallest number that meets all criteria.',
    call => smallest(numbersWhere(call.cells(0), matchingRows(call, 1, call.count - 1, 'MINIFS'))),
    first,
  ),
  define(
    'MAXIFS',
    'range:whole, criteria_range1:whole, criterion1, [criteria_range2:whole...], [criterion2...]',
    'The largest number that meets all criteria.',
    call => largest(numbersWhere(call.cells(0), matchingRows(call, 1, call.count - 1, 'MAXIFS'))),
    first,
  ),
  define('COUNT', 'value1:whole, [value2:whole...]', 'How many numbers there are.', countNumbers),
  define(
    'COUNTA',
    'value1:whole, [value2:whole...]',
    'How many values there are.',
    call => call.scalars().filter(filled).length,
  ),
  define(
    'LARGE',
    'data:whole, n',
    'The nth largest number.',
    call => nth(call, 'LARGE', numbers => ascending(numbers).reverse()),
    first,
  ),
  define('SMALL', 'data:whole, n', 'The nth smallest number.', call => nth(call, 'SMALL', ascending), first),
  define('RANK', 'value, data:whole, [is_ascending]', 'The place of a number among others, the largest first.', rank),
  define(
    'PERCENTILE',
    'data:whole, percentile',
    'The value at a percentile.',
    call => percentile(numbersIn(call, 0), call.number(1), 'PERCENTILE'),
    first,
  ),
  define(
    'QUARTILE',
    'data:whole, quartile_number',
    'The value at a quartile: 0 least, 2 median, 4 most.',
    call => percentile(numbersIn(call, 0), call.integer(1) / 4, 'QUARTILE'),
    first,
  ),
  define('STDEV', 'value1:whole, [value2:whole...]', 'Standard deviation of a sample.', call =>
    Math.sqrt(variance(call.numbers(), 'STDEV', true)),
  ),
  define('STDEVP', 'value1:whole, [value2:whole...]', 'Standard deviation of a whole population.', call =>
    Math.sqrt(variance(call.numbers(), 'STDEVP', false)),
  ),
  define('VAR', 'value1:whole, [value2:whole...]', 'Variance of a sample.', call =>
    variance(call.numbers(), 'VAR', true),
  ),
  define('VARP', 'value1:whole, [value2:whole...]', 'Variance of a whole population.', call =>
    variance(call.numbers(), 'VARP', false),
  ),
];
