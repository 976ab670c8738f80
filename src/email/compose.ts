/** From news to a letter: every number put into words, so that rendering needs no policy, zone or currency. */

import type { QuotaStanding } from '../sla/promises/marketing/quota.ts';
import { insteadOfPace, neededInWords, workingDayInWords } from '../sla/promises/marketing/quota-words.ts';
import type { Problem } from '../sla/sheet/problem.ts';
import { count, grouped, money, percent, workingTime } from '../sla/sheet/text.ts';
import { FIRST_SCAN } from '../sla/standing/news/schedule.ts';
import type { Digest, News, TriedLead, Week } from '../sla/standing/news/told.ts';
import type { OpenLead, Standing } from '../sla/standing/standing.ts';
import { inTimeInWords, isJudged, shareInWords } from '../sla/standing/words.ts';
import { dayInWords, instantInWords, monthInWords, timeInWords } from '../sla/time/clock-words.ts';
import { localDay, type Zone } from '../sla/time/zone.ts';
import { oneLine } from './foreign.ts';
import { type LeadList, type Letter, type LetterQuota, type LetterTroubles, LISTED } from './letter.ts';
import { moreThan } from './words.ts';

/** A letter is kept in a cell of 50,000 characters, so whatever people typed is cut before. */
const NAME_MAX = 80;
const SENTENCE_MAX = 200;
/** Of what comes beside two lists of LISTED leads: the mail stays below the size at which Gmail clips. */
const SHORTLISTED = 5;
const FINDING_MAX = 600;
const READ_AS_MAX = 12;

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
  const { alerts, digest } = news;
  const envelope = {
    to: news.to,
    book: oneLine(desk.book, NAME_MAX),
    url: desk.url,
    written: `${dayInWords(localDay(zone, at))} ${timeInWords(at, zone)}`,
    because: news.because,
  };
  const list = <Lead extends OpenLead>(
    leads: readonly Lead[],
    when: (lead: Lead) => string,
    fresh: readonly OpenLead[] = [],
    most = LISTED,
  ): LeadList => ({
    total: leads.length,
    leads: leads.slice(0, most).map(lead => ({
      label: oneLine(lead.label, NAME_MAX),
      owner: oneLine(lead.owner, NAME_MAX),
      source: oneLine(lead.source, NAME_MAX),
      isNew: fresh.includes(lead),
      when: when(lead),
      value: lead.value === null ? '' : money(lead.value, currency),
      url: desk.link(lead.sheet, lead.row),
    })),
  });
  const late = (lead: OpenLead) => workingTime(lead.late, lead.lateDays);
  const soon = (lead: OpenLead) => (lead.lateAfter === null ? '' : instantInWords(lead.lateAfter, zone, at));
  const waits = (lead: OpenLead) => (lead.snoozedUntil === null ? '' : instantInWords(lead.snoozedUntil, zone, at));
  const tried = (lead: TriedLead) => `${grouped(lead.counted)} of ${grouped(lead.promised)}`;
  const byAttempts = (leads: readonly TriedLead[]) => list(leads, tried, [], SHORTLISTED);
  const attempts = { tooFew: byAttempts(alerts.tooFew), behind: byAttempts(alerts.behind) };
  if (digest) {
    return {
      kind: 'digest',
      ...envelope,
      ...digestParts(digest, standing),
      overdue: list(newFirst(standing.overdue, alerts.overdue), late, alerts.overdue),
      atRisk: list(newFirst(standing.atRisk, alerts.atRisk), soon, alerts.atRisk),
      snoozed: list(digest.snoozed, waits, [], SHORTLISTED),
      attempts,
    };
  }
  const troubles = troublesOf(news.troubles);
  const alerted = Object.values(alerts).some(leads => leads.length > 0);
  if (!alerted) return { kind: 'trouble', ...envelope, troubles };
  const [overdue, atRisk] = [list(alerts.overdue, late), list(alerts.atRisk, soon)];
  return { kind: 'overdue', ...envelope, overdue, atRisk, attempts, troubles };
}

