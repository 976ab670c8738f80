/** Letters as the scan writes them, for the tests to vary. */
import type {
  DigestLetter,
  LeadList,
  LetterAttempts,
  LetterLead,
  LetterQuota,
  LetterTroubles,
  OverdueLetter,
  TroubleLetter,
} from '../../src/email/letter.ts';

const envelope = {
  to: 'dana@example.com',
  book: 'Leads 2026',
  url: 'https://docs.google.com/spreadsheets/d/abc/edit',
  written: 'Fri 20 Nov 14:30',
  because: 'You own leads in this sheet.',
};

export function lead(facts: Partial<LetterLead> = {}): LetterLead {
  return {
    label: 'Ada Lovelace',
    owner: 'Dana Reyes',
    source: 'Free trial',
    isNew: false,
    when: '9.3 working days',
    value: '$960',
    url: 'https://docs.google.com/spreadsheets/d/abc/edit#gid=0&range=A12',
    ...facts,
  };
}

const LATE = [
  lead(),
  lead({ label: 'Grace Hopper', owner: 'Sam Okafor', source: 'Demo request', when: '3.5 working days', value: '$840' }),
  lead({ label: 'Katherine Johnson, Langley Research', source: 'Webinar', when: '5 h 10 min', value: '$310' }),
  lead({ label: 'Ángela Ruiz de Galarreta', owner: 'Sam Okafor', when: '2 h 35 min', value: '$120' }),
  lead({ label: 'דבורה כהן', owner: '', source: 'Referral', when: '45 min', value: '' }),
  lead({ label: 'Mary Jackson', source: 'Ebook', when: '12 min', value: '$24' }),
];

export const SIX: LeadList = { total: 6, leads: LATE };
export const NONE: LeadList = { total: 0, leads: [] };
const NO_ATTEMPTS: LetterAttempts = { tooFew: NONE, behind: NONE };
const NO_TROUBLES: LetterTroubles = { total: 0, problems: [] };
export const ONE_TROUBLE: LetterTroubles = {
  total: 1,
  problems: [
    {
      at: 'Leads',
      message: 'Tab "Leads" has no column "Create Date" any more.',
      fix: 'Rename the column back, or choose another one under Sheets.',
    },
  ],
};
export const TWO_AT_RISK: LeadList = {
  total: 2,
  leads: [
    lead({ label: 'Dorothy Vaughan', when: 'Fri 16:20', value: '$420' }),
    lead({ label: 'Annie Easley', owner: 'Sam Okafor', when: 'Mon 09:00', value: '$75' }),
  ],
};

export const NOVEMBER: LetterQuota = {
  name: 'All',
  month: 'November',
  state: 'ON PACE',
  actual: '$142,000',
  owed: '$200,000',
  attained: 0.71,
  expected: 0.7,
  day: '14 of 20',
  pace: '$2,000 ahead of pace',
  needs: 'needs $9,700 a working day',
};

export function overdueLetter(facts: Partial<OverdueLetter> = {}): OverdueLetter {
  return {
    ...envelope,
    kind: 'overdue',
    call: '',
    overdue: SIX,
    atRisk: TWO_AT_RISK,
    attempts: NO_ATTEMPTS,
    troubles: NO_TROUBLES,
    ...facts,
  };
}

export function digestLetter(facts: Partial<DigestLetter> = {}): DigestLetter {
  return {
    ...envelope,
    because: 'You are a manager in the agreement of this sheet.',
    kind: 'digest',
    first: 'Sales',
    occasion: '',
    found: [],
    changed: '',
    isJudged: true,
    overdue: SIX,
    atRisk: TWO_AT_RISK,
    snoozed: NONE,
    attempts: NO_ATTEMPTS,
    troubles: NO_TROUBLES,
    ownersInAll: 3,
    owners: [
      { owner: 'Dana Reyes', overdue: 3, tooFew: 0, atStake: '$1,294' },
      { owner: 'Sam Okafor', overdue: 2, tooFew: 0, atStake: '$960' },
      { owner: '', overdue: 1, tooFew: 0, atStake: '' },
    ],
    met: '91 of 104 first contacts in time (88%)',
    tried: '',
    findings: [],
    quota: [NOVEMBER],
    quotaInAll: 1,
    readAs: [],
    problems: 3,
    week: '',
    closed: null,
    waiting: 0,
    ...facts,
  };
}

export function troubleLetter(facts: Partial<TroubleLetter> = {}): TroubleLetter {
  return {
    ...envelope,
    because: 'You turned on the scan.',
    kind: 'trouble',
    troubles: ONE_TROUBLE,
    ...facts,
  };
}
