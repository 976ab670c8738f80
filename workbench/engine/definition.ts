import type { Scalar } from '../book/types.ts';
import type { Call, Setting } from './call.ts';
import type { Node } from './parse.ts';
import type { Value } from './values.ts';

export interface Parameter {
  readonly name: string;
  readonly optional: boolean;
  /** It, and the other repeating parameters, may be given over and over. */
  readonly repeats: boolean;
  /** Taken with all its cells. Others take one scalar at a time and so broadcast over arrays. */
  readonly whole: boolean;
}

export type Category = 'Math' | 'Statistical' | 'Logical' | 'Lookup' | 'Text' | 'Date' | 'Filter' | 'Info' | 'Array';

interface Declaration {
  readonly name: string;
  readonly category: Category;
  readonly parameters: readonly Parameter[];
  /** One line for autocomplete. */
  readonly about: string;
  /** Answers anew without any change of its arguments. */
  readonly volatile: boolean;
  /** Works its arguments out as arrays, as ARRAYFORMULA does. */
  readonly arrays: boolean;
  /** Looks at errors instead of passing them on. */
  readonly takesErrors: boolean;
  /** Answers with its first argument's number format, or with one of its own. */
  readonly shows: 'first' | 'date' | 'dateTime' | 'time' | '';
}

/** A built-in function, declared once: for the evaluator, and for the page's autocomplete. */
export type FunctionDefinition = Declaration &
  ({ readonly run: (call: Call) => Value } | { readonly lazy: (call: LazyCall) => Value });

/** One call of a function that works its arguments out itself, such as IF, which never looks at the other branch. */
export interface LazyCall {
  readonly definition: FunctionDefinition;
  readonly nodes: readonly (Node | null)[];
  /** Whether arrays are worked through cell by cell here, as within ARRAYFORMULA. */
  readonly inArrays: boolean;
  readonly setting: Setting;
  /** The argument's value, errors included; undefined when it is left out at the end. */
  evaluate(index: number): Value | undefined;
  /** The argument as one scalar: where arrays are not worked through, cells stand for one of them. */
  scalar(index: number): Scalar;
  /** The same call, its arguments worked out as arrays. */
  asArrays(): LazyCall;
  /** The same call with names bound to values, for LET. */
  binding(names: ReadonlyMap<string, Value>): LazyCall;
  /** Works through arrays cell by cell; plain values give a plain answer. Numbers show under the format ('' = none). */
  broadcast(values: readonly Value[], each: (scalars: readonly Scalar[]) => Scalar, format: string): Value;
}

type Traits = Partial<Pick<Declaration, 'volatile' | 'arrays' | 'takesErrors' | 'shows'>>;

const PLAIN = { volatile: false, arrays: false, takesErrors: false, shows: '' } as const;

/**
 * Declares functions of one category. Parameters are written as in a manual: `range:whole, [places], [value2...]` is one
 * parameter taken with all its cells, an optional one, and one that may be given over and over.
 */
export function inCategory(category: Category) {
  return {
    define: (
      name: string,
      parameters: string,
      about: string,
      run: (call: Call) => Value,
      traits: Traits = {},
    ): FunctionDefinition => ({
      ...PLAIN,
      ...traits,
      name,
      category,
      about,
      parameters: readParameters(parameters),
      run,
    }),
    defineLazy: (
      name: string,
      parameters: string,
      about: string,
      lazy: (call: LazyCall) => Value,
      traits: Traits = {},
    ): FunctionDefinition => ({
      ...PLAIN,
      ...traits,
      name,
      category,
      about,
      parameters: readParameters(parameters),
      lazy,
    }),
  };
}

function readParameters(written: string): Parameter[] {
  if (written === '') return [];
  return written.split(', ').map(part => {
    const optional = part.startsWith('[');
    const bare = optional ? part.slice(1, -1) : part;
    const repeats = bare.endsWith('...');
    const [name = '', kind] = (repeats ? bare.slice(0, -3) : bare).split(':');
    return { name, optional, repeats, whole: kind === 'whole' };
  });
}

/** The parameter that takes the argument of this index: past the last, the repeating ones go round. */
export function parameterAt({ parameters }: FunctionDefinition, index: number): Parameter | undefined {
  if (index < parameters.length) return parameters[index];
  const repeating = parameters.filter(parameter => parameter.repeats);
  const first = parameters.length - repeating.length;
  return repeating[(index - first) % Math.max(1, repeating.length)];
}

/** Whether a call with so many arguments is complete, or the message that says it is not. */
export function wrongCount({ name, parameters }: FunctionDefinition, given: number): string | null {
  const least = parameters.filter(parameter => !parameter.optional).length;
  const most = parameters.some(parameter => parameter.repeats) ? Number.POSITIVE_INFINITY : parameters.length;
  if (given >= least && given <= most) return null;
  const expected =
    most === Number.POSITIVE_INFINITY
      ? `at least ${least}`
      : least === most
        ? `${least}`
        : `between ${least} and ${most}`;
  return `Wrong number of arguments to ${name}. Expected ${expected} arguments, but got ${given} arguments.`;
}
