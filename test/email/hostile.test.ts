/** Leads, owners, tabs and files with hostile names: what a tick mails is parsed back by a mail library, and is one mail. */
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { toEml } from '../../workbench/mail/eml.ts';
import { fileOf, type LeadRow } from '../support/faults/team.ts';

const HOSTILE: readonly (readonly [about: string, text: string])[] = [
  ['HTML', '</td></table><script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['a header', 'Hi\r\nBcc: thief@evil.example\r\nContent-Type: text/html\r\n\r\n<h1>Owned</h1>'],
  ['line separators', 'a\u2028Bcc: thief@evil.example\u0085b\u000bc'],
  ['an encoded word', '=?utf-8?Q?Hi=0D=0ABcc:_thief@evil.example?='],
  ['10,000 characters', 'x'.repeat(10_000)],
  ['10,000 words', 'why '.repeat(10_000)],
  ['a right-to-left override', 'invoice\u202egpj.exe\u202c'],
  ['right-to-left names', 'דבורה כהן, شركة الاختبار'],
  ['isolates that are never closed', '\u2066\u2067\u2068 open'],
  ['a formula', '=HYPERLINK("https://evil.example","click")'],
  ['another formula', "+cmd|' /C calc'!A0"],
  ['half an emoji', 'A \ud83d B \udc00 C'],
  ['control characters', '\u0000\u0001\u0007\u001b[31mred'],
  ['a boundary', '--\r\n--lead-sla\r\n.\r\n'],
];

/** The owner has an address under the hostile name, so that owner and manager are both told. */
async function mailsAbout(text: string) {
  const lead = (id: string, Created: string): LeadRow => ({ Id: id, Created, Source: text, Owner: text });
  const host = fileOf({
    tabs: { Leads: [lead(text, '2026-11-20 11:00'), lead(`${text}2`, '2026-11-20 11:15')] },
    owners: [],
    owed: 40,
    from: '2026-11-20T10:00:00-05:00',
  });
  host.book.name = text;
  const tab = host.book.grid('Leads');
  host.clock.set(Date.parse('2026-11-20T12:05:00-05:00'));
  expect(host.run('slaTick', [], 'trigger').error).toBeNull();
  // Then the digest, and the trouble of a tab that is gone.
  if (tab) tab.name = 'Elsewhere';
  host.clock.set(Date.parse('2026-11-20T16:35:00-05:00'));
  expect(host.run('slaTick', [], 'trigger').error).toBeNull();
  return Promise.all(host.outbox.map(async mail => ({ mail, parsed: await PostalMime.parse(await toEml(mail)) })));
}

test.each(HOSTILE)('%s stays text', { timeout: 30_000 }, async (_, text) => {
  const mails = await mailsAbout(text);
  expect(mails.length).toBeGreaterThan(3);
  for (const { mail, parsed } of mails) {
    expect(parsed.to?.map(({ address }) => address)).toEqual([mail.to]);
    expect([parsed.cc, parsed.bcc, parsed.replyTo]).toEqual([undefined, undefined, undefined]);
    expect(parsed.attachments).toEqual([]);
    expect(parsed.headers.map(({ key }) => key).sort()).toEqual([
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ]);
    expect(parsed.subject).toBe(mail.subject);
    expect(mail.subject.length).toBeLessThanOrEqual(125);
    expect(mail.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066\u2067]/u);
    expect(parsed.text?.replace(/\r\n/g, '\n').trim()).toBe(mail.body.trim());
    expect(parsed.html?.replace(/\r\n/g, '\n').trim()).toBe(mail.htmlBody.trim());
    expect(mail.htmlBody).not.toMatch(/<(?:script|img|iframe|object)|onerror=(?!alert\(1\)&gt;)|javascript:/i);
    expect(`${mail.body}${mail.htmlBody}`).not.toMatch(/[\u202a-\u202e\u2066\u2067]|\p{Cs}/u);
    expect(Buffer.byteLength(mail.htmlBody)).toBeLessThan(102 * 1024);
  }
});
