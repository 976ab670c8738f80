/** From judged leads to the history that values are estimated from: the population that the quota counts. */

import type { Lead } from '../../../leads/lead.ts';
import type { Agreement } from '../../../policy/agreement.ts';
import type { Problem } from '../../../sheet/problem.ts';
import { count } from '../../../sheet/text.ts';
import { isUnreadable, type Moment } from '../../../time/moment.ts';
import { DAY } from '../../../time/time.ts';
import { toLocal, type Zone } from '../../../time/zone.ts';
import type { LeadHistory } from './history.ts';

/** A lead as far as the estimate asks; a Verdict is one. */
export interface JudgedLead {
  readonly lead: Lead;
  /** When Marketing was credited; null unless qualified. */
  readonly qualifiedAt: Moment | null;
}

export interface PopulationHistory {
  readonly history: LeadHistory;
  readonly problems: readonly Problem[];
}

/**
 * A lead's age counts from when it came into the population: its qualification, or its creation where all leads count.
 * @param zone the spreadsheet's: days are those of its wall clock, so that a date without a time is a whole number
 */
export function historyOf(leads: readonly JudgedLead[], agreement: Agreement, zone: Zone): PopulationHistory {
  const isOfAll = agreement.policy.values.population === 'all';
  const qualified = leads.filter(({ qualifiedAt }) => qualifiedAt !== null);
  const counted = isOfAll ? leads : qualified;
  const days = (moment: Moment | null) => (moment ? dayOf(moment, zone) : Number.NaN);
  const created = new Float64Array(counted.length);
  const won = new Float64Array(counted.length);
  let undated = 0;
  for (const [index, { lead, qualifiedAt }] of counted.entries()) {
    const win = wonAt(lead, agreement);
    if (win === 'undated') undated++;
    const start = days(isOfAll ? lead.created : (qualifiedAt ?? lead.created));
    const winDay = win === 'undated' ? Number.NaN : days(win);
    created[index] = start;
    // Won before it qualified is won at once, and no mistake; won before it was created is one, and is told apart by its day.
    won[index] = winDay >= days(lead.created) ? Math.max(winDay, start) : winDay;
  }
  return {
    history: {
      created,
      won,
      source: counted.map(({ lead }) => lead.source),
      segment: counted.map(({ lead }) => lead.segment),
      revenue: Float64Array.from(counted, ({ lead }) => lead.revenue ?? Number.NaN),
    },
    problems: [
      ...(undated > 0 ? [wonWithoutDate(undated)] : []),
      ...(isOfAll && qualified.length < leads.length ? [UNDERSTATED] : []),
    ],
  };
}

/** When a lead became a customer: its won date, else the closing date of a won stage; null while it has not. */
export function wonAt({ won, closed, stage }: Lead, agreement: Agreement): Moment | null | 'undated' {
  if (won) return isUnreadable(won) ? 'undated' : won;
  if (agreement.stage(stage) !== 'won') return null;
  return closed && !isUnreadable(closed) ? closed : 'undated';
}

function dayOf(moment: Moment, zone: Zone): number {
  return toLocal(zone, moment.begin) / DAY;
}

const UNDERSTATED: Problem = {
  at: 'values.population',
  message: 'Rates are shares of all leads, while the quota counts qualified ones: their values are understated.',
  fix: 'Choose “Qualified leads” under “How values are estimated”.',
};

function wonWithoutDate(leads: number): Problem {
  return {
    at: 'won',
    message: `Won, and no date says when: ${count(leads, 'lead')}.`,
    fix: 'Fill in when they were won; until then they count as not won.',
  };
}
