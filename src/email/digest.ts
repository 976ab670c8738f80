/** Digest: both promises at one moment. */
import { count, percent } from '../sla/sheet/text.ts';
import { attemptBlocks } from './attempts.ts';
import { isolated, oneLine, webAddress } from './foreign.ts';
import { leadTable } from './leads.ts';
import { type DigestLetter, type LetterQuota, LISTED } from './letter.ts';
import type { Block, Mail, MeterBlock, TableBlock, Tone } from './mail.ts';
import { troubleBlocks } from './trouble.ts';
import { footer, leadsAre, moreThan, NAME_MOST, sentence, subjectLine } from './words.ts';

export function digestMail(letter: DigestLetter): Mail {
  const url = webAddress(letter.url);
  const said = furthestBehind(letter.quota);
  const promises = [[...salesOwes(letter, url), ...attemptBlocks(letter.attempts, url)], marketingOwes(letter)];
  if (letter.first === 'Marketing') promises.reverse();
  return {
    ...findingOf(letter, said),
    preview: [letter.occasion, letter.changed, said?.pace ?? '', letter.met]
      .map(words => oneLine(words, 80))
      .filter(Boolean)
      .join(' · '),
    occasion: oneLine(letter.occasion, 120),
    blocks: [
      ...troubleBlocks(letter.troubles),
      ...monthBlocks(letter),
      ...promises.flat(),
      ...dataProblems(letter),
      ...readAs(letter),
      ...waiting(letter),
    ],
    action: { words: 'Open the lead sheet', url },
    footer: footer(letter),
  };
}

const FINDING_MOST = 600;
const LINE_MOST = 200;

interface Finding {
  readonly subject: string;
  readonly headline: string;
  readonly lede: string;
}

/** The mail's own news: what a quota was found to do, the month or the week that closed, else how both promises stand. */
function findingOf(letter: DigestLetter, said: LetterQuota | undefined): Finding {
  const { found, closed, week, changed, met } = letter;
  const usual = standingOf(letter, said);
  const [first] = found;
  const own = first ?? closed?.headline ?? week;
  if (!own) return { ...usual, lede: sentences(changed, usual.lede) };
  const headline = isolated(oneLine(own, LINE_MOST));
  const more = first
    ? found.length > 1
      ? `and ${count(found.length - 1, 'other quota')}`
      : ''
    : closed
      ? closed.met
      : '';
  const subject = first ? [headline, more].filter(Boolean).join(', ') : [headline, more].filter(Boolean).join(': ');
  const lede = sentences(first ? '' : more, changed, usual.headline, closed ? '' : usual.lede);
  return {
    subject: subjectLine(subject),
    headline,
    lede: first && letter.first === 'Marketing' ? sentences(changed, met) : lede,
  };
}

function sentences(...words: readonly string[]): string {
  return words
    .filter(Boolean)
    .map(one => (one.endsWith('.') ? one : `${one}.`))
    .join(' ');
}

function standingOf(letter: DigestLetter, said: LetterQuota | undefined): Finding {
  if (!letter.isJudged) return quotaAlone(letter, said);
  return letter.first === 'Marketing' && said ? marketingFirst(letter, said) : salesFirst(letter, said);
}

function salesFirst({ overdue, quota, owners }: DigestLetter, said: LetterQuota | undefined): Finding {
  const fresh = overdue.leads.filter(({ isNew }) => isNew).length;
  const late = `${count(overdue.total, 'lead')} overdue${fresh > 0 && fresh < overdue.total ? ` (${fresh} new)` : ''}`;
  const [dearest] = owners;
  const most =
    dearest?.owner && dearest.overdue > 0 && owners.length > 1
      ? `Most is at stake with ${isolated(oneLine(dearest.owner, NAME_MOST))}: ${dearest.overdue} overdue, ${oneLine(dearest.atStake, NAME_MOST)}`
      : '';
  const stands = said
    ? `${nameOf(said, quota)} stands at ${percent(said.attained)} on day ${oneLine(said.day, NAME_MOST)}`
    : '';
  return {
    subject: subjectLine(said ? `${late}, ${quotaFinding(said, quota)}` : late),
    headline: leadsAre(overdue.total, 'overdue'),
    lede: sentences(most, stands),
  };
}

