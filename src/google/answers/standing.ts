/** The home screen: how both promises stand, and the scan that keeps them up to date. */
import type { StandingApi, StandingView } from '../../contract/standing.ts';
import { refuse } from '../../sla/sheet/problem.ts';
import { type Book, openBook } from '../book.ts';
import { field } from '../field.ts';
import { locked } from '../lock.ts';
import { readMemory } from '../memory.ts';
import { requireLedger } from '../policy/view.ts';
import { inForce, look, type ScanResult, scan } from '../scan/scan.ts';
import { scanView, takeOver, turnOff, turnOn } from '../scan/trigger.ts';
import { assertMayEditFile, type LedgerReading, readLedgerTab } from '../tabs/ledger.ts';
import { zoneView } from '../zones.ts';
import type { AnswersTo } from './answers.ts';

export const standingAnswers: AnswersTo<StandingApi> = {
  standing: () => standingView(openBook(), Date.now()),

  scanNow: () =>
    locked(() => {
      const book = openBook();
      assertMayEditFile(book);
      return scanned(book, Date.now());
    }),

  turnOn: takes => switched(turnOn, takes),

  takeOver: takes => switched(takeOver, takes),

  turnOff: () => {
    locked(turnOff);
    return standingView(openBook(), Date.now());
  },

  showLead: takes => {
    const book = openBook();
    const sheet = book.getSheetByName(String(field(takes, 'sheet')));
    const row = Number(field(takes, 'row'));
    if (!sheet || !(row >= 1 && row <= sheet.getMaxRows())) refuse('', 'That row is gone.', 'Scan again.');
    sheet.activate();
    book.setActiveRange(sheet.getRange(row, 1));
    return null;
  },
};

/** The scan runs by itself from now on, beginning with one at once. */
function switched(turn: (everyMinutes: number, now: number) => void, takes: unknown): StandingView {
  const everyMinutes = field(takes, 'everyMinutes');
  return locked(() => {
    const [book, now] = [openBook(), Date.now()];
    assertMayEditFile(book);
    turn(typeof everyMinutes === 'number' ? everyMinutes : 0, now);
    return scanned(book, now);
  });
}

/** A scan, and what the home screen shows after it. Forced: who asks for it looks at the board next, whatever has changed. */
export function scanned(book: Book, now: number): StandingView {
  const reading = requireLedger(book);
  const result = scan({ book, reading, memory: readMemory(), now, isForced: true });
  return viewOf(result, reading, now);
}

export function standingView(book: Book, now: number): StandingView {
  const reading = readLedgerTab(book);
  if (!reading) return { standing: null, zone: { name: 'UTC', changes: '0|0' }, scan: scanView(now), failures: [] };
  const { standing, failures } = look(book, reading, now);
  const { mailTroubles } = readMemory().progress;
  return viewOf({ standing, failures: [...mailTroubles, ...failures] }, reading, now);
}

function viewOf({ standing, failures }: ScanResult, { ledger }: LedgerReading, now: number): StandingView {
  const { zone } = inForce(ledger, now).alertsCalendar;
  return { standing, failures, zone: zoneView(zone), scan: scanView(now) };
}
