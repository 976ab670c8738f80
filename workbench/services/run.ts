/**
 * One execution of a script: who acts, what it may call, what it has called and how long Google would have taken.
 */
import type { Block } from '../book/types.ts';
import type { Environment } from './environment.ts';
import { type ClassSpec, COST_MS, type Cost, SCOPES, type Scope, SIDEBAR_CALL_MS, specOf } from './members.ts';
import { HostKilled, notImplemented, RefusedWrite, ScriptError, TOO_LONG } from './script-error.ts';

export type RunContext = 'menu' | 'sidebar' | 'trigger' | 'open' | 'custom';
export type AuthMode = 'NONE' | 'LIMITED' | 'FULL' | 'CUSTOM_FUNCTION';

/** A call that reads or writes data; `index` counts from 1 within the run. */
export interface Call {
  readonly index: number;
  readonly service: string;
  /** Such as "Range.setValues". */
  readonly method: string;
  readonly args: readonly unknown[];
}

export interface CallCount {
  total: number;
  /** By global: SpreadsheetApp, PropertiesService … */
  byService: Record<string, number>;
  /** By class and method: Range.getValues … */
  byMethod: Record<string, number>;
}

export interface RunSettings {
  readonly context: RunContext;
  readonly authMode: AuthMode;
  readonly effectiveUser: string;
  /** '' where Google does not tell. */
  readonly activeUser: string;
  /** Modelled plus slept milliseconds after which Google ends the run. */
  readonly limitMs: number;
  readonly beforeCall: ((call: Call) => void) | null;
  readonly afterCall: ((call: Call) => void) | null;
}

/** The objects that refer to one another, made in one place so that their classes need not. */
export interface Makers {
  spreadsheet(run: Run): object;
  sheet(run: Run, gridId: number): object;
  range(run: Run, gridId: number, block: Block): object;
}

/** Classes that ask for no authorisation, so that a menu can be built before the add-on is enabled in a file. */
const OPEN_TO_ALL = new Set([
  'Ui',
  'Menu',
  'Logger',
  'console',
  'Utilities',
  'HtmlService',
  'HtmlOutput',
  'EnumValue',
  'Blob',
]);
const OPEN_MEMBERS = new Set(['SpreadsheetApp.getUi', 'Session.getActiveUserLocale', 'Session.getScriptTimeZone']);

export class Run {
  readonly env: Environment;
  readonly settings: RunSettings;
  readonly calls: CallCount = { total: 0, byService: {}, byMethod: {} };
  readonly logs: string[] = [];
  modelledMs: number;
  /** Why no further call is served: the run is over, whatever the script catches. */
  ended: Error | null = null;
  readonly make: {
    spreadsheet(): object;
    sheet(gridId: number): object;
    range(gridId: number, block: Block): object;
  };
  private unflushed = false;
  private refused: RefusedWrite | null = null;

  constructor(env: Environment, settings: RunSettings, makers: Makers) {
    this.env = env;
    this.make = {
      spreadsheet: () => makers.spreadsheet(this),
      sheet: gridId => makers.sheet(this, gridId),
      range: (gridId, block) => makers.range(this, gridId, block),
    };
    this.settings = settings;
    this.modelledMs = settings.context === 'sidebar' ? SIDEBAR_CALL_MS : 0;
  }

  /** Calls a service's member for the script: the one gate that authorisation, counting and the limits sit in. */
  dispatch(instance: object, member: string, args: unknown[]): unknown {
    if (this.ended) throw this.ended;
    const spec = specOf(instance);
    const cost = spec.members[member];
    const method: unknown = Reflect.get(instance, member);
    if (cost === undefined || typeof method !== 'function') throw notImplemented(`${spec.name}.${member}`);
    this.authorise(spec, member, cost);
    if (cost === 'free') return Reflect.apply(method, instance, args);
    const call = this.count(spec, member, cost, args);
    const act = (): unknown => Reflect.apply(method, instance, args);
    const answer = cost === 'write' ? this.written(spec, instance, act) : act();
    this.watched(this.settings.afterCall, call);
    return answer;
  }

