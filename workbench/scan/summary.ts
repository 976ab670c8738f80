/** The scan's outcome as a manager reads it. */
import type { Attempts, OpenByOwner, OpenLead, Owner, Problem, Quota, Standing } from './answers.ts';
import type { Outcome } from './run.ts';
import { counted, lateBy, moment, money, number, percent, share, table } from './words.ts';

const LEADS_SHOWN = 12;
const KINDS_SHOWN = 12;
const NOTES_SHOWN = 6;

export interface Heading {
  readonly title: string;
  readonly zone: string;
  readonly out: string | null;
  /** What was left alone in the file. */
  readonly notes: readonly string[];
}

export function summaryOf(outcome: Outcome, { title, zone, out, notes }: Heading): string {
  const { standing } = outcome.view;
  const mails = counted(outcome.mails.length, 'mail');
  return [
    `${title}: ${counted(standing.leads, 'lead')} as of ${moment(standing.at, zone)} (${zone})`,
    '',
    'READ AS',
    ...indented([...outcome.readAs.words, ...notes.slice(0, NOTES_SHOWN)]),
    ...(notes.length > NOTES_SHOWN ? [`  and ${number(notes.length - NOTES_SHOWN)} more lines that are no leads`] : []),
    '',
    'SALES OWES MARKETING',
    ...responseLines(standing, zone),
    '',
    'MARKETING OWES SALES',
    ...quotaLines(standing),
    '',
    `MAILS SENT (${outcome.mails.length})`,
    ...indented(table(outcome.mails.map(({ to, subject }) => [to, subject]))),
    '',
    `DATA CHECK (${standing.problems.length})`,
    ...problemLines(standing.problems),
    ...(outcome.assumptions.length
      ? ['', 'ASSUMED, since no policy was given', ...outcome.assumptions.map(line => `  · ${line}`)]
      : []),
    '',
    costLine(outcome),
    ...(out === null ? [] : [`Written to ${out}: leads.csv, workbook.json and ${mails} in outbox.`]),
  ].join('\n');
}

function responseLines(standing: Standing, zone: string): string[] {
  const { leads, counts, overdue, atRisk, attempts, owners, currency, unjudged } = standing;
  if (leads === 0) return ['  The sheet has no leads yet.'];
  const judged = Object.entries(counts).filter(([state]) => state !== '');
  if (judged.length === 0) return ['  No first-contact verdicts: the data check says why.', ...openLines(unjudged)];
  const atStake = overdue.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const met = counts.MET ?? 0;
  const decided = met + (counts.MISSED ?? 0) + (counts.OVERDUE ?? 0);
  const broken = owners.filter(owner => owner.overdue + owner.attempts.broken > 0);
  const board = [
    ['Owner', 'Overdue', 'Too few attempts', 'At stake', 'On time', 'Enough attempts'],
    ...broken.map(owner => ownerRow(owner, currency)),
  ];
  const late = overdue.slice(0, LEADS_SHOWN).map(lead => leadRow(lead, currency, zone));
  return [
    `  ${number(overdue.length)} overdue, ${money(atStake, currency)} at stake · ${number(counts['AT RISK'] ?? 0)} at risk · ${number(counts.OPEN ?? 0)} open · ${share(met, decided)} on time`,
    `  ${judged.map(([state, n]) => `${state} ${number(n)}`).join(' · ')}`,
    ...(attempts.kept + attempts.broken > 0 ? [`  ${enoughAttempts(attempts)} got enough attempts`] : []),
    '',
    '  Do not be on it:',
    ...(broken.length ? indented(table(board, [1, 2, 3]), 4) : ['    Nobody is.']),
    ...(late.length ? ['', '  Overdue, by value at stake:', ...indented(table([LEAD_HEAD, ...late], [4, 5]), 4)] : []),
    ...(overdue.length > LEADS_SHOWN ? [`    and ${number(overdue.length - LEADS_SHOWN)} more`] : []),
    ...(atRisk.length
      ? ['', '  At risk:', ...indented(table(atRisk.slice(0, LEADS_SHOWN).map(lead => riskRow(lead, zone))), 4)]
      : []),
  ];
}

/** What can be told without a first contact: who holds open leads, since when and in which stage. */
function openLines(owners: readonly OpenByOwner[]): string[] {
  if (owners.length === 0) return ['  No lead is open.'];
  const head = ['Owner', 'Open', '≤ 1 day', '≤ 7 days', '≤ 30 days', 'Older', 'Stages'];
  const rows = owners.map(({ owner, open, byAge, stages }) => [
    owner || 'no owner',
    ...[open, ...byAge].map(number),
    stages.map(({ stage, leads }) => `${stage || '(none)'} ${number(leads)}`).join(', '),
  ]);
  return ['', '  Open leads by owner, age and stage:', ...indented(table([head, ...rows], [1, 2, 3, 4, 5]), 4)];
}

