import { Temporal } from 'temporal-polyfill';

/** A change of a zone's offset: the first instant of the new one (ms since 1970) and both offsets (ms east of UTC). */
export interface Transition {
  at: number;
  before: number;
  after: number;
}

/** Every change of a zone's offset in [from, until), as Temporal tells them. */
export function transitionsOf(zone: string, from: number, until: number): Transition[] {
  const transitions: Transition[] = [];
  // One back, because "next" never answers with the instant it starts from.
  let current = Temporal.Instant.fromEpochMilliseconds(from - 1).toZonedDateTimeISO(zone);
  for (;;) {
    const next = current.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= until) return transitions;
    const before = next.subtract({ milliseconds: 1 }).offsetNanoseconds / 1e6;
    const after = next.offsetNanoseconds / 1e6;
    if (before !== after) transitions.push({ at: next.epochMilliseconds, before, after });
    current = next;
  }
}
