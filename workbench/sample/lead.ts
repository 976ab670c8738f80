/** One made-up lead: how it comes, and what becomes of it until now. */
import { DAY, MINUTE, type Office, officeAfter } from './office.ts';
import {
  ATTEMPT_SHARES,
  COMPANY_SIZE,
  DAYS_TO_WIN,
  DEAL_SIGMA,
  ENDINGS,
  NEVER,
  OWNERS,
  QUALIFIED_FROM_SIZE,
  RESPONSE,
  SEGMENTS,
  SOURCES,
  UNQUALIFIED_FACTOR,
} from './parameters.ts';
import { type Contact, someContact } from './people.ts';
import type { Random } from './random.ts';

type Ending = 'Customer' | 'Disqualified' | 'Returned to marketing' | 'Nurture' | 'Working';

/** A row of the sheet; times are wall clocks (office.ts), an amount is in dollars, a missing fact is no property. */
export interface SampleLead extends Contact {
  readonly created: number;
  /** People in the company. */
  readonly size: number;
  readonly source: string;
  readonly segment: string;
  readonly owner: string;
  readonly stage: 'New' | 'Meeting booked' | Ending;
  readonly note: string;
  readonly firstContact?: number;
  readonly attempts?: number;
  readonly closed?: number;
  readonly returned?: number;
  readonly won?: number;
  readonly amount?: number;
}

/** What a story is told with: chance, the office hours of those who answer, and the wall clock of now. */
export interface Scene {
  readonly random: Random;
  readonly office: Office;
  readonly now: number;
}

const NOTES = [
  'Asked for a security questionnaire',
  'Prefers e-mail',
  'Budget in Q1',
  'Call back after the holidays',
  'Uses a competitor, contract ends in March',
  'Wants a demo for the whole team',
  'Left a voicemail',
  'Met at the regional meetup',
];

const lognormal = (random: Random, median: number, sigma: number): number => median * Math.exp(random.normal(0, sigma));

/** The segment of a company by its size. */
export const segmentOf = (size: number): (typeof SEGMENTS)[number] =>
  SEGMENTS.find(({ fromSize }) => size >= fromSize) ?? SEGMENTS[2];

/** A lead just come, owned by somebody and touched by nobody. */
export function newLead({ random }: Pick<Scene, 'random'>, created: number): SampleLead {
  const size = Math.max(2, Math.round(lognormal(random, COMPANY_SIZE.median, COMPANY_SIZE.sigma)));
  return {
    ...someContact(random),
    created,
    size,
    source: random.weighted(SOURCES.map(({ name, share }) => [name, share])),
    segment: segmentOf(size).name,
    owner: random.weighted(OWNERS.map(({ name, share }) => [name, share])),
    stage: 'New',
    note: '',
  };
}

/** Office minutes until the owner answers: within the hour (exponential, cut off there), within a day, or later. */
function responseMinutes(random: Random, owner: string): number {
  const { withinHour, withinDay, later } = RESPONSE[OWNERS.find(({ name }) => name === owner)?.pace ?? 'prompt'];
  return random.weighted<() => number>([
    [
      () => -RESPONSE.withinHourMedian * Math.log2(1 - random.next() * (1 - 2 ** (-60 / RESPONSE.withinHourMedian))),
      withinHour,
    ],
    [() => random.int(...RESPONSE.withinDay), withinDay],
    [() => lognormal(random, RESPONSE.laterMedian, RESPONSE.laterSigma), later],
  ])();
}

/** The lead with everything that has happened to it by now. */
export function withHistory(scene: Scene, lead: SampleLead): SampleLead {
  const { random, office, now } = scene;
  if (random.chance(NEVER.share)) {
    if (random.chance(NEVER.forgotten)) return lead;
    const ended = officeAfter(office, lead.created + lognormal(random, 4, ENDINGS.sigma) * DAY, 0);
    return ended > now ? lead : ending(lead, random.chance(0.7) ? 'Disqualified' : 'Returned to marketing', ended);
  }
  const firstContact = officeAfter(office, lead.created, responseMinutes(random, lead.owner));
  return firstContact > now ? lead : afterContact(scene, contacted(lead, firstContact));
}

/** The lead, reached for the first time. */
export function contacted(lead: SampleLead, firstContact: number): SampleLead {
  return { ...lead, stage: 'Working', firstContact, attempts: 1 };
}

/** Whether a contacted lead buys, ends otherwise, or is still worked, and how often it was tried on the way. */
function afterContact({ random, office, now }: Scene, lead: SampleLead): SampleLead {
  const firstContact = lead.firstContact ?? lead.created;
  const conversion = SOURCES.find(({ name }) => name === lead.source)?.conversion ?? 0;
  const buys = random.chance(conversion * (lead.size >= QUALIFIED_FROM_SIZE ? 1 : UNQUALIFIED_FACTOR));
  const days = buys
    ? lognormal(random, Math.exp(DAYS_TO_WIN.mu), DAYS_TO_WIN.sigma)
    : lognormal(random, ENDINGS.medianDays, ENDINGS.sigma);
  const decided = officeAfter(
    office,
    Math.max(lead.created + days * DAY, firstContact + 60 * MINUTE),
    random.int(0, 400),
  );
  const stage = buys
    ? 'Customer'
    : random.weighted<Ending>([
        ['Disqualified', ENDINGS.disqualified],
        ['Returned to marketing', ENDINGS.returned],
        ['Nurture', ENDINGS.nurtured],
        ['Working', 1 - ENDINGS.disqualified - ENDINGS.returned - ENDINGS.nurtured],
      ]);
  // Nobody tries more than once a day.
  const drawn = random.weighted(ATTEMPT_SHARES.map((share, index) => [index + 1, share]));
  const patience = Math.floor((Math.min(decided, now) - firstContact) / DAY) + 1;
  const note = random.chance(0.12) ? random.pick(NOTES) : '';
  const tried: SampleLead = { ...lead, attempts: Math.min(drawn, patience), note };
  if (decided > now) return buys && random.chance(0.6) ? { ...tried, stage: 'Meeting booked' } : tried;
  if (stage !== 'Customer') return ending(tried, stage, decided);
  const amount = Math.round(lognormal(random, segmentOf(lead.size).medianDeal, DEAL_SIGMA) / 100) * 100;
  return { ...tried, stage, won: decided, amount };
}

/** The lead in its last stage; the sheet dates only those that are closed or returned. */
function ending(lead: SampleLead, stage: Exclude<Ending, 'Customer'>, at: number): SampleLead {
  if (stage === 'Disqualified') return { ...lead, stage, closed: at };
  if (stage === 'Returned to marketing') return { ...lead, stage, returned: at };
  return { ...lead, stage };
}
