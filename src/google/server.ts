/** Answers the sidebar. Whatever comes in is hostile until it is checked; whatever goes wrong goes back as problems. */
import type { Api, Question, Reply, StandingView } from '../contract/api.ts';
import { readPolicy } from '../sla/policy-checks.ts';
import { type Problem, Refusal, refuse } from '../sla/problem.ts';
import { encodeZone } from '../sla/zone.ts';
import { boardTab } from './board-tab.ts';
import { eventsTab } from './events-tab.ts';
import { field } from './field.ts';
import { appendVersion, type LedgerReading, readLedgerTab } from './ledger-tab.ts';
import { locked } from './lock.ts';
import { layOut } from './managed-layout.ts';
import { outboxTab } from './outbox-tab.ts';
import { writePolicyTab } from './policy-tab.ts';
import { propose } from './propose.ts';
import { inForce, look, type ScanResult, scan } from './scan.ts';
import { type Book, openBook } from './tabs.ts';
import { rememberScan, scanView, turnOff, turnOn } from './trigger.ts';
import { isZone, withZones } from './zones.ts';

type Answers = { readonly [Q in Question]: (takes: unknown) => Api[Q]['answers'] };

/** One JSON text in, one out: google.script.run silently changes anything richer. */
export function answer(request: string): string {
  return JSON.stringify(reply(request));
}

function reply(request: string): Reply<Question> {
  try {
    const { question, takes } = JSON.parse(request) as { question?: unknown; takes?: unknown };
    const known = Object.keys(ANSWERS).find(name => name === question) as Question | undefined;
    if (!known) refuse('', `There is no question "${String(question)}".`, 'Reload the sidebar.');
    return { ok: true, value: ANSWERS[known](takes) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: error.problems };
    console.error(error);
    const problem: Problem = {
      at: '',
      message: 'Something went wrong in the sheet; what it was is in the script’s log.',
      fix: 'Try again; if it stays, reload the sheet.',
    };
    return { ok: false, problems: [problem] };
  }
}

const ANSWERS: Answers = {
  standing: () => view(openBook(), Date.now()),

  scanNow: () => locked(() => scanned(openBook(), Date.now())),

  turnOn: takes => {
    const everyMinutes = field(takes, 'everyMinutes');
    return locked(() => {
      turnOn(typeof everyMinutes === 'number' ? everyMinutes : 0);
      return scanned(openBook(), Date.now());
    });
  },

  turnOff: () => {
    locked(turnOff);
    return view(openBook(), Date.now());
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

  propose: takes => propose(openBook(), takes),

  setUp: takes =>
    locked(() => {
      const book = openBook();
      if (readLedgerTab(book)) refuse('', 'This file has a policy already.', 'Edit it instead.');
      const { policy, problems } = readPolicy(field(takes, 'policy'), isZone);
      if (!policy) throw new Refusal(problems);
      const now = Date.now();
      const effectiveFrom = policy.effectiveFrom === undefined ? null : Date.parse(policy.effectiveFrom);
      const who = Session.getEffectiveUser().getEmail();
      appendVersion(book, withZones(policy), { effectiveFrom, savedAt: now, who, why: 'First policy' });
      writePolicyTab(book, policy);
      boardTab(book);
      outboxTab(book);
      eventsTab(book);
      layOut(book, policy.sheets);
      SpreadsheetApp.flush();
      return view(book, now);
    }),
};

/** A scan, and what the home screen shows after it. */
function scanned(book: Book, now: number): StandingView {
  const reading = readLedgerTab(book);
  if (!reading) refuse('', 'There is no policy yet.', 'Set one up first.');
  const result = scan(book, reading, now, false);
  rememberScan(now);
  return viewOf(result, reading, now);
}

function view(book: Book, now: number): StandingView {
  const reading = readLedgerTab(book);
  if (!reading) return { standing: null, zone: { name: 'UTC', changes: '0|0' }, scan: scanView(), failures: [] };
  return viewOf(look(book, reading, now), reading, now);
}

function viewOf({ standing, failures }: ScanResult, { ledger }: LedgerReading, now: number): StandingView {
  const { zone } = inForce(ledger, now).alertsCalendar;
  return { standing, failures, zone: { name: zone.name, changes: encodeZone(zone) }, scan: scanView() };
}
