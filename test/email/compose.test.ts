/** From news to letters: small enough for a cell, whatever people typed. */
import { describe, expect, test } from 'vitest';
import { compose, type Desk } from '../../src/email/compose.ts';
import { renderMail } from '../../src/email/render.ts';
import type { Alerts, Digest, News } from '../../src/sla/standing/news/told.ts';
import type { OpenLead, Standing } from '../../src/sla/standing/standing.ts';
import { policyWith, type Row, standingOn } from '../support/agreements.ts';
import { at, NEW_YORK } from '../support/november.ts';

const DESK: Desk = {
  book: 'Leads',
  url: 'https://docs.google.com/spreadsheets/d/abc/edit',
  link: (_, row) => `https://docs.google.com/spreadsheets/d/abc/edit#gid=0&range=A${row}`,
  zone: NEW_YORK,
  zoneOf: () => NEW_YORK,
};
const NONE: Alerts = { overdue: [], atRisk: [], tooFew: [], behind: [] };
const DIGEST: Digest = {
  first: 'Sales',
  occasion: '',
  found: [],
  since: null,
  week: null,
  snoozed: [],
  closed: [],
  troubles: [],
  waiting: 0,
};

function news(facts: Partial<News>): News {
  return {
    to: 'dana@example.com',
    keys: [],
    because: '',
    isOwner: false,
    alerts: NONE,
    digest: null,
    troubles: [],
    ...facts,
  };
}

function standingWith(rows: readonly Row[]): Standing {
  return standingOn(rows, policyWith(), at('16 12:00'));
}

const late = (id: string, facts: Row = {}): Row => ({ id, created: '16 09:00', owner: 'Dana Reyes', ...facts });

/** A cell of the outbox takes 50,000 characters. */
const CELL = 50_000;

test.each([
  ['quotation marks', '"'.repeat(5_000)],
  ['backslashes', '\\'.repeat(5_000)],
  ['control characters', '\u0001'.repeat(5_000)],
  ['halves of characters', '\ud83d'.repeat(5_000)],
  ['emoji', '😀'.repeat(5_000)],
  ['markup', '<b>'.repeat(5_000)],
])('names of 5,000 %s in every list fit into a cell', (_, hostile) => {
  const row = (index: number) =>
    late(`${index}${hostile}`, { name: hostile, owner: `${index}${hostile}`, source: hostile });
  const standing = standingWith(Array.from({ length: 30 }, (__, index) => row(index)));
  const tried = standing.overdue.map(lead => ({ ...lead, counted: 1, promised: 5 }));
  const problem = { at: hostile, message: hostile, fix: hostile };
  const troubles = Array.from({ length: 20 }, () => problem);
  const alerts = { overdue: standing.overdue, atRisk: standing.overdue, tooFew: tried, behind: tried };
  for (const digest of [null, { ...DIGEST, troubles, occasion: hostile }]) {
    const letter = compose(news({ alerts, digest, troubles }), standing, { ...DESK, book: hostile });
    expect(JSON.stringify(letter).length).toBeLessThan(CELL);
    expect(renderMail(letter).html.length).toBeLessThan(102 * 1024);
  }
});

describe('one mail tells all that one person is to know', () => {
  const standing = standingWith([late('L-1'), late('L-2', { owner: 'Sam Okafor' })]);
  const fresh = standing.overdue.filter(({ key }) => key === 'L-2');

  test('a digest puts what is new first and says so', () => {
    const { text } = renderMail(compose(news({ alerts: { ...NONE, overdue: fresh }, digest: DIGEST }), standing, DESK));
    expect(text.indexOf('L-2')).toBeLessThan(text.indexOf('L-1'));
    expect(text).toContain('new · Sam Okafor');
    expect(text).not.toContain('new · Dana Reyes');
  });
  test('an alert tells of a new trouble too', () => {
    const troubles = [{ at: 'Events', message: 'There is no tab "Events".', fix: 'Rename it back.' }];
    const mail = renderMail(compose(news({ alerts: { ...NONE, overdue: fresh }, troubles }), standing, DESK));
    expect(mail.subject).toBe('1 lead overdue: L-2, 2 h late');
    expect(mail.text).toContain('There is no tab "Events".');
  });
  test('a trouble alone is a mail of its own', () => {
    const troubles = [{ at: 'Events', message: 'There is no tab "Events".', fix: 'Rename it back.' }];
    expect(renderMail(compose(news({ troubles }), standing, DESK)).subject).toBe(
      '1 problem keeps Lead SLA from working in Leads',
    );
  });
});

describe('attempts', () => {
  const standing = standingWith([late('L-1')]);
  const [lead] = standing.overdue.map((open: OpenLead) => ({ ...open, counted: 2, promised: 5 }));
  const mailOf = (alerts: Partial<Alerts>) =>
    renderMail(compose(news({ alerts: { ...NONE, ...alerts } }), standing, DESK));

  test('too few', () => {
    const { subject, text } = mailOf({ tooFew: lead ? [lead] : [] });
    expect(subject).toBe('1 lead with too few attempts in Leads');
    expect(text).toMatch(/1 lead got too few attempts\.[\s\S]*those\sdays are over[\s\S]*2 of 5/);
  });
  test('behind', () => {
    const { subject, text } = mailOf({ behind: lead ? [lead] : [] });
    expect(subject).toBe('1 lead behind with attempts in Leads');
    expect(text).toMatch(/A call now\scatches up\.[\s\S]*2 of 5/);
  });
  test('beside an overdue lead', () => {
    const { subject } = mailOf({ overdue: lead ? [lead] : [], tooFew: lead ? [lead] : [] });
    expect(subject).toBe('1 lead overdue, 1 with too few attempts in Leads');
  });
});

describe('a digest says', () => {
  const standing = standingWith([late('L-1')]);
  const textOf = (digest: Partial<Digest>) =>
    renderMail(compose(news({ digest: { ...DIGEST, ...digest } }), standing, DESK)).text;

  test('how the week went', () => {
    expect(textOf({ week: { isPast: false, leads: 35, met: 31, judged: 33 } })).toContain(
      '35 leads came in this week: 31 of 33 first contacts in time (94%).',
    );
    expect(textOf({ week: { isPast: true, leads: 0, met: 0, judged: 0 } })).toContain('No lead came in last week.');
  });
  test('how many mails had to wait', () => expect(textOf({ waiting: 20 })).toContain('20 mails had to wait'));
});

test('of 200 quotas a digest shows ten, says how many more there are, and stays small', () => {
  const quota = Array.from({ length: 200 }, (_, index) => ({
    name: `${index} ${'<"&>'.repeat(200)}`,
    unit: 'leads',
    perMonth: 40,
    calendar: 'Sales',
  }));
  const standing = standingOn([late('L-1')], policyWith({ quota }), at('16 12:00'));
  const closed = standing.quota.map(({ name, unit }) => ({
    month: '2026-11',
    quota: name,
    unit,
    owed: 40,
    delivered: 3,
    attained: 0.075,
    credited: 3,
    returned: 0,
    met: 1,
    judged: 2,
    attemptsKept: 0,
    attemptsJudged: 0,
    closedAt: at('16 12:00'),
  }));
  const letter = compose(news({ digest: { ...DIGEST, closed } }), standing, DESK);
  const { text, html } = renderMail(letter);
  expect(JSON.stringify(letter).length).toBeLessThan(CELL);
  expect(html.length).toBeLessThan(102 * 1024);
  expect(text).toContain('and 190 more quotas on the board');
  expect(text.match(/3 of 40 leads \(8%\)/g)).toHaveLength(10);
  expect(text).toContain('and 190 more quotas');
});
