/** The "Do Not Be on It" board: both debts in one currency, as rows of a tab. Empty is good, and it says so. */

import type { Finding } from '../promises/marketing/findings.ts';
import type { QuotaStanding } from '../promises/marketing/quota.ts';
import {
  blindnessInWords,
  insteadOfPace,
  neededInWords,
  workingDayInWords,
} from '../promises/marketing/quota-words.ts';
import { type RowStyle, type StyledRow, styledRow } from '../sheet/styled-row.ts';
import { count, grouped, money, percent, workingTime } from '../sheet/text.ts';
import { dayInWords, instantInWords, monthInWords, timeInWords } from '../time/clock-words.ts';
import { localDay, type Zone } from '../time/zone.ts';
import type { OpenLead, Standing } from './standing.ts';
import { attemptsInWords, FEW, inTimeInWords, onTheBoard } from './words.ts';

export const BOARD_COLUMNS = 7;
const LEADS_MAX = 50;
const PROBLEMS_MAX = 30;

/** @param zone of the calendar of alerts, in which times are told */
export function boardOf(standing: Standing, zone: Zone): readonly StyledRow[] {
  const { at, currency, overdue, atRisk, problems } = standing;
  const moment = `${dayInWords(localDay(zone, at))} ${timeInWords(at, zone)}, ${zone.name}`;
  const soon = (instant: number | null) => (instant === null ? '' : instantInWords(instant, zone, at));
  const lead = (style: RowStyle, one: OpenLead, when: string) =>
    styledRow(
      style,
      one.label,
      one.owner || 'No owner',
      one.source || '(blank)',
      one.rule,
      soon(one.due),
      when,
      one.value === null ? '' : money(one.value, currency),
    );
  return [
    styledRow('title', 'SLA Board'),
    styledRow('muted', `As of ${moment}. Written by Lead SLA; edits here are lost.`),
    styledRow('text'),
    styledRow('heading', 'Marketing owes Sales'),
    ...quotaRows(standing.quota, currency),
    ...findingRows(standing.findings),
    ...blindRows(standing.quota),
    styledRow('text'),
    styledRow('heading', 'Sales owes Marketing: the “Do Not Be on It” list'),
    ...ownerRows(standing),
    styledRow('text'),
    styledRow('heading', `Overdue leads by value at stake (${overdue.length})`),
    overdue.length
      ? styledRow('columns', 'Lead', 'Owner', 'Source', 'Rule', 'Due', 'Late by, in working time', 'Value')
      : styledRow('good', 'Nothing is overdue.'),
    ...overdue.slice(0, LEADS_MAX).map(one => lead('bad', one, workingTime(one.late, one.lateDays))),
    ...more(overdue.length, LEADS_MAX),
    styledRow('text'),
    styledRow('heading', `At risk (${atRisk.length})`),
    ...atRisk.slice(0, LEADS_MAX).map(one => lead('warn', one, `late after ${soon(one.lateAfter)}`)),
    ...more(atRisk.length, LEADS_MAX),
    styledRow('text'),
    styledRow('heading', `Data check (${problems.length})`),
    ...(problems.length ? [] : [styledRow('good', 'Nothing needs a look.')]),
    ...problems
      .slice(0, PROBLEMS_MAX)
      .map(({ at: cell, message, fix }) => styledRow('text', cell, message, '', '', fix)),
    ...more(problems.length, PROBLEMS_MAX),
  ];
}

function more(total: number, shown: number): StyledRow[] {
  return total > shown ? [styledRow('muted', `and ${grouped(total - shown)} more`)] : [];
}

function quotaRows(quotas: readonly QuotaStanding[], currency: string): StyledRow[] {
  if (quotas.length === 0) return [styledRow('muted', 'No quota is agreed.')];
  return [
    styledRow('columns', 'Quota', 'State', 'So far', 'Owed', 'Pace', 'Working day', 'Needed a day'),
    ...quotas.map(quota => {
      const { unit, neededPerDay: needed } = quota;
      const amount = (value: number) => (unit === 'value' ? money(value, currency) : count(Math.round(value), 'lead'));
      return styledRow(
        quotaStyle(quota.state),
        `${quota.name}, ${monthInWords(quota.month)}`,
        quota.state ?? '',
        amount(quota.actual),
        amount(quota.quota),
        insteadOfPace(quota) || (quota.pace === null ? '' : percent(quota.pace)),
        workingDayInWords(quota),
        needed === null ? '' : neededInWords(needed, unit, currency),
      );
    }),
  ];
}

/** What the quotas are too small to show: after what is found, which matters first. */
function blindRows(quotas: readonly QuotaStanding[]): StyledRow[] {
  return quotas.flatMap(quota => blindnessInWords(quota) || []).map(words => styledRow('muted', words));
}

function findingRows(findings: readonly Finding[]): StyledRow[] {
  return findings.flatMap(({ kind, message, fix }) => [
    styledRow(kind === 'shortfall' ? 'bad' : 'warn', message),
    styledRow('muted', fix),
  ]);
}

function quotaStyle(state: QuotaStanding['state']): RowStyle {
  if (state === 'SHORTFALL') return 'bad';
  if (state === 'BEHIND' || state === 'FLOOD') return 'warn';
  return state === null || state === 'EARLY' ? 'text' : 'good';
}

function ownerRows(standing: Standing): StyledRow[] {
  const { owners, attempts, currency } = standing;
  const share = (kept: number, due: number) =>
    due < FEW ? `${kept} of ${due}` : `${percent(kept / due)} of ${grouped(due)}`;
  const broken = onTheBoard(owners);
  const kept = [inTimeInWords(standing), attemptsInWords(attempts)].filter(Boolean).join('; ');
  return [
    ...(kept ? [styledRow('muted', `${kept}.`)] : []),
    broken.length
      ? styledRow(
          'columns',
          'Owner',
          'Overdue',
          'Value at stake',
          'Too few attempts',
          'On time',
          'Enough attempts',
          'Open',
        )
      : styledRow('good', 'Nobody is on it.'),
    ...broken.map(({ owner, overdue, valueAtStake, atRisk, open, met, judged, attempts: tally }) =>
      styledRow(
        'bad',
        owner || 'No owner',
        overdue,
        money(valueAtStake, currency),
        tally.broken,
        share(met, judged),
        share(tally.kept, tally.kept + tally.broken),
        open + atRisk,
      ),
    ),
  ];
}
