/** Amounts and counts: "1,200", "1.200", "$1.200,50", "120k", "1.2 m". */
import { readNumber } from '../../sla/sheet/number.ts';
import { grouped } from '../../sla/sheet/text.ts';
import type { Input, Reading } from './input.ts';

const FACTORS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6 };

/** Thousands parted by points: no amount has exactly three decimals. */
const POINTED = /^\D*[1-9]\d{0,2}(?:\.\d{3})+[^\d.,]*$/;

/** Zero or more. */
export const AMOUNT: Input<number> = { read: readAmount, write: writeNumber };

/** A whole number from 1 on; `noun` is what is counted: "attempts". */
export function countInput(noun: string): Input<number> {
  return {
    read: text => {
      const number = readNumber(text.replace(/[a-z ]+$/i, ''));
      const isCount = number !== null && Number.isInteger(number) && number >= 1;
      return isCount ? { value: number } : { problem: `Write the number of ${noun}, 1 or more.` };
    },
    write: writeNumber,
  };
}

function readAmount(text: string): Reading<number> {
  const [, digits = text, unit = ''] = /^(.*\d)\s*([km])(?:\s*[^\d\s]{1,4})?$/i.exec(text.trim()) ?? [];
  const number = readNumber(unit === '' && POINTED.test(digits) ? digits.replace(/\./g, '') : digits);
  if (number === null || digits.includes('%')) return { problem: 'Write an amount such as 1200, 1,200.50 or 120k.' };
  if (number < 0) return { problem: 'Write an amount of 0 or more.' };
  return { value: Number((number * (FACTORS[unit.toLowerCase()] ?? 1)).toPrecision(15)) };
}

function writeNumber(value: number): string {
  const decimals = String(value).split('.')[1]?.length ?? 0;
  // Three of them would be read back as thousands.
  return grouped(value, decimals === 3 ? 4 : Math.min(decimals, 6));
}
