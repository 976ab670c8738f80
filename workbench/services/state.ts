/**
 * What Google keeps beside the cells: everything here is plain JSON, so that a workbench can be closed and opened.
 */
import type { Block } from '../book/types.ts';
import type { Scope } from './members.ts';

export type InstallMode = 'bound' | 'addon';
export type Account = 'consumer' | 'workspace';

export interface People {
  owner: string;
  editors: string[];
  viewers: string[];
}

/** A mail as it left MailApp; addresses are comma-separated lists as the script gave them, '' where there is none. */
export interface Mail {
  readonly id: number;
  readonly from: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
  readonly name: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string;
}

/** When a clock trigger fires; hours, days and weeks in its own zone. `weekDay` counts from Sunday = 0. */
export type Schedule =
  | { readonly every: 'minutes' | 'hours'; readonly count: number }
  | { readonly every: 'days'; readonly count: number; readonly hour: number; readonly minute: number }
  | {
      readonly every: 'weeks';
      readonly count: number;
      readonly weekDay: number;
      readonly hour: number;
      readonly minute: number;
    }
  | { readonly every: 'once'; readonly at: number };

export interface TriggerRecord {
  readonly id: string;
  readonly handler: string;
  /** Who created it: the trigger always runs as this person. */
  readonly owner: string;
  readonly createdAt: number;
  readonly timeZone: string;
  readonly schedule: Schedule;
  /** Google creates a trigger inside a trigger's run, but never fires it (issue 150756612). */
  readonly disabled: boolean;
  /** Milliseconds since 1970; null once a one-off trigger has fired. */
  next: number | null;
}

export interface ProtectionRecord {
  readonly id: string;
  readonly gridId: number;
  /** Null protects the whole tab. */
  block: Block | null;
  unprotected: Block[];
  description: string;
  warningOnly: boolean;
  domainEdit: boolean;
  editors: string[];
}

export interface FormatRule {
  readonly blocks: readonly Block[];
  readonly condition: { readonly type: string; readonly values: readonly (string | number)[] };
  readonly background?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strikethrough?: boolean;
}

export interface ValidationRule {
  readonly criteria: string;
  readonly values: readonly (string | number | boolean)[];
  readonly allowInvalid: boolean;
  readonly help: string;
}

export interface ChartRecord {
  readonly id: number;
  readonly type: string;
  readonly blocks: readonly { readonly gridId: number; readonly block: Block }[];
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/** What a tab looks like beside its cells; rows and columns count from 0, sizes are pixels. */
export interface SheetLook {
  /** A tab that is no grid: a chart that was moved to its own sheet, or a Connected Sheet. */
  type?: 'OBJECT' | 'DATASOURCE';
  /** Cells that somebody converted to a table: a column with a type takes no other rule and no other format. */
  tables?: { block: Block; typedColumns: number[] }[];
  frozenRows: number;
  frozenColumns: number;
  hidden: boolean;
  gridlinesHidden: boolean;
  tabColor: string | null;
  hiddenRows: number[];
  hiddenColumns: number[];
  rowHeights: Record<number, number>;
  columnWidths: Record<number, number>;
  formatRules: FormatRule[];
  validations: { block: Block; rule: ValidationRule }[];
  merges: Block[];
  borders: { block: Block; sides: string; color: string; style: string }[];
  filter: Block | null;
  charts: ChartRecord[];
}

export interface HostState {
  people: People;
  account: Account;
  installMode: InstallMode;
  /** Add-on: somebody has used it in this file, so onOpen runs with more than AuthMode.NONE. */
  enabledHere: boolean;
  /** Authorisation that an account has taken back, by address. */
  lostScopes?: Record<string, Scope[]>;
  properties: {
    document: Record<string, string>;
    script: Record<string, string>;
    user: Record<string, Record<string, string>>;
  };
  caches: Record<string, Record<string, { value: string; until: number }>>;
  triggers: TriggerRecord[];
  protections: ProtectionRecord[];
  looks: Record<number, SheetLook>;
  outbox: Mail[];
  /** The next number for ids of all kinds: ids never repeat in one workbench. */
  nextId: number;
}

export function emptyState(people: People, installMode: InstallMode, account: Account): HostState {
  return {
    people,
    account,
    installMode,
    enabledHere: installMode === 'bound',
    properties: { document: {}, script: {}, user: {} },
    caches: {},
    triggers: [],
    protections: [],
    looks: {},
    outbox: [],
    nextId: 1,
  };
}

function emptyLook(): SheetLook {
  return {
    frozenRows: 0,
    frozenColumns: 0,
    hidden: false,
    gridlinesHidden: false,
    tabColor: null,
    hiddenRows: [],
    hiddenColumns: [],
    rowHeights: {},
    columnWidths: {},
    formatRules: [],
    validations: [],
    merges: [],
    borders: [],
    filter: null,
    charts: [],
  };
}

/** The tab's look, made on first use. */
export function lookOf(state: HostState, gridId: number): SheetLook {
  const known = state.looks[gridId];
  if (known) return known;
  const made = emptyLook();
  state.looks[gridId] = made;
  return made;
}
