import { decimalMarkFor } from '../sla/policy/decided.ts';
import type { Policy } from '../sla/policy/schema.ts';
import { type EstimatedRate, estimateLeadValues } from '../sla/promises/marketing/estimate/estimate.ts';
import type { LeadHistory } from '../sla/promises/marketing/estimate/history.ts';
import { rateTyped, revenueAgreed } from '../sla/promises/marketing/estimate/refresh.ts';
import type { Cell } from '../sla/sheet/cell.ts';
import { readNumber } from '../sla/sheet/number.ts';
import { inWords } from '../sla/sheet/problem.ts';
import { count } from '../sla/sheet/text.ts';
import type { Moment } from '../sla/time/moment.ts';
import { DAY } from '../sla/time/time.ts';
import { toLocal } from '../sla/time/zone.ts';
import { Arguments, isDateHeader } from './arguments.ts';
import { CLOCK, type CustomFunction, POLICY, SEGMENT } from './declare.ts';

/** @param conversion what the share is of, where the history is too short for the horizon that is agreed */
const headers = (conversion: string) => [
  ...['Source', 'Segment', 'Leads', 'Wins', 'Mature equivalents', conversion, 'Revenue', 'Value'],
  ...['Conversion low', 'Conversion high', 'Value low', 'Value high'],
];

/** For the examples: a lead on each of 200 days, every fifth of which was won a week later. */
const CREATED = 'ARRAYFORMULA(TEXT(SEQUENCE(200, 1, DATE(2026, 5, 4)), "yyyy-mm-dd"))';
const WON = 'ARRAYFORMULA(IF(MOD(SEQUENCE(200), 5) = 1, TEXT(SEQUENCE(200, 1, DATE(2026, 5, 11)), "yyyy-mm-dd"), ""))';

export const LEADVALUE_TABLE: CustomFunction = {
  name: 'LEADVALUE_TABLE',
  about: 'What leads of each source have turned out to be worth, young ones counted as far as they have matured.',
  parameters: [
    { name: 'created', type: 'range', about: 'When each lead came in.' },
    { name: 'source', type: 'range', about: 'Source of each lead.' },
    { name: 'won', type: 'range', about: 'When it became a customer; blank while it has not.' },
    { name: 'revenue', type: 'range', about: 'What the customer paid; blank where unknown.', isOptional: true },
    SEGMENT,
    CLOCK,
    POLICY,
  ],
  returns:
    'A table: source, segment, leads, wins, mature equivalents, conversion, revenue, value, low and high end of the conversion, and of the value.',
  examples: [
    {
      formula: `=INDEX(LEADVALUE_TABLE(${CREATED}, "Webinar", ${WON}, , , SLA_CLOCK, SLA_POLICY), 2, 1)`,
      answer: 'Webinar',
    },
    {
      formula: `=ROUND(INDEX(LEADVALUE_TABLE(${CREATED}, "Webinar", ${WON}, , , SLA_CLOCK, SLA_POLICY), 2, 6), 3)`,
      answer: 0.194,
    },
  ],
  run(args, ambient) {
    const given = new Arguments(this, args, ambient);
    const { ledger, clock } = given;
    const agreement = ledger.at(clock);
    if (!agreement) throw new Error('The agreement is not in force yet at the moment of clock.');
    const { windowDays, horizonDays, rates } = agreement.policy.values;
    const history = historyIn(
      given,
      given.length > 1 && isDateHeader(given.cell('created', 0)) ? 1 : 0,
      agreement.policy.sheets,
    );
    const asOf = toLocal(ledger.zone, clock) / DAY;
    const agreedRevenue = (segment: string) => revenueAgreed(rates, segment);
    const assumedRate = (source: string) => rateTyped(rates, source);
    const terms = { asOf, windowDays, horizonDays, agreedRevenue, assumedRate };
    const { table, problems } = estimateLeadValues(history, terms);
    if (!table) throw new Error(problems.map(inWords).join(' '));
    const conversion = table.isShort ? `Won within ${count(table.horizonDays, 'day')}` : 'Conversion';
    return [headers(conversion), ...table.rates.map(cellsOf)];
  },
};

/** @param first the first row below a header, if there is one */
function historyIn(given: Arguments, first: number, sheets: Policy['sheets']): LeadHistory {
  const { zone } = given.ledger;
  const day = (moment: Moment | null) => (moment ? toLocal(zone, moment.begin) / DAY : Number.NaN);
  const size = given.length - first;
  const [created, won, revenue] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const [source, segment]: [string[], string[]] = [[], []];
  const mark = decimalMarkFor(sheets, { field: 'revenue' }, given.column('revenue'));
  for (let index = 0; index < size; index++) {
    const row = first + index;
    created[index] = day(given.moment('created', row));
    won[index] = day(given.moment('won', row));
    revenue[index] = readNumber(given.cell('revenue', row), mark) ?? Number.NaN;
    source.push(given.text('source', row));
    segment.push(given.text('segment', row));
  }
  return { created, won, revenue, source, segment };
}

function cellsOf({ source, segment, leads, wins, mature, ...rate }: EstimatedRate): Cell[] {
  const { conversion, revenue, value, low, high, valueLow, valueHigh } = rate;
  const shown = [source, segment, leads, wins, mature, conversion, revenue ?? '', value ?? ''];
  return [...shown, low, high, valueLow ?? '', valueHigh ?? ''];
}
