/**
 * The wall between a script and Node.
 *
 * A script runs in a bare V8 context. Every object it can reach must be born in that context: an object of Node's own
 * would give `x.constructor.constructor('return process')()`. So a prelude inside the context makes one Proxy per
 * service object and keeps the only reference to the host; arguments are copied out, answers are copied in, and an
 * error crosses as its text. What a class does not list throws there and then.
 */
import { types } from 'node:util';
import vm from 'node:vm';
import { EnumValue, specOf } from './members.ts';
import { notImplemented, ScriptError } from './script-error.ts';

const PRELUDE = new vm.Script(
  `(function (dispatch, kindOf, now) {
  'use strict';
  const RealDate = Date;
  const construct = Reflect.construct;
  const inherited = Object.prototype;
  class Exception extends Error {}
  Object.defineProperty(Exception.prototype, 'name', { value: 'Exception' });

  const call = (target, key, args) => {
    let answer;
    try {
      answer = dispatch(target, key, args);
    } catch {
      throw new Exception('The script went too deep.');
    }
    if (answer.failure !== undefined) throw new Exception(answer.failure);
    return answer.value;
  };
  const refuse = name => (target, key) => {
    throw new Exception('not implemented in the workbench: writing ' + name + '.' + String(key));
  };
  const handlerOf = name => {
    const methods = new Map();
    const change = refuse(name);
    return {
      get(target, key, self) {
        if (typeof key === 'symbol') return undefined;
        const made = methods.get(key);
        if (made) return made;
        const kind = kindOf(name, key);
        if (kind === 'method') {
          const method = { [key](...args) { return call(this, key, args); } }[key];
          methods.set(key, method);
          return method;
        }
        if (kind === 'constant') return call(self, key, []);
        if (key === 'toString') return () => call(self, key, []);
        if (key in inherited || key === 'toJSON' || key === 'then') return target[key];
        throw new Exception('not implemented in the workbench: ' + name + '.' + key);
      },
      has: (target, key) => typeof key === 'string' && kindOf(name, key) !== '',
      ownKeys: () => [],
      set: change,
      defineProperty: change,
      deleteProperty: change,
      setPrototypeOf: () => false,
    };
  };
  const handlers = new Map();

  RealDate.now = () => now();
  const VirtualDate = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args, newTarget) =>
      construct(RealDate, args.length === 0 ? [now()] : args, newTarget === VirtualDate ? RealDate : newTarget),
  });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, writable: true, configurable: true });
  Object.defineProperty(globalThis, 'Date', { value: VirtualDate, writable: true, configurable: true });

  return {
    array: () => [],
    object: () => ({}),
    date: ms => new RealDate(ms),
    copyRows: rows => rows.map(row => row.slice()),
    wrap(name) {
      let handler = handlers.get(name);
      if (!handler) handlers.set(name, (handler = handlerOf(name)));
      return new Proxy({}, handler);
    },
    define(name, value) {
      Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
    },
  };
})`,
  { filename: 'workbench-prelude.js' },
);

/** Runs what the host left in `__run`, and takes it away before the script can see it. */
const ENTER = new vm.Script('(() => { const run = globalThis.__run; delete globalThis.__run; return run(); })()');

interface Prelude {
  array(): unknown[];
  object(): Record<string, unknown>;
  date(ms: number): object;
  copyRows(rows: unknown): unknown;
  wrap(name: string): object;
  define(name: string, value: unknown): void;
}

interface Answer {
  readonly value?: unknown;
  readonly failure?: string;
}

export interface Realm {
  /** Runs a compiled script at top level. */
  load(script: vm.Script, timeoutMs: number): void;
  /** Whether the script has a global function of that name. */
  has(name: string): boolean;
  /**
   * Calls a global function with arguments of the script's own realm; promises settle before it returns. Without a
   * limit (null) no watchdog is started, which a formula that runs in microseconds would pay for dearly.
   */
  call(name: string, args: readonly unknown[], timeoutMs: number | null): unknown;
  /** Puts a service object under a global name. */
  define(name: string, service: object): void;
  /** Copies a value of the host's in: service objects become their Proxy, dates and arrays the script's own. */
  toScript(value: unknown): unknown;
  /** Copies rows of the script's own realm, cell values and all, without leaving it. */
  copyRows(rows: unknown): unknown;
  /** Copies a value of the script's out. */
  fromScript(value: unknown): unknown;
}

