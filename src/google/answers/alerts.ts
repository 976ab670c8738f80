/** Who was told what, and a digest to oneself. */
import type { AlertsApi } from '../../contract/alerts.ts';
import { compose } from '../../email/compose.ts';
import { type Problem, refuse } from '../../sla/sheet/problem.ts';
import type { News } from '../../sla/standing/news/told.ts';
import { openBook } from '../book.ts';
import { field } from '../field.ts';
import { requireLedger } from '../policy/view.ts';
import { deskOf } from '../scan/desk.ts';
import { mailLetter } from '../scan/mail.ts';
import { inForce, look } from '../scan/scan.ts';
import type { LedgerReading } from '../tabs/ledger.ts';
import { recordedMails } from '../tabs/outbox.ts';
import { withZones, zoneView } from '../zones.ts';
import type { AnswersTo } from './answers.ts';
import { takenPolicy } from './takes.ts';

const MAILS_MAX = 20;

export const alertsAnswers: AnswersTo<AlertsApi> = {
  alerts: () => {
    const [book, now] = [openBook(), Date.now()];
    const { zone } = inForce(requireLedger(book).ledger, now).alertsCalendar;
    const mails = recordedMails(book);
    return {
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
};

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
