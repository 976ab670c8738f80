/** What the server answers, for the tests to vary. */
import type { FormulasView } from '../../src/contract/formulas.ts';
import type { Proposal } from '../../src/contract/set-up.ts';
import type { SheetReading } from '../../src/contract/sheets.ts';
import type { ScanView, StandingView } from '../../src/contract/standing.ts';
import type { QuotaStanding } from '../../src/sla/promises/marketing/quota.ts';
import type { ReadAs } from '../../src/sla/standing/read-as.ts';
import type { OpenLead, Standing } from '../../src/sla/standing/standing.ts';
import { HOUR, MINUTE } from '../../src/sla/time/time.ts';
import { encodeZone, KNOWN_FROM, type Zone } from '../../src/sla/time/zone.ts';

/** Friday 20 November 2026, 12:05 in New York. */
export const NOW = Date.UTC(2026, 10, 20, 17, 5);
const NEW_YORK: Zone = { name: 'America/New_York', starts: [KNOWN_FROM], offsets: [-5 * HOUR] };
const WORKING_DAY = 8 * HOUR;
const CHOICES = [1, 5, 10, 15, 30, 60];

export function openLead(facts: Partial<OpenLead> = {}): OpenLead {
  const late = facts.late ?? 74 * HOUR;
  return {
    key: facts.label ?? 'Ada Lovelace',
    ref: facts.label ?? 'Ada Lovelace',
    label: 'Ada Lovelace',
    sheet: 'Leads',
    row: 12,
    owner: 'Dana Reyes',
    source: 'Free trial',
    rule: 'Free trials',
    calendar: 'Sales',
    due: NOW - 74 * HOUR,
    lateAfter: NOW - 74 * HOUR,
    late,
    lateDays: late / WORKING_DAY,
    isRunning: true,
    isOwnerNew: false,
    snoozedUntil: null,
    value: 960,
    ...facts,
  };
}

/** Thousands that came on each day of November so far. */
const CAME = [0, 8, 9, 14, 9, 7, 0, 0, 6, 13, 9, 10, 8, 0, 0, 12, 11, 6, 10, 10];

export function november(facts: Partial<QuotaStanding> = {}): QuotaStanding {
  const isWorkday = (day: number) => day % 7 !== 0 && day % 7 !== 1;
  let [steady, total] = [0, 0];
  const line = Array.from({ length: 30 }, (_, index) => {
    steady += isWorkday(index + 1) ? 200_000 / 21 : 0;
    total += (CAME[index] ?? 0) * 1000;
    return { day: index + 1, ideal: steady, actual: index < 20 ? total : null };
  });
  return {
    name: 'All',
    month: '2026-11',
    unit: 'value',
    quota: 200_000,
    actual: 142_000,
    isValued: true,
    expected: 140_000,
    attained: 0.71,
    pace: 1.014,
    state: 'ON PACE',
    chance: 0.54,
    neededPerDay: 9666.7,
    projected: 202_857,
    workingDays: 20,
    passedDays: 13.6,
    dates: 20,
    date: 14,
    smallestShortfall: 0.2,
    credited: 146,
    returned: 3,
    line,
    ...facts,
  };
}

export function standing(facts: Partial<Standing> = {}): Standing {
  const overdue = [
    openLead(),
    openLead({
      label: 'Grace Hopper',
      row: 40,
      owner: 'Sam Okafor',
      source: 'Demo request',
      late: 28 * HOUR,
      value: 840,
    }),
    openLead({
      label: 'Katherine Johnson, Langley Research Center',
      row: 41,
      source: 'Webinar',
      late: 310 * MINUTE,
      value: 310,
    }),
    openLead({ label: 'Ángela Ruiz de Galarreta', row: 52, owner: 'Sam Okafor', late: 155 * MINUTE, value: 120 }),
    openLead({ label: 'Mary Jackson', row: 57, source: 'Ebook', late: 12 * MINUTE, value: 24 }),
    openLead({ label: 'דבורה כהן', row: 60, owner: '', source: 'Referral', late: 45 * MINUTE, value: null }),
  ];
  const owner = { atRisk: 1, open: 12, met: 40, judged: 45 };
  return {
    at: NOW,
    currency: 'USD',
    findings: [],
    unjudged: [],
    readAs: [],
    leads: 182,
    counts: { OVERDUE: 6, 'AT RISK': 2, OPEN: 30, PAUSED: 3, MET: 91, MISSED: 7, EXEMPT: 4 },
    overdue,
    atRisk: [
      openLead({ label: 'Dorothy Vaughan', row: 61, late: -20 * MINUTE, lateAfter: NOW + 255 * MINUTE, value: 420 }),
      openLead({
        label: 'Annie Easley',
        row: 62,
        owner: 'Sam Okafor',
        late: -5 * MINUTE,
        lateAfter: NOW + 69 * HOUR,
        value: 75,
      }),
    ],
    attempts: { kept: 25, broken: 2 },
    owners: [
      { owner: 'Dana Reyes', overdue: 3, valueAtStake: 1294, attempts: { kept: 9, broken: 2 }, ...owner },
      { owner: 'Sam Okafor', overdue: 2, valueAtStake: 960, attempts: { kept: 12, broken: 0 }, ...owner },
      { owner: '', overdue: 1, valueAtStake: 0, attempts: { kept: 0, broken: 0 }, ...owner },
      { owner: 'Kim Tran', overdue: 0, valueAtStake: 0, attempts: { kept: 4, broken: 0 }, ...owner },
    ],
    quota: [november()],
    problems: [
      {
        kind: 'unreadable date',
        at: 'Leads!C12',
        message: '"31.02.2026" is not a date.',
        fix: 'Write it as 2026-02-28.',
      },
      {
        kind: 'no source',
        at: 'Leads!F40',
        message: '"Grace Hopper" has no source.',
        fix: 'Fill it in; until then it counts under "(blank)".',
      },
      {
        kind: 'no source',
        at: 'Leads!F44',
        message: '"Joan Clarke" has no source.',
        fix: 'Fill it in; until then it counts under "(blank)".',
      },
      {
        kind: 'no qualification',
        at: 'Leads',
        message: 'Every lead counts as qualified.',
        fix: 'Agree on criteria in the policy.',
      },
    ],
    ...facts,
  };
}

