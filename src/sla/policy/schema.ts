/**
 * The policy: the agreement as data, from its text to a version that can be asked. It knows leads' fields, and no lead.
 *
 * Here: the shape of a policy and its defaults.
 * The schema is built on demand: nothing of it runs when the bundle loads, nor in a custom function, which trusts the ledger.
 */
import * as v from 'valibot';
import { DATE_STYLES } from '../sheet/date.ts';
import { DATE_ORDERS } from '../sheet/date-text.ts';
import { DECIMAL_MARKS } from '../sheet/number.ts';
import { parseDay, parseTimeOfDay } from '../time/time.ts';
import { DATED_FIELDS, FIELDS, SEVERAL_COLUMNS } from './fields.ts';

export const POLICY_FORMAT = 'lead-sla-policy/1';

/** Whether a policy is in a format of ours that this version does not know yet. */
export function isNewerFormat(policy: unknown): policy is Pick<Policy, 'format'> {
  const format = typeof policy === 'object' && policy !== null && 'format' in policy ? policy.format : '';
  const numberOf = (text: unknown) => Number(/^lead-sla-policy\/(\d{1,4})$/.exec(String(text))?.[1] ?? 0);
  return typeof format === 'string' && numberOf(format) > numberOf(POLICY_FORMAT);
}

/** Minutes of a year: no promise is longer. */
const MINUTES_MAX = 525_600;

/** The calendar that every policy has without declaring it. */
export const ALWAYS = '24/7';

export type Policy = v.InferOutput<ReturnType<typeof policySchema>>;
export type SalesRule = Policy['sales'][number];
export type Criterion = v.InferOutput<ReturnType<typeof criterion>>;
export type Qualification = Policy['qualification'];
export type Rate = Policy['values']['rates'][number];
export type QuotaPolicy = Policy['quota'][number];
export type EventPolicy = NonNullable<Policy['events']>[number];
export type LeadSheetPolicy = Policy['sheets'][number];

/** "what is wrong" and "how to mend it", carried through valibot's one message. */
const words = (message: string, fix: string) => `${message}\n${fix}`;

const text = (what: string) =>
  v.pipe(
    v.string(words('This is not text.', `Write ${what} in quotes.`)),
    v.trim(),
    v.minLength(1, words('This is empty.', `Write ${what}.`)),
  );
const anyText = () => v.string(words('This is not text.', 'Write it in quotes; "" leaves it open.'));
const texts = (what: string) => v.array(text(what), words('This is not a list.', `Write a list such as ["${what}"].`));
const someTexts = (what: string) =>
  v.pipe(
    texts(what),
    v.minLength(
      1,
      words('This list is empty, so the rule holds for no lead.', 'Add a value, or remove the condition.'),
    ),
  );
/** No amount and no length of time is larger; it also keeps out what JSON cannot carry. */
const NUMBER_MAX = 1e12;
const number = (what: string) =>
  v.pipe(
    v.number(words('This is not a number.', `Write ${what} without quotes.`)),
    v.maxValue(NUMBER_MAX, words('This is too large.', `Write ${what} of at most 1,000,000,000,000.`)),
  );
const atLeast = (low: number, what: string) =>
  v.pipe(number(what), v.minValue(low, words(`This is below ${low}.`, `Write ${what}, ${low} or more.`)));
const wholeFrom = (low: number, what: string) =>
  v.pipe(atLeast(low, what), v.integer(words('This is not a whole number.', `Write ${what} as a whole number.`)));
const share = (what: string) =>
  v.pipe(
    atLeast(0, what),
    v.maxValue(1, words('This is above 1, that is, above 100 %.', 'Write 2 % as 0.02, not as 2.')),
  );
const oneOf = <const T extends readonly [string, ...string[]]>(options: T) =>
  v.picklist(options, words('This is not one of the choices.', `Choose ${options.join(', ')}.`));
const date = () =>
  v.pipe(
    text('a date'),
    v.check(value => parseDay(value) !== null, words('This is not a date.', 'Write it as 2026-11-26.')),
  );
const month = () =>
  v.pipe(text('a month'), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, words('This is not a month.', 'Write it as 2026-11.')));
const timeOfDay = () =>
  v.pipe(
    text('a time of day'),
    v.check(
      value => parseTimeOfDay(value) !== null,
      words('This is not a time of day.', 'Write it as 09:00, up to 24:00.'),
    ),
  );
const email = () =>
  v.pipe(text('an e-mail address'), v.email(words('This is not an e-mail address.', 'Write it as name@example.com.')));
