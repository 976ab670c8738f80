/** The example policy as SLA_POLICY holds it, with one version. */

import { readPolicy } from '../src/sla/policy/checks.ts';
import { ledgerHeader } from '../src/sla/policy/ledger.ts';
import { encodeZone, surveyZone } from '../src/sla/time/zone.ts';
import { intlOffset } from '../test/support/intl-offset.ts';
import { readExamplePolicy } from './example-policy.ts';

export function ledgerOf(): readonly (readonly string[])[] {
  const { policy } = readPolicy(readExamplePolicy(), () => true);
  if (!policy) throw new Error('The example policy is refused.');
  const zone = surveyZone('America/New_York', intlOffset('America/New_York'));
  return [ledgerHeader(zone), ['', JSON.stringify({ policy, zones: { [zone.name]: encodeZone(zone) } })]];
}
