/** Each subject is its own mail's news. */
import { expect, test } from 'vitest';
import type { DigestLetter, Letter } from '../../src/email/letter.ts';
import { renderMail } from '../../src/email/render.ts';
import { digestLetter, NOVEMBER, overdueLetter, troubleLetter } from './letters.ts';

const closed = {
  headline: 'November closed at 63%',
  met: '72 of 101 first contacts in time (71%)',
  lines: ['$126,000 of $200,000 (63%)', '43 of 105 leads got enough attempts (41%)'],
};
const short = ['November falls short: $41,000 behind pace, needs $9,700 a working day'];
const marketing = (facts: Partial<DigestLetter> = {}) => digestLetter({ first: 'Marketing', ...facts });

const SUBJECTS: [about: string, letter: Letter, subject: string][] = [
  [
    'an owner, in time',
    overdueLetter({ call: 'Call Omar Murphy by 14:37: Demo request, $2,660' }),
    'Call Omar Murphy by 14:37: Demo request, $2,660',
  ],
  ['managers', overdueLetter(), '6 leads overdue, 2 at risk in Leads 2026'],
  ['the day, for Sales', digestLetter(), '6 leads overdue, quota 71% on day 14 of 20'],
  ['the day, for Marketing', marketing(), 'Quota 71% on day 14 of 20, $2,000 ahead of pace; 6 leads overdue'],
  ['a shortfall', marketing({ found: short }), short[0] ?? ''],
  [
    'the week',
    digestLetter({ week: '35 leads came in this week: 31 of 35 first contacts in time (89%)' }),
    '35 leads came in this week: 31 of 35 first contacts in time (89%)',
  ],
  [
    'the month that closed',
    digestLetter({ closed, week: '35 leads came in this week' }),
    'November closed at 63%: 72 of 101 first contacts in time (71%)',
  ],
  ['trouble', troubleLetter(), '1 problem keeps Lead SLA from working in Leads 2026'],
];

test.each(SUBJECTS)('%s', (_about, letter, subject) => expect(renderMail(letter).subject).toBe(subject));

test('Marketing’s digest begins with Marketing’s debt, and says what changed first', () => {
  const changed = 'Since Thu 17:00: $4,100 came in; 2 leads newly overdue, 5 mended';
  const { text } = renderMail(marketing({ changed, quota: [NOVEMBER] }));
  expect(text.replace(/\n/g, ' ')).toMatch(
    /^Quota 71% on day 14 of 20\. Since Thu 17:00: \$4,100 came in; 2 leads newly overdue, 5 mended\. /,
  );
  expect(text.indexOf('MARKETING OWES SALES')).toBeLessThan(text.indexOf('SALES OWES MARKETING'));
});
