/**
 * What the sidebar may ask of the server: one function, `ask`, one JSON text each way.
 *
 * google.script.run silently changes what is not a plain value (undefined, dates, nested arrays), so nothing but text crosses.
 */
import type { Problem } from '../sla/sheet/problem.ts';
import type { AlertsApi } from './alerts.ts';
import type { FormulasApi } from './formulas.ts';
import type { LeadApi } from './lead.ts';
import type { PolicyApi } from './policy.ts';
import type { RemovalApi } from './removal.ts';
import type { ReportsApi } from './reports.ts';
import type { SetUpApi } from './set-up.ts';
import type { SheetsApi } from './sheets.ts';
import type { StandingApi } from './standing.ts';
import type { ValuesApi } from './values.ts';

/** Every question with what it takes and answers. */
export interface Api
  extends StandingApi,
    SetUpApi,
    PolicyApi,
    SheetsApi,
    LeadApi,
    AlertsApi,
    FormulasApi,
    ValuesApi,
    ReportsApi,
    RemovalApi {}

export type Question = keyof Api;

export type Reply<Q extends Question> =
  | { readonly ok: true; readonly value: Api[Q]['answers'] }
  | { readonly ok: false; readonly problems: readonly Problem[] };
