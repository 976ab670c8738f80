/**
 * Whether the account that scans may still do all that it needs. A scope that was added, or taken back, leaves a trigger that
 * runs and cannot do its work; Google says so only when it is asked, and a mail may still go out.
 */
import type { TroubleLetter } from '../../email/letter.ts';
import { MANAGER } from '../../sla/standing/news/messages.ts';
import { dayInWords, timeInWords } from '../../sla/time/clock-words.ts';
import { localDay } from '../../sla/time/zone.ts';
import { openBook } from '../book.ts';
import { type Memory, writeProgress } from '../memory.ts';
import { readLedgerTab } from '../tabs/ledger.ts';
import { failureOf, mailLetter } from './mail.ts';
import { inForce } from './scan.ts';

export function isAuthorised(): boolean {
  const { FULL } = ScriptApp.AuthMode;
  const status = ScriptApp.getAuthorizationInfo(FULL).getAuthorizationStatus();
  return status !== ScriptApp.AuthorizationStatus.REQUIRED;
}

/** Mails the managers once, and remembers since when; recorded before the mail and marked after it, like every other one. */
export function reportUnauthorised({ progress }: Memory, now: number): void {
  const known = progress.unauthorised ?? { since: now, isMailed: false };
  if (!progress.unauthorised) writeProgress({ ...progress, unauthorised: known });
  if (known.isMailed) return;
  try {
    // One address that does not take mail must not have the others told again and again.
    const sent = lettersOf(known.since).filter(letter => failureOf(() => mailLetter(letter)) === '');
    if (sent.length > 0) writeProgress({ ...progress, unauthorised: { ...known, isMailed: true } });
  } catch (error) {
    // What is not granted may be the very sheet that says whom to write to: then the sidebar alone tells, as without a mail.
    console.error('That an authorisation is missing could not be mailed.', error);
  }
}

function lettersOf(since: number): readonly TroubleLetter[] {
  const book = openBook();
  const reading = readLedgerTab(book);
  if (!reading) return [];
  const { policy, alertsCalendar } = inForce(reading.ledger, since);
  const { zone } = alertsCalendar;
  const account = Session.getEffectiveUser().getEmail();
  const problem = {
    at: '',
    message: `${account} has not granted everything that Lead SLA needs, so nothing is scanned.`,
    fix: `Sign in as ${account}, open Lead SLA in this file and allow what it asks for. Or take the scan over in the sidebar.`,
  };
  return policy.alerts.managers.map(to => ({
    kind: 'trouble',
    to,
    book: book.getName(),
    url: book.getUrl(),
    written: `${dayInWords(localDay(zone, since))} ${timeInWords(since, zone)}`,
    because: MANAGER,
    troubles: { total: 1, problems: [problem] },
  }));
}
