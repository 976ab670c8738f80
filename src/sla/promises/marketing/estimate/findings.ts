/** What an estimate has to say about the history that it was given. */
import type { Problem } from '../../../sheet/problem.ts';
import { count, percent } from '../../../sheet/text.ts';
import { FEW_DEALS, type Revenue } from './revenue.ts';

export interface EstimateProblem extends Problem {
  readonly kind: 'no leads' | 'no wins' | 'won before created' | 'no revenue' | 'few stated deals' | 'one large deal';
}

const LARGE_SHARE = 0.5;

export function wonBeforeCreated(leads: number): EstimateProblem {
  return {
    kind: 'won before created',
    at: 'won',
    message: `Won before created: ${count(leads, 'lead')}.`,
    fix: 'Correct the dates. Until then such a lead counts as won at once.',
  };
}

export function noLeads(windowDays: number): EstimateProblem {
  return {
    kind: 'no leads',
    at: 'created',
    message: `No lead was created in the last ${count(windowDays, 'day')}.`,
    fix: 'Type an assumed conversion rate for each source, or map the creation date.',
  };
}

export function noWins(windowDays: number): EstimateProblem {
  return {
    kind: 'no wins',
    at: 'won',
    message: `No lead of the last ${count(windowDays, 'day')} has become a customer.`,
    fix: 'Type an assumed conversion rate for each source, or map the date on which a lead is won.',
  };
}

/** @param isComplete whether every row has a revenue */
export function revenueProblems({ stated, largestShare }: Revenue, isComplete: boolean): EstimateProblem[] {
  const problems: EstimateProblem[] = [];
  if (!isComplete) {
    problems.push({
      kind: 'no revenue',
      at: 'revenue',
      message: 'No deal states its revenue, so leads have a conversion rate but no value.',
      fix: 'Map the revenue of deals, or type the revenue per customer.',
    });
  } else if (stated < FEW_DEALS) {
    problems.push({
      kind: 'few stated deals',
      at: 'revenue',
      message: `${stated === 0 ? 'No deal states its' : `Only ${count(stated, 'deal states its', 'deals state their')}`} revenue.`,
      fix: `Until ${FEW_DEALS} do, the revenue per customer in the agreement is used, where it names one.`,
    });
  }
  if (largestShare > LARGE_SHARE) {
    problems.push({
      kind: 'one large deal',
      at: 'revenue',
      message: `One deal is ${percent(largestShare)} of all stated revenue.`,
      fix: 'Check its amount; amounts above the 95th percentile are counted as that percentile.',
    });
  }
  return problems;
}
