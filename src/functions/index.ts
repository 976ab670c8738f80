/** Every custom function of the add-on, in the order of the README's table. */

import { SLA_ATTEMPTS } from './attempts.ts';
import { SLA_DUE, SLA_MINUTES, SLA_STATUS, SLA_WHY } from './clock.ts';
import type { CustomFunction } from './declare.ts';
import { LEADGOAL } from './leadgoal.ts';
import { LEADQUALIFIED } from './leadqualified.ts';
import { LEADSCORE, LEADSCORE_WHY } from './leadscore.ts';
import { LEADVALUE } from './leadvalue.ts';
import { LEADVALUE_TABLE } from './leadvalue-table.ts';
import { QUOTA_PACE } from './quota-pace.ts';

export const FUNCTIONS: readonly CustomFunction[] = [
  LEADVALUE,
  LEADVALUE_TABLE,
  SLA_DUE,
  SLA_STATUS,
  SLA_WHY,
  SLA_ATTEMPTS,
  SLA_MINUTES,
  LEADQUALIFIED,
  LEADSCORE,
  LEADSCORE_WHY,
  QUOTA_PACE,
  LEADGOAL,
];
