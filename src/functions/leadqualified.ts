import { compileQualification, type Qualified, qualifiedByDate } from '../sla/promises/marketing/qualification.ts';
import { isBlank } from '../sla/sheet/cell.ts';
import { inferDateOrder, readMoment } from '../sla/sheet/date.ts';
import { fold } from '../sla/sheet/text.ts';
import { Arguments } from './arguments.ts';
import { type CustomFunction, POLICY } from './declare.ts';

export const LEADQUALIFIED: CustomFunction = {
  name: 'LEADQUALIFIED',
  about: 'Whether a lead counts for Marketing: TRUE, or the criterion that it fails.',
  parameters: [{ name: 'data', type: 'range', about: 'The headers and the rows of the leads, such as A1:H.' }, POLICY],
  returns: 'A column with a header: TRUE or the reason for each lead.',
  examples: [
    { formula: '=INDEX(LEADQUALIFIED({"Company size"; 200; 20}, SLA_POLICY), 2)', answer: true },
    {
      formula: '=INDEX(LEADQUALIFIED({"Company size"; 200; 20}, SLA_POLICY), 3)',
      answer: 'Company size at least 50: it is 20',
    },
  ],
  run(args, ambient) {
    const given = new Arguments(this, args, ambient);
    if (!Array.isArray(args[0]) || given.length < 2) {
      throw new Error('data needs the headers and at least one row below them, such as A1:H.');
    }
    const agreement = given.ledger.at(given.now);
    if (!agreement) throw new Error('The agreement is not in force yet.');
    const rows = Array.from({ length: given.length }, (_, row) => given.cells('data', row));
    const [header = [], ...leads] = rows;
    const headers = header.map(cell => String(cell ?? '').trim());
    const { policy } = agreement;
    const dated = policy.sheets.flatMap(({ columns }) => columns.qualified ?? []).map(fold);
    const column = headers.findIndex(name => dated.includes(fold(name)));
    const meets = column < 0 ? compileQualification(policy.qualification, headers) : null;
    const found = inferDateOrder(leads.map(cells => cells[column]));
    const order = found === 'dmy' || found === 'mdy' ? found : 'ymd';
    const answer = (cells: readonly unknown[]): Qualified =>
      meets ? meets(cells) : qualifiedByDate(readMoment(cells[column], order, given.ledger.zone, true), given.now);
    return [['Qualified'], ...leads.map(cells => [cells.every(isBlank) ? '' : answer(cells)])];
  },
};
