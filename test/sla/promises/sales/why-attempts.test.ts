import { expect, test } from 'vitest';
import { whyAttempts } from '../../../../src/sla/promises/sales/why-attempts.ts';
import { policyWith, type Row, verdictOn } from '../../../support/agreements.ts';
import { at } from '../../../support/november.ts';

const policy = policyWith({
  sales: [
    {
      name: 'Everything',
      calendar: 'Sales',
      firstContactMinutes: 60,
      attempts: { count: 4, withinWorkingDays: 2, minGapMinutes: 0 },
    },
  ],
});
const words = (row: Row, now: string) => whyAttempts(verdictOn(row, policy, at(now)));

test.each<[string, Row, string]>([
  [
    'On track: 0 of 4 attempts so far, to be made within 2 working days.',
    { created: '16 09:00', attempts: '' },
    '16 10:00',
  ],
  [
    'Behind: 1 of 4 attempts so far, to be made within 2 working days.',
    { created: '16 09:00', attempts: 1 },
    '17 15:00',
  ],
  [
    'Too few: 1 of 4 attempts within 2 working days, and they are over.',
    { created: '16 09:00', attempts: 1 },
    '20 09:30',
  ],
  ['Done: 4 of 4 attempts within 2 working days.', { created: '16 09:00', attempts: 4 }, '16 15:00'],
  [
    'Done after 1 attempt: the lead needs no more.',
    { created: '16 09:00', attempts: 1, outcome: 'Meeting booked' },
    '20 09:30',
  ],
  ['', { id: 'L-1', created: '', attempts: 1 }, '16 10:00'],
])('%s', (sentence, row, now) => expect(words(row, now)).toBe(sentence));
