import { describe, expect, test } from 'vitest';
import type { LetterLead } from '../../src/email/letter.ts';
import { renderMail } from '../../src/email/render.ts';
import {
  digestLetter,
  lead,
  NONE,
  NOVEMBER,
  ONE_TROUBLE,
  overdueLetter,
  SIX,
  TWO_AT_RISK,
  troubleLetter,
} from './letters.ts';

const subject = (letter: Parameters<typeof renderMail>[0]) => renderMail(letter).subject;
const leads = (total: number, facts: Partial<LetterLead> = {}) => ({
  total,
  leads: Array.from({ length: Math.min(10, total) }, (_, i) => lead({ label: `Lead ${i + 1}`, ...facts })),
});

describe('the subject is the finding', () => {
  test.each([
    ['both', {}, '6 leads overdue, 2 at risk in Leads 2026'],
    ['overdue only', { atRisk: NONE }, '6 leads overdue in Leads 2026'],
    ['at risk only', { overdue: NONE }, '2 leads at risk in Leads 2026'],
    [
      'one lead is told by its name',
      { overdue: { total: 1, leads: [lead()] }, atRisk: NONE },
      '1 lead overdue: Ada Lovelace, 9.3 working days late',
    ],
  ])('Overdue: %s', (_, facts, words) => {
    expect(subject(overdueLetter(facts))).toBe(words);
  });

  const november = { ...NOVEMBER, attained: 0.08, expected: 0.04, day: '1 of 21' };
  const enterprise = { ...NOVEMBER, name: 'Enterprise', attained: 0.3 };
  test.each([
    ['both promises', {}, '6 leads overdue, quota 71% on day 14 of 20'],
    ['without a quota', { quota: [] }, '6 leads overdue'],
    ['nothing overdue', { overdue: NONE }, '0 leads overdue, quota 71% on day 14 of 20'],
    [
      'of two quotas the one further behind',
      { quota: [NOVEMBER, enterprise] },
      '6 leads overdue, Enterprise quota 30% on day 14 of 20',
    ],
    [
      'without first contacts the quota',
      { isJudged: false, overdue: NONE, owners: [], met: '', quota: [november] },
      'Quota 8% on day 1 of 21',
    ],
    [
      'with neither, that',
      { isJudged: false, overdue: NONE, owners: [], met: '', quota: [] },
      'No quota and no first contacts yet',
    ],
  ])('Digest: %s', (_, facts, words) => {
    expect(subject(digestLetter(facts))).toBe(words);
  });

  test('Trouble', () => {
    expect(subject(troubleLetter())).toBe('1 problem keeps Lead SLA from working in Leads 2026');
    expect(subject(troubleLetter({ troubles: { ...ONE_TROUBLE, total: 2 } }))).toMatch(/^2 problems keep /);
  });
});

describe('the text twin', () => {
  test('says both promises, who is late, and how to change the mail', () => {
    const { text } = renderMail(digestLetter());
    expect(text).toContain(
      '6 leads are overdue.\nMost is at stake with Dana Reyes: 3 overdue, $1,294. The November quota\nstands at 71% on day 14 of 20.',
    );
    expect(text).toContain('91 of 104 first contacts in time (88%).');
    expect(text).toMatch(/^Dana Reyes {4}.*3 {4}.*\$1,294$/m);
    expect(text).toMatch(/^\(no owner\) .*1 .*–$/m);
    expect(text).toMatch(/^Ada Lovelace .*9\.3 working days .*\$960$/m);
    expect(text).toContain('November quota: $142,000 of $200,000 (on pace)');
    expect(text).toContain('3 cells need a look');
    expect(text).toContain('You are a manager in the agreement of this sheet.');
    expect(text).toContain('Written Fri 20 Nov 14:30 from Leads 2026.');
  });

  test('columns align, whatever the length of a name', () => {
    const { text } = renderMail(overdueLetter());
    const rows = text.split('\n').filter(line => /\$\d+$/.test(line));
    expect(rows.length).toBeGreaterThan(4);
    const [table] = text.split('STILL IN TIME');
    const ends = (table ?? '').split('\n').filter(line => /\$\d+$/.test(line));
    expect(new Set(ends.map(line => line.length)).size).toBe(1);
  });

  test('the bar has fifty cells and the mark of a steady month', () => {
    const bar = /^([█░|]+) 71%$/m.exec(renderMail(digestLetter()).text)?.[1] ?? '';
    expect(bar.replace('|', '')).toBe('█'.repeat(36) + '░'.repeat(14));
    expect(bar.indexOf('|')).toBe(35);
  });

  test('says what the HTML says', () => {
    const { text, html } = renderMail(overdueLetter());
    for (const { label } of [...SIX.leads, ...TWO_AT_RISK.leads]) {
      expect(text).toContain(label);
      expect(html).toContain(label);
    }
    const { text: trouble } = renderMail(troubleLetter());
    expect(trouble).toMatch(/Tab "Leads" has no column "Create Date" any more\.\nWhat to do: Rename/);
  });
});

