/** Who was told what, and a digest to oneself. */
import type { AlertsApi } from '../../contract/alerts.ts';
import { compose } from '../../email/compose.ts';
import { renderMail } from '../../email/render.ts';
import type { News } from '../../sla/news/news.ts';
import { readPolicy } from '../../sla/policy-checks.ts';
import { type Problem, Refusal, refuse } from '../../sla/problem.ts';
import { encodeZone } from '../../sla/zone.ts';
import { deskOf } from '../desk.ts';
import { field } from '../field.ts';
import type { LedgerReading } from '../ledger-tab.ts';
import { recordedMails } from '../outbox-tab.ts';
import { requireLedger } from '../policy-view.ts';
import { inForce, look } from '../scan.ts';
import { openBook } from '../tabs.ts';
import { isZone, withZones } from '../zones.ts';
import type { AnswersTo } from './answers.ts';

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
      zone: { name: zone.name, changes: encodeZone(zone) },
      now,
    };
  },

  sendPreview: takes => {
    const [book, now] = [openBook(), Date.now()];
    const reading = asIfSaved(requireLedger(book), field(takes, 'policy') ?? null, now);
    const to = Session.getEffectiveUser().getEmail();
    if (to === '') refuse('', 'Google does not tell who you are.', 'Ask the owner of this file to send it.');
    const left = MailApp.getRemainingDailyQuota();
    if (left < 1) refuse('', 'Google lets you send no more mails today.', 'Try again tomorrow.');
    const { standing, failures } = look(book, reading, now);
    const desk = deskOf(book, inForce(reading.ledger, now));
    const { subject, text, html } = renderMail(compose(previewFor(to, failures), standing, desk));
    MailApp.sendEmail({ to, subject, body: text, htmlBody: html, name: 'Lead SLA' });
    return { to, quotaLeft: left - 1 };
  },
};

function previewFor(to: string, troubles: readonly Problem[]): News {
  return {
    to,
    keys: [],
    because: 'You asked for this preview; nobody else got it.',
    alerts: { overdue: [], atRisk: [], tooFew: [], behind: [] },
    digest: { occasion: 'Preview', week: null, closed: [], troubles, waiting: 0 },
    troubles: [],
  };
}

/** @throws Refusal with everything that is wrong with the draft */
function asIfSaved(reading: LedgerReading, draft: unknown, now: number): LedgerReading {
  if (draft === null) return reading;
  const { policy, problems } = readPolicy(draft, isZone);
  if (!policy) throw new Refusal(problems);
  return { ...reading, ledger: reading.ledger.with(now, withZones(policy, 'new leads')) };
}
