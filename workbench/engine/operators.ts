import { isDateLike } from '../book/display.ts';
import type { Scalar } from '../book/types.ts';
import type { Setting } from './call.ts';
import { toNumber, toText } from './coerce.ts';
import { compareForSort } from './compare.ts';
import { Fault, fail, isError } from './values.ts';

/** The functions that Sheets' messages name for the operators. */
const NAMES: Readonly<Record<string, string>> = {
  '+': 'ADD',
  '-': 'MINUS',
  '*': 'MULTIPLY',
  '/': 'DIVIDE',
  '^': 'POW',
  '&': 'CONCAT',
};

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '=': order => order === 0,
  '<>': order => order !== 0,
  '<': order => order < 0,
  '<=': order => order <= 0,
  '>': order => order > 0,
  '>=': order => order >= 0,
};

/** What a binary operator makes of two scalars; throws a Fault for an error. */
export function applyOperator(operator: string, left: Scalar, right: Scalar, setting: Setting): Scalar {
  if (isError(left)) throw new Fault(left);
  if (isError(right)) throw new Fault(right);
  const comparison = COMPARISONS[operator];
  if (comparison) return comparison(compareValues(left, right));
  if (operator === '&') return toText(left, setting.locale) + toText(right, setting.locale);
  const name = NAMES[operator] ?? operator;
  const a = toNumber(left, { name, parameter: 1 }, setting);
  const b = toNumber(right, { name, parameter: 2 }, setting);
  return finite(calculate(operator, a, b));
}

function calculate(operator: string, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? fail('#DIV/0!', 'Function DIVIDE parameter 2 cannot be zero.') : a / b;
    default:
      return a ** b;
  }
}

/** A number that a cell can hold. */
export const finite = (value: number): number =>
  Number.isFinite(value) ? value : fail('#NUM!', 'Result was not a number.');

/** -1, 0 or 1 as `<`, `=` and `>` see it: texts without case, a blank as 0, "" or FALSE, number < text < truth. */
export function compareValues(left: Scalar, right: Scalar): number {
  const a = left ?? blankLike(right);
  const b = right ?? blankLike(left);
  if (a === b) return 0;
  return Math.sign(compareForSort(a, b, true));
}

function blankLike(other: Scalar): Scalar {
  if (typeof other === 'string') return '';
  return typeof other === 'boolean' ? false : 0;
}

/** The format that an answer of + or - suggests: a date and a number make a date, two dates make days. */
export function operatorFormat(operator: string, left: string, right: string): string {
  if (operator !== '+' && operator !== '-') return '';
  if (operator === '-' && isDateLike(left) && isDateLike(right)) return '';
  if (isDateLike(right) && operator === '+') return isDateLike(left) ? '' : right;
  return left;
}
