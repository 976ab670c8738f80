/** The tabs that Lead SLA makes for itself: known by their marks, whatever they are called by now. */
import { isLedger } from '../sla/policy/ledger.ts';
import type { Problem } from '../sla/sheet/problem.ts';
import {
  activeTab,
  BOARD_TAB,
  type Book,
  EVENTS_TAB,
  isGrid,
  LEDGER_TAB,
  OUTBOX_TAB,
  POLICY_TAB,
  SCORECARD_TAB,
  type Sheet,
} from './book.ts';
import { marksOf, markTab } from './marks.ts';

/** What begins each of them, for those of a version that set no marks. */
const FIRST_CELLS: Readonly<Record<string, readonly string[]>> = {
  [POLICY_TAB]: ['The agreement between Marketing and Sales'],
  [BOARD_TAB]: ['SLA Board'],
  [SCORECARD_TAB]: ['Month', 'Quota', 'Unit', 'Owed'],
  [OUTBOX_TAB]: ['Recorded', 'To', 'Subject', 'Why'],
  [EVENTS_TAB]: ['At', 'Lead', 'What', 'From'],
  [LEDGER_TAB]: [],
};
const NAMES = Object.keys(FIRST_CELLS);

/** Null where it is not there: a tab of that name may be the team's. */
export function ownTab(book: Book, name: string): Sheet | null {
  const bearing = marksOf(book).tabs.filter(tab => tab.name === name);
  // A copy of the whole file may number its tabs anew: then the name tells.
  const marked = bearing.find(tab => tab.isOriginal) ?? bearing.find(({ sheet }) => sheet.getName() === name);
  return marked?.sheet ?? unmarkedTab(book, name);
}

/** Those in use; a copy that somebody made of one is theirs to keep. */
export function ownTabs(book: Book): readonly Sheet[] {
  return NAMES.flatMap(name => ownTab(book, name) ?? []);
}

/** Every tab that can hold leads: no copy of one of ours does either, and nothing that has no cells. */
export function teamTabs(book: Book): readonly Sheet[] {
  return book.getSheets().filter(sheet => isGrid(sheet) && !isOwn(book, sheet));
}

/** The team's tab of that name; null where there is none, or one of ours. */
export function teamTab(book: Book, name: string): Sheet | null {
  const sheet = book.getSheetByName(name);
  return sheet && !isOwn(book, sheet) ? sheet : null;
}

function isOwn(book: Book, sheet: Sheet): boolean {
  const [id, name] = [sheet.getSheetId(), sheet.getName()];
  if (marksOf(book).tabs.some(tab => tab.sheet.getSheetId() === id)) return true;
  return NAMES.includes(name) && unmarkedTab(book, name) !== null;
}

/** The team's tabs that have a name which one of ours is to have. */
export function clashes(book: Book): readonly Problem[] {
  return NAMES.flatMap(name => {
    const sheet = book.getSheetByName(name);
    if (!sheet || isBlank(sheet) || ownTab(book, name)?.getSheetId() === sheet.getSheetId()) return [];
    return [
      {
        at: name,
        message: `The tab "${name}" is yours, and Lead SLA makes one of that name.`,
        fix: `Rename yours, such as to "Our ${name}": nothing in it is touched.`,
      },
    ];
  });
}

/** The tab that we call so, made by `build` when it is not there yet. */
export function ensureTab(book: Book, name: string, build: (sheet: Sheet) => void): Sheet {
  const own = ownTab(book, name);
  if (own) return own;
  const active = activeTab(book);
  const sheet = newTab(book, name);
  // Before anything else: a run that is cut off here leaves no tab that is nobody's.
  markTab(book, sheet, name);
  build(sheet);
  // Inserting a tab shows it; whoever works in another one should not lose their place.
  if (active) book.setActiveSheet(active);
  return sheet;
}

/** A blank tab of that name is taken; beside a tab of the team's ours gets a number, since a scan has nobody to ask. */
function newTab(book: Book, name: string): Sheet {
  const there = book.getSheetByName(name);
  if (there && isBlank(there)) return there;
  let free = name;
  for (let number = 2; book.getSheetByName(free); number++) free = `${name} ${number}`;
  return book.insertSheet(free, book.getSheets().length);
}

/** Marks the tabs of a version that set no marks, the ledger last: until then they are recognised again. */
export function adoptTabs(book: Book): void {
  const unmarked = NAMES.map(name => ({ name, sheet: unmarkedTab(book, name) }));
  for (const { name, sheet } of unmarked) if (sheet) markTab(book, sheet, name);
}

/** By its name and first row, and only in a file whose ledger is such a one too. */
function unmarkedTab(book: Book, name: string): Sheet | null {
  if (marksOf(book).tabs.some(tab => tab.name === LEDGER_TAB)) return null;
  const ledger = book.getSheetByName(LEDGER_TAB);
  if (!ledger || !isGrid(ledger) || !isOurLedger(ledger)) return null;
  const sheet = book.getSheetByName(name);
  if (!sheet || !isGrid(sheet)) return null;
  if (name === LEDGER_TAB) return sheet;
  const expected = FIRST_CELLS[name] ?? [];
  const [first = []] = sheet.getRange(1, 1, 1, expected.length).getValues();
  return expected.every((text, index) => first[index] === text) ? sheet : null;
}

function isOurLedger(sheet: Sheet): boolean {
  const first = sheet.getRange(1, 1, 1, 2).getValues();
  return isLedger(first) && /^Policy; /.test(String(first[0]?.[1]));
}

function isBlank(sheet: Sheet): boolean {
  return isGrid(sheet) && sheet.getLastRow() === 0;
}