  /** Begins the count anew: a context that serves one formula or firing after another is a new execution for each. */
  restart(): void {
    Object.assign(this.calls, { total: 0, byService: {}, byMethod: {} });
    this.logs.length = 0;
    this.modelledMs = 0;
    this.ended = null;
    this.unflushed = false;
    this.refused = null;
  }

  /** Time that passes inside the run without a call, such as Utilities.sleep. */
  spend(ms: number): void {
    this.modelledMs += ms;
    if (this.modelledMs > this.settings.limitMs) this.end(new ScriptError(TOO_LONG));
  }

  /** All writes have gone out by now. @throws RefusedWrite the first that Google did not take */
  settle(): void {
    const { refused } = this;
    this.refused = null;
    if (refused) throw refused;
  }

  /** Cells are written with the next batch; what changes the file's structure is done at once. */
  private written(spec: ClassSpec, instance: object, write: () => unknown): unknown {
    try {
      return write();
    } catch (error) {
      if (spec.name !== 'Range' || !(error instanceof RefusedWrite)) throw error;
      this.refused ??= error;
      return instance;
    }
  }

  end(reason: Error): never {
    this.ended = reason;
    throw reason;
  }

  private count(spec: ClassSpec, member: string, cost: Cost, args: unknown[]): Call {
    const method = `${spec.name}.${member}`;
    this.calls.total += 1;
    this.calls.byService[spec.service] = (this.calls.byService[spec.service] ?? 0) + 1;
    this.calls.byMethod[method] = (this.calls.byMethod[method] ?? 0) + 1;
    const call = { index: this.calls.total, service: spec.service, method, args };
    this.watched(this.settings.beforeCall, call);
    this.spend(this.modelled(cost));
    if (spec.service === 'SpreadsheetApp' && (cost === 'read' || cost === 'flush')) this.settle();
    return call;
  }

  private watched(watch: ((call: Call) => void) | null, call: Call): void {
    try {
      watch?.(call);
    } catch (error) {
      if (error instanceof HostKilled) this.end(error);
      throw error;
    }
  }

  /** A read behind a write waits until the writes have gone out. */
  private modelled(cost: Cost): number {
    if (cost === 'flush' || cost === 'read') {
      const flush = this.unflushed ? COST_MS.flush : 0;
      this.unflushed = false;
      return cost === 'read' ? COST_MS.read + flush : flush;
    }
    if (cost === 'write') this.unflushed = true;
    return COST_MS[cost];
  }

  private authorise(spec: ClassSpec, member: string, cost: Cost): void {
    const scope = spec.scopes?.[member] ?? spec.scope;
    const name = `${spec.name}.${member}`;
    switch (this.settings.authMode) {
      case 'FULL':
        this.requireScope(scope, name);
        return;
      case 'LIMITED':
        if (scope && scope !== 'sheet' && scope !== 'email') throw this.denied(name, scope);
        return;
      case 'CUSTOM_FUNCTION':
        if (spec.service === 'SpreadsheetApp' && cost === 'write') {
          throw new ScriptError(`You do not have permission to call ${member}`);
        }
        if (scope && scope !== 'sheet' && scope !== 'email') throw this.denied(name, scope);
        return;
      case 'NONE':
        if (scope || !(OPEN_TO_ALL.has(spec.name) || OPEN_MEMBERS.has(name))) throw this.denied(name, scope);
    }
  }

  private requireScope(scope: Scope | undefined, name: string): void {
    const granted = this.env.manifest.oauthScopes;
    const isMissing = scope && granted && !SCOPES[scope].some(wanted => granted.includes(wanted));
    if (!scope || (!isMissing && !lostScopes(this).includes(scope))) return;
    throw new ScriptError(`Specified permissions are not sufficient to call ${name}. ${required(scope)}`);
  }

  private denied(name: string, scope: Scope | undefined): ScriptError {
    return new ScriptError(`You do not have permission to call ${name}${scope ? `. ${required(scope)}` : ''}`);
  }
}

/** What the person who acts has taken back, or never granted, of the manifest's scopes. */
export const lostScopes = ({ env, settings }: Run): readonly Scope[] =>
  env.state.lostScopes?.[settings.effectiveUser] ?? [];

const required = (scope: Scope): string => {
  const any = SCOPES[scope];
  return `Required permissions: ${any.length > 1 ? `(${any.join(' || ')})` : any[0]}`;
};
