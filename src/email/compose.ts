/** From news to a letter: every number put into words, so that rendering needs no policy, zone or currency. */
import { dayInWords, instantInWords, monthInWords, timeInWords } from '../sla/clock-words.ts';
import type { News } from '../sla/news.ts';
import type { QuotaStanding } from '../sla/quota.ts';
import { FEW, type OpenLead, type Standing } from '../sla/standing.ts';
import { count, grouped, money, percent, workingTime } from '../sla/text.ts';
import { localDay, type Zone } from '../sla/zone.ts';
import { type LeadList, type Letter, type LetterQuota, LISTED } from './letter.ts';

/** A letter is kept in a cell of 50,000 characters, so hostile names are cut before. */
const NAME_MAX = 300;
const FINDING_MAX = 600;

/** Where a letter is written from. */
export interface Desk {
  readonly book: string;
  readonly url: string;
  /** Opens a lead's row. */
  readonly link: (sheet: string, row: number) => string;
  /** Of the calendar of alerts. */
  readonly zone: Zone;
}

export function compose(news: News, standing: Standing, desk: Desk): Letter {
  const { at, currency } = standing;
  const { zone } = desk;
  const envelope = {
    to: news.to,
    book: desk.book,
    url: desk.url,
    written: `${dayInWords(localDay(zone, at))} ${timeInWords(at, zone)}`,
    because: news.because,
  };
  const value = (amount: number | null) => (amount === null ? '' : money(amount, currency));
  const list = (leads: readonly OpenLead[], when: (lead: OpenLead) => string): LeadList => ({
    total: leads.length,
    leads: leads.slice(0, LISTED).map(lead => ({
      label: lead.label.slice(0, NAME_MAX),
      owner: lead.owner.slice(0, NAME_MAX),
      source: lead.source.slice(0, NAME_MAX),
      when: when(lead),
      value: value(lead.value),
      url: desk.link(lead.sheet, lead.row),
    })),
  });
  const overdue = list(news.overdue, lead => workingTime(lead.late, lead.lateDays));
  const atRisk = list(news.atRisk, lead => (lead.lateAfter === null ? '' : instantInWords(lead.lateAfter, zone, at)));
  if (news.kind === 'overdue') return { kind: 'overdue', ...envelope, overdue, atRisk };
  return {
    kind: 'digest',
    ...envelope,
    occasion: news.occasion,
    overdue,
    atRisk,
    owners: standing.owners
      .filter(owner => owner.overdue > 0)
      .map(owner => ({
        owner: owner.owner || 'No owner',
        overdue: owner.overdue,
        atStake: money(owner.valueAtStake, currency),
      })),
    met: metInWords(standing),
    isJudged: Object.keys(standing.counts).some(state => state !== ''),
    quota: standing.quota.filter(({ quota }) => quota > 0).map(quota => quotaInWords(quota, currency)),
    findings: standing.findings.map(({ message, fix }) => `${message} ${fix}`.slice(0, FINDING_MAX)),
    problems: standing.problems.length,
  };
}

/** "91 of 104 first contacts in time (88%)": the percentage only from 20 on. */
export function metInWords({ counts }: Standing): string {
  const met = counts.MET ?? 0;
  const judged = met + (counts.MISSED ?? 0) + (counts.OVERDUE ?? 0);
  if (judged === 0) return '';
  return `${grouped(met)} of ${count(judged, 'first contact')} in time${judged < FEW ? '' : ` (${percent(met / judged)})`}`;
}

export function quotaInWords(quota: QuotaStanding, currency: string): LetterQuota {
  const amount = (value: number) =>
    quota.unit === 'value' ? money(value, currency) : count(Math.round(value * 10) / 10, 'lead');
  const ahead = quota.actual - quota.expected;
  const rounded = Math.round(Math.abs(ahead));
  return {
    name: quota.name,
    month: monthInWords(quota.month),
    state: quota.state ?? '',
    actual: amount(quota.actual),
    owed: amount(quota.quota),
    attained: quota.attained ?? 0,
    expected: quota.quota > 0 ? quota.expected / quota.quota : 0,
    day: `${grouped(Math.min(quota.workingDays, Math.ceil(quota.passedDays)))} of ${grouped(Math.round(quota.workingDays))}`,
    pace: rounded === 0 ? 'on pace' : `${amount(rounded)} ${ahead > 0 ? 'ahead of' : 'behind'} pace`,
    needs:
      quota.neededPerDay !== null && quota.neededPerDay > 0
        ? `needs ${quota.unit === 'value' ? money(quota.neededPerDay, currency) : `${grouped(quota.neededPerDay, 1)} leads`} a working day`
        : '',
  };
}