function marketingFirst({ overdue, quota }: DigestLetter, said: LetterQuota): Finding {
  const finding = sentence(quotaFinding(said, quota));
  const late = leadsAre(overdue.total, 'overdue');
  const [pace = '', needs = ''] = [said.pace, said.needs].map(words => oneLine(words, NAME_MOST));
  return {
    subject: subjectLine(`${finding}, ${pace}; ${count(overdue.total, 'lead')} overdue`),
    headline: finding,
    lede: sentences(sentence([pace, needs].filter(Boolean).join(', ')), late),
  };
}

/** Without first contacts "0 leads overdue" would be praise for nothing. */
function quotaAlone({ quota, findings }: DigestLetter, said: LetterQuota | undefined): Finding {
  if (!said && findings.length > 0) {
    const untold = 'What the quota has reached cannot be told yet';
    return { subject: untold, headline: untold, lede: oneLine(findings[0] ?? '', FINDING_MOST) };
  }
  if (!said) {
    const nothing = 'No quota and no first contacts yet';
    return { subject: nothing, headline: nothing, lede: 'Until the sheet has either, there is nothing to owe.' };
  }
  const finding = sentence(quotaFinding(said, quota));
  const [month = '', actual = '', owed = '', pace = ''] = [said.month, said.actual, said.owed, said.pace].map(words =>
    oneLine(words, NAME_MOST),
  );
  return { subject: subjectLine(finding), headline: finding, lede: `${month}: ${actual} of ${owed}, ${pace}.` };
}

/** The quota that needs to be talked about: of several, the one that lacks most of what a steady month would have brought. */
function furthestBehind(quota: readonly LetterQuota[]): LetterQuota | undefined {
  const gap = ({ attained, expected }: LetterQuota) => attained - expected;
  return [...quota].sort((a, b) => gap(a) - gap(b))[0];
}

function quotaFinding(said: LetterQuota, quota: readonly LetterQuota[]): string {
  const name = quota.length > 1 ? `${isolated(oneLine(said.name, 40))} quota` : 'quota';
  return `${name} ${percent(said.attained)} on day ${oneLine(said.day, NAME_MOST)}`;
}

/** "The November quota", "November’s quota for Enterprise" */
function nameOf({ name, month }: LetterQuota, quota: readonly LetterQuota[]): string {
  const when = oneLine(month, NAME_MOST);
  return quota.length > 1 ? `${when}’s quota for ${isolated(oneLine(name, NAME_MOST))}` : `The ${when} quota`;
}

function salesOwes(letter: DigestLetter, url: string): Block[] {
  const { isJudged, overdue, atRisk, owners, met, tried, week, snoozed } = letter;
  const blocks: Block[] = [{ is: 'heading', words: 'Sales owes Marketing' }];
  if (!isJudged) {
    const words = 'No sheet has a first-contact column, so there is no verdict yet.';
    return [...blocks, { is: 'paragraph', words }];
  }
  for (const words of [met, tried, week].map(line => oneLine(line, LINE_MOST))) {
    if (words) blocks.push({ is: 'paragraph', words: `${words}.` });
  }
  if (owners.length > 0) blocks.push(board(letter, url));
  else blocks.push({ is: 'paragraph', words: 'The “Do Not Be on It” board is empty: no promise is broken now.' });
  if (overdue.total > 0) {
    const order = overdue.leads.some(({ isNew }) => isNew) ? 'the new ones first' : 'by value at stake';
    blocks.push({ is: 'heading', words: `Overdue, ${order}` }, leadTable(overdue, 'Late by', 'bad', url));
  }
  if (atRisk.total > 0) {
    blocks.push({ is: 'heading', words: 'Still in time' }, leadTable(atRisk, 'Deadline', 'warn', url));
  }
  if (snoozed.total > 0) {
    blocks.push({ is: 'heading', words: 'Somebody is on it' }, leadTable(snoozed, 'Alerts wait until', 'plain', url));
  }
  return blocks;
}

