/** The agreement in words, as rows of a tab that both teams would sign. */

import { type StyledRow, styledRow } from '../sheet/styled-row.ts';
import { listed, money, percent } from '../sheet/text.ts';
import { monthInWords } from '../time/clock-words.ts';
import { DAY_NAMES, WEEK } from '../time/time.ts';
import type { Policy, QuotaPolicy, SalesRule } from './schema.ts';
import {
  attemptsWords,
  criterionWords,
  eventWords,
  hoursWords,
  quotaWords,
  START_WORDS,
  shapeWords,
  targetWords,
} from './words.ts';

export const AGREEMENT_COLUMNS = 6;

export function agreementText(policy: Policy): readonly StyledRow[] {
  const { clock, alerts } = policy;
  return [
    styledRow('title', 'The agreement between Marketing and Sales'),
    styledRow('muted', 'This tab is written by Lead SLA. Change the agreement in the sidebar.'),
    ...(policy.effectiveFrom ? [styledRow('muted', `In force from ${policy.effectiveFrom.replace('T', ' ')}.`)] : []),
    styledRow('text'),
    styledRow('heading', 'Sales owes Marketing'),
    styledRow(
      'muted',
      `The clock starts ${START_WORDS[clock.startsAt]}; a lead is at risk at ${percent(clock.warnAt)} of its time.`,
    ),
    styledRow('columns', 'Leads', 'First contact', 'Attempts', 'Calendar'),
    ...policy.sales.map(rule => styledRow('text', nameOf(rule), targetWords(rule), attemptsWords(rule), rule.calendar)),
    styledRow('text'),
    styledRow('heading', 'Marketing owes Sales'),
    ...quotaRows(policy),
    ...(policy.events ?? []).map(event => styledRow('text', 'Planned', eventWords(event))),
    styledRow('text'),
    styledRow('heading', 'A lead is qualified when'),
    ...qualification(policy).map(line => styledRow('text', line)),
    styledRow('text'),
    styledRow('heading', 'What a lead is worth'),
    styledRow('columns', 'Source', 'Segment', 'Become customers', 'Revenue per customer', 'Lead value', 'From'),
    ...policy.values.rates.map(({ source, segment, conversion, revenue, origin }) =>
      styledRow(
        'text',
        source,
        segment || 'all',
        percent(conversion, 1),
        money(revenue, policy.currency),
        money(conversion * revenue, policy.currency),
        origin ?? '',
      ),
    ),
    styledRow('text'),
    styledRow('heading', 'Business hours'),
    ...policy.calendars.flatMap(calendarRows),
    styledRow('text'),
    styledRow('heading', 'Who is told'),
    styledRow('text', 'Managers', alerts.managers.join(', ') || 'nobody'),
    styledRow('text', 'Marketing', alerts.marketing.join(', ') || 'nobody'),
    styledRow('text', 'Daily digest', `${alerts.digestAt} on ${listed(alerts.digestDays.map(day => DAY_NAMES[day]))}`),
    ...(policy.editors?.length ? [styledRow('text', 'May change this', policy.editors.join(', '))] : []),
    ...policy.people.map(({ owner, email, mail }) => styledRow('text', owner, mail ? email : `${email} (no mail)`)),
  ];
}

function nameOf({ name, when }: SalesRule): string {
  const values = Object.values(when ?? {}).flat();
  return values.length ? `${name} (${values.join(', ')})` : name;
}

function quotaRows({ quota: quotas, currency }: Policy): StyledRow[] {
  if (quotas.length === 0) return [styledRow('muted', 'No quota is agreed yet.')];
  const amount = ({ unit }: QuotaPolicy, owed: number) => quotaWords(unit, owed, currency);
  return [
    styledRow('columns', 'Quota', 'Each month', 'Segment', 'Calendar', 'Other months', 'A month runs'),
    ...quotas.map(quota => {
      const others = Object.entries(quota.months).map(
        ([month, owed]) => `${monthInWords(month, true)}: ${amount(quota, owed)}`,
      );
      return styledRow(
        'text',
        quota.name,
        amount(quota, quota.perMonth),
        quota.segment || 'all',
        quota.calendar,
        others.join('; '),
        shapeWords(quota),
      );
    }),
  ];
}

function qualification({ qualification: { all = [], any = [] } }: Policy): string[] {
  if (all.length + any.length === 0)
    return ['No criteria are agreed: every lead counts, or the tab has a qualified date.'];
  return [
    ...all.map(criterionWords),
    ...(any.length ? [`at least one of: ${any.map(criterionWords).join('; ')}`] : []),
  ];
}

function calendarRows({ name, timeZone, week, holidays, dates, breaks }: Policy['calendars'][number]): StyledRow[] {
  return [
    styledRow('columns', name, timeZone),
    ...WEEK.map(day => styledRow('text', DAY_NAMES[day], hoursWords(week[day]))),
    ...(holidays.length ? [styledRow('text', 'Holidays', holidays.join(', '))] : []),
    ...Object.entries(dates).map(([date, windows]) => styledRow('text', date, hoursWords(windows))),
    ...Object.entries(breaks).map(([date, windows]) => styledRow('text', date, `break ${hoursWords(windows)}`)),
  ];
}
