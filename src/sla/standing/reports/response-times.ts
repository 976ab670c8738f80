/**
 * The team's own table of response time against conversion, beside what others have published.
 *
 * Only leads that have had the whole horizon to be won are in it. It shows what went together, not what caused what.
 */
import type { Agreement } from '../../policy/agreement.ts';
import { wonAt } from '../../promises/marketing/estimate/lead-history.ts';
import { firstContact, knownBy } from '../../promises/sales/first-contact-status.ts';
import type { Verdict } from '../../promises/sales/judged-lead.ts';
import type { JudgedSheet } from '../../promises/sales/judged-sheet.ts';
import { fold } from '../../sheet/text.ts';
import type { Calendar } from '../../time/calendar.ts';
import { isDateOnly, isUnreadable } from '../../time/moment.ts';
import { DAY, HOUR, MINUTE } from '../../time/time.ts';

export interface ResponseBand {
  /** "Up to 5 min", …, "Never contacted" */
  readonly words: string;
  readonly leads: number;
  readonly won: number;
  /** Won within the horizon; null without leads. `low` to `high` is Wilson's interval at 90 %. */
  readonly conversion: number | null;
  /** The same, had every band the same sources (Mantel and Haenszel); null where no source tells. */
  readonly adjusted: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What published studies say of this band, to stand beside it. */
  readonly studies: readonly Study[];
}

export interface Study {
  /** "InsideSales/MIT 2007" */
  readonly source: string;
  readonly finding: string;
}

export interface ResponseTable {
  /** In working time, the quickest first. */
  readonly bands: readonly ResponseBand[];
  /** Matured leads whose dates have no time of day, which no band can take. */
  readonly untimed: number;
  readonly horizonDays: number;
  /** To be shown beside the table, and with the studies. */
  readonly caveat: string;
  readonly studiesCaveat: string;
}

interface Band {
  readonly words: string;
  /** The longest working time that belongs to it. */
  readonly upTo: (calendar: Calendar) => number;
  readonly studies: readonly Study[];
}

const NEVER = 'Never contacted';
const BANDS: readonly Band[] = [
  {
    words: 'Up to 5 min',
    upTo: () => 5 * MINUTE,
    studies: [
      {
        source: 'InsideSales/MIT 2007',
        finding: 'Odds of reaching a lead 100 times, of qualifying it 21 times those after 30 minutes.',
      },
    ],
  },
  {
    words: 'Up to 1 h',
    upTo: () => HOUR,
    studies: [
      { source: 'Harvard Business Review 2011', finding: 'About 7 times as likely to qualify as an hour later.' },
      { source: 'Audit of 2,241 firms, 2011', finding: '37% answered within the hour.' },
    ],
  },
  { words: 'Up to 4 h', upTo: () => 4 * HOUR, studies: [] },
  { words: 'Up to 1 working day', upTo: ({ workingDay }) => workingDay, studies: [] },
  { words: 'Later', upTo: () => Number.POSITIVE_INFINITY, studies: [] },
  {
    words: NEVER,
    upTo: () => Number.POSITIVE_INFINITY,
    studies: [{ source: 'Audit of 2,241 firms, 2011', finding: '23% never answered.' }],
  },
];
const CAVEAT =
  'This shows what went together, not what caused what: who is called quickly may differ in other ways too.';
const STUDIES_CAVEAT =
  'Vendor-run, correlational: who answers quickly may differ in other ways too, and so may the leads.';
/** 90 % of a normal distribution lies within so many standard deviations. */
const Z = 1.645;

export function responseTable(agreement: Agreement, sheets: readonly JudgedSheet[], now: number): ResponseTable {
  const { horizonDays } = agreement.policy.values;
  const horizon = horizonDays * DAY;
  const tallies = BANDS.map(() => new Tally());
  const all = new Tally();
  let untimed = 0;
  for (const { reading, verdicts } of sheets) {
    if (!reading.fields.has('firstContact')) continue;
    for (const verdict of verdicts) {
      const { created } = verdict.lead;
      if (!created || !(created.begin <= now - horizon)) continue;
      const band = bandOf(verdict, agreement, now);
      if (band === 'untimed') untimed++;
      const tally = band === 'untimed' ? null : tallies[band];
      if (!tally) continue;
      const won = wonAt(verdict.lead, agreement);
      const isWon = won !== null && won !== 'undated' && won.begin - created.begin < horizon;
      for (const one of [tally, all]) one.add(fold(verdict.lead.source), isWon);
    }
  }
  const bands = BANDS.map(({ words, studies }, index) => {
    const tally = tallies[index] as Tally;
    const { leads, won } = tally;
    return { words, studies, leads, won, ...shareOf(won, leads), adjusted: adjustedShare(tally, all) };
  });
  return { bands, untimed, horizonDays, caveat: CAVEAT, studiesCaveat: STUDIES_CAVEAT };
}

/** Leads and wins, in all and by source. */
class Tally {
  leads = 0;
  won = 0;
  readonly sources = new Map<string, { leads: number; won: number }>();

  add(source: string, isWon: boolean): void {
    const own = this.sources.get(source) ?? { leads: 0, won: 0 };
    this.sources.set(source, own);
    for (const sum of [this, own]) {
      sum.leads++;
      if (isWon) sum.won++;
    }
  }
}

/**
 * The risk ratio of a band against all others, source by source (Mantel and Haenszel), times the others' share: what the band's
 * share would be if it had the others' sources.
 */
function adjustedShare(band: Tally, all: Tally): number | null {
  let [own, others] = [0, 0];
  for (const [source, { leads, won }] of band.sources) {
    const whole = all.sources.get(source) ?? { leads, won };
    own += (won * (whole.leads - leads)) / whole.leads;
    others += ((whole.won - won) * leads) / whole.leads;
  }
  if (!(others > 0)) return null;
  return Math.min(1, ((own / others) * (all.won - band.won)) / (all.leads - band.leads));
}

/** Index of a lead's band. */
function bandOf({ lead, agreement, qualifiedAt }: Verdict, current: Agreement, now: number): number | 'untimed' {
  const bound = agreement ?? current;
  const { startsAt } = bound.policy.clock;
  const start = (startsAt === 'qualified' ? qualifiedAt : lead[startsAt]) ?? lead.created;
  if (!start || isUnreadable(start) || lead.contacts.some(isUnreadable)) return 'untimed';
  const contact = firstContact(start, knownBy(lead.contacts, now));
  if (contact === null) return BANDS.findIndex(({ words }) => words === NEVER);
  if (isDateOnly(start) || isDateOnly(contact)) return 'untimed';
  const { calendar } = bound.rule(lead);
  const used = calendar.between(start.end, contact.begin);
  return BANDS.findIndex(({ upTo }) => used <= upTo(calendar));
}

/** Wilson's interval, which stays within 0 and 1 however few leads there are. */
function shareOf(won: number, leads: number): Pick<ResponseBand, 'conversion' | 'low' | 'high'> {
  if (leads === 0) return { conversion: null, low: null, high: null };
  const share = won / leads;
  const middle = share + (Z * Z) / (2 * leads);
  const spread = Z * Math.sqrt((share * (1 - share)) / leads + (Z * Z) / (4 * leads * leads));
  const scale = 1 + (Z * Z) / leads;
  return {
    conversion: share,
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  };
}
