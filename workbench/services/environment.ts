/** What the services stand on: the workbook, what Google keeps beside it, the clock and the windows they open. */
import type { Block, Book } from '../book/types.ts';
import type { HostState } from './state.ts';

/** A clock that only moves when it is told to; milliseconds since 1970. */
export interface Clock {
  now(): number;
  set(ms: number): void;
  advance(ms: number): void;
}

export interface MenuItem {
  readonly kind: 'item';
  readonly caption: string;
  readonly functionName: string;
}
export interface MenuRecord {
  readonly kind: 'menu';
  readonly caption: string;
  readonly items: readonly (MenuItem | MenuRecord | { readonly kind: 'separator' })[];
}

/** A sidebar or dialog as the browser would show it; sizes in pixels. */
export interface Window {
  readonly title: string;
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

/** What a person answers to `Ui.alert` and `Ui.prompt`: the button's name, and the text typed. */
export interface Reply {
  readonly button: 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';
  readonly text?: string;
}
export interface Question {
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly prompt: string;
  readonly buttons: 'OK' | 'OK_CANCEL' | 'YES_NO' | 'YES_NO_CANCEL';
}

/** Everything a script has put on the screen. */
export interface Screen {
  menus: MenuRecord[];
  sidebar: Window | null;
  dialog: (Window & { readonly modal: boolean }) | null;
  toasts: { readonly message: string; readonly title: string; readonly at: number }[];
  questions: Question[];
  /** Answers alerts and prompts; unset, an alert is answered OK and a prompt CANCEL. */
  answer: ((question: Question) => Reply) | null;
  /** The tab and cells that the person has selected; blocks count from 0, `others` were selected before with Ctrl. */
  selection: { gridId: number; block: Block; others?: readonly Block[] } | null;
  /** Rows of a tab that its filter hides, counting from 0: filtering is the window's work. */
  filteredRows: (gridId: number) => readonly number[];
}

export interface Manifest {
  readonly timeZone?: string;
  readonly oauthScopes?: readonly string[];
  readonly runtimeVersion?: string;
}

/** A lock somebody holds: by a run of a script, or by a test from outside. */
export type LockHolders = Map<string, object>;

export interface Environment {
  readonly book: Book;
  readonly state: HostState;
  readonly clock: Clock;
  readonly screen: Screen;
  readonly manifest: Manifest;
  /** HTML files by name without ".html". */
  readonly html: Readonly<Record<string, string>>;
  readonly locks: LockHolders;
  /** False: a clock trigger finds no active spreadsheet, as may happen in a published add-on. */
  readonly spreadsheetInTriggers: boolean;
  /** A number that this workbench has not used yet. */
  nextId(): number;
}
