/**
 * The built-in sample: three months of leads of a small team, up to a moment in a slow November. The same seed, moment
 * and zone give the same sheet on every machine; nothing in it is a person's.
 */
import { columnsOf, type SampleColumn } from './columns.ts';
import { soiled } from './dirt.ts';
import { contacted, newLead, type SampleLead, type Scene, segmentOf, withHistory } from './lead.ts';
import { DAY, MINUTE, officeAfter, officeBefore, wallClock, wallText } from './office.ts';
import { DAILY_SHAPE, DAYS, HOUR_SHARES, LEADS_PER_DAY, WEEKDAY_SHARES } from './parameters.ts';
import { type SamplePolicy, samplePolicy } from './policy.ts';
import { type Random, randomFrom } from './random.ts';

/** A lead of today, told rather than drawn; `ago` and `contactedAfter` are office minutes. */
interface DeskLead {
  readonly ago: number;
  readonly source: string;
  readonly stage?: SampleLead['stage'];
  readonly owner?: string;
  readonly contactedAfter?: number;
}

/** What lies on the desk: of every state of the first-contact clock at least one. */
const ON_THE_DESK: readonly DeskLead[] = [
  { ago: 455, source: 'Organic search', contactedAfter: 35 },
  { ago: 430, source: 'Webinar', contactedAfter: 140 },
  { ago: 405, source: 'eBook' },
  { ago: 350, source: 'Demo request', contactedAfter: 9 },
  { ago: 315, source: 'Free trial', contactedAfter: 22 },
  { ago: 290, source: 'Paid search', contactedAfter: 75 },
  { ago: 230, source: 'Free trial' },
  { ago: 205, source: 'Referral' },
  { ago: 160, source: 'eBook', stage: 'Nurture' },
  { ago: 140, source: 'Webinar' },
  { ago: 95, source: 'Demo request' },
  { ago: 75, source: 'Organic search', contactedAfter: 25 },
  { ago: 52, source: 'Demo request' },
  { ago: 48, source: 'Free trial' },
  { ago: 36, source: 'Paid search' },
  { ago: 26, source: 'Organic search', owner: '' },
  { ago: 11, source: 'Free trial' },
];
/** The drawn leads end where the desk begins. */
const DESK_MINUTES = 480;
/** No enterprise on the desk: its rule would tell another story. */
const DESK_SIZE_AT_MOST = 640;
/** The seed whose November runs behind its quota. */
const SLOW_NOVEMBER = 25;

/** When leads come, in order: a negative binomial count for each day, then an hour and a second of it. */
function arrivals(random: Random, until: number): number[] {
  const today = Math.floor(until / DAY) * DAY;
  const times: number[] = [];
  for (let midnight = today - (DAYS - 1) * DAY; midnight <= today; midnight += DAY) {
    // 1970-01-01 was a Thursday, the fourth day of a week that begins on Monday.
    const mean = LEADS_PER_DAY * 7 * (WEEKDAY_SHARES[(midnight / DAY + 3) % 7] ?? 0);
    const count = random.poisson((mean * random.gamma(DAILY_SHAPE)) / DAILY_SHAPE);
    for (let i = 0; i < count; i += 1) {
      const hour = random.weighted(HOUR_SHARES.map((share, index) => [index, share]));
      times.push(midnight + hour * 60 * MINUTE + random.int(0, 3_599) * 1_000);
    }
  }
  return times.filter(time => time < until).sort((a, b) => a - b);
}

function deskLeads(scene: Scene): SampleLead[] {
  return ON_THE_DESK.map(({ ago, source, stage, owner, contactedAfter }) => {
    const created = officeBefore(scene.office, scene.now, ago) - scene.random.int(0, 59) * 1_000;
    const drawn = newLead(scene, created);
    const size = Math.min(drawn.size, DESK_SIZE_AT_MOST);
    const lead: SampleLead = {
      ...drawn,
      source,
      size,
      segment: segmentOf(size).name,
      stage: stage ?? drawn.stage,
      owner: owner ?? drawn.owner,
    };
    return contactedAfter === undefined ? lead : contacted(lead, officeAfter(scene.office, created, contactedAfter));
  });
}

export interface SampleOptions {
  readonly seed?: number;
  /** The local date and time that is now in the sample, such as '2026-11-20T14:30'. */
  readonly around?: string;
  /** The zone of the sheet and of its calendars. */
  readonly zone?: string;
}

/** A lead sheet with the policy that it is judged by. */
export interface Sample {
  readonly sheetName: string;
  readonly zone: string;
  /** Local date and time of now, 'YYYY-MM-DD HH:MM:SS'. */
  readonly around: string;
  readonly columns: readonly SampleColumn[];
  readonly policy: SamplePolicy;
}

/** Makes the sample; throws a RangeError when `around` is not a local date and time. */
export function makeSample({
  seed = SLOW_NOVEMBER,
  around = '2026-11-20T14:30',
  zone = 'America/New_York',
}: SampleOptions = {}): Sample {
  const now = wallClock(around);
  const policy = samplePolicy(around.slice(0, 7), zone);
  const [office] = policy.calendars;
  if (!office) throw new Error('the sample policy has no calendar for Sales');
  const scene: Scene = { random: randomFrom(seed), office, now };
  const settled = arrivals(scene.random, officeBefore(office, now, DESK_MINUTES)).map(created =>
    withHistory(scene, newLead(scene, created)),
  );
  const leads = [...settled, ...deskLeads(scene)];
  return {
    sheetName: 'Leads',
    zone,
    around: wallText(now),
    columns: soiled(scene, leads, columnsOf(leads)),
    policy,
  };
}