/** What is new stands first, or a list that is cut could hide it. */
function newFirst(leads: readonly OpenLead[], fresh: readonly OpenLead[]): readonly OpenLead[] {
  return fresh.length ? [...fresh, ...leads.filter(lead => !fresh.includes(lead))] : leads;
}

function digestParts({ occasion, week, closed, troubles, waiting }: Digest, standing: Standing) {
  const { currency } = standing;
  const broken = standing.owners.filter(owner => owner.overdue > 0);
  const owed = standing.quota.filter(({ quota, isValued }) => quota > 0 && isValued);
  return {
    occasion: oneLine(occasion, SENTENCE_MAX),
    troubles: troublesOf(troubles),
    owners: broken.slice(0, LISTED).map(owner => ({
      owner: oneLine(owner.owner, NAME_MAX) || 'No owner',
      overdue: owner.overdue,
      atStake: money(owner.valueAtStake, currency),
    })),
    ownersInAll: broken.length,
    met: inTimeInWords(standing),
    isJudged: isJudged(standing),
    quota: owed.slice(0, LISTED).map(quota => quotaInWords(quota, currency)),
    quotaInAll: owed.length,
    findings: standing.findings
      .slice(0, SHORTLISTED)
      .map(({ message, fix }) => oneLine(`${message} ${fix}`, FINDING_MAX)),
    problems: standing.problems.length,
    // Once: afterwards the sidebar says it.
    readAs:
      occasion === FIRST_SCAN
        ? standing.readAs
            .flatMap(({ sheet, words }) => [oneLine(sheet, NAME_MAX), ...words.map(line => oneLine(line, FINDING_MAX))])
            .slice(0, READ_AS_MAX)
        : [],
    week: week ? weekInWords(week) : '',
    closed: closedInWords(closed, currency),
    waiting,
  };
}

function troublesOf(problems: readonly Problem[]): LetterTroubles {
  const cut = (words: string) => oneLine(words, SENTENCE_MAX);
  return {
    total: problems.length,
    problems: problems
      .slice(0, SHORTLISTED)
      .map(({ at, message, fix }) => ({ at: cut(at), message: cut(message), fix: cut(fix) })),
  };
}

function weekInWords({ leads, met, judged }: Week): string {
  if (leads === 0) return 'No lead came in this week';
  const came = `${count(leads, 'lead')} came in this week`;
  return judged === 0 ? `${came}; none of them had to be contacted yet` : `${came}: ${shareInWords(met, judged)}`;
}

function closedInWords(closed: readonly QuotaStanding[], currency: string): string[] {
  const owed = closed.filter(({ quota, isValued }) => quota > 0 && isValued);
  const lines = owed.slice(0, LISTED).map(quota => {
    const { name, month, actual, owed: due, attained } = quotaInWords(quota, currency);
    const whose = closed.length > 1 ? `${name}: ` : '';
    return `${whose}${month} closed with ${actual} of ${due} (${percent(attained)}).`;
  });
  const more = moreThan(lines.length, owed.length, 'quotas');
  return more ? [...lines, more] : lines;
}

export function quotaInWords(quota: QuotaStanding, currency: string): LetterQuota {
  const amount = (value: number) =>
    quota.unit === 'value' ? money(value, currency) : count(Math.round(value * 10) / 10, 'lead');
  const ahead = quota.actual - quota.expected;
  const rounded = Math.round(Math.abs(ahead));
  return {
    name: oneLine(quota.name, NAME_MAX),
    month: monthInWords(quota.month),
    state: quota.state ?? '',
    actual: amount(quota.actual),
    owed: amount(quota.quota),
    attained: quota.attained ?? 0,
    expected: quota.quota > 0 ? quota.expected / quota.quota : 0,
    day: workingDayInWords(quota),
    pace:
      insteadOfPace(quota) ||
      (rounded === 0 ? 'on pace' : `${amount(rounded)} ${ahead > 0 ? 'ahead of' : 'behind'} pace`),
    needs:
      quota.neededPerDay !== null && quota.neededPerDay > 0
        ? `needs ${neededInWords(quota.neededPerDay, quota.unit, currency)}${quota.unit === 'leads' ? ' leads' : ''} a working day`
        : '',
  };
}
