/**
 * The headless host: a stand-in for Google around one workbook, strict where Google is strict. It runs the very bundle
 * that is pushed, in a bare context, and owns the clock, the mail, the triggers and the people.
 */
import { type BookJson, bookFromJson, bookToJson } from '../book/json.ts';
import type { LineEdit } from '../book/structure.ts';
import type { Book, Grid } from '../book/types.ts';
import { copyTab } from '../services/copy-tab.ts';
import type { Clock, Environment, Manifest, Screen } from '../services/environment.ts';
import { assertMayEditFile, mayEdit } from '../services/permissions.ts';
import type { Call } from '../services/run.ts';
import {
  type Account,
  emptyState,
  type HostState,
  type InstallMode,
  type Mail,
  type People,
} from '../services/state.ts';
import { assertMayEditLines, editLines } from '../services/structure.ts';
import { createClock } from './clock.ts';
import { type BundleFunctions, type ContextUse, createFunctions } from './functions.ts';
import { compile, type Execution, execute, openStage, type RunResult, type Stage } from './run.ts';
import { type Firing, play } from './triggers.ts';

export type { LineEdit } from '../book/structure.ts';
export type { Call } from '../services/run.ts';
export { HostKilled } from '../services/script-error.ts';
export type { Mail } from '../services/state.ts';
export type { RunResult } from './run.ts';
export type { Firing } from './triggers.ts';

/** The files that `npm run build` makes. */
export interface Project {
  /** The text of Code.js. */
  readonly bundle: string;
  /** appsscript.json; without `oauthScopes` every scope counts as granted. */
  readonly manifest: Manifest;
  /** HTML files by name without ".html". */
  readonly html: Readonly<Record<string, string>>;
  /** Whether each formula gets a context of its own, as on Google ('call'), or shares one ('shared', the default). */
  readonly functionContext?: ContextUse;
  /** Whether each firing of a trigger gets a context of its own, as on Google ('call', the default), or they share one. */
  readonly triggerContext?: ContextUse;
  /** False: a clock trigger finds no active spreadsheet, which nobody has ruled out for a published add-on. */
  readonly spreadsheetInTriggers?: boolean;
}

export interface HostOptions extends Project {
  readonly book: Book;
  /** Where the clock starts; milliseconds since 1970. */
  readonly now: number;
  readonly owner: string;
  readonly editors?: readonly string[];
  readonly viewers?: readonly string[];
  /** Decides mail quotas; 'consumer' unless told. */
  readonly account?: Account;
  /** Decides trigger rules and what onOpen may do; 'bound' unless told. */
  readonly installMode?: InstallMode;
  /** What a former host kept beside the cells; wins over people, account and install mode. */
  readonly state?: HostState;
}

const FORMAT = 'lead-sla-workbench/1';

/** A whole workbench as plain JSON: the cells, what Google keeps beside them, and the time. */
export interface SavedState {
  readonly format: typeof FORMAT;
  readonly now: number;
  readonly book: BookJson;
  readonly host: HostState;
}

/** Who calls the function: a menu item, google.script.run, a clock trigger, or onOpen as a simple trigger. */
export type RunFrom = 'menu' | 'sidebar' | 'trigger' | 'open';

export interface Host {
  readonly book: Book;
  readonly clock: Clock;
  /** What Google keeps beside the cells. Plain JSON: triggers, protections, properties, looks of tabs … */
  readonly state: HostState;
  /** Menus, sidebar, dialog, toasts, the selection; set `ui.answer` to answer alerts and prompts. */
  readonly ui: Screen;
  readonly outbox: readonly Mail[];
  /** The bundle's custom functions, already at the service of the book. */
  readonly functions: BundleFunctions;
  /** The last firing of each trigger, by its id. */
  readonly lastRun: ReadonlyMap<string, Firing>;
  /** Who acts. */
  readonly actor: string;
  /** Changes who acts; throws for somebody who has no access to the file. */
  as(email: string): void;
  /**
   * Runs a global function of the bundle in a fresh context. Errors of the script never throw here: they are
   * `result.error`. With 'sidebar', arguments and answer must be what google.script.run can carry. With 'open' and
   * 'trigger' and no arguments the function gets Google's event object.
   */
  run(functionName: string, args: readonly unknown[], from: RunFrom): RunResult;
  /** Everything, to be opened again by `openHost`. What is on the screen and who holds a lock is not part of it. */
  saveState(): SavedState;
  /** Fires what is due now. */
  runDueTriggers(): Firing[];
  /** Moves the clock to an instant, firing every trigger on the way at its time. */
  play(until: number): Firing[];
  /** Called before each counted call of a run: may throw an Error (the call fails), HostKilled, or change the book. */
  beforeCall: ((call: Call) => void) | null;
  /** Called after each counted call: may throw an Error (the call took effect and fails all the same) or HostKilled. */
  afterCall: ((call: Call) => void) | null;
  /** Takes a lock from outside, as another execution would; answers its release. */
  holdLock(name: 'document' | 'script'): () => void;
  /** Whether the acting person may change every cell of a block: for whatever types into the book by hand. */
  mayEdit(gridId: number, block: { row: number; column: number; rows: number; columns: number }): boolean;
  /**
   * Inserts or deletes rows or columns by hand, as the acting person does in the grid: formulas, names, rules, sizes,
   * merges and protections move along. Throws an Error in Google's words when the tab has no such lines or the person
   * may not change them.
   */
  editLines(gridId: number, edit: LineEdit): void;
  /** A copy of a tab by hand, with all that is on it; answers the new one. */
  copyTab(gridId: number): Grid;
}

