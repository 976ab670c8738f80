/** Puts questions to src/sla and to the Temporal oracle; a wrong answer is shrunk to a small one and put into words. */
import { Temporal } from 'temporal-polyfill';
import { type Calendar, CalendarError, compileCalendar } from '../../src/sla/time/calendar.ts';
import { surveyZone, type Zone } from '../../src/sla/time/zone.ts';
import { examination, type Question } from './calendar-questions.ts';
import { intlOffset } from './intl-offset.ts';
import { workingTimeOracle } from './temporal-oracle.ts';

/** ms, or an instant; null where an open-ended pause swallows it; 'refused', or the words of an error that is no refusal. */
export type Answer = number | null | string;

const zones = new Map<string, Zone>();
function zoneNamed(name: string): Zone {
  const zone = zones.get(name) ?? surveyZone(name, intlOffset(name));
  zones.set(name, zone);
  return zone;
}

function askOurs(calendar: Calendar, { kind, spec, a, b, pauses }: Question): Answer {
  try {
    return calendar[kind](a, b, pauses);
  } catch (error) {
    if (error instanceof CalendarError && error.message.includes(spec.name)) return 'refused';
    return String(error);
  }
}

/** Both answers to a question, each from scratch. */
export function bothAnswers(question: Question): { ours: Answer; oracle: Answer } {
  const { kind, spec, a, b, pauses } = question;
  return {
    ours: askOurs(compileCalendar(spec, zoneNamed(spec.timeZone)), question),
    oracle: workingTimeOracle(spec)[kind](a, b, pauses),
  };
}

/** The same question with one thing less. */
function simpler(question: Question): Question[] {
  const { spec, pauses } = question;
  const without = <T>(record: Record<string, T> | undefined): Record<string, T>[] =>
    Object.keys(record ?? {}).map(key => Object.fromEntries(Object.entries(record ?? {}).filter(([k]) => k !== key)));
  const specs = [
    ...(spec.holidays ?? []).map(date => ({
      ...spec,
      holidays: (spec.holidays ?? []).filter(other => other !== date),
    })),
    ...without(spec.dates).map(dates => ({ ...spec, dates })),
    ...without(spec.breaks).map(breaks => ({ ...spec, breaks })),
    ...without(spec.week).map(week => ({ ...spec, week })),
  ];
  return [
    ...pauses.map(pause => ({ ...question, pauses: pauses.filter(other => other !== pause) })),
    ...specs.map(simplerSpec => ({ ...question, spec: simplerSpec })),
  ];
}

function shrink(question: Question): Question {
  const smaller = simpler(question).find(candidate => {
    const { ours, oracle } = bothAnswers(candidate);
    return ours !== oracle;
  });
  return smaller ? shrink(smaller) : question;
}

function inWords(question: Question): string {
  const { kind, spec, a, b, pauses } = question;
  const at = (instant: number): string =>
    instant === Infinity
      ? 'open-ended'
      : `${Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(spec.timeZone).toString()} (${instant})`;
  const long = (ms: number): string =>
    `${Temporal.Duration.from({ milliseconds: ms }).round({ largestUnit: 'hours' })} (${ms} ms)`;
  const answer = (value: Answer): string =>
    typeof value !== 'number' ? String(value) : kind === 'between' ? long(value) : at(value);
  const { ours, oracle } = bothAnswers(question);
  return [
    `${kind}(${at(a)}, ${kind === 'between' ? at(b) : long(b)})`,
    ...pauses.map(pause => `  paused ${at(pause.from)} to ${at(pause.until)}`),
    `  in ${JSON.stringify(spec)}`,
    `  ours:   ${answer(ours)}`,
    `  oracle: ${answer(oracle)}`,
  ].join('\n');
}

/** How many questions were asked, how many answers differed, and the first few of these in words. */
export interface Report {
  asked: number;
  wrong: number;
  examples: string[];
}

/** Asks `count` questions of each of the calendars that the seeds give. */
export function examine(seeds: Iterable<number>, count: number): Report {
  const report: Report = { asked: 0, wrong: 0, examples: [] };
  for (const seed of seeds) {
    const { spec, oracle, questions } = examination(seed, count);
    const calendar = compileCalendar(spec, zoneNamed(spec.timeZone));
    for (const question of questions) {
      report.asked += 1;
      const { kind, a, b, pauses } = question;
      if (askOurs(calendar, question) === oracle[kind](a, b, pauses)) continue;
      report.wrong += 1;
      if (report.examples.length < 3) report.examples.push(`seed ${seed}: ${inWords(shrink(question))}`);
    }
  }
  return report;
}