function board({ owners, ownersInAll }: DigestLetter, url: string): TableBlock {
  const figure = (total: number) => ({ words: String(total), tone: total > 0 ? 'bad' : 'muted' }) as const;
  const hasTooFew = owners.some(({ tooFew }) => tooFew > 0);
  return {
    is: 'table',
    head: ['Do Not Be on It', 'Overdue', ...(hasTooFew ? ['Too few tries'] : []), 'At stake'],
    rows: owners.slice(0, LISTED).map(({ owner, overdue, tooFew, atStake }) => ({
      name: oneLine(owner, NAME_MOST) || '(no owner)',
      url: '',
      about: '',
      cells: [
        figure(overdue),
        ...(hasTooFew ? [figure(tooFew)] : []),
        { words: oneLine(atStake, NAME_MOST) || '–', tone: 'plain' },
      ],
    })),
    more: moreThan(Math.min(owners.length, LISTED), ownersInAll),
    url,
  };
}

/** The month that closed, as it was frozen. */
function monthBlocks({ closed }: DigestLetter): Block[] {
  if (!closed) return [];
  const [month = ''] = closed.headline.split(' ');
  return [
    { is: 'heading', words: `${oneLine(month, NAME_MOST)}, as it closed` },
    ...[...closed.lines, closed.met].filter(Boolean).map(
      (line): Block => ({
        is: 'paragraph',
        words: `${oneLine(line, LINE_MOST)}.`,
      }),
    ),
  ];
}

function marketingOwes({ quota, quotaInAll, findings }: DigestLetter): Block[] {
  if (quota.length + findings.length === 0) return [];
  const more = moreThan(quota.length, quotaInAll, 'quotas on the board');
  return [
    { is: 'heading', words: 'Marketing owes Sales' },
    ...quota.map(one => meter(one, quota.length > 1)),
    ...(more ? [{ is: 'paragraph', words: more } as const] : []),
    ...findings.map((words): Block => ({ is: 'paragraph', words: oneLine(words, FINDING_MOST) })),
  ];
}

const TONES: Readonly<Record<string, Tone>> = {
  SHORTFALL: 'bad',
  BEHIND: 'warn',
  FLOOD: 'warn',
  'ON PACE': 'good',
  AHEAD: 'good',
};

function meter(quota: LetterQuota, isOneOfSeveral: boolean): MeterBlock {
  const month = oneLine(quota.month, NAME_MOST);
  return {
    is: 'meter',
    label: isOneOfSeveral ? `${oneLine(quota.name, NAME_MOST)}, ${month}` : `${month} quota`,
    amount: oneLine(quota.actual, NAME_MOST),
    owed: oneLine(quota.owed, NAME_MOST),
    state: oneLine(quota.state, NAME_MOST).toLowerCase(),
    tone: TONES[quota.state] ?? 'muted',
    attained: quota.attained,
    expected: quota.expected,
    notes: [`day ${quota.day}`, quota.pace, quota.needs].map(words => oneLine(words, 80)).filter(Boolean),
  };
}

function dataProblems({ problems }: DigestLetter): Block[] {
  if (problems === 0) return [];
  const words = `${count(problems, 'cell')} ${problems === 1 ? 'needs' : 'need'} a look before their leads can be judged right: the sidebar lists each one with its fix.`;
  return [
    { is: 'heading', words: 'Data' },
    { is: 'paragraph', words },
  ];
}

function readAs({ readAs: lines }: DigestLetter): Block[] {
  if (lines.length === 0) return [];
  return [
    { is: 'heading', words: 'Read as' },
    ...lines.map((words): Block => ({ is: 'paragraph', words: oneLine(words, FINDING_MOST) })),
  ];
}

function waiting({ waiting }: DigestLetter): Block[] {
  if (waiting === 0) return [];
  const words = `${count(waiting, 'mail')} had to wait: Google lets an account send only so many a day. They go out first, the most urgent before the others.`;
  return [
    { is: 'heading', words: 'Mails' },
    { is: 'paragraph', words },
  ];
}
