/**
 * How a custom function is declared: once, with its words. The JSDoc that Sheets shows while typing, the README's table and
 * the test of its examples are all made from this.
 */
import type { Cell } from '../sla/sheet/cell.ts';

export interface Parameter {
  readonly name: string;
  /** As Sheets shows it: "range", "number", "date". */
  readonly type: string;
  readonly about: string;
  readonly isOptional?: true;
}

export interface Example {
  /** A formula over literals, SLA_POLICY and SLA_CLOCK, under docs/example-policy.json. */
  readonly formula: string;
  /** What the cell shows. */
  readonly answer: string | number | boolean;
}

export interface CustomFunction {
  readonly name: string;
  readonly about: string;
  readonly parameters: readonly Parameter[];
  readonly returns: string;
  readonly examples: readonly Example[];
  /** @throws Error whose message is what the cell shows */
  readonly run: (args: readonly unknown[], ambient: Ambient) => Cell | readonly (readonly Cell[])[];
}

/** What a function reads by itself where an argument was left out. */
export interface Ambient {
  /** The range SLA_POLICY. */
  readonly policy: () => unknown;
  /** The cell SLA_CLOCK: the moment of the last scan, in milliseconds; null before the first. */
  readonly clock: () => number | null;
  readonly now: () => number;
  /** Whether the policy's versions are checked before they are used, which takes time. */
  readonly isDistrustful?: true;
}

export const SOURCE: Parameter = {
  name: 'source',
  type: 'range',
  about: 'Source of each lead, as the policy spells it.',
  isOptional: true,
};
export const SEGMENT: Parameter = {
  name: 'segment',
  type: 'range',
  about: 'Segment of each lead.',
  isOptional: true,
};
export const OWNER: Parameter = {
  name: 'owner',
  type: 'range',
  about: 'Who owns each lead.',
  isOptional: true,
};
export const CLOCK: Parameter = {
  name: 'clock',
  type: 'date',
  about: 'SLA_CLOCK, so that the answer is new after each scan.',
  isOptional: true,
};
export const POLICY: Parameter = {
  name: 'policy',
  type: 'range',
  about: 'SLA_POLICY, so that the answer is new when the policy changes.',
  isOptional: true,
};
