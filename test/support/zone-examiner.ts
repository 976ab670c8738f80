/** Holds the surveyed table of a zone against Temporal and Intl. */
import { Temporal } from 'temporal-polyfill';
import {
  decodeZone,
  encodeZone,
  KNOWN_FROM,
  KNOWN_UNTIL,
  offsetAt,
  surveyZone,
  toInstant,
} from '../../src/sla/time/zone.ts';
import { intlOffset } from './intl-offset.ts';
import { DAY, resolve } from './temporal-oracle.ts';
import { transitionsOf } from './transitions.ts';

const MINUTE = 60_000;
/** Around a change: its edges to the millisecond, and quarter hours out to three and a half hours either side. */
const AROUND = [-1, 0, 1, ...Array.from({ length: 29 }, (_, i) => (i - 14) * 15 * MINUTE)];

/** What is wrong with our table of a zone, each finding in words; empty is good. */
export function examineZone(name: string): string[] {
  const findings: string[] = [];
  const intl = intlOffset(name);
  const zone = surveyZone(name, intl);
  const transitions = transitionsOf(name, KNOWN_FROM + 1, KNOWN_UNTIL);
  const expectSame = (what: string, ours: unknown, theirs: unknown): void => {
    if (JSON.stringify(ours) !== JSON.stringify(theirs))
      findings.push(`${name}, ${what}: ours ${JSON.stringify(ours)}, expected ${JSON.stringify(theirs)}`);
  };
  const iso = (instant: number): string => new Date(instant).toISOString();

  expectSame(
    'changes',
    zone.starts.slice(1).map((at, index) => [iso(at), zone.offsets[index], zone.offsets[index + 1]]),
    transitions.map(({ at, before, after }) => [iso(at), before, after]),
  );
  // With other changes every later comparison would only repeat the same finding.
  if (findings.length > 0) return findings;
  expectSame('decoded again', decodeZone(name, encodeZone(zone)), zone);

  // Temporal too looks for changes at intervals and might overlook a short stay, so each noon is asked of Intl as well.
  for (let instant = KNOWN_FROM + DAY / 2; instant < KNOWN_UNTIL; instant += DAY)
    expectSame(`offset at ${iso(instant)}`, offsetAt(zone, instant), intl(instant) * MINUTE);

  for (const { at, before, after } of transitions)
    for (const edge of [at + before, at + after])
      for (const distance of AROUND) {
        const local = edge + distance;
        const wallClock = Temporal.PlainDateTime.from(iso(local).slice(0, -1));
        expectSame(`instant of ${wallClock}`, iso(toInstant(zone, local)), iso(resolve(name, wallClock)));
      }
  return findings;
}
