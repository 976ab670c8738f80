/** What a criterion compares with, by its operator. */

import type { Criterion } from '../../sla/policy/schema.ts';
import { readNumber } from '../../sla/sheet/number.ts';
import type { Input } from './input.ts';

type Operator = Criterion['is'];

/** A number for what is compared by size, else the text as it is. */
export function criterionInput(is: Operator): Input<string | number> {
  const isSize = is === 'at least' || is === 'at most' || is === 'between';
  return {
    read: text => {
      if (!isSize) return { value: text };
      const number = readNumber(text);
      return number === null ? { problem: 'Write a number such as 50 or 1,200.' } : { value: number };
    },
    write: String,
  };
}

/** The same criterion with another operator; what was typed stays as far as the operator takes it. */
export function withOperator<T extends { readonly value?: unknown }>(criterion: T, is: Operator): object {
  const { value, ...rest } = criterion;
  const values = value === undefined ? [] : [value].flat();
  if (is === 'is blank' || is === 'is not blank') return { ...rest, is };
  if (is === 'is any of') return { ...rest, is, value: values };
  if (is === 'between') return { ...rest, is, value: [values[0] ?? '', values[1] ?? ''] };
  return values.length === 0 ? { ...rest, is } : { ...rest, is, value: values[0] };
}
