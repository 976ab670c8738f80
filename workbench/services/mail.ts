/** MailApp: everything that was sent lies in the host's outbox. */
import { options, text } from './arguments.ts';
import type { Environment } from './environment.ts';
import { expose } from './members.ts';
import type { Run } from './run.ts';
import { notImplemented, ScriptError, wrongArguments } from './script-error.ts';
import type { Account, Mail } from './state.ts';
import { DAY } from './zone.ts';

/** Recipients a day. */
const DAILY: Readonly<Record<Account, number>> = { consumer: 100, workspace: 1500 };
/** Bytes of a body. */
const BODY: Readonly<Record<Account, number>> = { consumer: 200 * 1024, workspace: 400 * 1024 };
const PER_MESSAGE = 50;
const MAX_SUBJECT = 250;

const KNOWN = new Set(['to', 'cc', 'bcc', 'subject', 'body', 'htmlBody', 'name', 'replyTo', 'noReply']);

/** The addresses of a comma-separated list, without the names beside them. */
export function addresses(listed: string): string[] {
  return listed
    .split(',')
    .map(entry => entry.trim())
    .filter(entry => entry !== '')
    .map(entry => /<([^<>]+)>$/.exec(entry)?.[1]?.trim() ?? entry);
}

const recipients = (mail: Mail): string[] => [mail.to, mail.cc, mail.bcc].flatMap(addresses);

/** Recipients that a person may still write to: Google counts 24 hours back. */
function remainingQuota(env: Environment, sender: string): number {
  const since = env.clock.now() - DAY;
  const used = env.state.outbox
    .filter(mail => mail.from === sender && mail.at > since)
    .reduce((sum, mail) => sum + recipients(mail).length, 0);
  return Math.max(0, DAILY[env.state.account] - used);
}

export class MailApp {
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }
  getRemainingDailyQuota(): number {
    return remainingQuota(this.run.env, this.run.settings.effectiveUser);
  }

  /** (message), (to, subject, body), (to, subject, body, options), (to, replyTo, subject, body). */
  sendEmail(...args: unknown[]): void {
    const method = 'MailApp.sendEmail';
    const [first, second, third, fourth] = args;
    if (args.length === 1) this.send(options(first, method));
    else if (args.length === 3) this.send({ to: first, subject: second, body: third });
    else if (args.length !== 4) throw wrongArguments(method, args);
    else if (typeof fourth === 'string') this.send({ to: first, replyTo: second, subject: third, body: fourth });
    else this.send({ ...options(fourth, method), to: first, subject: second, body: third });
  }

  private send(message: Readonly<Record<string, unknown>>): void {
    const { env, settings } = this.run;
    const unknown = Object.keys(message).find(key => !KNOWN.has(key));
    if (unknown) throw notImplemented(`MailApp.sendEmail with ${unknown}`);
    const part = (key: string): string => {
      const value = message[key];
      return value === undefined || value === null ? '' : text(value, 'MailApp.sendEmail');
    };
    // A header is one line: Google folds line breaks of a subject or a name into spaces.
    const line = (key: string): string => part(key).replace(/[\r\n]+/g, ' ');
    const mail: Mail = {
      id: env.nextId(),
      from: settings.effectiveUser,
      at: env.clock.now(),
      to: line('to'),
      cc: line('cc'),
      bcc: line('bcc'),
      replyTo: line('replyTo'),
      name: line('name'),
      subject: line('subject'),
      body: part('body'),
      htmlBody: part('htmlBody'),
    };
    const all = recipients(mail);
    if (addresses(mail.to).length === 0) throw new ScriptError('Failed to send email: no recipient');
    const wrong = [...all, ...addresses(mail.replyTo)].find(
      address => !/^[^\s@,<>]+@[^\s@,<>]+\.[^\s@,<>]+$/.test(address),
    );
    if (wrong) throw new ScriptError(`Invalid email: ${wrong}`);
    if (all.length > PER_MESSAGE) throw new ScriptError('Limit Exceeded: Email Recipients Per Message.');
    if (mail.subject.length > MAX_SUBJECT) throw new ScriptError('Argument too large: subject');
    if (Buffer.byteLength(mail.body) + Buffer.byteLength(mail.htmlBody) > BODY[env.state.account]) {
      throw new ScriptError('Limit Exceeded: Email Body Size.');
    }
    if (all.length > remainingQuota(env, mail.from)) {
      throw new ScriptError('Service invoked too many times for one day: email.');
    }
    env.state.outbox.push(mail);
  }
}

expose(MailApp, {
  name: 'MailApp',
  service: 'MailApp',
  members: { sendEmail: 'mail', getRemainingDailyQuota: 'propertyGet' },
  scope: 'mail',
});
