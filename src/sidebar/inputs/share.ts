/** Shares, always in per cent: "12.5", "12,5 %" and "12.5%" are 0.125. */
import { readNumber } from '../../sla/sheet/number.ts';
import type { Input } from './input.ts';

export const SHARE: Input<number> = {
  read: text => {
    const number = readNumber(text.replace(/\s*%\s*$/, ''));
    if (number === null) return { problem: 'Write a percentage such as 12.5%.' };
    if (number < 0 || number > 100) return { problem: 'Write a percentage from 0 to 100.' };
    return { value: Number((number / 100).toPrecision(12)) };
  },
  write: share => `${Number((share * 100).toPrecision(10))}%`,
};
