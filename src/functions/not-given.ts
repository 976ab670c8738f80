/** What the scan may know of a lead and a formula was not told, so that the two may judge it differently. */
import type { Agreement } from '../sla/policy/agreement.ts';
import type { Field } from '../sla/policy/fields.ts';
import { listed } from '../sla/sheet/text.ts';
import type { Arguments } from './arguments.ts';

const CLOSINGS: readonly Field[] = ['closed', 'returned', 'won'];
const CONDITIONS = ['source', 'segment', 'owner'] as const;

/**
 * "source, pauses and logged attempts"; "" where the lead tabs have nothing that was not given.
 * @param agreement the present one: the scan reads the columns that it names
 * @param isSettled whether a contact came in time, which neither a stage nor another attempt takes back
 */
export function notGiven(given: Arguments, agreement: Agreement, isSettled = false): string {
  const { sales, sheets, stages, clock } = agreement.policy;
  const has = new Set(sheets.flatMap(({ columns }) => Object.keys(columns)));
  const judged = new Set(sales.flatMap(({ when }) => Object.keys(when ?? {})));
  const closings = CLOSINGS.filter(field => has.has(field)).length;
  const told = given.isGiven('closed') ? given.cells('closed', 0).length : 0;
  const hasStages = has.has('stage') && Object.values(stages).some(names => names.length > 0);
  const lacks = (name: string, isKnown: boolean) => (isKnown && !given.isGiven(name) ? [name] : []);
  const names: readonly (readonly [name: string, isLacking: boolean])[] = [
    ['creation', clock.startsAt !== 'created'],
    ['first contact', given.takes('attempts') && has.has('firstContact')],
    [told ? 'other closings' : 'closing', told < closings],
    ['stage', hasStages && !isSettled],
    ['pauses', has.has('pausedFrom') || (has.has('stage') && stages.paused.length > 0)],
    ['logged attempts', !isSettled],
  ];
  return listed([
    ...CONDITIONS.flatMap(name => lacks(name, judged.has(name))),
    ...lacks('outcome', given.takes('outcome') && has.has('outcome')),
    ...names.flatMap(([name, isLacking]) => (isLacking ? [name] : [])),
  ]);
}
