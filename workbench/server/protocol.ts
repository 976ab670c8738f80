/** What the workbench tells the page. Rows and columns count from 0, instants are milliseconds since 1970. */
import type { Block, Sparkline } from '../book/types.ts';
import type { MenuRecord, Question } from '../services/environment.ts';
import type { InstallMode } from '../services/state.ts';

export type { Block, Scalar, Sparkline } from '../book/types.ts';
export type { MenuRecord, Question } from '../services/environment.ts';
export type { Command } from './commands.ts';

/** A run of lines: the first, and how many. */
export type Stretch = readonly [first: number, count: number];

export interface TabView {
  readonly id: number;
  readonly name: string;
  readonly isHidden: boolean;
  readonly isProtected: boolean;
  readonly color: string | null;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly gridlinesHidden: boolean;
  /** Pixels by line, where they are not as usual. */
  readonly columnWidths: Readonly<Record<number, number>>;
  readonly rowHeights: Readonly<Record<number, number>>;
  readonly hiddenRows: readonly Stretch[];
  readonly hiddenColumns: readonly Stretch[];
  readonly merges: readonly Block[];
  /** `filtered`: the columns whose values hide rows. */
  readonly filter: { readonly block: Block; readonly filtered: readonly number[] } | null;
  readonly charts: readonly ChartView[];
}

/** A chart over its numbers as they are now, anchored at a cell; offsets and sizes in pixels. */
export interface ChartView {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly width: number;
  readonly height: number;
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

export interface TriggerView {
  readonly id: string;
  readonly handler: string;
  /** What it is in plain words, and its handler's name. */
  readonly label: string;
  readonly owner: string;
  /** Such as "every 15 minutes". */
  readonly schedule: string;
  readonly next: string | null;
  readonly isDisabled: boolean;
  readonly last: RunView | null;
}

/** One execution as Apps Script's own list would show it. */
export interface RunView {
  readonly number: number;
  readonly functionName: string;
  readonly from: 'menu' | 'sidebar' | 'trigger' | 'open';
  readonly at: string;
  readonly error: string | null;
  readonly calls: number;
  readonly modelledMs: number;
  readonly logs: readonly string[];
}

export interface MailView {
  readonly id: number;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly hasHtml: boolean;
}

export interface WindowView {
  /** Another number for each window that a script opened. */
  readonly number: number;
  readonly title: string;
  readonly width: number;
  readonly height: number;
}

export type Role = 'owner' | 'editor' | 'viewer';

/** Everything around the cells. */
export interface ShellView {
  readonly revision: number;
  readonly title: string;
  readonly addOn: string;
  /** Where the workbook comes from: "the sample" or a file's name. */
  readonly origin: string;
  readonly zone: string;
  /** The virtual clock in the workbook's zone, such as "Fri 20 Nov 2026, 14:30". */
  readonly clock: string;
  /** The same in milliseconds. */
  readonly now: number;
  /** The clock on its way: how far it has come, from 0 to 1, and where it goes. */
  readonly playing: { readonly share: number; readonly until: string } | null;
  readonly actor: string;
  readonly role: Role;
  readonly people: readonly { readonly email: string; readonly role: Role }[];
  readonly installMode: InstallMode;
  readonly tabs: readonly TabView[];
  readonly names: Readonly<Record<string, { readonly gridId: number; readonly block: Block }>>;
  readonly menus: readonly MenuRecord[];
  readonly sidebar: WindowView | null;
  readonly dialog: (WindowView & { readonly isModal: boolean }) | null;
  readonly question: Question | null;
  readonly toasts: readonly { readonly number: number; readonly title: string; readonly message: string }[];
  /** What is selected; `moves` counts how often a script changed it. */
  readonly selection: { readonly gridId: number; readonly block: Block } | null;
  readonly moves: number;
  readonly triggers: readonly TriggerView[];
  /** The latest first. */
  readonly runs: readonly RunView[];
  /** The latest first. */
  readonly outbox: readonly MailView[];
  readonly mailsSent: number;
  readonly mailQuotaLeft: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Lines along a cell's sides, such as "1px solid #000000". */
export interface BorderView {
  readonly top?: string;
  readonly left?: string;
  readonly bottom?: string;
  readonly right?: string;
}

/** How cells look; cells of one answer share their looks by index. */
export interface LookView {
  readonly align: 'left' | 'center' | 'right';
  readonly valign?: 'top' | 'middle';
  readonly background?: string;
  readonly color?: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly size?: number;
  readonly family?: string;
  readonly wrap?: true;
  readonly borders?: BorderView;
}

export interface CellView {
  readonly text: string;
  readonly look: number;
  /** What an editor opens with, where that is not the text. */
  readonly input?: string;
  readonly note?: string;
  /** The message of an error cell. */
  readonly error?: string;
  readonly link?: string;
  /** What the drop-down offers. */
  readonly options?: readonly string[];
  readonly isChecked?: boolean;
  readonly sparkline?: Sparkline;
}

/** A rectangle of cells, row by row; null is a cell that nobody has touched. */
export interface CellsView {
  readonly revision: number;
  readonly looks: readonly LookView[];
  readonly cells: readonly (CellView | null)[];
}

/** A function as autocomplete and argument help show it. */
export interface FunctionView {
  readonly name: string;
  readonly about: string;
  /** Where it comes from: a category of built-ins, or the add-on. */
  readonly from: string;
  readonly parameters: readonly ParameterView[];
}

export interface ParameterView {
  readonly name: string;
  readonly about: string;
  readonly isOptional: boolean;
  readonly repeats: boolean;
}

/** What the selection adds up to; the texts are numbers as they are shown. */
export interface SummaryView {
  readonly filled: number;
  readonly numbers: number;
  readonly sum: string;
  readonly average: string;
  readonly smallest: string;
  readonly largest: string;
}

/** The answer to a command: whatever it answers, or why it was refused, in plain words. */
export type Answer =
  | { readonly ok: true; readonly value: unknown; readonly shell: ShellView }
  | { readonly ok: false; readonly message: string; readonly shell: ShellView };
