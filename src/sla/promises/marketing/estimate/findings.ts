/** What an estimate has to say about the history that it was given. */
import type { Problem } from '../../../sheet/problem.ts';
import { count, percent } from '../../../sheet/text.ts';
import { USUAL_STRENGTH } from './prior.ts';
import { FEW_DEALS, type Revenue } from './revenue.ts';

export interface EstimateProblem extends Problem {
  readonly kind:
    | 'no leads'
    | 'few wins'
    | 'short history'
    | 'held to the average'
    | 'long cycles'
    | 'won before created'
    | 'no revenue'
    | 'few stated deals'
    | 'one large deal'
    | 'capped deals';
}

const LARGE_SHARE = 0.5;
/** Less than this is not worth a line. */
const CAPPED_MIN = 0.005;
const ASSUME = 'Type an assumed conversion rate for each source';

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
    fix: `${ASSUME}, or map the creation date.`,
  };
}

/** Too few of them to learn a rate from. */
export function fewWins(wins: number, windowDays: number): EstimateProblem {
  const days = count(windowDays, 'day');
  return {
    kind: 'few wins',
    at: 'won',
    message:
      wins === 0
        ? `No lead of the last ${days} has become a customer.`
        : `Only ${count(wins, 'lead')} of the last ${days} ${wins === 1 ? 'has' : 'have'} become ${wins === 1 ? 'a customer' : 'customers'}: too few to learn from.`,
    fix: `${ASSUME}, or map the date on which a lead is won.`,
  };
}

/** @param horizon the oldest age in days up to which every age can be told; 0 for none */
export function shortHistory(horizon: number, asked: number): EstimateProblem {
  return {
    kind: 'short history',
    at: 'created',
    message:
      horizon === 0
        ? 'Too few leads have been followed for even a day to learn from.'
        : `The leads have been followed for ${count(horizon, 'day')} only, not ${asked}: these are shares won within ${count(horizon, 'day')}, and would rise each month.`,
    fix: `${ASSUME} until the history is long enough.`,
  };
}

export function heldToAverage(wins: number): EstimateProblem {
  return {
    kind: 'held to the average',
    at: 'won',
    message: `With ${wins} wins each source is held to the rate that you typed for it, else to the average of all, as if ${USUAL_STRENGTH} leads had shown that.`,
    fix: 'Typed rates of your own make it better; more wins do so by themselves.',
  };
}

/** @param later share of all known wins that came later than the horizon @param enough days that would hold 90 % of them */
export function longCycles(later: number, horizonDays: number, enough: number): EstimateProblem {
  return {
    kind: 'long cycles',
    at: 'horizonDays',
    message: `${percent(later)} of all known wins came later than ${count(horizonDays, 'day')} and are left out of these values.`,
    fix: `Following a lead for ${enough} days would hold 90% of them.`,
  };
}

/** @param isComplete whether every row has a revenue */
export function revenueProblems(
  { stated, largestShare, cappedShare }: Revenue,
  isComplete: boolean,
): EstimateProblem[] {
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
      fix: 'Check its amount.',
    });
  }
  if (cappedShare > CAPPED_MIN) {
    problems.push({
      kind: 'capped deals',
      at: 'revenue',
      message: `Amounts above the 95th percentile are counted as that percentile, which takes ${percent(cappedShare)} off the revenue.`,
      fix: 'From 100 stated deals on every amount counts whole.',
    });
  }
  return problems;
}