const day = () => oneOf(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

const object = <const T extends v.ObjectEntries>(entries: T) =>
  v.strictObject(
    entries,
    words('This is not a group of fields.', `It has the fields ${Object.keys(entries).join(', ')}.`),
  );
const list = <const T extends v.GenericSchema>(item: T) =>
  v.array(item, words('This is not a list.', 'Write it in [ ].'));

const windows = () =>
  list(v.tuple([timeOfDay(), timeOfDay()], words('This is not opening hours.', 'Write them as ["09:00", "17:30"].')));
const byDate = () =>
  v.optional(
    v.record(date(), windows(), words('This is not a list by date.', 'Write {"2026-12-24": [["09:00", "13:00"]]}.')),
    {},
  );

const calendar = () =>
  object({
    name: text('a name'),
    timeZone: text('a zone such as America/New_York'),
    week: v.record(day(), windows(), words('This is not a week.', 'Write {"mon": [["09:00", "17:30"]], …}.')),
    holidays: v.optional(list(date()), []),
    dates: byDate(),
    breaks: byDate(),
  });

const salesRule = () =>
  object({
    name: text('a name'),
    when: v.optional(
      object({
        source: v.optional(someTexts('Free trial')),
        segment: v.optional(someTexts('Enterprise')),
        owner: v.optional(someTexts('Dana Reyes')),
      }),
    ),
    calendar: text('the name of a calendar'),
    firstContactMinutes: v.pipe(
      atLeast(1, 'working minutes'),
      v.maxValue(MINUTES_MAX, words('This is more than a year.', 'Write at most 525600 working minutes.')),
    ),
    attempts: v.optional(
      object({
        count: wholeFrom(1, 'the number of attempts'),
        withinWorkingDays: atLeast(1, 'working days'),
        minGapMinutes: v.optional(atLeast(0, 'minutes'), 60),
      }),
    ),
  });

export const OPERATORS = [
  'is',
  'is not',
  'is any of',
  'contains',
  'is blank',
  'is not blank',
  'at least',
  'at most',
  'between',
] as const;

const scalar = () => {
  const refusal = words('This is not a value.', 'Write text, a number, true or false.');
  return v.union([v.string(), v.pipe(v.number(), v.finite(refusal)), v.boolean()], refusal);
};
const criterion = () =>
  object({
    column: text('the header of a column'),
    is: oneOf(OPERATORS),
    value: v.optional(
      v.union(
        [scalar(), v.array(scalar())],
        words('This is not a value.', 'Write a value, or a list for "is any of" and "between".'),
      ),
    ),
  });

const rate = () =>
  object({
    source: anyText(),
    segment: v.optional(anyText(), ''),
    conversion: share('the share of leads that become customers'),
    revenue: atLeast(0, 'the revenue per customer'),
    low: v.optional(share('the low end of the conversion')),
    high: v.optional(share('the high end of the conversion')),
    /** Typed by people, or estimated from the leads; versions of before do not say. */
    origin: v.optional(oneOf(['assumed', 'learned'])),
  });

const quota = () =>
  object({
    name: text('a name'),
    segment: v.optional(anyText(), ''),
    unit: oneOf(['value', 'leads']),
    perMonth: atLeast(0, 'the amount per month'),
    months: v.optional(
      v.record(
        month(),
        atLeast(0, 'the amount of that month'),
        words('This is not a list by month.', 'Write {"2026-12": 90000}.'),
      ),
      {},
    ),
    calendar: text('the name of a calendar'),
    /** How a month is expected to run: steadily, or as the team's own last months did. */
    shape: v.optional(oneOf(['even', 'own'])),
  });

/** A burst of leads that is planned, such as a webinar; its source tells what such a lead is worth. */
const plannedEvent = () =>
  object({
    date: date(),
    name: text('a name'),
    leads: atLeast(1, 'the number of leads that it brings'),
    source: v.optional(text('the source as the leads spell it')),
  });

const columns = () => {
  const one = v.optional(text('the header of a column'));
  const some = v.optional(
    v.union(
      [text('the header of a column'), texts('Attempt 1')],
      words('This is not a header.', 'Write one header or a list of headers.'),
    ),
  );
  return object(
    Object.fromEntries(FIELDS.map(field => [field, SEVERAL_COLUMNS.includes(field) ? some : one])) as Record<
      (typeof FIELDS)[number],
      typeof some
    >,
  );
};

/** One order for the whole tab, as a person said it, or how each field's column is read, as decided when it was set up. */
const dates = () =>
  v.union(
    [v.picklist(DATE_ORDERS), v.record(v.picklist(DATED_FIELDS), v.picklist(DATE_STYLES))],
    words('This is not one of the choices.', `Choose ${DATE_ORDERS.join(', ')}, or write {"created": "dmy"}.`),
  );

const leadSheet = () =>
  object({
    name: text('the name of a tab'),
    headerRow: v.optional(wholeFrom(1, 'the row of the headers'), 1),
    columns: columns(),
    dates: v.optional(dates()),
    numbers: v.optional(
      v.record(
        text('a field or a header'),
        oneOf(DECIMAL_MARKS),
        words('This is not a list by column.', 'Write {"revenue": ","}.'),
      ),
    ),
    dateOnly: v.optional(list(oneOf(DATED_FIELDS))),
    /** What tells who a row is, decided once; left out: an id, else an e-mail, else creation, name and company. */
    identity: v.optional(oneOf(['id', 'email', 'row'])),
  });

/** A trained lead score, as it was accepted: what each level of each column adds, in ten-thousandths of log-odds. */
const scoreCard = () => {
  const amount = () =>
    v.pipe(number('a whole number'), v.integer(words('This is not a whole number.', 'Train the score again.')));
  const numbers = object({
    kind: v.literal('number'),
    edges: list(number('a number')),
    bins: wholeFrom(0, 'the number of bins'),
    hasZero: v.boolean(),
    hasBlank: v.boolean(),
  });
  const texts = object({ kind: v.literal('category'), names: list(anyText()), rare: list(anyText()) });
  const levels = v.variant('kind', [numbers, texts], words('These are no levels.', 'Train the score again.'));
  return object({
    intercept: amount(),
    columns: list(
      object({
        name: text('the header of a column'),
        levels,
        adds: list(amount()),
        share: number('a share of the variance'),
      }),
    ),
    quartiles: v.tuple(
      [number('points'), number('points'), number('points')],
      words('These are no quartiles.', 'Train the score again.'),
    ),
    horizonDays: wholeFrom(1, 'days'),
  });
};

export const policySchema = () =>
  object({
    format: v.literal(
      POLICY_FORMAT,
      words('This is not a policy that this version can read.', `Its format is "${POLICY_FORMAT}".`),
    ),
    effectiveFrom: v.optional(
      v.pipe(
        text('an instant'),
        v.check(
          value => !Number.isNaN(Date.parse(value)) && /T.*(Z|[+-]\d\d:\d\d)$/.test(value),
          words('This is not an instant.', 'Write it as 2026-11-01T00:00:00-04:00.'),
        ),
      ),
    ),
    currency: v.pipe(
      text('a currency'),
      v.regex(/^[A-Z]{3}$/, words('This is not a currency.', 'Write its three letters, such as USD.')),
    ),
    clock: object({
      startsAt: oneOf(['created', 'qualified', 'assigned']),
      warnAt: v.optional(
        v.pipe(
          share('the share of the target'),
          v.gtValue(0, words('This is 0.', 'Write a share above 0, such as 0.75.')),
        ),
        0.75,
      ),
    }),
    calendars: v.pipe(
      list(calendar()),
      v.minLength(1, words('There is no calendar.', 'Add one with its opening hours.')),
    ),
    sales: v.pipe(
      list(salesRule()),
      v.minLength(1, words('There is no rule.', 'Add one without "when": it holds for every lead.')),
    ),
    qualification: v.optional(
      object({
        all: v.optional(list(criterion())),
        any: v.optional(list(criterion())),
        minimumScore: v.optional(
          v.null(words('There is no lead score yet.', 'Write null, and add a criterion on your own score column.')),
          null,
        ),
      }),
      {},
    ),
    values: object({
      population: v.optional(oneOf(['qualified', 'all']), 'qualified'),
      windowDays: v.optional(wholeFrom(7, 'days'), 90),
      horizonDays: v.optional(wholeFrom(7, 'days'), 90),
      month: v.optional(month()),
      rates: list(rate()),
    }),
    /** Null or left out while no lead score is accepted. */
    score: v.optional(v.nullable(scoreCard())),
    quota: v.optional(list(quota()), []),
    /** Versions of before have none. */
    events: v.optional(list(plannedEvent())),
    stages: v.optional(
      object({
        paused: v.optional(texts('Nurture'), []),
        closed: v.optional(texts('Disqualified'), []),
        won: v.optional(texts('Customer'), []),
        returned: v.optional(texts('Returned to marketing'), []),
      }),
      { paused: [], closed: [], won: [], returned: [] },
    ),
    sheets: v.optional(list(leadSheet()), []),
    people: v.optional(
      list(
        object({
          owner: text('the owner as the sheet spells it'),
          email: email(),
          mail: v.optional(v.boolean(words('This is not true or false.', 'Write false for no mail.')), true),
        }),
      ),
      [],
    ),
    /** Who may change the agreement, beside the file's owner and whoever set it up. */
    editors: v.optional(list(email())),
    alerts: v.optional(
      object({
        managers: v.optional(list(email()), []),
        marketing: v.optional(list(email()), []),
        digestAt: v.optional(
          v.pipe(
            timeOfDay(),
            v.check(value => value !== '24:00', words('A day ends before that.', 'Write 23:59 at the latest.')),
          ),
          '17:00',
        ),
        digestDays: v.optional(list(day()), ['mon', 'tue', 'wed', 'thu', 'fri']),
        calendar: v.optional(text('the name of a calendar')),
      }),
      { managers: [], marketing: [], digestAt: '17:00', digestDays: ['mon', 'tue', 'wed', 'thu', 'fri'] },
    ),
  });
