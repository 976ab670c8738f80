/** How the parts of a policy hang together, for merging two people's edits: what goes by a name, what is a set, what one value. */
import { fold } from '../sheet/text.ts';

export type Shape =
  /** One thing: whoever changed it, wins; two who changed it differently disagree. */
  | { readonly kind: 'value'; readonly words: string }
  /** Texts in no order that matters. */
  | { readonly kind: 'set'; readonly words: string }
  /** Fields by name; `others` stands for those that are not listed. */
  | { readonly kind: 'record'; readonly fields: Readonly<Record<string, Shape>>; readonly others?: Shape }
  /** Items that go by a key, in an order that is kept. */
  | { readonly kind: 'list'; readonly noun: string; readonly item: Shape; readonly keys: readonly string[] };

const value = (words: string): Shape => ({ kind: 'value', words });
const set = (words: string): Shape => ({ kind: 'set', words });
const record = (fields: Readonly<Record<string, Shape>>): Shape => ({ kind: 'record', fields });
const each = (words: string): Shape => ({ kind: 'record', fields: {}, others: value(words) });
const list = (noun: string, item: Shape, ...keys: readonly string[]): Shape => ({
  kind: 'list',
  noun,
  item,
  keys,
});

export type ListShape = Extract<Shape, { kind: 'list' }>;

/** What an item of a list is called; "" for one that has no name yet. */
export function nameIn({ keys }: ListShape, item: unknown): string {
  return keys.map(key => String((item as Record<string, unknown> | null)?.[key] ?? '')).join(' ');
}

/** What each item of a list goes by, so that all can be told apart: the second of one name by its number too. */
export function keysIn(shape: ListShape, items: readonly unknown[]): string[] {
  const times = new Map<string, number>();
  return items.map(item => {
    const key = fold(nameIn(shape, item));
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return time === 1 ? key : `${key} (${time})`;
  });
}

const criteria = list('criterion', record({ value: value('value') }), 'column', 'is');

export const POLICY_SHAPE: Shape = {
  kind: 'record',
  others: value('field'),
  fields: {
    effectiveFrom: value('in force from'),
    currency: value('currency'),
    clock: record({ startsAt: value('start of the clock'), warnAt: value('share at which a lead is at risk') }),
    calendars: list(
      'calendar',
      record({
        name: value('name'),
        timeZone: value('time zone'),
        week: each('hours'),
        holidays: set('holidays'),
        dates: each('hours on a date'),
        breaks: each('breaks on a date'),
      }),
      'name',
    ),
    sales: list(
      'rule',
      record({
        name: value('name'),
        when: record({ source: set('sources'), segment: set('segments'), owner: set('owners') }),
        calendar: value('calendar'),
        firstContactMinutes: value('first contact'),
        attempts: record({
          count: value('number of attempts'),
          withinWorkingDays: value('days for attempts'),
          minGapMinutes: value('minutes between attempts'),
        }),
      }),
      'name',
    ),
    qualification: record({ all: criteria, any: criteria, minimumScore: value('minimum score') }),
    values: record({
      population: value('leads that count'),
      windowDays: value('days looked back'),
      horizonDays: value('days to be won'),
      month: value('month'),
      rates: list(
        'rate',
        record({
          source: value('source'),
          segment: value('segment'),
          conversion: value('conversion'),
          revenue: value('revenue'),
          low: value('low end'),
          high: value('high end'),
          origin: value('where it comes from'),
        }),
        'source',
        'segment',
      ),
    }),
    score: value('lead score'),
    quota: list(
      'quota',
      record({
        name: value('name'),
        segment: value('segment'),
        unit: value('unit'),
        perMonth: value('amount a month'),
        months: each('amount of a month'),
        calendar: value('calendar'),
        shape: value('shape of a month'),
      }),
      'name',
    ),
    events: list(
      'event',
      record({ date: value('date'), name: value('name'), leads: value('leads'), source: value('source') }),
      'date',
      'name',
    ),
    stages: record({
      paused: set('stages that pause'),
      closed: set('stages that close'),
      won: set('stages that are won'),
      returned: set('stages that return'),
    }),
    sheets: list(
      'tab',
      record({
        name: value('name'),
        headerRow: value('row of the headers'),
        columns: each('column'),
        dates: value('order of dates'),
        numbers: each('decimal mark'),
        dateOnly: set('columns without times'),
      }),
      'name',
    ),
    people: list('person', record({ owner: value('name'), email: value('e-mail'), mail: value('mails') }), 'owner'),
    editors: set('editors'),
    alerts: record({
      managers: set('managers'),
      marketing: set('marketing'),
      digestAt: value('time of the digest'),
      digestDays: set('days of the digest'),
      calendar: value('calendar'),
    }),
  },
};
