/** One lead as its row is judged now, and what people say of it in the sidebar. */
import type { LeadPlace, LeadView } from '../../contract/lead.ts';
import type { LeadEvent } from '../../sla/leads/events.ts';
import { keyIn } from '../../sla/leads/identity.ts';
import type { Verdict } from '../../sla/promises/sales/judged-lead.ts';
import { why } from '../../sla/promises/sales/why.ts';
import { whyAttempts } from '../../sla/promises/sales/why-attempts.ts';
import { refuse } from '../../sla/sheet/problem.ts';
import { instantInWords } from '../../sla/time/clock-words.ts';
import type { Zone } from '../../sla/time/zone.ts';
import type { Book } from '../book.ts';
import { requireLedger } from '../policy/view.ts';
import { judgeLeadSheet, type ScanContext } from '../scan/lead-sheet.ts';
import { contextOf } from '../scan/scan.ts';
import { zoneView } from '../zones.ts';

const EVENTS_MAX = 50;

/** The first lead in the selected rows. */
export function selectedLead(book: Book, now: number): LeadView {
  const context = contextOf(book, requireLedger(book).ledger, now);
  const range = book.getActiveRange();
  const verdict = range
    ? verdictsIn(context, range.getSheet().getName()).find(
        ({ lead: { row } }) => row >= range.getRow() && row <= range.getLastRow(),
      )
    : undefined;
  if (!verdict) refuse('', 'No lead is selected.', 'Select a row of a lead tab.');
  return viewOf(context, verdict);
}

export function leadView(book: Book, place: Pick<LeadPlace, 'sheet' | 'key'>, now: number): LeadView {
  const context = contextOf(book, requireLedger(book).ledger, now);
  return viewOf(context, verdictOn(context, place));
}

/** The lead of that key, wherever its row is by now. @throws Refusal when it is gone */
export function verdictOn(context: ScanContext, { sheet, key }: Pick<LeadPlace, 'sheet' | 'key'>): Verdict {
  const verdict = verdictsIn(context, sheet).find(({ lead }) => lead.key === key);
  if (!verdict) refuse('', 'This lead is gone from its tab.', 'Select its row again.');
  return verdict;
}

function verdictsIn(context: ScanContext, name: string): readonly Verdict[] {
  const spec = context.agreement.policy.sheets.find(sheet => sheet.name === name);
  if (!spec) return [];
  const { judged, failure } = judgeLeadSheet(context, spec);
  if (failure) refuse(failure.at, failure.message, failure.fix);
  return judged?.verdicts ?? [];
}

function viewOf({ agreement, events, now }: ScanContext, verdict: Verdict): LeadView {
  const { lead, response, rule, attempts, qualified } = verdict;
  const { zone } = agreement.alertsCalendar;
  return {
    sheet: lead.sheet,
    row: lead.row,
    key: lead.key,
    label: lead.label,
    owner: lead.owner,
    source: lead.source,
    segment: lead.segment,
    stage: lead.stage,
    state: response?.state ?? '',
    why: why(verdict, now),
    attempts: attempts?.state ?? '',
    attemptsWhy: whyAttempts(verdict),
    qualified: qualified === true ? 'Qualified' : `Not qualified: ${qualified}`,
    value: verdict.value,
    currency: agreement.policy.currency,
    rule: rule?.name ?? '',
    version: verdict.version ?? 0,
    start: response?.start ?? null,
    due: response?.due ?? null,
    lateAfter: response?.lateAfter ?? null,
    snoozedUntil: verdict.snoozedUntil,
    events: events.log
      .of(lead.ref)
      .newestFirst(now)
      .slice(0, EVENTS_MAX)
      .map(event => ({ at: event.at, words: inWords(event, zone, now) })),
    zone: zoneView(zone),
    now,
  };
}

const OBSERVED_WORDS = { stage: 'Stage', owner: 'Owner', 'first contact': 'First contact', attempts: 'Attempts' };

function inWords({ at, what, from, to }: LeadEvent, zone: Zone, now: number): string {
  if (what === 'attempt') return 'An attempt was logged.';
  if (what === 'continues') return `Known before as ${keyIn(from)}.`;
  if (what === 'snooze') {
    const until = Date.parse(to);
    return until > at ? `Alerts wait until ${instantInWords(until, zone, now)}.` : 'Alerts no longer wait.';
  }
  const name = OBSERVED_WORDS[what];
  const shown = (value: string) => {
    const instant = what === 'first contact' ? Date.parse(value) : Number.NaN;
    return value === '' ? 'blank' : Number.isNaN(instant) ? value : instantInWords(instant, zone, now);
  };
  return from === '' && to !== '' ? `${name}: ${shown(to)}.` : `${name}: ${shown(from)} → ${shown(to)}.`;
}
