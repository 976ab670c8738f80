/** A first policy for an unknown sheet, with everything it takes for granted said in plain words. */
import { isCloseDate } from '../leads/columns.ts';
import type { Lead } from '../leads/lead.ts';
import { stageKind } from '../leads/stage-words.ts';
import { STAGE_JOINT } from '../policy/fields.ts';
import { BLANK_SOURCE, OTHER_SOURCE } from '../policy/lead-value.ts';
import { type LeadSheetPolicy, POLICY_FORMAT, type Policy } from '../policy/schema.ts';
import { count, fold, money, percent } from '../sheet/text.ts';
import { DAY } from '../time/time.ts';

export interface PolicyProposal {
  readonly policy: Policy;
  readonly assumptions: readonly string[];
}

/** Until the sheet's own closed loop can tell: a middling lead-to-customer rate and a round amount. */
const ASSUMED_RATE = 0.05;
const ASSUMED_REVENUE = 1_000;
/** Below this many wins a rate of the sheet's own is not believed. */
const WINS_MIN = 10;
const HISTORY = 90 * DAY;
/** Fewer leads, or fewer days of them, tell no month. */
const LEADS_MIN = 20;
const DAYS_MIN = 14;
const MONTH_DAYS = 365.25 / 12;
const CALENDAR = 'Business hours';

/**
 * @param all every lead of the tab; those from after `now` count for nothing
 * @param currency of the amounts, as far as they say it
 * @param me who is told of everything until people are agreed; "" for nobody
 */
export function proposePolicy(
  sheet: LeadSheetPolicy,
  all: readonly Lead[],
  timeZone: string,
  me: string,
  now: number,
  currency: string | null = null,
): PolicyProposal {
  const leads = all.filter(({ created }) => created && created.begin <= now);
  const inCurrency = currency ?? 'USD';
  const { conversion, revenue, words } = assumedWorth(leads, sheet, now, inCurrency);
  const sources = distinct(all.map(({ source }) => source || BLANK_SOURCE));
  const monthly = leadsPerMonth(leads, now);
  const perMonth = roundUp((monthly ?? 0) * conversion * revenue);
  const people = peopleOf(all);
  // Without a column of them every lead would soon have too few.
  const hasAttempts = sheet.columns.attempts !== undefined;
  const policy: Policy = {
    format: POLICY_FORMAT,
    currency: inCurrency,
    clock: { startsAt: 'created', warnAt: 0.75 },
    calendars: [officeHours(timeZone)],
    sales: [
      {
        name: 'Every lead',
        calendar: CALENDAR,
        firstContactMinutes: 60,
        ...(hasAttempts && { attempts: { count: 5, withinWorkingDays: 10, minGapMinutes: 60 } }),
      },
    ],
    qualification: { minimumScore: null },
    values: {
      population: 'qualified',
      windowDays: 90,
      horizonDays: 90,
      rates: [...sources, OTHER_SOURCE].map(source => ({ source, segment: '', conversion, revenue })),
    },
    quota:
      monthly === null
        ? []
        : [{ name: 'All leads', segment: '', unit: 'value', perMonth, months: {}, calendar: CALENDAR }],
    stages: stagesOf(all),
    sheets: [sheet],
    people,
    alerts: {
      managers: me ? [me] : [],
      marketing: me ? [me] : [],
      digestAt: '17:00',
      digestDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    },
  };
  const assumptions = [
    `Business hours are Monday to Friday, 09:00 to 17:00, ${timeZone}, without holidays.`,
    hasAttempts
      ? 'Every lead is to be contacted within 1 working hour, with 5 attempts in 10 working days.'
      : 'Every lead is to be contacted within 1 working hour. No attempts are promised yet: the sheet has no column of them.',
    ...words,
    monthly === null
      ? 'Marketing owes no quota yet: the sheet has too few leads of the last 90 days to propose one.'
      : `Marketing owes ${money(perMonth, inCurrency)} of lead value a month: about ${count(Math.round(monthly), 'lead')}, as in the last 90 days.`,
    sheet.columns.qualified === undefined
      ? 'Every lead counts as qualified until criteria are agreed.'
      : `A lead counts as qualified from its "${sheet.columns.qualified}" on.`,
    currency === null
      ? 'Amounts are in USD: no amount in the sheet says its currency.'
      : `Amounts are in ${currency}, as they are written in the sheet.`,
    me ? `Digests and alerts go to ${me}.` : 'Nobody gets digests and alerts yet.',
    ...(people.length === 0 ? ['Owners have no e-mail addresses yet, so their alerts go to the managers.'] : []),
  ];
  return { policy, assumptions };
}

