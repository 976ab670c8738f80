import { type EstimatedRate, estimateLeadValues } from '../sla/estimate/estimate.ts';
import { revenueAgreed } from '../sla/estimate/refresh.ts';
import type { Cell, Moment } from '../sla/moment.ts';
import { readNumber } from '../sla/number.ts';
import { inWords } from '../sla/problem.ts';
import { DAY } from '../sla/time.ts';
import { toLocal } from '../sla/zone.ts';
import { Arguments, isDateHeader } from './arguments.ts';
import { CLOCK, type CustomFunction, POLICY, SEGMENT } from './declare.ts';

const HEADERS = [
  'Source',
  'Segment',
  'Leads',
  'Wins',
  'Mature equivalents',
  'Conversion',
  'Revenue',
  'Value',
  'Low',
  'High',
];

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
    'A table: source, segment, leads, wins, mature equivalents, conversion, revenue, value, low and high end of the conversion.',
  examples: [
    {
      formula:
        '=INDEX(LEADVALUE_TABLE({"2026-11-02"; "2026-11-03"; "2026-11-04"}, {"Webinar"; "Webinar"; "eBook"}, {"2026-11-09"; ""; ""}, , , SLA_CLOCK, SLA_POLICY), 2, 1)',
      answer: 'Webinar',
    },
    {
      formula:
        '=ROUND(INDEX(LEADVALUE_TABLE({"2026-11-02"; "2026-11-03"; "2026-11-04"}, {"Webinar"; "Webinar"; "eBook"}, {"2026-11-09"; ""; ""}, , , SLA_CLOCK, SLA_POLICY), 2, 6), 3)',
      answer: 0.333,
    },
  ],
  run(args, ambient) {
    const given = new Arguments(this, args, ambient);
    const { ledger, clock } = given;
    const agreement = ledger.at(clock);
    if (!agreement) throw new Error('The agreement is not in force yet at the moment of clock.');
    const { windowDays, horizonDays, rates } = agreement.policy.values;
    const first = given.length > 1 && isDateHeader(given.cell('created', 0)) ? 1 : 0;
    const rows = Array.from({ length: given.length - first }, (_, index) => first + index);
    const day = (moment: Moment | null) => (moment ? toLocal(ledger.zone, moment.begin) / DAY : Number.NaN);
    const history = {
      created: Float64Array.from(rows, row => day(given.moment('created', row))),
      won: Float64Array.from(rows, row => day(given.moment('won', row))),
      source: rows.map(row => given.text('source', row)),
      segment: rows.map(row => given.text('segment', row)),
      revenue: Float64Array.from(rows, row => readNumber(given.cell('revenue', row)) ?? Number.NaN),
    };
    const asOf = toLocal(ledger.zone, clock) / DAY;
    const agreedRevenue = (segment: string) => revenueAgreed(rates, segment);
    const { table, problems } = estimateLeadValues(history, { asOf, windowDays, horizonDays, agreedRevenue });
    if (!table) throw new Error(problems.map(inWords).join(' '));
    return [HEADERS, ...table.rates.map(cellsOf)];
  },
};

function cellsOf({ source, segment, leads, wins, mature, ...rate }: EstimatedRate): Cell[] {
  const { conversion, revenue, value, low, high } = rate;
  return [source, segment, leads, wins, mature, conversion, revenue ?? '', value ?? '', low, high];
}