/** Calls a member of a service object on behalf of a script; throws ScriptError. */
export type Dispatch = (instance: object, member: string, args: unknown[]) => unknown;

/** A fresh context with nothing in it but JavaScript, the virtual Date and what `define` puts there. */
export function createRealm(dispatch: Dispatch, now: () => number): Realm {
  const context = vm.createContext(Object.create(null), { microtaskMode: 'afterEvaluate' });
  const proxies = new WeakMap<object, object>();
  const instances = new WeakMap<object, object>();
  const classes = new Map<string, ReturnType<typeof specOf>>();

  const answer = (target: unknown, key: string, args: readonly unknown[]): Answer => {
    try {
      const instance = typeof target === 'object' && target !== null ? instances.get(target) : undefined;
      if (!instance) throw new ScriptError(`Illegal invocation of ${key}`);
      const spec = specOf(instance);
      if (key === 'toString') return { value: instance instanceof EnumValue ? instance.name() : spec.name };
      const constant = spec.constants?.[key];
      if (constant) return { value: toScript(constant.values) };
      return { value: toScript(dispatch(instance, key, args.map(fromScript))) };
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  };
  const kindOf = (name: string, key: string): string => {
    const spec = classes.get(name);
    if (spec && Object.hasOwn(spec.members, key)) return 'method';
    return spec?.constants && Object.hasOwn(spec.constants, key) ? 'constant' : '';
  };
  const prelude = (PRELUDE.runInContext(context) as (...host: unknown[]) => Prelude)(answer, kindOf, now);

  const wrap = (instance: object): object => {
    const known = proxies.get(instance);
    if (known) return known;
    const spec = specOf(instance);
    classes.set(spec.name, spec);
    const proxy = prelude.wrap(spec.name);
    proxies.set(instance, proxy);
    instances.set(proxy, instance);
    return proxy;
  };

  function toScript(value: unknown): unknown {
    if (typeof value === 'function' || typeof value === 'symbol')
      throw notImplemented(`a ${typeof value} as an answer`);
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Date) return prelude.date(value.getTime());
    if (Array.isArray(value)) {
      const copy = prelude.array();
      for (const item of value) copy.push(typeof item === 'string' || typeof item === 'number' ? item : toScript(item));
      return copy;
    }
    if (Object.getPrototypeOf(value) !== Object.prototype) return wrap(value);
    const copy = prelude.object();
    for (const [key, item] of Object.entries(value)) copy[key] = toScript(item);
    return copy;
  }

  function fromScript(value: unknown): unknown {
    if (typeof value === 'function' || typeof value === 'symbol')
      throw new ScriptError(`Cannot convert a ${typeof value}`);
    if (typeof value !== 'object' || value === null) return value;
    const instance = instances.get(value);
    if (instance) return instance;
    if (types.isNativeError(value)) return `${value.name}: ${value.message}`;
    if (types.isDate(value)) return new Date(Date.prototype.getTime.call(value));
    if (Array.isArray(value)) return Array.from(value, fromScript);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromScript(item)]));
  }

  const enter = (run: () => unknown, timeoutMs: number | null): unknown => {
    prelude.define('__run', run);
    return ENTER.runInContext(context, timeoutMs === null ? {} : { timeout: timeoutMs });
  };
  const global = (name: string): unknown => (context as Record<string, unknown>)[name];

  return {
    load: (script, timeoutMs) => {
      script.runInContext(context, { timeout: timeoutMs });
    },
    has: name => typeof global(name) === 'function',
    call: (name, args, timeoutMs) => {
      const target = global(name);
      if (typeof target !== 'function') throw new ScriptError(`Script function not found: ${name}`);
      return enter(() => Reflect.apply(target, undefined, args), timeoutMs);
    },
    define: (name, service) => prelude.define(name, wrap(service)),
    toScript,
    copyRows: prelude.copyRows,
    fromScript,
  };
}
