import type { Agreement } from '../sla/policy/agreement.ts';
import { compileQualification, type Qualified, qualifiedByDate } from '../sla/promises/marketing/qualification.ts';
import { cameAt, qualifying } from '../sla/promises/sales/binding.ts';
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
    const { ledger, now } = given;
    const present = ledger.at(now);
    if (!present) throw new Error('The agreement is not in force yet.');
    const rows = Array.from({ length: given.length }, (_, row) => given.cells('data', row));
    const [header = [], ...leads] = rows;
    const headers = header.map(cell => String(cell ?? '').trim());
    const columnOf = (field: 'created' | 'qualified' | 'assigned') => {
      const named = present.policy.sheets.flatMap(({ columns }) => columns[field] ?? []).map(fold);
      return headers.findIndex(name => named.includes(fold(name)));
    };
    const momentsIn = (column: number) => {
      const found = inferDateOrder(leads.map(cells => cells[column]));
      const order = found === 'dmy' || found === 'mdy' ? found : 'ymd';
      return (cells: readonly unknown[]) => readMoment(cells[column], order, ledger.zone, true);
    };
    const [created, dated] = [columnOf('created'), columnOf('qualified')];
    const [createdAt, qualifiedAt] = [momentsIn(created), momentsIn(dated)];
    const assignedAt = momentsIn(columnOf('assigned'));
    const criteria = new Map<Agreement, (cells: readonly unknown[]) => Qualified>();
    const meets = (agreement: Agreement, cells: readonly unknown[]) => {
      const known = criteria.get(agreement) ?? compileQualification(agreement.policy.qualification, headers);
      criteria.set(agreement, known);
      return known(cells);
    };
    const answer = (cells: readonly unknown[]): Qualified => {
      if (dated >= 0) return qualifiedByDate(qualifiedAt(cells), now);
      const came = created < 0 ? null : cameAt(createdAt(cells), [assignedAt(cells)]);
      return meets(qualifying(ledger, came, now)?.agreement ?? present, cells);
    };
    const isByPresent = dated < 0 && created < 0 && [...ledger.inForceBy(now)].length > 1;
    const title = isByPresent ? 'Qualified (by the present version: no creation date is given)' : 'Qualified';
    return [[title], ...leads.map(cells => [cells.every(isBlank) ? '' : answer(cells)])];
  },
};
