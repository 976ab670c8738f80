import type { Scalar } from '../../book/types.ts';
import { type Call, scalarsOf } from '../call.ts';
import { toTruth } from '../coerce.ts';
import type { LazyCall } from '../definition.ts';
import { inCategory } from '../definition.ts';
import { compareValues } from '../operators.ts';
import { type Cells, Fault, fail, firstScalar, formatOf, isCells, isError, Table, type Value } from '../values.ts';

const { define, defineLazy } = inCategory('Logical');

const isArray = (value: Value): value is Cells => isCells(value) && value.rows * value.columns !== 1;

/** The format that an answer taken from several values shows under: the first that any of them has. */
const commonFormat = (values: readonly Value[]): string => values.map(formatOf).find(format => format !== '') ?? '';

/** An IF worked through an array looks at both branches; otherwise only at the one that is taken. */
function branch(call: LazyCall): Value {
  const asker = { name: 'IF', parameter: 1 };
  const condition = call.inArrays ? (call.evaluate(0) ?? null) : null;
  if (isArray(condition)) {
    const otherwise = call.nodes.length > 2 ? (call.evaluate(2) ?? null) : false;
    const values = [condition, call.evaluate(1) ?? null, otherwise];
    const each = ([test = null, yes = null, no = null]: readonly Scalar[]) => (toTruth(test, asker) ? yes : no);
    return call.broadcast(values, each, commonFormat(values.slice(1)));
  }
  const holds = toTruth(call.inArrays ? firstScalar(condition) : call.scalar(0), asker);
  if (holds) return call.evaluate(1) ?? null;
  return call.nodes.length > 2 ? (call.evaluate(2) ?? null) : false;
}

function firstTrue(call: LazyCall): Value {
  if (call.nodes.length % 2 === 1)
    fail('#N/A', 'Wrong number of arguments to IFS. Expected all arguments after position 0 to be in pairs.');
  if (call.inArrays) {
    const values = call.nodes.map((_, index) => call.evaluate(index) ?? null);
    if (values.some(isArray)) {
      const each = (scalars: readonly Scalar[]) => {
        for (let index = 0; index < scalars.length; index += 2) {
          if (toTruth(scalars[index] ?? null, { name: 'IFS', parameter: index + 1 })) return scalars[index + 1] ?? null;
        }
        return fail('#N/A', 'No match.');
      };
      return call.broadcast(values, each, commonFormat(values.filter((_, index) => index % 2 === 1)));
    }
  }
  for (let index = 0; index < call.nodes.length; index += 2) {
    if (toTruth(call.scalar(index), { name: 'IFS', parameter: index + 1 })) return call.evaluate(index + 1) ?? null;
  }
  return fail('#N/A', 'No match.');
}

function choose(call: LazyCall): Value {
  const subject = call.scalar(0);
  const pairs = Math.floor((call.nodes.length - 1) / 2);
  for (let pair = 0; pair < pairs; pair++) {
    if (compareValues(subject, call.scalar(1 + pair * 2)) === 0) return call.evaluate(2 + pair * 2) ?? null;
  }
  if (call.nodes.length % 2 === 0) return call.evaluate(call.nodes.length - 1) ?? null;
  return fail('#N/A', 'No match.');
}

/** A value, or another in place of its errors; in an array cell by cell. */
function unless(call: LazyCall, isTrouble: (value: Scalar) => boolean): Value {
  const value = call.evaluate(0) ?? null;
  const otherwise = call.evaluate(1) ?? null;
  if (isArray(value)) {
    if (value instanceof Table && !value.cells.some(isTrouble)) return value;
    const each = ([scalar = null, instead = null]: readonly Scalar[]) => (isTrouble(scalar) ? instead : scalar);
    return call.broadcast([value, otherwise], each, commonFormat([value, otherwise]));
  }
  return isTrouble(firstScalar(value)) ? otherwise : value;
}

/** The truths among arguments; texts in cells are ignored. */
function truths(call: Call, name: string): boolean[] {
  const found = call.args.flatMap((argument, index) => {
    if (!isCells(argument)) return [call.truth(index)];
    return scalarsOf(argument).flatMap(value => {
      if (isError(value)) throw new Fault(value);
      return typeof value === 'boolean' || typeof value === 'number' ? [Boolean(value)] : [];
    });
  });
  if (found.length === 0) fail('#VALUE!', `${name} has no valid input data.`);
  return found;
}

function bindNames(call: LazyCall): Value {
  if (call.nodes.length % 2 === 0) fail('#N/A', 'Wrong number of arguments to LET.');
  let bound = call;
  for (let index = 0; index + 1 < call.nodes.length; index += 2) {
    const node = call.nodes[index];
    if (node?.kind !== 'name') return fail('#NAME?', `Argument ${index + 1} of function LET is not a valid name.`);
    bound = bound.binding(new Map([[node.name.toLowerCase(), bound.evaluate(index + 1) ?? null]]));
  }
  return bound.evaluate(call.nodes.length - 1) ?? null;
}

export const LOGICAL = [
  defineLazy('IF', 'logical_expression, value_if_true, [value_if_false]', 'One value or another.', branch),
  defineLazy(
    'IFS',
    'condition1, value1, [condition2...], [value2...]',
    'The value of the first condition that holds.',
    firstTrue,
  ),
  defineLazy('IFERROR', 'value, [value_if_error]', 'A value, or another in place of an error.', call =>
    unless(call, isError),
  ),
  defineLazy('IFNA', 'value, value_if_na', 'A value, or another in place of #N/A.', call =>
    unless(call, value => isError(value) && value.error === '#N/A'),
  ),
  defineLazy(
    'SWITCH',
    'expression, case1, value1, [case2_or_default...], [value2...]',
    'The value of the case that an expression equals.',
    choose,
  ),
  defineLazy(
    'LET',
    'name1, value_expression1, [name2...], formula_expression',
    'Names values for use in an expression.',
    bindNames,
  ),
  define('AND', 'logical_expression1:whole, [logical_expression2:whole...]', 'Whether all hold.', call =>
    truths(call, 'AND').every(Boolean),
  ),
  define('OR', 'logical_expression1:whole, [logical_expression2:whole...]', 'Whether any holds.', call =>
    truths(call, 'OR').some(Boolean),
  ),
  define(
    'XOR',
    'logical_expression1:whole, [logical_expression2:whole...]',
    'Whether an odd number holds.',
    call => truths(call, 'XOR').filter(Boolean).length % 2 === 1,
  ),
  define('NOT', 'logical_expression', 'The opposite.', call => !call.truth(0)),
  define('TRUE', '', 'The truth.', () => true),
  define('FALSE', '', 'The untruth.', () => false),
];
