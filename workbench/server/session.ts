/** One open workbench: the host, what can be undone, who looks on, and its place on disk. */
import type { Block, Grid } from '../book/types.ts';
import { NotWritten } from '../disk/failure.ts';
import { type Host, openHost, type Project, type RunResult, type SavedState } from '../host/host.ts';
import type { Question, Reply, Window } from '../services/environment.ts';
import { PROTECTED } from '../services/permissions.ts';
import { applyChange, type BookChange, type Change, fingerprint, gridOf, traceOf } from './changes.ts';
import { filteredRows } from './filtered-rows.ts';
import { History, type Step } from './history.ts';
import type { Role, RunView } from './protocol.ts';
import type { Filters, Store } from './store.ts';
import { clockText } from './words.ts';

/** Something that the person may not do; the message is Sheets' own where it has one. */
export class Refused extends Error {}

/** A menu item that waits for an answer: it will run again from the start with the replies so far and the new one. */
interface Waiting {
  readonly functionName: string;
  readonly replies: readonly Reply[];
  readonly question: Question;
}

/** The clock on its way; instants in milliseconds since 1970. */
interface Playing {
  readonly from: number;
  readonly until: number;
}

interface SessionOptions {
  readonly host: Host;
  readonly project: Project;
  readonly store: Store;
  /** Such as "the sample" or "leads.csv". */
  readonly origin: string;
}

const MOST_RUNS = 50;
const VIEW_ONLY = 'You can view this spreadsheet but not edit it. Ask its owner for edit access.';

export class Session {
  host: Host;
  readonly origin: string;
  readonly history = new History();
  revision = 1;
  filters: Filters = {};
  /** Counts how often a script changed what is selected. */
  moves = 0;
  runs: readonly RunView[] = [];
  waiting: Waiting | null = null;
  /** Null stops it where it is. */
  playing: Playing | null = null;
  readonly #project: Project;
  readonly #store: Store;
  readonly #listeners = new Set<() => void>();
  readonly #sidebars = new Map<string, Window | null>();
  #runNumber = 0;

  constructor({ host, project, store, origin }: SessionOptions) {
    this.host = this.#take(host);
    this.origin = origin;
    this.#project = project;
    this.#store = store;
  }

  /** The session that a store kept; null where it kept none. */
  static reopen(store: Store, project: Project, origin: string): Session | null {
    const kept = store.read();
    if (!kept) return null;
    const { snapshot, lines } = kept;
    let session: Session;
    try {
      session = new Session({ host: openHost(snapshot.saved, project), project, store, origin });
      session.host.as(snapshot.actor);
      session.host.ui.selection = snapshot.selection;
      session.filters = snapshot.filters;
    } catch (error) {
      store.giveUp(messageOf(error));
      return null;
    }
    for (const { line, changes } of lines) {
      try {
        session.#apply(changes);
      } catch (error) {
        store.cut(line, messageOf(error));
        return Session.reopen(store, project, origin);
      }
    }
    return session;
  }

  /** @throws RangeError when there is no such tab */
  grid(gridId: number): Grid {
    return gridOf(this.host, gridId);
  }

  /** Calls back after each change; answers how to stop it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    this.revision += 1;
    for (const listener of this.#listeners) listener();
  }

  /** @throws NotWritten */
  save(): void {
    const { host, filters } = this;
    this.#store.write({ saved: host.saveState(), actor: host.actor, selection: host.ui.selection, filters });
  }

