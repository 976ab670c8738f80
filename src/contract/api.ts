/**
 * What the sidebar may ask of the server: one function, `ask`, one JSON text each way.
 *
 * google.script.run silently changes what is not a plain value (undefined, dates, nested arrays), so nothing but text crosses.
 */
import type { Problem } from '../sla/problem.ts';
import type { RemovalApi } from './removal.ts';
import type { SetUpApi } from './set-up.ts';
import type { StandingApi } from './standing.ts';

/** Every question with what it takes and answers. */
export interface Api extends StandingApi, SetUpApi, RemovalApi {}

export type Question = keyof Api;

export type Reply<Q extends Question> =
  | { readonly ok: true; readonly value: Api[Q]['answers'] }
  | { readonly ok: false; readonly problems: readonly Problem[] };
