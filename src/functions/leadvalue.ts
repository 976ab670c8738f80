import { valueAt } from '../sla/promises/marketing/values-in-use.ts';
import { fold } from '../sla/sheet/text.ts';
import { Arguments } from './arguments.ts';
import { type CustomFunction, POLICY, SEGMENT } from './declare.ts';

const SOURCE_OF_LEAD = { name: 'source', type: 'range', about: 'Source of each lead, as the policy spells it.' };
const HEADERS = ['source', 'lead source', 'original source', 'origin', 'channel'];

export const LEADVALUE: CustomFunction = {
  name: 'LEADVALUE',
  about: 'What one lead of a source is worth: its conversion rate × the average revenue per customer.',
  parameters: [SOURCE_OF_LEAD, SEGMENT, POLICY],
  returns:
    'Value in the currency of the policy; blank where no rate is agreed, or source and segment are blank: type "(blank)".',
  examples: [
    { formula: '=LEADVALUE("Free trial", , SLA_POLICY)', answer: 960 },
    { formula: '=LEADVALUE("free_trial", "Enterprise", SLA_POLICY)', answer: 960 },
    { formula: '=SUM(LEADVALUE({"Free trial"; "eBook"}, , SLA_POLICY))', answer: 1240 },
  ],
  run(args, ambient) {
    const given = new Arguments(this, args, ambient, ['segment']);
    const value = valueAt(given.ledger, given.now);
    const named = given.ledger.at(given.now)?.policy.sheets.flatMap(({ columns }) => columns.source ?? []) ?? [];
    const headers = new Set([...HEADERS, ...named.map(fold)]);
    const isHeader = (text: string) => headers.has(fold(text));
    return given.answer(
      'Lead value',
      cell => isHeader(String(cell)),
      row =>
        given.hasError(row, ['source', 'segment'])
          ? 'CHECK DATA'
          : (value(given.text('source', row), given.text('segment', row)) ?? ''),
    );
  },
};
