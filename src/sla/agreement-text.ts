/** The agreement in words, as rows of a tab that both teams would sign. */
import { type StyledRow, styledRow } from './board.ts';
import { monthInWords } from './clock-words.ts';
import type { Policy, QuotaPolicy, SalesRule } from './policy.ts';
import { count, duration, grouped, listed, money, percent } from './text.ts';
import { MINUTE } from './time.ts';

export const AGREEMENT_COLUMNS = 5;

const START = {
  created: 'when the lead comes in',
  qualified: 'when the lead qualifies',
  assigned: 'when it is assigned',
};
const DAYS = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

export function agreementText(policy: Policy): readonly StyledRow[] {
  const { clock, alerts } = policy;
  return [
    styledRow('title', 'The agreement between Marketing and Sales'),
    styledRow('muted', 'This tab is written by Lead SLA. Change the agreement in the sidebar.'),
    styledRow('text'),
    styledRow('heading', 'Sales owes Marketing'),
    styledRow(
      'muted',
      `The clock starts ${START[clock.startsAt]}; a lead is at risk at ${percent(clock.warnAt)} of its time.`,
    ),
    styledRow('columns', 'Leads', 'First contact', 'Attempts', 'Calendar'),
    ...policy.sales.map(rule => styledRow('text', nameOf(rule), target(rule), attempts(rule), rule.calendar)),
    styledRow('text'),
    styledRow('heading', 'Marketing owes Sales'),
    ...quotaRows(policy),
    styledRow('text'),
    styledRow('heading', 'A lead is qualified when'),
    ...qualification(policy).map(line => styledRow('text', line)),
    styledRow('text'),
    styledRow('heading', 'What a lead is worth'),
    styledRow('columns', 'Source', 'Segment', 'Become customers', 'Revenue per customer', 'Lead value'),
    ...policy.values.rates.map(({ source, segment, conversion, revenue }) =>
      styledRow(
        'text',
        source,
        segment || 'all',
        percent(conversion, 1),
        money(revenue, policy.currency),
        money(conversion * revenue, policy.currency),
      ),
    ),
    styledRow('text'),
    styledRow('heading', 'Business hours'),
    ...policy.calendars.flatMap(calendarRows),
    styledRow('text'),
    styledRow('heading', 'Who is told'),
    styledRow('text', 'Managers', alerts.managers.join(', ') || 'nobody'),
    styledRow('text', 'Marketing', alerts.marketing.join(', ') || 'nobody'),
    styledRow('text', 'Daily digest', `${alerts.digestAt} on ${listed(alerts.digestDays.map(day => DAYS[day]))}`),
    ...policy.people.map(({ owner, email, mail }) => styledRow('text', owner, mail ? email : `${email} (no mail)`)),
  ];
}

function nameOf({ name, when }: SalesRule): string {
  const values = Object.values(when ?? {}).flat();
  return values.length ? `${name} (${values.join(', ')})` : name;
}

function target({ firstContactMinutes }: SalesRule): string {
  return `within ${duration(firstContactMinutes * MINUTE)} of working time`;
}

function attempts({ attempts: promise }: SalesRule): string {
  return promise ? `${grouped(promise.count)} in ${count(promise.withinWorkingDays, 'working day')}` : 'none agreed';
}

function quotaRows({ quota: quotas, currency }: Policy): StyledRow[] {
  if (quotas.length === 0) return [styledRow('muted', 'No quota is agreed yet.')];
  const amount = ({ unit }: QuotaPolicy, owed: number) =>
    unit === 'value' ? money(owed, currency) : count(owed, 'qualified lead');
  return [
    styledRow('columns', 'Quota', 'Each month', 'Segment', 'Calendar', 'Other months'),
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
      );
    }),
  ];
}

function qualification({ qualification: { all = [], any = [] } }: Policy): string[] {
  const line = ({ column, is, value }: (typeof all)[number]) =>
    `${column} ${is} ${[value ?? ''].flat().join(', ')}`.trim();
  if (all.length + any.length === 0)
    return ['No criteria are agreed: every lead counts, or the tab has a qualified date.'];
  return [...all.map(line), ...(any.length ? [`at least one of: ${any.map(line).join('; ')}`] : [])];
}

function calendarRows({ name, timeZone, week, holidays, dates, breaks }: Policy['calendars'][number]): StyledRow[] {
  const hours = (windows: readonly (readonly [string, string])[] | undefined) =>
    windows?.length ? windows.map(([opens, closes]) => `${opens} to ${closes}`).join(', ') : 'closed';
  return [
    styledRow('columns', name, timeZone),
    ...Object.entries(DAYS).map(([day, weekday]) => styledRow('text', weekday, hours(week[day as keyof typeof DAYS]))),
    ...(holidays.length ? [styledRow('text', 'Holidays', holidays.join(', '))] : []),
    ...Object.entries(dates).map(([date, windows]) => styledRow('text', date, hours(windows))),
    ...Object.entries(breaks).map(([date, windows]) => styledRow('text', date, `break ${hours(windows)}`)),
  ];
}
