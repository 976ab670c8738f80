/** Running one function of the bundle, as one execution on Google. */
import vm from 'node:vm';
import type { Environment } from '../services/environment.ts';
import { openRun } from '../services/globals.ts';
import { releaseLocks } from '../services/lock.ts';
import type { Realm } from '../services/realm.ts';
import type { AuthMode, Call, CallCount, Run, RunContext } from '../services/run.ts';
import { AUTH_MODE } from '../services/script.ts';
import { HostKilled, ScriptError, TOO_LONG } from '../services/script-error.ts';
import { wallClock } from '../services/zone.ts';
import { type Carried, carry } from './carry.ts';

/** An error that nobody in the script caught. `stack` names lines of Code.js only. */
export interface RunError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** What one execution came to. */
export interface RunResult {
  /** What the function answered, copied out of the script; null after an error. */
  readonly value: unknown;
  readonly error: RunError | null;
  /** A test killed the process between two calls: what was written before stays written. */
  readonly killed: boolean;
  readonly calls: CallCount;
  /** What Google would have taken for the calls, plus what was slept; milliseconds. */
  readonly modelledMs: number;
  /** Lines of console and Logger. */
  readonly logs: readonly string[];
}

export interface Execution {
  readonly context: Exclude<RunContext, 'custom'>;
  readonly actor: string;
  readonly functionName: string;
  readonly args: readonly unknown[];
  readonly beforeCall: ((call: Call) => void) | null;
  readonly afterCall: ((call: Call) => void) | null;
  /** The trigger that fires, in 'trigger'. */
  readonly triggerId?: string;
}

const RUN_LIMIT_MS = 360_000;
/** Simple triggers and custom functions. */
export const SHORT_LIMIT_MS = 30_000;

/**
 * Compiles the bundle once; every run loads it into a context of its own. Throws SyntaxError, also for `import()`: it
 * parses in a script, but its failure comes from outside the context and would hand the script an object of Node's.
 */
export function compile(bundle: string): vm.Script {
  if (/\bimport\s*\(/.test(bundle)) throw new SyntaxError('Apps Script has no modules: Code.js must not use import().');
  return new vm.Script(bundle, { filename: 'Code.js' });
}

/** Turns whatever was thrown, in whichever realm, into plain text. */
export function describeError(thrown: unknown): RunError {
  if (typeof thrown !== 'object' || thrown === null) return { name: 'Error', message: String(thrown), stack: '' };
  const { name, message, stack, code } = thrown as Record<string, unknown>;
  if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
    return { name: 'Exception', message: TOO_LONG, stack: '' };
  }
  const lines = String(stack ?? '')
    .split('\n')
    .map(line => line.trim())
    // A message of several lines stands at the head of the stack and may name Code.js itself.
    .filter(line => line.startsWith('at ') && line.includes('Code.js'));
  return { name: String(name ?? 'Error'), message: String(message ?? thrown), stack: lines.join('\n') };
}

const authModeOf = (env: Environment, context: Execution['context']): AuthMode => {
  if (context !== 'open') return 'FULL';
  return env.state.enabledHere ? 'LIMITED' : 'NONE';
};

/** The event that Google hands to onOpen and to a clock trigger; other calls get the arguments as given. */
function eventFor(env: Environment, execution: Execution, authMode: AuthMode, realm: Realm): readonly unknown[] {
  const { context, args } = execution;
  if (args.length > 0 || (context !== 'open' && context !== 'trigger')) return args.map(realm.toScript);
  const mode = AUTH_MODE.values[authMode];
  if (context === 'open') return [realm.toScript({ authMode: mode })];
  const wall = wallClock(env.manifest.timeZone ?? env.book.timeZone, env.clock.now());
  return [
    realm.toScript({
      authMode: mode,
      triggerUid: execution.triggerId ?? '',
      timezone: 'UTC',
      year: wall.getUTCFullYear(),
      month: wall.getUTCMonth() + 1,
      'day-of-month': wall.getUTCDate(),
      'day-of-week': wall.getUTCDay() || 7,
      hour: wall.getUTCHours(),
      minute: wall.getUTCMinutes(),
      second: wall.getUTCSeconds(),
    }),
  ];
}

/** A context for the bundle, with the execution that it was opened for. */
export interface Stage {
  readonly run: Run;
  readonly realm: Realm;
  isLoaded: boolean;
}

export function openStage(env: Environment, { context, actor, beforeCall, afterCall }: Execution): Stage {
  if (context === 'menu' || context === 'sidebar') env.state.enabledHere = true;
  const { run, realm } = openRun(env, {
    context,
    authMode: authModeOf(env, context),
    effectiveUser: actor,
    activeUser: context === 'open' ? '' : actor,
    limitMs: context === 'open' ? SHORT_LIMIT_MS : RUN_LIMIT_MS,
    beforeCall,
    afterCall,
  });
  return { run, realm, isLoaded: false };
}

/** Runs a global function of the compiled bundle on a stage; errors of the script are part of the result. */
export function execute(env: Environment, script: vm.Script, execution: Execution, stage: Stage): RunResult {
  const { context, functionName } = execution;
  const { run, realm } = stage;
  const { authMode, limitMs } = run.settings;
  const finish = (value: unknown, error: RunError | null): RunResult => ({
    value,
    error,
    killed: run.ended instanceof HostKilled,
    calls: { ...run.calls },
    modelledMs: run.modelledMs,
    logs: [...run.logs],
  });
  try {
    if (functionName.endsWith('_') && context === 'sidebar') {
      throw new ScriptError(`Script function not found: ${functionName}`);
    }
    const given: readonly unknown[] = context === 'sidebar' ? execution.args.map(arg => carry(arg)) : execution.args;
    if (!stage.isLoaded) realm.load(script, limitMs);
    stage.isLoaded = true;
    const args = eventFor(env, { ...execution, args: given }, authMode, realm);
    const answer = realm.call(functionName, args, limitMs);
    if (run.ended) return finish(null, describeError(run.ended));
    run.settle();
    return finish(answerOf(answer, context, realm), null);
  } catch (thrown) {
    return finish(null, describeError(run.ended ?? thrown));
  } finally {
    releaseLocks(run);
  }
}

/** A page gets what google.script.run can carry; nobody gets what a menu item or a trigger answers, but a test may look. */
function answerOf(answer: unknown, context: Execution['context'], realm: Realm): Carried | unknown {
  if (context === 'sidebar') return carry(answer);
  return typeof answer === 'function' || typeof answer === 'symbol' ? null : realm.fromScript(answer);
}
