/** A mail of the outbox as the file that a mail program opens. */
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail } from '../services/state.ts';

/**
 * The mail as an RFC 5322 message, with the encodings, folded headers and alternatives that Google would send. The
 * same mail always gives the same text: its marks come from its time and id. Blind copies are left out, as in what a
 * recipient gets, and nothing that a mail names (a file, an address of a picture) is fetched.
 */
export async function toEml(mail: Mail): Promise<string> {
  const mark = `${mail.at.toString(36)}.${mail.id}`;
  const options = {
    from: mail.name === '' ? mail.from : { name: mail.name, address: mail.from },
    to: mail.to,
    ...(mail.cc === '' ? {} : { cc: mail.cc }),
    ...(mail.replyTo === '' ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.body,
    ...(mail.htmlBody === '' ? {} : { html: mail.htmlBody }),
    date: new Date(mail.at),
    messageId: `<${mark}@workbench.invalid>`,
    baseBoundary: mark,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return (await new MailComposer(options).compile().build()).toString('utf8');
}
