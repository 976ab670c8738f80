/** Verdicts in words: one plain sentence with the numbers, saying which rule and which calendar decided. */

import type { Rule } from '../../policy/rules.ts';
import { grouped, listed, workingTime } from '../../sheet/text.ts';
import { instantInWords } from '../../time/clock-words.ts';
import { MINUTE } from '../../time/time.ts';
import type { Response } from './first-contact-status.ts';
import type { Silence, Verdict } from './judged-lead.ts';

/** "Overdue by 1 h 20 min: Free trials allows 60 working minutes (Sales calendar); 140 used since Fri 16:20." */
export function whyResponse(response: Response, rule: Rule, now: number): string {
  const ahead = response.ahead.length ? ` Passed over, since later than now: ${listed(response.ahead)}.` : '';
  return reason(response, rule, now) + ahead;
}

function reason(response: Response, rule: Rule, now: number): string {
  const { zone, name: calendar } = rule.calendar;
  const at = (instant: number | null) => (instant === null ? 'never' : instantInWords(instant, zone, now));
  const minutes = (ms: number) => grouped(Math.floor(ms / MINUTE));
  const allowed = `${rule.name} allows ${minutes(rule.target)} working minutes (${calendar} calendar)`;
  const late = response.used - rule.target;
  const over = workingTime(late, late / rule.calendar.workingDay);
  const used = `${minutes(response.used)} used since ${at(response.start)}`;
  switch (response.state) {
    case 'MET':
      return `Met: contacted after ${minutes(response.used)} working minutes; ${allowed}.`;
    case 'MISSED': {
      const end = response.because === 'closed' ? 'closed without a contact' : 'contacted';
      return `Missed by ${over}: ${allowed}; ${end} after ${minutes(response.used)}.`;
    }
    case 'EXEMPT':
      return response.because === 'closed'
        ? `Exempt: closed without a contact after ${minutes(response.used)} working minutes; ${allowed}.`
        : `Exempt: the stage says closed, and no date says since when; ${allowed}.`;
    case 'OVERDUE':
      return `Overdue by ${over}: ${allowed}; ${used}.`;
    case 'PAUSED':
      return `Paused since ${at(response.pausedSince)}: ${allowed}; ${used}.`;
    case 'AT RISK':
      return `At risk: late after ${at(response.lateAfter)}; ${allowed}; ${used}.`;
    case 'OPEN':
      return `Open: due ${at(response.due)}; ${allowed}; ${used}.`;
    case 'CHECK DATA':
      return response.fault ?? `Check the data: ${FAULTS[response.because] ?? response.because}.`;
    case '':
      return response.because === 'in the future'
        ? 'No verdict: the lead came in later than now.'
        : 'No verdict: the lead has no start.';
  }
}

const FAULTS: Partial<Record<Response['because'], string>> = {
  'unreadable start': 'the start is not a date of the years 2000 to 2059',
  'unreadable contact': 'the first contact is not a date of the years 2000 to 2059',
  'unreadable closing': 'the closing is not a date of the years 2000 to 2059',
  'unreadable pause': 'the pause has something that is not a date',
  'contact before creation': 'the first contact is more than an hour before the lead came in',
  'closing before creation': 'the closing is more than an hour before the lead came in',
  'not computed': 'a cell of this lead is not computed yet',
};

const SILENCES: Readonly<Record<Silence, string>> = {
  'no first-contact column': 'the sheet has no first-contact column',
  'before the agreement': 'the lead came in before the agreement was in force',
  'not qualified': 'the clock starts at qualification, and the lead is not qualified',
  'no start': 'the lead has no start',
};

export function why({ response, rule, silence, snoozedUntil }: Verdict, now: number): string {
  if (response && rule) {
    const snoozed = snoozedUntil === null ? '' : instantInWords(snoozedUntil, rule.calendar.zone, now);
    return `${whyResponse(response, rule, now)}${snoozed && ` Somebody is on it: alerts wait until ${snoozed}.`}`;
  }
  return `No verdict: ${SILENCES[silence ?? 'no start']}.`;
}
