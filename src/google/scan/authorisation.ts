/**
 * Whether the account that scans may still do all that it needs. A scope that was added, or taken back, leaves a trigger that
 * runs and cannot do its work; Google says so only when it is asked, and a mail may still go out.
 */
import type { TroubleLetter } from '../../email/letter.ts';
import type { Problem } from '../../sla/sheet/problem.ts';
import { MANAGER } from '../../sla/standing/news/messages.ts';
import { dayInWords, timeInWords } from '../../sla/time/clock-words.ts';
import { localDay } from '../../sla/time/zone.ts';
import { addressOfBook, openBook } from '../book.ts';
import { type Memory, writeProgress } from '../memory.ts';
import { readLedgerTab } from '../tabs/ledger.ts';
import { failureOf, mailLetter } from './mail.ts';
import { inForce } from './scan.ts';

/** What the present account has not granted, with the page that asks for it; null where nothing is missing. */
export function missingConsent(): Problem | null {
  const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
  if (info.getAuthorizationStatus() !== ScriptApp.AuthorizationStatus.REQUIRED) return null;
  return {
    at: '',
    message: 'Lead SLA has not been allowed everything that it needs.',
    fix: `Open ${info.getAuthorizationUrl()}, tick every box, and reload the sheet.`,
  };
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
    url: addressOfBook(book),
    written: `${dayInWords(localDay(zone, since))} ${timeInWords(since, zone)}`,
    because: MANAGER,
    troubles: { total: 1, problems: [problem] },
  }));
}
