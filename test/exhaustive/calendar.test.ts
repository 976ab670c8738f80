import { expect, test } from 'vitest';
import { examine } from '../support/calendar-examiner.ts';

const CALENDARS = 2_000;
const QUESTIONS_EACH = 100;

test('a calendar answers 200,000 random questions as Temporal does', { timeout: 600_000 }, () => {
  const report = examine(
    Array.from({ length: CALENDARS }, (_, seed) => seed),
    QUESTIONS_EACH,
  );
  console.log(`calendar: ${report.asked} questions, ${report.wrong} wrong answers`);
  expect(report).toEqual({ asked: CALENDARS * QUESTIONS_EACH, wrong: 0, examples: [] });
});
