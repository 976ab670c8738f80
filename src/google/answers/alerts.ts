/** Who was told what, and a digest to oneself. */
import type { AlertsApi, Reader } from '../../contract/alerts.ts';
import { compose } from '../../email/compose.ts';
import { type Problem, refuse } from '../../sla/sheet/problem.ts';
import { MAIL_KINDS, type News } from '../../sla/standing/news/told.ts';
import { type Book, openBook } from '../book.ts';
import { field } from '../field.ts';
import { locked } from '../lock.ts';
import { readMemory, writeMuted } from '../memory.ts';
import { editing } from '../policy/editors.ts';
import { editorsOf, requireLedger } from '../policy/view.ts';
import { deskOf } from '../scan/desk.ts';
import { mailLetter } from '../scan/mail.ts';
import { recipientsOf } from '../scan/recipients.ts';
import { inForce, look } from '../scan/scan.ts';
import { assertMayEditFile, type LedgerReading } from '../tabs/ledger.ts';
import { recordedMails } from '../tabs/outbox.ts';
import { withZones, zoneView } from '../zones.ts';
import type { AnswersTo } from './answers.ts';
import { takenPolicy, takenText } from './takes.ts';

const MAILS_MAX = 20;
/** A property takes 9 KB. */
const MUTED_MAX = 8_000;

export const alertsAnswers: AnswersTo<AlertsApi> = {
  alerts: () => {
    const [book, now] = [openBook(), Date.now()];
    const { zone } = inForce(requireLedger(book).ledger, now).alertsCalendar;
    const mails = recordedMails(book);
    return {
      readers: readersOf(book, now),
      mails: mails.slice(0, MAILS_MAX),
      waiting: mails.filter(({ sentAt, refusal }) => sentAt === null && refusal === '').length,
      quotaLeft: MailApp.getRemainingDailyQuota(),
      me: Session.getEffectiveUser().getEmail(),
      zone: zoneView(zone),
      now,
    };
  },

  sendPreview: takes => {
    const [book, now] = [openBook(), Date.now()];
    const reading = asIfSaved(requireLedger(book), takes, now);
    const to = Session.getEffectiveUser().getEmail();
    if (to === '') refuse('', 'Google does not tell who you are.', 'Ask the owner of this file to send it.');
    const left = MailApp.getRemainingDailyQuota();
    if (left < 1) refuse('', 'Google lets you send no more mails today.', 'Try again tomorrow.');
    const { standing, failures } = look(book, reading, now);
    const desk = deskOf(book, inForce(reading.ledger, now));
    mailLetter(compose(previewFor(to, failures), standing, desk));
    return { to, quotaLeft: left - 1 };
  },

  spare: takes => {
    const [book, now] = [openBook(), Date.now()];
    const address = takenText(takes, 'address');
    const kinds = field(takes, 'spared');
    const spared = MAIL_KINDS.filter(kind => Array.isArray(kinds) && kinds.includes(kind));
    return locked(() => {
      assertMayEditFile(book);
      assertMaySpare(book, address);
      const readers = readersOf(book, now).map(one => (one.address === address ? { address, spared } : one));
      const muted = readers.filter(one => one.spared.length > 0);
      if (JSON.stringify(muted).length > MUTED_MAX) {
        refuse(
          '',
          'Too many addresses are spared some of their mails.',
          'Take whole people out of the policy instead.',
        );
      }
      writeMuted(Object.fromEntries(muted.map(one => [one.address, [...one.spared]])));
      return readers;
    });
  },
};

/** Others' mails are for whoever may change the agreement; one's own are one's own. */
function assertMaySpare(book: Book, address: string): void {
  if (address === Session.getEffectiveUser().getEmail().toLowerCase()) return;
  const { mayEdit, whoMayEdit } = editing(book, editorsOf(requireLedger(book)));
  if (!mayEdit) refuse('', 'You may not choose the mails of others.', whoMayEdit);
}

/** Everybody whom the policy in force has mailed, with what they are spared. */
function readersOf(book: Book, now: number): readonly Reader[] {
  const { muted } = readMemory();
  const addresses = [...recipientsOf(inForce(requireLedger(book).ledger, now))];
  return addresses.map(address => ({ address, spared: muted[address] ?? [] }));
}

function previewFor(to: string, troubles: readonly Problem[]): News {
  return {
    to,
    keys: [],
    isOwner: false,
    because: 'You asked for this preview; nobody else got it.',
    alerts: { overdue: [], atRisk: [], tooFew: [], behind: [] },
    digest: {
      first: 'Sales',
      occasion: 'Preview',
      found: [],
      since: null,
      week: null,
      snoozed: [],
      closed: [],
      troubles,
      waiting: 0,
    },
    troubles: [],
  };
}

/** @throws Refusal with everything that is wrong with the draft */
function asIfSaved(reading: LedgerReading, takes: unknown, now: number): LedgerReading {
  if ((field(takes, 'policy') ?? null) === null) return reading;
  return { ...reading, ledger: reading.ledger.with(now, withZones(takenPolicy(takes), 'new leads')) };
}
