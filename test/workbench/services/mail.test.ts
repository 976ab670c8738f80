import { describe, expect, test } from 'vitest';
import type { HostOptions } from '../../../workbench/host/host.ts';
import { EDITOR, evaluate, hostOf, NOW, OWNER } from '../host/host-fixture.ts';

const send = (call: string, options: Partial<HostOptions> = {}) => {
  const host = hostOf(`function main() { MailApp.sendEmail(${call}); }`, options);
  const { error } = host.run('main', [], 'menu');
  return { host, mail: host.outbox[0], failure: error?.message ?? '' };
};
const people = (count: number) => `Array.from({ length: ${count} }, (_, i) => 'p' + i + '@example.com').join(',')`;

describe('a mail lands in the outbox', () => {
  test.each([
    ["'a@b.ch', 'S', 'B'", { to: 'a@b.ch', subject: 'S', body: 'B', htmlBody: '' }],
    ["'a@b.ch', 'S', 'B', { htmlBody: '<b>B</b>', name: 'SLA' }", { htmlBody: '<b>B</b>', name: 'SLA' }],
    ["'a@b.ch', 'r@b.ch', 'S', 'B'", { to: 'a@b.ch', replyTo: 'r@b.ch', subject: 'S' }],
    ["{ to: 'a@b.ch', cc: 'c@b.ch', bcc: 'd@b.ch', subject: 'S', body: 'B' }", { cc: 'c@b.ch', bcc: 'd@b.ch' }],
    ["{ to: 'Ann <a@b.ch>, c@b.ch', subject: 'S', body: 'B' }", { to: 'Ann <a@b.ch>, c@b.ch' }],
  ])('%s', (call, mail) => {
    expect(send(call).mail).toMatchObject({ ...mail, from: OWNER, at: NOW });
  });
  test('a line break in a header is folded away: nobody adds a header of his own', () => {
    const { mail } = send(
      "{ to: 'a@b.ch', subject: 'Hi\\r\\nBcc: x@evil.example', name: 'N\\nX-A: 1', body: 'line\\nbreak' }",
    );
    expect(mail).toMatchObject({ subject: 'Hi Bcc: x@evil.example', name: 'N X-A: 1', bcc: '', body: 'line\nbreak' });
  });
});

describe('what is refused', () => {
  test.each([
    ['no recipient', "'', 'S', 'B'", 'no recipient'],
    ['no address', "'ann', 'S', 'B'", 'Invalid email: ann'],
    ['one bad address among good ones', "'a@b.ch, nope', 'S', 'B'", 'Invalid email: nope'],
    ['a bad reply address', "{ to: 'a@b.ch', replyTo: 'x y@b.ch', subject: 'S', body: 'B' }", 'Invalid email'],
    ['two arguments', "'a@b.ch', 'S'", "don't match the method signature"],
    ['a subject of 251 characters', "'a@b.ch', 'x'.repeat(251), 'B'", 'Argument too large: subject'],
    ['51 recipients', `${people(51)}, 'S', 'B'`, 'Limit Exceeded: Email Recipients Per Message.'],
    ['a body of more than 200 KB', "'a@b.ch', 'S', 'x'.repeat(204801)", 'Limit Exceeded: Email Body Size.'],
    ['text and HTML together', "'a@b.ch', 'S', 'x'.repeat(2), { htmlBody: 'x'.repeat(204799) }", 'Email Body Size'],
    [
      'an option that the workbench lacks',
      "'a@b.ch', 'S', 'B', { inlineImages: {} }",
      'not implemented in the workbench',
    ],
  ])('%s', (_, call, message) => {
    const { failure, host } = send(call);
    expect(failure).toContain(message);
    expect(host.outbox).toEqual([]);
  });
  test('just under each limit it goes out', () => {
    expect(send("'a@b.ch', 'x'.repeat(250), 'x'.repeat(204800)").failure).toBe('');
    expect(send(`${people(50)}, 'S', 'B'`).failure).toBe('');
    expect(send("'a@b.ch', 'S', 'x'.repeat(204801)", { account: 'workspace' }).failure).toBe('');
  });
});

describe('the daily quota', () => {
  const host = (account: 'consumer' | 'workspace') =>
    hostOf(
      `function many(n) { MailApp.sendEmail(Array.from({ length: n }, (_, i) => 'p' + i + '@example.com').join(','), 'S', 'B'); }
      function left() { return MailApp.getRemainingDailyQuota(); }`,
      { account },
    );

  test('counts recipients, not mails', () => {
    const one = host('consumer');
    one.run('many', [50], 'menu');
    expect(one.run('left', [], 'menu').value).toBe(50);
    one.run('many', [50], 'menu');
    expect(one.run('left', [], 'menu').value).toBe(0);
    expect(one.run('many', [1], 'menu').error?.message).toBe('Service invoked too many times for one day: email.');
    expect(one.outbox).toHaveLength(2);
  });
  test('a mail that would pass it goes to nobody', () => {
    const one = host('consumer');
    one.run('many', [50], 'menu');
    one.run('many', [49], 'menu');
    expect(one.run('many', [2], 'menu').error).not.toBeNull();
    expect(one.run('many', [1], 'menu').error).toBeNull();
  });
  test('is each person’s own, and larger on Workspace', () => {
    const one = host('workspace');
    one.run('many', [50], 'menu');
    expect(one.run('left', [], 'menu').value).toBe(1450);
    one.as(EDITOR);
    expect(one.run('left', [], 'menu').value).toBe(1500);
  });
  test('comes back after a day', () => {
    const one = host('consumer');
    one.run('many', [30], 'menu');
    one.clock.advance(86_399_999);
    expect(one.run('left', [], 'menu').value).toBe(70);
    one.clock.advance(1);
    expect(one.run('left', [], 'menu').value).toBe(100);
  });
});

test('cc and bcc count as recipients', () => {
  expect(
    evaluate(
      "MailApp.sendEmail({ to: 'a@b.ch', cc: 'c@b.ch,d@b.ch', bcc: 'e@b.ch', subject: 'S', body: 'B' }); return MailApp.getRemainingDailyQuota();",
    ),
  ).toBe(96);
});
