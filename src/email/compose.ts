/** From news to a letter: every number put into words, so that rendering needs no policy, zone or currency. */

import type { QuotaStanding } from '../sla/promises/marketing/quota.ts';
import { insteadOfPace, neededInWords, workingDayInWords } from '../sla/promises/marketing/quota-words.ts';
import type { Problem } from '../sla/sheet/problem.ts';
import { count, grouped, money, percent, workingTime } from '../sla/sheet/text.ts';
import { FIRST_SCAN } from '../sla/standing/news/schedule.ts';
import type { Alerts, Digest, News, TriedLead, Week } from '../sla/standing/news/told.ts';
import type { ScorecardRow } from '../sla/standing/reports/scorecard.ts';
import type { OpenLead, Standing } from '../sla/standing/standing.ts';
import { attemptsInWords, inTimeInWords, isJudged, onTheBoard, shareInWords } from '../sla/standing/words.ts';
import { dayInWords, instantInWords, monthInWords, timeInWords } from '../sla/time/clock-words.ts';
import { localDay, type Zone } from '../sla/time/zone.ts';
import { oneLine } from './foreign.ts';
import {
  type LeadList,
  type Letter,
  type LetterMonth,
  type LetterQuota,
  type LetterTroubles,
  LISTED,
} from './letter.ts';
import { moreThan } from './words.ts';

/** A letter is kept in a cell of 50,000 characters, so whatever people typed is cut before. */
const NAME_MAX = 80;
/** In a subject, which takes 120 characters. */
const LABEL_MAX = 40;
const SOURCE_MAX = 30;
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
  /** Of a calendar, by its name. */
  readonly zoneOf: (calendar: string) => Zone;
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
  const zoneFor = (lead: OpenLead) => (news.isOwner ? desk.zoneOf(lead.calendar) : zone);
  const soon = (lead: OpenLead) => (lead.lateAfter === null ? '' : instantInWords(lead.lateAfter, zoneFor(lead), at));
  const waits = (lead: OpenLead) => (lead.snoozedUntil === null ? '' : instantInWords(lead.snoozedUntil, zone, at));
  const tried = (lead: TriedLead) => `${grouped(lead.counted)} of ${grouped(lead.promised)}`;
  const byAttempts = (leads: readonly TriedLead[]) => list(leads, tried, [], SHORTLISTED);
  const attempts = { tooFew: byAttempts(alerts.tooFew), behind: byAttempts(alerts.behind) };
  if (digest) {
    const fresh = [...new Set([...alerts.overdue, ...(digest.since?.fresh ?? [])])];
    return {
      kind: 'digest',
      ...envelope,
      ...digestParts(digest, standing, zone),
      overdue: list(newFirst(standing.overdue, fresh), late, fresh),
      atRisk: list(newFirst(standing.atRisk, alerts.atRisk), soon, alerts.atRisk),
      snoozed: list(digest.snoozed, waits, [], SHORTLISTED),
      attempts,
    };
  }
  const troubles = troublesOf(news.troubles);
  const alerted = Object.values(alerts).some(leads => leads.length > 0);
  if (!alerted) return { kind: 'trouble', ...envelope, troubles };
  const [overdue, atRisk] = [list(alerts.overdue, late), list(alerts.atRisk, soon)];
  const call = news.isOwner ? callInWords(alerts, standing, zoneFor) : '';
  return { kind: 'overdue', ...envelope, call, overdue, atRisk, attempts, troubles };
}

/** "Call Omar Murphy by 14:37: demo request, $2,660, and 6 more": of what can still be kept or made good, the dearest. */
function callInWords(alerts: Alerts, { at, currency }: Standing, zoneOf: (lead: OpenLead) => Zone): string {
  const clocked: readonly OpenLead[] = [...alerts.overdue, ...alerts.atRisk];
  const all = clocked.length ? clocked : [...alerts.behind, ...alerts.tooFew];
  const [lead] = [...all].sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  if (!lead) return '';
  const more = new Set(Object.values(alerts).flatMap(leads => leads.map(({ ref }: OpenLead) => ref))).size - 1;
  const facts = [oneLine(lead.source, SOURCE_MAX), lead.value === null ? '' : money(lead.value, currency)];
  return [
    [
      `Call ${oneLine(lead.label, LABEL_MAX)}${whenInWords(lead, alerts, zoneOf(lead), at)}`,
      facts.filter(Boolean).join(', '),
    ]
      .filter(Boolean)
      .join(': '),
    ...(more > 0 ? [`and ${grouped(more)} more`] : []),
  ].join(', ');
}

/** " by 14:37", the weekday too where that is another day; " now, 25 min late"; " again, 2 of 5 attempts" */
function whenInWords(lead: OpenLead, alerts: Alerts, zone: Zone, at: number): string {
  const tried = [...alerts.behind, ...alerts.tooFew].find(one => one === lead);
  if (tried) return ` again, ${grouped(tried.counted)} of ${count(tried.promised, 'attempt')}`;
  if (alerts.overdue.includes(lead)) return ` now, ${workingTime(lead.late, lead.lateDays)} late`;
  if (lead.lateAfter === null) return '';
  const isToday = localDay(zone, lead.lateAfter) === localDay(zone, at);
  return ` by ${isToday ? timeInWords(lead.lateAfter, zone) : instantInWords(lead.lateAfter, zone, at)}`;
}

