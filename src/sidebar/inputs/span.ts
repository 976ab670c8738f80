/** Lengths of time: "1h", "90 min", "1.5 h", "1h30", "1:30", "2 d". */
import { readNumber } from '../../sla/sheet/number.ts';
import type { Input, Reading } from './input.ts';

const HOW = 'Write it as 45 min, 1.5 h or 2 d.';
const PART = /([\d.,]+)\s*([a-z]*)/g;
const MINUTES = /^m(in(ute)?s?)?$/;
const HOURS = /^h((ou)?rs?)?$/;
const DAYS = /^(d|(working )?days?)$/;

/**
 * Minutes. A number alone is minutes; days are as long as `minutesPerDay` says, 0 where there are none.
 */
export function spanInput(minutesPerDay: number): Input<number> {
  return {
    read: text => readSpan(text, minutesPerDay),
    write: minutes => (Number.isInteger(minutes) ? inUnits(minutes) : `${minutes} min`),
  };
}

/** Working days: "5", "5 d", "2 weeks". */
export const DAYS_INPUT: Input<number> = {
  read: text => {
    const [, digits = '', unit = ''] = /^([\d.,]+)\s*([a-z ]*)$/.exec(text.trim().toLowerCase()) ?? [];
    const number = readNumber(digits);
    const factor = unit === '' || DAYS.test(unit) ? 1 : /^w(eeks?)?$/.test(unit) ? 5 : 0;
    if (number === null || factor === 0) return { problem: 'Write it as 5 or 2 weeks.' };
    return number < 1 ? { problem: 'Write 1 working day or more.' } : { value: number * factor };
  },
  write: String,
};

function readSpan(text: string, minutesPerDay: number): Reading<number> {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/working /g, '');
  const clock = /^(\d+):([0-5]\d)(?: ?h)?$/.exec(typed);
  if (clock) return { value: Number(clock[1]) * 60 + Number(clock[2]) };
  const parts = [...typed.matchAll(PART)];
  if (parts.length === 0 || typed.replace(PART, '').trim() !== '') return { problem: HOW };
  let minutes = 0;
  for (const [index, [, digits = '', unit = '']] of parts.entries()) {
    const number = readNumber(digits);
    // The "30" of "1h30".
    const isMinutes = unit === '' && (parts.length === 1 || index === parts.length - 1);
    const factor = isMinutes || MINUTES.test(unit) ? 1 : HOURS.test(unit) ? 60 : DAYS.test(unit) ? minutesPerDay : 0;
    if (number === null || factor === 0) return { problem: HOW };
    minutes += number * factor;
  }
  return { value: Number(minutes.toPrecision(12)) };
}

/** In hours and minutes: days differ from calendar to calendar. */
function inUnits(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
