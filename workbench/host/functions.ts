/** The bundle's custom functions, as the workbook's formulas call them. */
import type vm from 'node:vm';
import type { CustomArgument, CustomFunctions, CustomValue } from '../book/types.ts';
import type { Environment } from '../services/environment.ts';
import { openRun } from '../services/globals.ts';
import type { Realm } from '../services/realm.ts';
import type { Run } from '../services/run.ts';
import { ScriptError, TOO_LONG } from '../services/script-error.ts';
import { instantToSerial, serialToInstant } from '../services/zone.ts';
import { describeError, SHORT_LIMIT_MS } from './run.ts';

/** 'call': a fresh context for every execution, as Google has it. 'shared': one context serves many. */
export type ContextUse = 'call' | 'shared';

export interface BundleFunctions extends CustomFunctions {
  /** Names as the bundle declares them. */
  readonly names: readonly string[];
  /** Drops the shared context: the next call loads the bundle anew. */
  renew(): void;
}

const JSDOC = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*function\s+([A-Za-z$_][\w$]*)\s*\(/g;

/** Global functions whose JSDoc carries @customfunction; a trailing underscore keeps a function private. */
export function customFunctionNames(bundle: string): string[] {
  return [...bundle.matchAll(JSDOC)]
    .filter(([, jsdoc]) => /@customfunction\b/i.test(jsdoc ?? ''))
    .map(([, , name]) => name ?? '')
    .filter(name => !name.endsWith('_'));
}

const isMatrix = (argument: CustomArgument): argument is readonly (readonly CustomValue[])[] => Array.isArray(argument);

/** A custom function's values for the script: '' for blank, the code of an error, a Date for a date's serial. */
function toScriptValue(value: CustomValue, zone: string): unknown {
  if (value === null) return '';
  if (typeof value !== 'object') return value;
  return 'date' in value ? new Date(serialToInstant(zone, value.date)) : value.error;
}

/** What a cell can show of a function's answer; throws an Error that says why it cannot. */
function fromScriptValue(value: unknown, zone: string): CustomValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) {
    const date = instantToSerial(zone, value.getTime());
    return Number.isNaN(date) ? { error: '#NUM!', message: 'The result is not a date.' } : { date };
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : { error: '#NUM!', message: 'The result is not a number.' };
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  throw new Error('A custom function answers text, numbers, booleans, dates or rows of them.');
}

function fromAnswer(answer: unknown, zone: string): CustomArgument {
  if (!Array.isArray(answer)) return fromScriptValue(answer, zone);
  const rows = answer.map((row: unknown) => (Array.isArray(row) ? row : [row]));
  const width = rows[0]?.length ?? 0;
  if (rows.some(row => row.length !== width)) throw new Error('Rows of a result must be of the same length.');
  if (width === 0) return null;
  return rows.map(row => row.map((value: unknown) => fromScriptValue(value, zone)));
}

/** A loaded bundle with what it has been handed. */
interface Place {
  readonly run: Run;
  readonly realm: Realm;
  /** Ranges already copied in, by the matrix that the workbook handed over. */
  readonly ranges: WeakMap<object, unknown>;
}

/**
 * A range as rows of the script's own realm. A hundred formulas over one range get one conversion, but each its own
 * copy, so that a function may change the rows it was given.
 */
function rowsFor({ realm, ranges }: Place, rows: readonly (readonly CustomValue[])[], zone: string): unknown {
  const known = ranges.get(rows) ?? realm.toScript(rows.map(row => row.map(value => toScriptValue(value, zone))));
  ranges.set(rows, known);
  return realm.copyRows(known);
}

export function createFunctions(
  env: Environment,
  bundle: string,
  script: vm.Script,
  context: ContextUse,
): BundleFunctions {
  const names = customFunctionNames(bundle);
  const byFoldedName = new Map(names.map(name => [name.toUpperCase(), name]));
  let shared: Place | null = null;

  const open = (): Place => {
    const { run, realm } = openRun(env, {
      context: 'custom',
      authMode: 'CUSTOM_FUNCTION',
      effectiveUser: env.state.people.owner,
      activeUser: '',
      limitMs: SHORT_LIMIT_MS,
      beforeCall: null,
      afterCall: null,
    });
    realm.load(script, SHORT_LIMIT_MS);
    return { run, realm, ranges: new WeakMap() };
  };
  const realmOfCall = (): Place => {
    if (context === 'call') return open();
    shared ??= open();
    return shared;
  };

  return {
    names,
    renew: () => {
      shared = null;
    },
    has: name => byFoldedName.has(name.toUpperCase()),
    call: (name, args) => {
      const zone = env.book.timeZone;
      try {
        const place = realmOfCall();
        const { run, realm } = place;
        // Each formula is an execution of its own, with its own calls and its own 30 seconds.
        run.restart();
        const given = args.map(argument =>
          isMatrix(argument) ? rowsFor(place, argument, zone) : realm.toScript(toScriptValue(argument, zone)),
        );
        // A watchdog costs more than most formulas do, so a shared context only looks at the clock afterwards.
        const limitMs = context === 'call' ? SHORT_LIMIT_MS : null;
        const began = performance.now();
        const answer = realm.call(byFoldedName.get(name.toUpperCase()) ?? name, given, limitMs);
        if (performance.now() - began > SHORT_LIMIT_MS) throw new ScriptError(TOO_LONG);
        return fromAnswer(realm.fromScript(answer), zone);
      } catch (thrown) {
        return { error: '#ERROR!', message: describeError(thrown).message };
      }
    },
  };
}