const LEAD_HEAD = ['Lead', 'Owner', 'Source', 'Due', 'Late (working)', 'Value'];

function leadRow(lead: OpenLead, currency: string, zone: string): string[] {
  return [
    lead.label,
    lead.owner || 'no owner',
    lead.source || '(blank)',
    lead.due === null ? '' : moment(lead.due, zone),
    lateBy(lead),
    lead.value === null ? '' : money(lead.value, currency),
  ];
}

function riskRow(lead: OpenLead, zone: string): string[] {
  const late = lead.lateAfter === null ? '' : `late after ${moment(lead.lateAfter, zone)}`;
  return [lead.label, lead.owner || 'no owner', lead.source || '(blank)', late];
}

function ownerRow({ owner, overdue, attempts, valueAtStake, met, judged }: Owner, currency: string): string[] {
  return [
    owner || 'no owner',
    number(overdue),
    number(attempts.broken),
    money(valueAtStake, currency),
    share(met, judged),
    enoughAttempts(attempts),
  ];
}

const enoughAttempts = ({ kept, broken }: Attempts) => share(kept, kept + broken);

function quotaLines({ quota, currency }: Standing): string[] {
  if (quota.length === 0) return ['  No quota is agreed.'];
  return quota.flatMap(one => {
    const amount = (value: number) => (one.unit === 'value' ? money(value, currency) : counted(value, 'lead'));
    const parts = [
      `${one.name}, ${one.month}: ${amount(one.actual)} of ${amount(one.quota)}${one.attained === null ? '' : ` (${percent(one.attained)})`}`,
      `working day ${number(Math.ceil(one.passedDays))} of ${number(one.workingDays)}`,
      ...(one.pace === null ? [] : [`${percent(one.pace)} of pace`]),
    ];
    return [`  ${parts.join(', ')}${one.state === null ? '' : `: ${one.state}`}`, `  ${outlook(one, amount)}`];
  });
}

function outlook(one: Quota, amount: (value: number) => string): string {
  const parts = [
    `${counted(one.credited, 'qualified lead')} counted${one.returned ? `, ${number(one.returned)} returned` : ''}`,
    ...(one.neededPerDay ? [`needs ${amount(enough(one.neededPerDay, one.unit))} a working day`] : []),
    ...(one.projected === null ? [] : [`heads for ${amount(one.projected)}`]),
    ...(one.chance === null ? [] : [`chance ${percent(one.chance)}`]),
  ];
  return parts.join(' · ');
}

/** Rounded up, as the sheet says it: so much a day does reach the quota. */
function enough(perDay: number, unit: Quota['unit']): number {
  const step = unit === 'value' ? 1 : 0.1;
  return Math.ceil(perDay / step - 1e-9) * step;
}

/** By kind, the first of each with its cell: the whole list is in --json and on the board. */
function problemLines(problems: readonly Problem[]): string[] {
  const kinds = new Map<string, { first: Problem; total: number }>();
  for (const problem of problems) {
    const kind = problem.kind ?? '';
    const known = kinds.get(kind);
    if (known) known.total++;
    else kinds.set(kind, { first: problem, total: 1 });
  }
  const lines = [...kinds].map(([kind, { first, total }]) => {
    const more = total > 1 ? ` (and ${number(total - 1)} more)` : '';
    return `  ${kind}: ${first.at}: ${first.message} ${first.fix}${more}`.replace(/\s*\n\s*/g, ' ');
  });
  return lines.length ? lines.slice(0, KINDS_SHOWN) : ['  Nothing needs a look.'];
}

function costLine({ tick, quiet }: Outcome): string {
  const { total, byService } = tick.calls;
  const services = Object.entries(byService).map(([service, calls]) => `${service} ${calls}`);
  const seconds = ({ modelledMs }: Outcome['tick']) => `about ${(modelledMs / 1000).toFixed(1)} s on Apps Script`;
  return [
    `${total} service calls (${services.join(', ')}), ${seconds(tick)}.`,
    `A tick that finds nothing new makes ${quiet.calls.total} calls, ${seconds(quiet)}, however many leads there are.`,
  ].join('\n');
}

const indented = (lines: readonly string[], by = 2) => lines.map(line => ' '.repeat(by) + line);