export function view(facts: Partial<StandingView> = {}): StandingView {
  return {
    standing: standing(),
    zone: { name: NEW_YORK.name, changes: encodeZone(NEW_YORK) },
    scan: {
      isOn: true,
      owner: 'dana@example.com',
      isMine: true,
      everyMinutes: 15,
      choices: CHOICES,
      lastAt: NOW,
      nextAt: NOW + 15 * MINUTE,
      isStale: false,
      unauthorisedSince: null,
      canTakeOver: false,
      waiting: 0,
    },
    failures: [],
    ...facts,
  };
}

export const QUIET = standing({
  counts: { OPEN: 5, MET: 7, MISSED: 2 },
  overdue: [],
  atRisk: [],
  owners: [
    {
      owner: 'Kim Tran',
      overdue: 0,
      atRisk: 0,
      open: 5,
      met: 7,
      judged: 9,
      valueAtStake: 0,
      attempts: { kept: 0, broken: 0 },
    },
  ],
  problems: [],
});

export const OFF: ScanView = {
  isOn: false,
  owner: '',
  isMine: false,
  everyMinutes: 15,
  choices: CHOICES,
  lastAt: null,
  nextAt: null,
  isStale: false,
  unauthorisedSince: null,
  canTakeOver: false,
  waiting: 0,
};

/** What the tab of these views was taken for. */
const READ_AS: ReadAs = {
  sheet: 'Leads',
  columns: { created: 'Create Date', owner: 'Contact owner' },
  guessedBy: { created: 'header', owner: 'header' },
  stages: { won: ['Customer'], closed: [], paused: [], returned: [], notUnderstood: ['Parked'] },
  notUsed: ['First call'],
  order: null,
  zone: 'America/New_York',
  currency: 'USD',
  leftOut: 0,
  newest: null,
  words: [
    'creation date "Create Date" · owner "Contact owner"',
    'stages not understood, so these leads count as open: "Parked"',
  ],
};

export function proposal(facts: Partial<Proposal> = {}): Proposal {
  return {
    sheets: ['Leads', 'Archive 2025'],
    sheet: 'Leads',
    headerRow: 1,
    header: [
      'Full Name',
      'Email',
      'Create Date',
      'Original Source',
      'Contact owner',
      'Lead Status',
      'First call',
      'Amount',
      '',
    ],
    columns: {
      name: 'Full Name',
      email: 'Email',
      created: 'Create Date',
      source: 'Original Source',
      owner: 'Contact owner',
      stage: 'Lead Status',
      revenue: 'Amount',
    },
    policy: { format: 'lead-sla-policy/1', sheets: [{ name: 'Leads' }] },
    readAs: READ_AS,
    assumptions: [
      'Sales calls every lead within 1 working hour, and tries 5 times in 10 working days.',
      'Working time is Monday to Friday, 09:00 to 17:30, in New York.',
      'Marketing owes 140 qualified leads a month: what the last three months brought.',
    ],
    problems: [
      {
        at: 'Leads',
        message: 'No column says when Sales first contacted a lead.',
        fix: 'Choose it below, or add a column "First contact" to the tab.',
      },
    ],
    ...facts,
  };
}

/** Two rows as they are read with the proposal's columns. */
export const READING: SheetReading = {
  sheet: { name: 'Leads', headerRow: 1, columns: {} },
  header: proposal().header,
  leads: 182,
  readAs: READ_AS,
  rows: [
    {
      row: 2,
      fields: [
        { field: 'name', words: 'Ada Lovelace', isWrong: false },
        { field: 'created', words: 'Fri 20 Nov 2026 09:14', isWrong: false },
      ],
    },
    { row: 3, fields: [{ field: 'created', words: 'not a date', isWrong: true }] },
  ],
  problems: [],
};

export const READY: FormulasView = {
  staleCount: 0,
  stale: [],
  count: 0,
  ready: [
    {
      sheet: 'Leads',
      name: 'SLA_STATUS',
      header: 'SLA status now',
      about: 'Where the first contact stands.',
      formula: '=SLA_STATUS(C2:C, G2:G, , , , , SLA_CLOCK, SLA_POLICY)',
      standsIn: null,
    },
  ],
};
