/** Sets the built bundle up in a workbook and lets its trigger run once, as a team would on its first day. */
import type { Book } from '../book/types.ts';
import { InputError } from '../disk/input.ts';
import { createHost, type Host, type Mail, type Project, type RunResult } from '../host/host.ts';
import type { LearnedValues, Problem, Proposal, ReadAs, StandingView } from './answers.ts';
import type { PolicyFile } from './options.ts';

export interface Job {
  readonly book: Book;
  readonly project: Project;
  readonly now: number;
  readonly tab: string;
  /** What problems of the input are told of: the file's name. */
  readonly file: string;
  /** Null: one is proposed. */
  readonly policy: PolicyFile | null;
  readonly columns: Readonly<Record<string, string | string[]>>;
  readonly dates: string | null;
  readonly headerRow: number;
}

export interface Outcome {
  readonly host: Host;
  readonly view: StandingView;
  /** What the file was taken for. */
  readonly readAs: ReadAs;
  /** What the proposed policy takes for granted; empty when one was given. */
  readonly assumptions: readonly string[];
  readonly mails: readonly Mail[];
  /** The first scan, which turning it on begins with: its service calls and modelled time. */
  readonly tick: RunResult;
  /** The trigger's run after it, which finds nothing new. */
  readonly quiet: RunResult;
}

const OWNER = 'you@example.com';

/** The bundle broke down: says where, why and what it wrote into its log. */
export class ScriptFailed extends Error {
  constructor(what: string, why: string, logs: readonly string[]) {
    super([`${what} failed: ${why}`, ...logs.flatMap(line => line.split('\n')).map(line => `  ${line}`)].join('\n'));
  }
}

/** @throws InputError when the bundle refuses the input, ScriptFailed when it breaks down over it */
export function runScan(job: Job): Outcome {
  const { book, project, now, policy, file } = job;
  const host = createHost({ ...project, book, now, owner: OWNER });
  const { agreed, assumptions, proposed } = policyFor(host, job);
  ask(host, 'setUp', { policy: agreed }, policy?.file ?? file);
  // It begins with a scan at once, and until it is on nobody gets a mail.
  const tick = runOf(host, 'turnOn', { everyMinutes: 15 });
  answerOf(tick, 'turnOn', file);
  const quiet = host.run('slaTick', [], 'trigger');
  if (quiet.error) throw new ScriptFailed('The scan', quiet.error.message, quiet.logs);
  const view = ask<StandingView>(host, 'standing', null, file);
  if (view.failures.length) throw failure('The scan', view.failures, tick.logs, file);
  const readAs = proposed ?? view.standing.readAs[0];
  if (!readAs) throw new Error('The policy has no sheet.');
  return { host, view, readAs, assumptions, mails: host.outbox, tick, quiet };
}

/** What the leads say they are worth; or why they do not tell. */
export function learnedValues(host: Host): LearnedValues | { readonly problems: readonly Problem[] } {
  const { value, error, logs } = runOf(host, 'refreshValues', { assumedConversion: null, assumedRevenue: null });
  if (error) throw new ScriptFailed('"refreshValues"', error.message, logs);
  const reply = JSON.parse(String(value)) as
    | { ok: true; value: LearnedValues }
    | { ok: false; problems: readonly Problem[] };
  return reply.ok ? reply.value : reply;
}

interface Agreed {
  readonly agreed: { readonly sheets: readonly unknown[] };
  readonly assumptions: readonly string[];
  /** What the proposal took the file for; null where the policy said it. */
  readonly proposed: ReadAs | null;
}

/** The policy as it was given, with --map, --dates and where the header stands laid over its sheet; what it leaves open is proposed. */
function policyFor(host: Host, { policy, columns, dates, tab, file, headerRow }: Job): Agreed {
  const sheet = policy && sheetOf(policy);
  if (policy && sheet) {
    const known = (sheet.columns ?? {}) as Record<string, unknown>;
    const all = Object.entries({ ...known, ...columns }).filter(([, header]) => header !== '');
    const mapped = { ...sheet, headerRow, columns: Object.fromEntries(all), ...(dates ? { dates } : {}) };
    const [, ...others] = policy.policy.sheets as unknown[];
    return { agreed: { ...policy.policy, sheets: [mapped, ...others] }, assumptions: [], proposed: null };
  }
  const proposal = ask<Proposal>(host, 'propose', { sheet: tab, columns, dates, headerRow }, file);
  const { readAs, header, assumptions } = proposal;
  if (proposal.problems.length)
    throw refusal(
      proposal.problems.map(problem => asOption(problem, header)),
      file,
    );
  if (!policy) return { agreed: proposal.policy, assumptions, proposed: readAs };
  return { agreed: { ...policy.policy, sheets: proposal.policy.sheets }, assumptions: [], proposed: readAs };
}

/** They name a field of the sidebar's form; whoever has a file looks for the column, and gets the option that chooses it. */
function asOption(problem: Problem, header: readonly string[]): Problem {
  const field = /(?:^|\.)columns\.(\w+)$/.exec(problem.at)?.[1];
  if (!field) return { ...problem, at: '' };
  const has = `This file has: ${header.map(name => `"${name}"`).join(', ')}.`;
  return { ...problem, at: '', fix: `${problem.fix} ${has} Name it with --map ${field}="…".` };
}

/** The first sheet of a policy, as far as it is one: the bundle checks it properly. */
export function sheetOf({ policy }: PolicyFile): Readonly<Record<string, unknown>> | null {
  const sheet: unknown = Array.isArray(policy.sheets) ? policy.sheets[0] : null;
  return typeof sheet === 'object' ? (sheet as Record<string, unknown> | null) : null;
}

const runOf = (host: Host, question: string, takes: unknown): RunResult =>
  host.run('ask', [JSON.stringify({ question, takes })], 'sidebar');

const ask = <T>(host: Host, question: string, takes: unknown, file: string): T =>
  answerOf(runOf(host, question, takes), question, file);

function answerOf<T>({ value, error, logs }: RunResult, question: string, file: string): T {
  if (error) throw new ScriptFailed(`"${question}"`, error.message, logs);
  const reply = JSON.parse(String(value)) as { ok: true; value: T } | { ok: false; problems: Problem[] };
  if (reply.ok) return reply.value;
  throw failure(`"${question}"`, reply.problems, logs, file);
}

/** What is refused properly leaves nothing in the log. */
function failure(what: string, problems: readonly Problem[], logs: readonly string[], file: string): Error {
  return logs.length === 0 ? refusal(problems, file) : new ScriptFailed(what, problems.map(inWords).join('\n'), logs);
}

function refusal(problems: readonly Problem[], file: string): InputError {
  return new InputError(problems.map(problem => `${file}: ${inWords(problem)}`).join('\n'));
}

function inWords({ at, message, fix, kind }: Problem): string {
  const option = kind === 'date order' ? '--dates dmy or --dates mdy' : isAboutColumns(at) ? '--map FIELD=HEADER' : '';
  const hint = option ? ` Here: ${option}.` : '';
  return `${at ? `${at}: ` : ''}${message} ${fix}${hint}`;
}

function isAboutColumns(at: string): boolean {
  return /\.columns\b|^columns$|^Leads$/.test(at);
}
