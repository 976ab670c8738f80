/** Formulas that fit a lead tab as it is: one in the header row answers for every row, and gives its own header. */

import { columnLetter } from '../sla/leads/lead.ts';
import type { Columns, Field } from '../sla/policy/fields.ts';
import type { LeadSheetPolicy, Policy } from '../sla/policy/schema.ts';
import { fold } from '../sla/sheet/text.ts';
import { isDateHeader } from './arguments.ts';

export interface ReadyColumn {
  /** Function's name. */
  readonly name: string;
  readonly header: string;
  readonly about: string;
  readonly formula: string;
  readonly numberFormat: string;
}

interface Recipe extends Omit<ReadyColumn, 'formula'> {
  /** What the function is given, in its order: a field, or a name of the file; null leaves an argument out. */
  readonly takes: readonly (Field | 'start' | 'SLA_CLOCK' | 'SLA_POLICY' | null)[];
  readonly needs: readonly Field[];
}

const TEXT = '@';
const DATE_TIME = 'yyyy-mm-dd hh:mm';

const RECIPES: readonly Recipe[] = [
  {
    name: 'SLA_STATUS',
    header: 'First-contact status',
    about: 'Where the first contact stands, as a formula.',
    takes: ['start', 'firstContact', 'source', 'segment', 'owner', 'closed', 'SLA_CLOCK', 'SLA_POLICY'],
    needs: ['firstContact'],
    numberFormat: TEXT,
  },
  {
    name: 'SLA_WHY',
    header: 'First-contact reason',
    about: 'The reason for the status in one sentence.',
    takes: ['start', 'firstContact', 'source', 'segment', 'owner', 'closed', 'SLA_CLOCK', 'SLA_POLICY'],
    needs: ['firstContact'],
    numberFormat: TEXT,
  },
  {
    name: 'SLA_DUE',
    header: 'First contact due',
    about: 'When the first contact is due, in working time.',
    takes: ['start', 'source', 'segment', 'owner', 'SLA_POLICY'],
    needs: [],
    numberFormat: DATE_TIME,
  },
  {
    name: 'SLA_ATTEMPTS',
    header: 'Attempts status',
    about: 'Whether there were enough attempts.',
    takes: ['start', 'attempts', 'source', 'segment', 'owner', 'outcome', 'SLA_CLOCK', 'SLA_POLICY'],
    needs: ['attempts'],
    numberFormat: TEXT,
  },
  {
    name: 'SLA_MINUTES',
    header: 'Working minutes',
    about: 'Working minutes from the start to the first contact.',
    takes: ['start', 'firstContact', null, 'SLA_POLICY'],
    needs: ['firstContact'],
    numberFormat: '0',
  },
];

/** @param header of the tab, with "" for our own columns @param separator between arguments in this file */
export function readyColumns(
  spec: LeadSheetPolicy,
  startsAt: Policy['clock']['startsAt'],
  header: readonly string[],
  separator: ',' | ';',
): readonly ReadyColumn[] {
  const start = spec.columns[startsAt];
  // A first cell that does not read as a header would be judged as a lead.
  if (typeof start !== 'string' || !isDateHeader(start)) return [];
  const places = placesIn(spec.columns, header);
  return RECIPES.flatMap(({ takes, needs, ...column }) => {
    if (![startsAt, ...needs].every(field => places.has(field))) return [];
    const args = takes.map(one => {
      if (one === null || one === 'SLA_CLOCK' || one === 'SLA_POLICY') return one ?? '';
      const place = places.get(one === 'start' ? startsAt : one);
      return place ? `${place[0]}${spec.headerRow}:${place[1]}` : '';
    });
    return [{ ...column, formula: `=${column.name}(${args.join(`${separator} `)})` }];
  });
}

/** Letters of a field's first and last column; a field whose columns do not stand side by side has no place. */
function placesIn(columns: Columns, header: readonly string[]): ReadonlyMap<Field, readonly [string, string]> {
  const places = new Map<Field, readonly [string, string]>();
  for (const [field, named] of Object.entries(columns) as [Field, string | string[] | undefined][]) {
    const indexes = (named === undefined ? [] : [named].flat()).map(name => {
      const exact = header.indexOf(name);
      return exact >= 0 ? exact : header.findIndex(other => fold(other) === fold(name));
    });
    indexes.sort((a, b) => a - b);
    const [first = -1] = indexes;
    if (first < 0 || indexes.some((index, offset) => index !== first + offset)) continue;
    places.set(field, [columnLetter(first), columnLetter(first + indexes.length - 1)]);
  }
  return places;
}
