import { expect, test } from 'vitest';
import { examineZone } from '../support/zone-examiner.ts';

test('the table of every zone is what Temporal and Intl tell', { timeout: 600_000 }, () => {
  const names = Intl.supportedValuesOf('timeZone');
  const findings = names.flatMap(examineZone);
  console.log(`zones: ${names.length} surveyed, ${findings.length} findings`);
  expect(findings.slice(0, 20)).toEqual([]);
});
