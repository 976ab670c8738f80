/** Sixty days of a small team, fact by fact: what is typed into a lead sheet, and when. */
import { SECOND } from '../../src/sla/time/time.ts';
import { toInstant, toLocal } from '../../src/sla/time/zone.ts';
import { DAY, HOUR, MINUTE, NEW_YORK, OFFICE } from './november.ts';
import { type Random, seeded } from './random.ts';

/** The tab. */
export const SHEET = 'Leads';
const DAYS = 60;
/** Midnight in New York; summer time ends on the way. */
const FIRST_DAY = Date.parse('2026-10-12T00:00:00-04:00');
/** The second version of the policy begins, and is saved, on this local midnight. */
export const SECOND_VERSION = '2026-11-09';
export const HEADER = ['Id', 'Created', 'Source', 'Owner', 'Stage', 'Attempts', 'First contact'] as const;
export type Header = (typeof HEADER)[number];

/** What somebody does at an instant: a new row, a cell of a row, or the menu's "Log an attempt". */
export interface Fact {
  readonly at: number;
  readonly id: string;
  readonly cells: Readonly<Partial<Record<Header, string>>> | 'an attempt is logged';
}

export const policyOf = (firstContactMinutes: number): Readonly<Record<string, unknown>> => ({
  format: 'lead-sla-policy/1',
  currency: 'USD',
  clock: { startsAt: 'created', warnAt: 0.6 },
  calendars: [{ ...OFFICE, holidays: ['2026-11-26'], breaks: { '2026-11-11': [['12:00', '13:00']] } }],
  sales: [
    {
      name: 'Dana',
      when: { owner: ['Dana Reyes'] },
      calendar: '24/7',
      firstContactMinutes: 2 * firstContactMinutes,
      attempts: { count: 2, withinWorkingDays: 1 },
    },
    {
      name: 'Trials',
      when: { source: ['Free trial'] },
      calendar: 'Sales',
      firstContactMinutes,
      attempts: { count: 3, withinWorkingDays: 5 },
    },
    {
      name: 'Others',
      calendar: 'Sales',
      firstContactMinutes: 8 * firstContactMinutes,
      attempts: { count: 5, withinWorkingDays: 10 },
    },
  ],
  values: { rates: [] },
  stages: { paused: ['Nurture'], closed: ['Disqualified'], won: ['Customer'], returned: ['Returned to marketing'] },
  sheets: [
    {
      name: SHEET,
      columns: {
        id: 'Id',
        created: 'Created',
        source: 'Source',
        owner: 'Owner',
        stage: 'Stage',
        attempts: 'Attempts',
        firstContact: 'First contact',
      },
    },
  ],
});

/** Noon of each day in New York. */
export function daysOf(): readonly number[] {
  const first = toLocal(NEW_YORK, FIRST_DAY) + 12 * HOUR;
  return Array.from({ length: DAYS }, (_, day) => toInstant(NEW_YORK, first + day * DAY));
}

/** In the order of time. */
export function factsOf(leads: number, seed: number): readonly Fact[] {
  const random = seeded(seed);
  const facts = Array.from({ length: leads }, (_, index) => lifeOf(`L-${index + 1}`, random)).flat();
  return facts.filter(({ at }) => at < FIRST_DAY + DAYS * DAY).sort((a, b) => a.at - b.at);
}

function lifeOf(id: string, random: Random): Fact[] {
  const one = (choices: readonly string[]) => choices[Math.floor(random() * choices.length)] ?? '';
  const owner = () => one(['Dana Reyes', 'Lee Park', 'Kim Oh', '']);
  const stage = () =>
    one(['New', 'Working', 'Nurture', 'Nurture', 'Disqualified', 'Customer', 'Returned to marketing']);
  // Never on a full minute: days are judged at one, and no fact falls together with a judgement.
  const later = (from: number, hours: number) =>
    Math.floor((from + random() * hours * HOUR) / MINUTE) * MINUTE + (1 + Math.floor(random() * 58)) * SECOND;
  const created = later(FIRST_DAY, (DAYS - 4) * 24);
  const facts: Fact[] = [
    {
      at: created,
      id,
      cells: {
        Id: id,
        Created: cellOf(created),
        Source: one(['Free trial', 'eBook', 'Webinar']),
        Owner: owner(),
        Stage: random() < 0.8 ? 'New' : stage(),
        Attempts: random() < 0.5 ? '' : '0',
      },
    },
  ];
  const add = (hours: number, cells: (at: number) => Fact['cells']) => {
    const at = later(created, hours);
    facts.push({ at, id, cells: cells(at) });
  };
  if (random() < 0.6) add(60, at => ({ 'First contact': cellOf(at) }));
  for (let changes = Math.floor(random() * 4); changes > 0; changes--) add(200, () => ({ Stage: stage() }));
  for (let changes = Math.floor(random() * 3); changes > 0; changes--) add(100, () => ({ Owner: owner() }));
  const attempts: Fact[] = [];
  for (let count = Math.floor(random() * 5); count > 0; count--) {
    attempts.push({ at: later(created, 150), id, cells: {} });
  }
  const areLogged = random() < 0.3;
  attempts
    .sort((a, b) => a.at - b.at)
    .forEach(({ at }, index) => {
      facts.push({ at, id, cells: areLogged ? 'an attempt is logged' : { Attempts: String(index + 1) } });
    });
  return facts;
}

/** As a person in New York would type it, to the second, kept as a text. */
function cellOf(instant: number): string {
  const text = new Date(toLocal(NEW_YORK, instant)).toISOString();
  return `'${text.slice(0, 10)} ${text.slice(11, 19)}`;
}
