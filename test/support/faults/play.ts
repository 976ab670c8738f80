/** One fault in one call of a tick, and whether the ticks after it make everything good. */
import { isDeepStrictEqual } from 'node:util';
import { type Call, type Host, HostKilled, openHost, type Project } from '../../../workbench/host/host.ts';
import { builtProject } from '../../../workbench/host/project.ts';
import type { Scenario } from './scenarios.ts';
import { type EndState, endStateOf, lettersOf } from './state.ts';

/** A call fails; it takes effect and fails all the same, as when Google is late with its answer; the process dies before it. */
export const FAULTS = ['fails', 'times out', 'is killed'] as const;
export type Fault = (typeof FAULTS)[number];

/** A scenario with its undisturbed end, against which every fault is held. */
export class Trial {
  readonly scenario: Scenario;
  /** Calls of the tick that is disturbed. */
  readonly calls: number;
  private readonly project: Project;
  private readonly saved;
  private readonly undisturbed: EndState;

  constructor(scenario: Scenario, project: Project = builtProject()) {
    this.scenario = scenario;
    this.project = project;
    this.saved = scenario.before(project);
    const host = openHost(this.saved, project);
    this.calls = this.tick(host);
    this.goOn(host);
    this.undisturbed = endStateOf(host);
  }

  /** What is wrong in the end, or null; `index` counts the tick's calls from 1. */
  play(index: number, fault: Fault): string | null {
    const host = openHost(this.saved, this.project);
    disturb(host, index, fault);
    this.tick(host);
    host.beforeCall = null;
    host.afterCall = null;
    const marked = lettersOf(host).filter(({ sent }) => sent);
    const [mailed, known] = [mailsOf(host), new Set(marked.map(nameOf))];
    this.goOn(host);
    const wrong = this.difference(endStateOf(host)) ?? repeated(host, known, mailed);
    return wrong && `${this.scenario.name}, call ${index} ${fault}: ${wrong}`;
  }

  private tick(host: Host): number {
    return host.run('slaTick', [], 'trigger').calls.total;
  }

  private goOn(host: Host): void {
    for (const moment of this.scenario.later) {
      host.clock.set(Date.parse(moment));
      const { error } = host.run('slaTick', [], 'trigger');
      if (error) throw new Error(`A tick after the fault failed: ${error.message}`);
    }
  }

  private difference(end: EndState): string | null {
    for (const part of Object.keys(end) as (keyof EndState)[]) {
      const [is, should] = [end[part], this.undisturbed[part]];
      if (!isDeepStrictEqual(is, should))
        return `${part} is ${shortly(is, should)}, undisturbed ${shortly(should, is)}`;
    }
    return null;
  }
}

function disturb(host: Host, index: number, fault: Fault): void {
  const strike = (call: Call) => {
    if (call.index !== index) return;
    if (fault === 'is killed') throw new HostKilled('the machine is gone');
    throw new Error('Service timed out');
  };
  if (fault === 'times out') host.afterCall = strike;
  else host.beforeCall = strike;
}

/** A mail is known by whom it went to and what it said at its head; told anew, how late a lead is has grown. */
const nameOf = ({ to, subject }: { readonly to: string; readonly subject: string }) =>
  `${to}: ${subject.replace(/now, .* late:/, 'now:')}`;

function mailsOf(host: Host): ReadonlyMap<string, number> {
  const mails = new Map<string, number>();
  for (const mail of host.outbox) mails.set(nameOf(mail), (mails.get(nameOf(mail)) ?? 0) + 1);
  return mails;
}

/**
 * Every letter went out; none of those that were marked went out again; and at most the one that was on its way when the fault
 * struck went out twice.
 */
function repeated(host: Host, marked: ReadonlySet<string>, mailed: ReadonlyMap<string, number>): string | null {
  const now = mailsOf(host);
  const letters = new Map<string, number>();
  for (const letter of lettersOf(host)) {
    if (letter.to !== '') letters.set(nameOf(letter), (letters.get(nameOf(letter)) ?? 0) + 1);
  }
  const twice: string[] = [];
  for (const [name, times] of letters) {
    const sent = now.get(name) ?? 0;
    if (sent < times) return `"${name}" is marked and was not sent`;
    if (sent > times) twice.push(name);
    if (marked.has(name) && times === 1 && sent > (mailed.get(name) ?? 0)) return `"${name}" was marked and sent again`;
  }
  const unrecorded = [...now.keys()].filter(name => !letters.has(name));
  if (unrecorded.length) return `"${unrecorded[0]}" was sent and is not in the outbox`;
  return twice.length > 1 ? `${twice.length} mails were sent twice` : null;
}

/** What of a list is not in the other, or the value itself. */
function shortly(value: unknown, other: unknown): string {
  const isListed = Array.isArray(value) && Array.isArray(other);
  return JSON.stringify(isListed ? value.filter(item => !other.includes(item)) : value)?.slice(0, 400) ?? '';
}
