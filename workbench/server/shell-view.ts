/** Everything around the cells, as the page shows it. */
import type { Column } from '../book/cells.ts';
import type { Window } from '../services/environment.ts';
import { addresses } from '../services/mail.ts';
import { type Account, lookOf, type Mail, type TriggerRecord } from '../services/state.ts';
import { DAY } from '../services/zone.ts';
import { gridOf } from './changes.ts';
import { chartView } from './chart-view.ts';
import { filteredRows } from './filtered-rows.ts';
import type { MailView, Role, ShellView, Stretch, TabView, TriggerView, WindowView } from './protocol.ts';
import type { Session } from './session.ts';
import { clockText, scheduleText } from './words.ts';

/** The name of the script's project, which Google keeps outside its manifest. */
export const ADD_ON = 'Lead SLA';

/** Recipients that Google lets a person mail in 24 hours. */
const MAILS_A_DAY: Readonly<Record<Account, number>> = { consumer: 100, workspace: 1_500 };
/** Newer ones than these are all that the page asks for. */
const MOST_MAILS = 100;
const MOST_TOASTS = 5;

export function shellView(session: Session): ShellView {
  const { host, revision, role, history } = session;
  const { book, state, ui, actor } = host;
  const { owner, editors, viewers } = state.people;
  const as = (people: readonly string[], theirs: Role) => people.map(email => ({ email, role: theirs }));
  const firstToast = Math.max(0, ui.toasts.length - MOST_TOASTS);
  return {
    revision,
    title: book.name,
    addOn: ADD_ON,
    origin: session.origin,
    zone: book.timeZone,
    clock: clockText(host.clock.now(), book.timeZone),
    now: host.clock.now(),
    playing: playingView(session),
    actor,
    role,
    people: [...as([owner], 'owner'), ...as(editors, 'editor'), ...as(viewers, 'viewer')],
    installMode: state.installMode,
    tabs: book.grids.map(({ id }) => tabView(session, id)),
    names: Object.fromEntries(book.names),
    menus: ui.menus,
    sidebar: ui.sidebar && windowView(ui.sidebar),
    dialog: ui.dialog && { ...windowView(ui.dialog), isModal: ui.dialog.modal },
    question: session.waiting?.question ?? null,
    toasts: ui.toasts
      .slice(firstToast)
      .map(({ title, message }, index) => ({ number: firstToast + index + 1, title, message })),
    selection: ui.selection,
    moves: session.moves,
    triggers: state.triggers.map(trigger => triggerView(session, trigger)),
    runs: session.runs,
    outbox: state.outbox
      .slice(-MOST_MAILS)
      .reverse()
      .map(mail => mailView(mail, book.timeZone)),
    mailsSent: state.outbox.length,
    mailQuotaLeft: mailQuotaLeft(session),
    canUndo: history.canUndo,
    canRedo: history.canRedo,
  };
}

function playingView({ playing, host }: Session): ShellView['playing'] {
  if (!playing) return null;
  const { from, until } = playing;
  const share = (host.clock.now() - from) / Math.max(1, until - from);
  return { share: Math.min(1, share), until: clockText(until, host.book.timeZone) };
}

function tabView(session: Session, gridId: number): TabView {
  const { host } = session;
  const { name, rowCount, columnCount } = session.grid(gridId);
  const look = lookOf(host.state, gridId);
  const hiddenRows = [...new Set([...look.hiddenRows, ...filteredRows(session, gridId)])].sort((a, b) => a - b);
  return {
    id: gridId,
    name,
    isHidden: look.hidden,
    isProtected: host.state.protections.some(protection => protection.gridId === gridId && protection.block === null),
    color: look.tabColor,
    rowCount,
    columnCount,
    frozenRows: look.frozenRows,
    frozenColumns: look.frozenColumns,
    gridlinesHidden: look.gridlinesHidden,
    columnWidths: look.columnWidths,
    rowHeights: { ...tallRows(gridOf(host, gridId).store.columns), ...look.rowHeights },
    hiddenRows: stretches(hiddenRows),
    hiddenColumns: stretches(look.hiddenColumns),
    merges: look.merges,
    filter: look.filter && { block: look.filter, filtered: Object.keys(session.filters[gridId] ?? {}).map(Number) },
    charts: look.charts.map(chart => chartView(session, chart)),
  };
}

/** Points of a text that fits into a row of the usual height. */
const USUAL_SIZE = 12;
/** Pixels of a row for each point of its largest text. */
const PIXELS_PER_POINT = 1.8;

const known = new WeakMap<Column, { readonly version: number; readonly heights: Readonly<Record<number, number>> }>();

/** Rows grow with the size of their text, as long as nobody has given them a height. */
function tallRows(columns: readonly (Column | undefined)[]): Record<number, number> {
  const heights: Record<number, number> = {};
  for (const column of columns) {
    if (!column) continue;
    for (const [row, height] of Object.entries(heightsIn(column))) {
      heights[Number(row)] = Math.max(height, heights[Number(row)] ?? 0);
    }
  }
  return heights;
}

function heightsIn(column: Column): Readonly<Record<number, number>> {
  const before = known.get(column);
  if (before?.version === column.version) return before.heights;
  const heights: Record<number, number> = {};
  column.formats.forEach((format, row) => {
    const size = format?.size ?? 0;
    if (size > USUAL_SIZE) heights[row] = Math.round(size * PIXELS_PER_POINT);
  });
  known.set(column, { version: column.version, heights });
  return heights;
}

/** Ascending lines as runs of neighbours. */
function stretches(lines: readonly number[]): Stretch[] {
  const runs: [number, number][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && last[0] + last[1] === line) last[1] += 1;
    else runs.push([line, 1]);
  }
  return runs;
}

const numbers = new WeakMap<Window, number>();
let lastNumber = 0;

/** The number of a window: another one for each that a script opened. */
function windowView(window: Window): WindowView {
  const number = numbers.get(window) ?? ++lastNumber;
  numbers.set(window, number);
  return { number, title: window.title, width: window.width, height: window.height };
}

function triggerView({ host, runs }: Session, trigger: TriggerRecord): TriggerView {
  return {
    id: trigger.id,
    handler: trigger.handler,
    label: `${ADD_ON} scan (${trigger.handler})`,
    owner: trigger.owner,
    schedule: scheduleText(trigger.schedule),
    next: trigger.next === null ? null : clockText(trigger.next, host.book.timeZone),
    isDisabled: trigger.disabled,
    last: runs.find(run => run.from === 'trigger' && run.functionName === trigger.handler) ?? null,
  };
}

const mailView = ({ id, at, from, to, cc, replyTo, subject, htmlBody }: Mail, zone: string): MailView => ({
  id,
  at: clockText(at, zone),
  from,
  to,
  cc,
  replyTo,
  subject,
  hasHtml: htmlBody !== '',
});

/** Recipients that the owner, as whom the trigger runs, may still write to today: Google counts 24 hours back. */
function mailQuotaLeft({ host }: Session): number {
  const { outbox, account, people } = host.state;
  const since = host.clock.now() - DAY;
  const used = outbox
    .filter(mail => mail.from === people.owner && mail.at > since)
    .reduce((sum, { to, cc, bcc }) => sum + [to, cc, bcc].flatMap(addresses).length, 0);
  return Math.max(0, MAILS_A_DAY[account] - used);
}
