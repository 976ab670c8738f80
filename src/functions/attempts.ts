import { isTerminal, judgeAttempts } from '../sla/promises/sales/attempts.ts';
import { type Cell, isBlank, isDate } from '../sla/sheet/cell.ts';
import { readNumber } from '../sla/sheet/number.ts';
import { isUnreadable, type Moment } from '../sla/time/moment.ts';
import { Arguments, isDateHeader } from './arguments.ts';
import { bindRow, onlyStarted, START } from './bind.ts';
import { CLOCK, type CustomFunction, OWNER, POLICY, SEGMENT, SOURCE } from './declare.ts';
import { notGiven } from './not-given.ts';

export const SLA_ATTEMPTS: CustomFunction = {
  name: 'SLA_ATTEMPTS',
  about:
    'Where the attempts on a lead stand: DONE, ON TRACK, BEHIND or TOO FEW. It knows no first contact, closing or pause; the scan’s own column does.',
  parameters: [
    START,
    { name: 'attempts', type: 'range', about: 'How many attempts were made, or a block of columns with their dates.' },
    SOURCE,
    SEGMENT,
    OWNER,
    {
      name: 'outcome',
      type: 'range',
      about: 'The outcome: connected, meeting, won, lost and disqualified end it.',
      isOptional: true,
    },
    CLOCK,
    POLICY,
  ],
  returns: 'The state of each lead; blank where no attempts are agreed.',
  examples: [
    { formula: '=SLA_ATTEMPTS("2026-11-16 09:00", 3, "Free trial", , , , SLA_CLOCK, SLA_POLICY)', answer: 'DONE' },
    { formula: '=SLA_ATTEMPTS("2026-11-16 09:00", 1, "Free trial", , , , SLA_CLOCK, SLA_POLICY)', answer: 'BEHIND' },
    {
      formula: '=SLA_ATTEMPTS("2026-11-16 09:00", 1, "Free trial", , , "Meeting booked", SLA_CLOCK, SLA_POLICY)',
      answer: 'DONE',
    },
  ],
  run(args, ambient) {
    const given = new Arguments(this, args, ambient);
    const present = given.ledger.at(given.clock);
    const missing = present && notGiven(given, present);
    return given.answer(`Attempts status${missing && ` (not given: ${missing})`}`, isDateHeader, row => {
      if (given.hasError(row, ['start', 'attempts', 'source', 'segment', 'owner', 'outcome'])) return '';
      const start = given.moment('start', row);
      const isStarted = start && !isUnreadable(start) && start.begin <= given.clock;
      const bound = isStarted ? bindRow(given, row, onlyStarted(start), given.clock) : null;
      if (!start || !bound?.rule.attempts) return '';
      const tried = { start, ...attemptsIn(given, row), firstContact: null, pauses: [] };
      const isOver = isTerminal(given.text('outcome', row));
      return judgeAttempts({ ...tried, isOver }, bound.rule.attempts, bound.rule.calendar, given.clock).state;
    });
  },
};

/** Counts are added up; everything else is a date. */
function attemptsIn(given: Arguments, row: number): { count: number | null; times: readonly Moment[] } {
  const cells = given.cells('attempts', row).filter(cell => !isBlank(cell));
  const numbers = cells.filter((cell: Cell) => !isDate(cell)).flatMap(cell => readNumber(cell) ?? []);
  const count = numbers.length ? numbers.reduce((sum, number) => sum + number, 0) : null;
  return { count, times: given.moments('attempts', row).filter(moment => !isUnreadable(moment)) };
}