  /** The script is told which rows the window filters out. */
  #take(host: Host): Host {
    host.ui.filteredRows = gridId => filteredRows(this, gridId);
    return host;
  }

  /**
   * Does an edit that can be undone; `after` says, once it is done, how to get there again.
   * @throws Refused where it cannot be kept, and then it is taken back
   */
  edit(before: readonly Change[], act: () => void, after: () => readonly Change[]): void {
    try {
      act();
    } catch (error) {
      this.#store.distrust();
      throw error;
    }
    const step = { before, after: after() };
    this.#keepOr(() => before, step.after);
    this.history.add(step);
    this.changed();
  }

  /** An edit that is known as plain data beforehand. */
  change(before: readonly Change[], after: readonly Change[]): void {
    this.edit(
      before,
      () => this.#apply(after),
      () => after,
    );
  }

  /** Takes the last edit back. @throws Refused where that cannot be kept, and then it has not been */
  undo(): void {
    this.#travel(this.history.undo(), () => this.history.redo());
  }

  /** Does it again. @throws Refused where that cannot be kept, and then it has not been */
  redo(): void {
    this.#travel(this.history.redo(), () => this.history.undo());
  }

  #travel(changes: readonly Change[], back: () => readonly Change[]): void {
    if (changes.length === 0) return;
    this.#apply(changes);
    this.#keepOr(back, changes);
    this.changed();
  }

  /** Keeps what was just changed, or changes it back. */
  #keepOr(back: () => readonly Change[], changes: readonly Change[]): void {
    try {
      this.#keep(changes);
    } catch (error) {
      this.#apply(back());
      throw error instanceof NotWritten ? new Refused(`${error.message} Nothing was changed.`) : error;
    }
  }

  #keep(changes: readonly Change[]): void {
    // A line of the journal follows the last snapshot, and what triggers have done since is in neither.
    if (this.playing || this.#store.needsSnapshot || changes.some(({ kind }) => kind === 'book')) this.save();
    else this.#store.append(changes);
  }

  #apply(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.kind === 'book') this.#restore(change);
      else applyChange(this.host, change);
    }
  }

  /** A whole workbook comes back in a host of its own; clock, mails and windows stay as they are. */
  #restore({ book, looks, protections }: BookChange): void {
    const saved = this.host.saveState();
    this.#reopen({ ...saved, book, host: { ...saved.host, looks, protections } });
  }

  #reopen(saved: SavedState): void {
    const { ui, actor } = this.host;
    this.host = this.#take(openHost(saved, this.#project));
    Object.assign(this.host.ui, ui);
    this.host.as(actor);
  }

  /** Begins with a new workbook. */
  begin(host: Host): void {
    this.host = this.#take(host);
    this.filters = {};
    this.runs = [];
    this.waiting = null;
    this.playing = null;
    this.#sidebars.clear();
    this.history.clear();
    this.moves += 1;
    this.settle();
  }

  /** After whatever is no edit of a person's: everybody is told, everything is kept. @throws NotWritten */
  settle(): void {
    this.changed();
    this.save();
  }

  /** Lets scripts change the workbook; what the person did before can be undone as far as they left it alone. */
  letScripts<T>(act: () => T): T {
    const forget = this.#watch();
    const result = act();
    forget();
    return result;
  }

  #watch(): () => void {
    return this.history.watch(({ before, after }: Step) =>
      [...before, ...after].map(change => traceOf(this.host, change)).join('\n'),
    );
  }

  /** Runs a function of the bundle as the acting person. */
  run(functionName: string, args: readonly unknown[], from: RunView['from']): RunResult {
    return this.letScripts(() => this.#execute(functionName, args, from));
  }

  #execute(functionName: string, args: readonly unknown[], from: RunView['from']): RunResult {
    const { ui } = this.host;
    const { selection } = ui;
    const before = fingerprint(this.host);
    const result = this.host.run(functionName, args, from);
    if (ui.selection !== selection) this.moves += 1;
    this.record(functionName, from, result);
    if (fingerprint(this.host) === before) this.changed();
    else this.settle();
    return result;
  }

  record(functionName: string, from: RunView['from'], { error, calls, modelledMs, logs }: RunResult): void {
    this.#runNumber += 1;
    const run: RunView = {
      number: this.#runNumber,
      functionName,
      from,
      at: clockText(this.host.clock.now(), this.host.book.timeZone),
      error: error?.message ?? null,
      calls: calls.total,
      modelledMs,
      logs,
    };
    this.runs = [run, ...this.runs].slice(0, MOST_RUNS);
  }

  /**
   * Runs a menu item; null when it waits for an answer. A script stops at an alert until somebody answers it, and the one thread
   * that runs it also serves the page: so the run is given up at an unanswered question, all that it did is taken back, and it
   * runs again once the answer is there. The clock stands still meanwhile, so it comes to the same point.
   */
  runMenu(functionName: string, replies: readonly Reply[] = []): RunResult | null {
    // Keeping a large workbook for the way back takes a second: a bundle that never asks is spared it.
    if (!/\.(alert|prompt)\b/.test(this.#project.bundle)) return this.run(functionName, [], 'menu');
    const forget = this.#watch();
    const saved = this.host.saveState();
    const screen = { ...this.host.ui };
    const left = [...replies];
    const asked: Question[] = [];
    this.host.ui.answer = question => {
      const reply = left.shift();
      if (reply && asked.length === 0) return reply;
      asked.push(question);
      throw new Error('Waiting for an answer.');
    };
    const result = this.#execute(functionName, [], 'menu');
    this.host.ui.answer = null;
    const [question] = asked;
    this.waiting = question ? { functionName, replies, question } : null;
    if (!question) {
      forget();
      return result;
    }
    this.playing = null;
    this.#reopen(saved);
    Object.assign(this.host.ui, screen);
    this.runs = this.runs.slice(1);
    this.settle();
    return null;
  }

  get role(): Role {
    const { owner, editors } = this.host.state.people;
    if (this.host.actor === owner) return 'owner';
    return editors.includes(this.host.actor) ? 'editor' : 'viewer';
  }

  /** @throws Refused for a viewer */
  assertMayEditFile(): void {
    if (this.role === 'viewer') throw new Refused(VIEW_ONLY);
  }

  /** @throws Refused in Sheets' words */
  assertMayEdit(gridId: number, block: Block): void {
    this.assertMayEditFile();
    if (!this.host.mayEdit(gridId, block)) throw new Refused(PROTECTED);
  }

  /** Somebody else opens the file, or comes back to it: everybody has a sidebar and an undo of their own. */
  become(email: string): void {
    this.#sidebars.set(this.host.actor, this.host.ui.sidebar);
    this.host.as(email);
    this.history.clear();
    this.open();
    this.host.ui.sidebar = this.#sidebars.get(email) ?? null;
  }

  /** The file as somebody opens it: menus come from onOpen, which Google runs only for those who may edit. */
  open(): void {
    Object.assign(this.host.ui, { menus: [], sidebar: null, dialog: null });
    this.waiting = null;
    if (this.role === 'viewer') return;
    this.record('onOpen', 'open', this.host.run('onOpen', [], 'open'));
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
