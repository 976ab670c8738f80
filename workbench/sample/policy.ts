/** The agreement of the sample team, in the form of a policy file (lead-sla-policy/1). */
import { DEAL_SIGMA, LEADS_PER_DAY, OWNERS, QUALIFIED_FROM_SIZE, SEGMENTS, SOURCES } from './parameters.ts';

/** Dollars of lead value that Marketing owes a month (assumption: about what the leads of a good month are worth). */
const QUOTA_PER_MONTH = 120_000;
/** US federal holidays that offices keep; a holiday on a Sunday is kept on the Monday after. */
const HOLIDAYS = ['2026-09-07', '2026-11-26', '2026-12-25', '2027-01-01', '2027-05-31', '2027-07-05', '2027-09-06'];

type Windows = readonly (readonly [opens: string, closes: string])[];

const DAY: Windows = [['09:00', '17:30']];
const SHORT_DAY: Windows = [['09:00', '16:00']];
const OFFICE_DAY: Windows = [['09:00', '17:00']];
const HALF_DAY: Windows = [['09:00', '13:00']];
const RATE_WINDOW_DAYS = 90;

interface AcceptedRate {
  readonly source: string;
  readonly segment: string;
  readonly conversion: number;
  readonly low: number;
  readonly high: number;
  readonly revenue: number;
}

/** The rates that the sample is drawn from, as a team would have accepted them: by source and segment, and "(other)". */
function acceptedRates(): AcceptedRate[] {
  const revenues = SEGMENTS.map(({ name, medianDeal }) => ({ name, revenue: meanDeal(medianDeal) }));
  const rates = SOURCES.flatMap(({ name, share, conversion }) =>
    revenues.map(({ name: segment, revenue }) => ({
      source: name,
      segment,
      ...withRange(conversion, share * LEADS_PER_DAY * RATE_WINDOW_DAYS),
      revenue,
    })),
  );
  const overall = SOURCES.reduce((sum, { share, conversion }) => sum + share * conversion, 0);
  const other = {
    source: '(other)',
    segment: '',
    ...withRange(Math.round(overall * 1_000) / 1_000, LEADS_PER_DAY * RATE_WINDOW_DAYS),
    revenue: 8_500,
  };
  return [...rates, other];
}

/** The mean of a lognormal deal in whole hundreds of dollars. */
const meanDeal = (median: number): number => Math.round((median * Math.exp(DEAL_SIGMA ** 2 / 2)) / 100) * 100;

/** A rate with its 5 % and 95 % bounds, as so many leads would show it (normal approximation). */
function withRange(conversion: number, leads: number): Pick<AcceptedRate, 'conversion' | 'low' | 'high'> {
  const spread = 1.645 * Math.sqrt((conversion * (1 - conversion)) / leads);
  const rounded = (rate: number): number => Math.round(Math.max(0.001, rate) * 1_000) / 1_000;
  return { conversion, low: rounded(conversion - spread), high: rounded(conversion + spread) };
}

/** Sales closes early on Fridays, before Christmas and after Thanksgiving; Marketing counts plain working days. */
function calendarsIn(timeZone: string) {
  return [
    {
      name: 'Sales',
      timeZone,
      week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: SHORT_DAY, sat: [], sun: [] },
      holidays: HOLIDAYS,
      dates: { '2026-11-27': HALF_DAY, '2026-12-24': HALF_DAY },
    },
    {
      name: 'Marketing',
      timeZone,
      week: {
        mon: OFFICE_DAY,
        tue: OFFICE_DAY,
        wed: OFFICE_DAY,
        thu: OFFICE_DAY,
        fri: OFFICE_DAY,
        sat: [],
        sun: [],
      },
      holidays: HOLIDAYS,
      dates: {},
    },
  ];
}

/** What Sales owes per kind of lead; the attempts of the first two and of the last are Mark Roberge's own. */
const RULES = [
  {
    name: 'Demo requests',
    when: { source: ['Demo request'] },
    calendar: 'Sales',
    firstContactMinutes: 60,
    attempts: { count: 2, withinWorkingDays: 3, minGapMinutes: 60 },
  },
  {
    name: 'Free trials',
    when: { source: ['Free trial'] },
    calendar: 'Sales',
    firstContactMinutes: 60,
    attempts: { count: 3, withinWorkingDays: 5, minGapMinutes: 60 },
  },
  {
    name: 'Enterprise',
    when: { segment: ['Enterprise'] },
    calendar: 'Sales',
    firstContactMinutes: 240,
    attempts: { count: 5, withinWorkingDays: 10, minGapMinutes: 60 },
  },
  {
    name: 'Everything else',
    calendar: 'Sales',
    firstContactMinutes: 480,
    attempts: { count: 5, withinWorkingDays: 10, minGapMinutes: 60 },
  },
];

/** The sample's policy: `month` ('YYYY-MM') is the one its rates are accepted for, `zone` that of its calendars. */
export function samplePolicy(month: string, zone: string) {
  return {
    format: 'lead-sla-policy/1',
    currency: 'USD',
    clock: { startsAt: 'created', warnAt: 0.75 },
    calendars: calendarsIn(zone),
    sales: RULES,
    qualification: {
      all: [{ column: 'Company size', is: 'at least', value: QUALIFIED_FROM_SIZE }],
      minimumScore: null,
    },
    values: {
      population: 'qualified',
      windowDays: RATE_WINDOW_DAYS,
      horizonDays: 90,
      month,
      rates: acceptedRates(),
    },
    quota: [
      {
        name: 'All',
        segment: '',
        unit: 'value',
        perMonth: QUOTA_PER_MONTH,
        months: { '2026-12': 90_000 },
        calendar: 'Marketing',
      },
    ],
    stages: {
      paused: ['Nurture'],
      closed: ['Disqualified'],
      won: ['Customer'],
      returned: ['Returned to marketing'],
    },
    sheets: [
      {
        name: 'Leads',
        headerRow: 1,
        columns: {
          id: 'Lead ID',
          created: 'Create date',
          name: 'Name',
          email: 'Email',
          company: 'Company',
          source: 'Source',
          segment: 'Segment',
          owner: 'Owner',
          stage: 'Lead status',
          firstContact: 'First contact',
          attempts: 'Attempts',
          closed: 'Closed',
          returned: 'Returned',
          won: 'Won date',
          revenue: 'Amount',
        },
      },
    ],
    people: OWNERS.map(({ name, email }) => ({ owner: name, email })),
    alerts: {
      managers: ['sales-lead@example.com'],
      marketing: ['marketing@example.com'],
      digestAt: '17:00',
      digestDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
      calendar: 'Sales',
    },
  };
}

export type SamplePolicy = ReturnType<typeof samplePolicy>;
