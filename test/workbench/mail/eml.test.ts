import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { toEml } from '../../../workbench/mail/eml.ts';
import type { Mail } from '../../../workbench/services/state.ts';
import { NOW, OWNER } from '../host/host-fixture.ts';

const mail = (change: Partial<Mail> = {}): Mail => ({
  id: 7,
  from: OWNER,
  at: NOW,
  to: 'bob@example.com',
  cc: '',
  bcc: '',
  replyTo: '',
  name: 'Lead SLA',
  subject: '6 leads overdue',
  body: 'Six leads.\n',
  htmlBody: '<p>Six leads.</p>',
  ...change,
});
const parsed = async (change: Partial<Mail> = {}) => PostalMime.parse(await toEml(mail(change)));

test('comes back as it was sent', async () => {
  const email = await parsed({
    cc: 'cc@example.com',
    replyTo: 'desk@example.com',
    to: 'Bob <bob@example.com>, eve@example.com',
  });
  expect(email).toMatchObject({
    from: { name: 'Lead SLA', address: OWNER },
    to: [{ name: 'Bob', address: 'bob@example.com' }, { address: 'eve@example.com' }],
    cc: [{ address: 'cc@example.com' }],
    replyTo: [{ address: 'desk@example.com' }],
    subject: '6 leads overdue',
    date: new Date(NOW).toISOString(),
  });
  expect(email.text?.trim()).toBe('Six leads.');
  expect(email.html?.trim()).toBe('<p>Six leads.</p>');
  expect(email.attachments).toEqual([]);
});

test('the same mail is the same text, another one is another', async () => {
  expect(await toEml(mail())).toBe(await toEml(mail()));
  expect((await parsed({ id: 8 })).messageId).not.toBe((await parsed()).messageId);
});

test('without HTML it is plain text, without a name the bare address', async () => {
  const email = await parsed({ htmlBody: '', name: '' });
  expect(email.html).toBeUndefined();
  expect(email.from).toMatchObject({ name: '', address: OWNER });
});

test('blind copies are nobody’s to read', async () => {
  expect(await toEml(mail({ bcc: 'secret@example.com' }))).not.toContain('secret@example.com');
});

describe('hostile subjects and names stay what they are: text', () => {
  test.each([
    'Grüße 🎉 – „71 %“',
    'a'.repeat(250),
    'ü'.repeat(250),
    '<script>alert(1)</script>',
    'tab\there, "quotes" and \\ backslashes',
    'Re: Bcc: x@evil.example',
    '重要なリード'.repeat(20),
  ])('%s', async subject => {
    const email = await parsed({ subject, name: `${subject.slice(0, 40)}, Inc.` });
    expect(email.subject).toBe(subject);
    expect(email.from?.name).toBe(`${subject.slice(0, 40)}, Inc.`);
    expect(email.from?.address).toBe(OWNER);
    expect(email.bcc).toBeUndefined();
  });
  test.each([
    ['a line break', 'Hi\r\nBcc: x@evil.example\r\n\r\nbody'],
    ['one in an encoded word', '=?utf-8?Q?Hi=0D=0ABcc:_x@evil.example=0D=0A=0D=0Abody?='],
  ])('%s makes no header', async (_, subject) => {
    const email = await parsed({ subject, name: 'N\r\nX-Evil: 1' });
    expect(email.headers.map(({ key }) => key)).not.toContain('x-evil');
    expect(email.bcc).toBeUndefined();
    expect(email.text?.trim()).toBe('Six leads.');
  });
});

test('no header line is longer than mail allows, and every byte is ASCII', async () => {
  const eml = await toEml(
    mail({ subject: 'ü'.repeat(250), body: 'ö'.repeat(2000), htmlBody: `<p>${'ß'.repeat(2000)}</p>` }),
  );
  expect(Math.max(...eml.split('\r\n').map(line => line.length))).toBeLessThanOrEqual(998);
  expect([...eml].every(character => character.charCodeAt(0) < 128)).toBe(true);
});

test('a body that looks like the end of the message is not', async () => {
  const body = '--\n--x.7\n.\nFrom here on\n';
  expect((await parsed({ body, htmlBody: '' })).text).toBe(body);
});