test('a quiet digest praises', () => {
  const { text } = renderMail(digestLetter({ overdue: NONE, atRisk: NONE, owners: [], problems: 0 }));
  expect(text).toContain('No lead is overdue.');
  expect(text).toContain('board is empty: no promise is broken now.');
  expect(text).not.toContain('need a look');
});

test('without first contacts Sales is neither blamed nor praised', () => {
  const { text } = renderMail(digestLetter({ isJudged: false, overdue: NONE, atRisk: NONE, owners: [], met: '' }));
  expect(text).toContain('Quota 71% on day 14 of 20.\nNovember: $142,000 of $200,000, $2,000 ahead of pace.');
  expect(text).toContain('No sheet has a first-contact column, so there is no verdict yet.');
  expect(text).not.toMatch(/overdue|promise due|Do Not Be on It/);
});

test('at most ten leads, then how many more', () => {
  const { text, html } = renderMail(overdueLetter({ overdue: leads(22), atRisk: NONE }));
  expect(text.match(/^Lead \d+ /gm)).toHaveLength(10);
  expect(text).toContain('and 12 more in the sheet: https://docs.google.com/');
  expect(html).toContain('>and 12 more in the sheet</a>');
  expect(renderMail(overdueLetter({ overdue: leads(10) })).text).not.toContain('more in the sheet');
});

test('without agreed rates there is no column of values', () => {
  const without = renderMail(overdueLetter({ overdue: leads(3, { value: '' }), atRisk: NONE }));
  expect(without.html).not.toContain('>Value<');
  expect(renderMail(overdueLetter()).html).toContain('>Value<');
});

describe('hostile letters', () => {
  const HOSTILE = [
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '" onmouseover="alert(1)',
    'Ada\r\nBcc: everyone@example.com',
    '\u2028Subject: won\u0000\u0007',
    'x'.repeat(10_000),
    '\u202egnp.exe\u2066',
    '=HYPERLINK("https://evil.example","win")',
    '\ud800',
  ];
  const all = overdueLetter({
    book: HOSTILE.join(' '),
    because: HOSTILE[0] ?? '',
    overdue: {
      total: HOSTILE.length,
      leads: HOSTILE.map(words => lead({ label: words, owner: words, source: words, when: words, value: words })),
    },
  });

  test.each(HOSTILE)('%j is one short line of a subject', words => {
    const one = overdueLetter({ overdue: { total: 1, leads: [lead({ label: words, when: words })] }, atRisk: NONE });
    for (const letter of [one, overdueLetter({ book: words }), troubleLetter({ book: words })]) {
      const line = subject(letter);
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066]/u);
      expect(line.length).toBeLessThanOrEqual(120);
    }
  });

  test('their markup is text', () => {
    const { html } = renderMail(all);
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<script|<img|" onmouseover/);
  });

  test('the text has no control characters and no direction overrides', () => {
    expect(renderMail(all).text).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066]/u);
  });

  test('right-to-left names are kept apart from what stands around them', () => {
    expect(renderMail(overdueLetter()).text).toContain('\u2068דבורה כהן\u2069');
    expect(renderMail(overdueLetter()).html).toMatch(/<a [^>]*dir="auto"[^>]*>דבורה כהן</);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a.example/"><script>',
    ' https://a.example',
    'file:///etc/passwd',
  ])('no link goes to %j', url => {
    const { html, text } = renderMail(overdueLetter({ url, overdue: { total: 12, leads: leads(10, { url }).leads } }));
    expect(html.match(/href="([^"]*)"/g)).toEqual(
      TWO_AT_RISK.leads.map(({ url: good }) => `href="${good.replace('&', '&amp;')}"`),
    );
    expect(text).not.toContain(url.trim());
  });

  test('the longest mail stays below the 102 KB at which Gmail clips', () => {
    const longest = '😀'.repeat(10_000);
    const one = lead({ label: longest, owner: longest, source: longest, when: longest, value: longest });
    const list = { total: 99, leads: Array.from({ length: 10 }, () => one) };
    const quota = Object.fromEntries(
      Object.entries(NOVEMBER).map(([k, v]) => [k, typeof v === 'string' ? longest : v]),
    );
    const { html } = renderMail(
      digestLetter({
        book: longest,
        because: longest,
        written: longest,
        occasion: longest,
        met: longest,
        overdue: list,
        atRisk: list,
        owners: Array.from({ length: 40 }, () => ({ owner: longest, overdue: 9, tooFew: 9, atStake: longest })),
        quota: [{ ...NOVEMBER, ...quota }],
      }),
    );
    expect(Buffer.byteLength(html)).toBeLessThan(102 * 1024);
  });
});