/** What the last 90 days brought in a month, or as many of them as the sheet has; null where that says nothing. */
function leadsPerMonth(leads: readonly Lead[], now: number): number | null {
  const begins = leads.flatMap(({ created }) => (created && created.begin > now - HISTORY ? [created.begin] : []));
  const days = (now - begins.reduce((first, begin) => Math.min(first, begin), now)) / DAY;
  if (begins.length < LEADS_MIN || days < DAYS_MIN) return null;
  // A sheet that reaches further back has seen all of the 90 days, also those without leads.
  const seen = leads.some(({ created }) => created && created.begin <= now - HISTORY) ? HISTORY / DAY : days;
  return (begins.length / seen) * MONTH_DAYS;
}

function officeHours(timeZone: string): Policy['calendars'][number] {
  const hours: [string, string][] = [['09:00', '17:00']];
  const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
  return { name: CALENDAR, timeZone, week, holidays: [], dates: {}, breaks: {} };
}

function assumedWorth(
  leads: readonly Lead[],
  { columns }: LeadSheetPolicy,
  now: number,
  currency: string,
): { conversion: number; revenue: number; words: string[] } {
  const won = leads.filter(({ won: at }) => at && at.begin <= now);
  const amounts = won.flatMap(({ revenue }) => (revenue !== null && revenue > 0 ? [revenue] : []));
  // Where every lead is won the date is an expected one, or the sheet holds customers only: no rate at all.
  const isEvery = won.length >= WINS_MIN && won.length === leads.length;
  const hasRate = won.length >= WINS_MIN && !isEvery;
  const hasRevenue = amounts.length >= WINS_MIN;
  const conversion = hasRate ? Math.round((won.length / leads.length) * 1e4) / 1e4 : ASSUMED_RATE;
  const revenue = hasRevenue ? roundUp(median(amounts)) : ASSUMED_REVENUE;
  const rateWords = hasRate
    ? `Of every source’s leads ${percent(conversion, 1)} become customers: ${count(won.length, 'win')} of ${count(leads.length, 'lead')} in the sheet.`
    : `${percent(conversion)} of every source’s leads become customers: ${isEvery ? `every lead has a "${columns.won}"${isCloseDate(String(columns.won)) ? ', which may be the expected one' : ''}, and that is no rate` : 'the sheet has too few wins to tell'}.`;
  const revenueWords = hasRevenue
    ? `A customer brings ${money(revenue, currency)}: the median of ${count(amounts.length, 'amount')} in the sheet.`
    : `A customer brings ${money(revenue, currency)}: the sheet has too few amounts to tell.`;
  return { conversion, revenue, words: [rateWords, revenueWords] };
}

/** The stages that leads have, under what their names say. */
export function stagesOf(leads: readonly Lead[]): Policy['stages'] {
  const names = distinct(leads.flatMap(({ stage }) => stage.split(STAGE_JOINT)));
  const named = (kind: keyof Policy['stages']) => names.filter(name => stageKind(name) === kind);
  return { paused: named('paused'), closed: named('closed'), won: named('won'), returned: named('returned') };
}

/** Owners that are addresses themselves. */
function peopleOf(leads: readonly Lead[]): Policy['people'] {
  const owners = distinct(leads.map(({ owner }) => owner));
  const addresses = owners.filter(owner => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(owner));
  return addresses.map(owner => ({ owner, email: owner, mail: true }));
}

/** The spelling that comes first stands for all that fold alike. */
function distinct(names: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const name of names) if (name !== '' && !first.has(fold(name))) first.set(fold(name), name);
  return [...first.values()];
}

function median(values: readonly number[]): number {
  const sorted = values.slice().sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** To two leading digits: 118,250 → 120,000. */
function roundUp(value: number): number {
  if (value <= 0) return 0;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.ceil(value / unit) * unit;
}
