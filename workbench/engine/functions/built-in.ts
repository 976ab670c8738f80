import type { FunctionDefinition } from '../definition.ts';
import { ARRAY } from './array.ts';
import { DATE } from './date.ts';
import { FILTER } from './filter.ts';
import { INFO } from './info.ts';
import { LOGICAL } from './logical.ts';
import { LOOKUP } from './lookup.ts';
import { MATH } from './math.ts';
import { STATISTICS } from './statistics.ts';
import { TEXT } from './text.ts';

/** Every function that is built in, by its name in capitals. */
export const BUILT_IN: ReadonlyMap<string, FunctionDefinition> = new Map(
  [...MATH, ...STATISTICS, ...LOGICAL, ...LOOKUP, ...TEXT, ...DATE, ...FILTER, ...INFO, ...ARRAY].map(definition => [
    definition.name,
    definition,
  ]),
);
