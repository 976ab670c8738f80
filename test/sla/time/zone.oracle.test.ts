import { expect, test } from 'vitest';
import { examineZone } from '../../support/zone-examiner.ts';

/** Stays as short as 7 days (Boa Vista and Recife in 2000, Gaza in 2040), Ramadan changes, half-hour summer time, a skipped date, changes at midnight, no changes, and plain ones. */
const TELLING = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Boa_Vista',
  'America/New_York',
  'America/Nuuk',
  'America/Recife',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Asia/Pyongyang',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Europe/Dublin',
  'Pacific/Apia',
  'UTC',
];

test.each(TELLING)('the table of %s is what Temporal and Intl tell', name => {
  expect(examineZone(name)).toEqual([]);
});