export function createHost(options: HostOptions): Host {
  const { book, manifest, html, owner, now } = options;
  const people: People = { owner, editors: [...(options.editors ?? [])], viewers: [...(options.viewers ?? [])] };
  const state = options.state ?? emptyState(people, options.installMode ?? 'bound', options.account ?? 'consumer');
  const script = compile(options.bundle);
  const screen: Screen = {
    menus: [],
    sidebar: null,
    dialog: null,
    toasts: [],
    questions: [],
    answer: null,
    selection: null,
    filteredRows: () => [],
  };
  const clock = createClock(now, () => book.tick());
  const env: Environment = {
    book,
    state,
    clock,
    screen,
    manifest,
    html,
    locks: new Map(),
    spreadsheetInTriggers: options.spreadsheetInTriggers ?? true,
    nextId: () => state.nextId++,
  };
  const functions = createFunctions(env, options.bundle, script, options.functionContext ?? 'shared');
  book.now = clock.now;
  book.custom = functions;

  const lastRun = new Map<string, Firing>();
  const stageOfTriggers = createTriggerStages(env, options.triggerContext ?? 'call');
  let actor = state.people.owner;

  const host: Host = {
    book,
    clock,
    state,
    ui: screen,
    get outbox() {
      return state.outbox;
    },
    functions,
    lastRun,
    get actor() {
      return actor;
    },
    as: email => {
      const { people: known } = state;
      if (![known.owner, ...known.editors, ...known.viewers].includes(email)) {
        throw new Error(`${email} has no access to this file.`);
      }
      actor = email;
    },
    run: (functionName, args, from) => {
      functions.renew();
      const { beforeCall, afterCall } = host;
      const execution = { context: from, actor, functionName, args, beforeCall, afterCall };
      return execute(env, script, execution, openStage(env, execution));
    },
    saveState: () => ({ format: FORMAT, now: clock.now(), book: bookToJson(book), host: structuredClone(state) }),
    runDueTriggers: () => host.play(clock.now()),
    play: until => {
      const firings = play(env, until, trigger => {
        const execution: Execution = {
          context: 'trigger',
          actor: trigger.owner,
          functionName: trigger.handler,
          args: [],
          beforeCall: host.beforeCall,
          afterCall: host.afterCall,
          triggerId: trigger.id,
        };
        const { stage, isFresh } = stageOfTriggers(execution);
        if (isFresh) functions.renew();
        return execute(env, script, execution, stage);
      });
      for (const firing of firings) lastRun.set(firing.triggerId, firing);
      return firings;
    },
    beforeCall: null,
    afterCall: null,
    holdLock: name => {
      const holder = {};
      env.locks.set(name, holder);
      return () => {
        if (env.locks.get(name) === holder) env.locks.delete(name);
      };
    },
    mayEdit: (gridId, block) => mayEdit(env, actor, gridId, block),
    editLines: (gridId, edit) => {
      const grid = book.grids.find(candidate => candidate.id === gridId);
      if (!grid) throw new Error(`Sheet ${gridId} not found`);
      assertMayEditLines(env, actor, grid, edit, `${edit.insert ? 'insert' : 'delete'} ${edit.axis}s`);
      editLines(env, grid, edit);
    },
    copyTab: gridId => {
      const grid = book.grids.find(candidate => candidate.id === gridId);
      if (!grid) throw new Error(`Sheet ${gridId} not found`);
      assertMayEditFile(env, actor, 'copy a tab');
      return copyTab(env, grid);
    },
  };
  return host;
}

/** The contexts that triggers fire in: shared ones serve a person's firings until one of them fails. */
function createTriggerStages(env: Environment, use: ContextUse) {
  let last: Stage | null = null;
  return (execution: Execution): { readonly stage: Stage; readonly isFresh: boolean } => {
    if (use === 'shared' && last?.run.ended === null && serves(last, execution)) {
      last.run.restart();
      return { stage: last, isFresh: false };
    }
    last = openStage(env, execution);
    return { stage: last, isFresh: true };
  };
}

/** Whether a stage was opened for the same person, under the same eyes. */
function serves({ run: { settings } }: Stage, { actor, beforeCall, afterCall }: Execution): boolean {
  return settings.effectiveUser === actor && settings.beforeCall === beforeCall && settings.afterCall === afterCall;
}

/** The workbench that `saveState` wrote down, around the given build. Throws an Error on an unknown format. */
export function openHost(saved: SavedState, project: Project): Host {
  if (saved.format !== FORMAT) throw new Error(`not a workbench of the format ${FORMAT}: ${String(saved.format)}`);
  const book = bookFromJson(saved.book, () => saved.now);
  const { people, installMode, account } = saved.host;
  // What an older workbench did not keep yet is as in a new one.
  const state = { ...emptyState(people, installMode, account), ...structuredClone(saved.host) };
  return createHost({ ...project, book, now: saved.now, owner: state.people.owner, state });
}