/** What is new stands first, or a list that is cut could hide it. */
function newFirst(leads: readonly OpenLead[], fresh: readonly OpenLead[]): readonly OpenLead[] {
  return fresh.length ? [...fresh, ...leads.filter(lead => !fresh.includes(lead))] : leads;
}

function digestParts(digest: Digest, standing: Standing, zone: Zone) {
  const { first, occasion, found, week, closed, troubles, waiting } = digest;
  const { currency } = standing;
  const broken = onTheBoard(standing.owners);
  const owed = standing.quota.filter(({ quota, isValued }) => quota > 0 && isValued);
  return {
    first,
    occasion: oneLine(occasion, SENTENCE_MAX),
    found: found.slice(0, LISTED).map(quota => foundInWords(quota, standing)),
    changed: changedInWords(digest, standing, zone),
    troubles: troublesOf(troubles),
    owners: broken.slice(0, LISTED).map(owner => ({
      owner: oneLine(owner.owner, NAME_MAX),
      overdue: owner.overdue,
      tooFew: owner.attempts.broken,
      atStake: money(owner.valueAtStake, currency),
    })),
    ownersInAll: broken.length,
    met: inTimeInWords(standing),
    tried: attemptsInWords(standing.attempts),
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

/** "November falls short: $41,000 behind pace, needs $9,700 a working day" */
function foundInWords(quota: QuotaStanding, { quota: all, currency }: Standing): string {
  const { name, month, pace, needs } = quotaInWords(quota, currency);
  const whose = all.length > 1 ? `${oneLine(name, LABEL_MAX)}, ${month},` : month;
  const finding = quota.state === 'SHORTFALL' ? 'falls short' : 'runs far ahead';
  return `${whose} ${finding}: ${[pace, needs].filter(Boolean).join(', ')}`;
}

/** The reader's own side first. */
function changedInWords({ first, since }: Digest, { at, overdue, quota, currency }: Standing, zone: Zone): string {
  if (!since) return '';
  const { fresh, mended } = since;
  const sales =
    fresh.length + mended > 0
      ? [`${count(fresh.length, 'lead')} newly overdue`, `${grouped(mended)} mended`].join(', ')
      : overdue.length > 0
        ? 'the same leads are overdue'
        : '';
  const came = quota.flatMap(now => {
    const then = since.quota.find(({ name, month }) => name === now.name && month === now.month);
    const more = now.actual - (then?.actual ?? 0);
    if (now.quota === 0 || more <= 0) return [];
    const amount = now.unit === 'value' ? money(more, currency) : count(more, 'lead');
    return [`${amount} came in${quota.length > 1 ? ` for ${oneLine(now.name, LABEL_MAX)}` : ''}`];
  });
  const marketing = came.slice(0, 2).join(', ') || 'nothing came in for the quota';
  const owed = quota.some(one => one.quota > 0) ? marketing : '';
  const parts = (first === 'Sales' ? [sales, owed] : [owed, sales]).filter(Boolean);
  return parts.length ? `Since ${instantInWords(since.at, zone, at)}: ${parts.join('; ')}` : '';
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

function weekInWords({ isPast, leads, met, judged }: Week): string {
  const week = isPast ? 'last week' : 'this week';
  if (leads === 0) return `No lead came in ${week}`;
  const came = `${count(leads, 'lead')} came in ${week}`;
  return judged === 0 ? `${came}; none of them had to be contacted yet` : `${came}: ${shareInWords(met, judged)}`;
}

/** As it was frozen: the row in the scorecard says the same. */
function closedInWords(rows: readonly ScorecardRow[], currency: string): LetterMonth | null {
  const [first] = rows;
  if (!first) return null;
  const owed = rows.filter(({ owed }) => owed > 0);
  const amount = ({ unit }: ScorecardRow, value: number) =>
    unit === 'value' ? money(value, currency) : grouped(Math.round(value * 10) / 10);
  const shares = owed.map(
    ({ quota, attained }) => percent(attained ?? 0) + (rows.length > 1 ? ` (${oneLine(quota, LABEL_MAX)})` : ''),
  );
  const lines = owed.slice(0, LISTED).map(row => {
    const whose = rows.length > 1 ? `${oneLine(row.quota, NAME_MAX)}: ` : '';
    const what = row.unit === 'value' ? '' : ' leads';
    return `${whose}${amount(row, row.delivered)} of ${amount(row, row.owed)}${what} (${percent(row.attained ?? 0)})`;
  });
  const month = monthInWords(first.month);
  const tried = attemptsInWords({ kept: first.attemptsKept, broken: first.attemptsJudged - first.attemptsKept });
  return {
    headline: `${month} closed${shares.length ? ` at ${shares.slice(0, 2).join(', ')}` : ''}`,
    met: shareInWords(first.met, first.judged),
    lines: [...lines, moreThan(lines.length, owed.length, 'quotas'), tried].filter(Boolean),
  };
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
