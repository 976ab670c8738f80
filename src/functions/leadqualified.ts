import type { Agreement } from '../sla/policy/agreement.ts';
import { datesFor, decimalMarkFor } from '../sla/policy/decided.ts';
import { compileQualification, type Qualified, qualifiedByDate } from '../sla/promises/marketing/qualification.ts';
import { cameAt, qualifying } from '../sla/promises/sales/binding.ts';
import { isBlank } from '../sla/sheet/cell.ts';
import { fold } from '../sla/sheet/text.ts';
import { type CustomFunction, POLICY } from './declare.ts';
import { DATA, leadData } from './lead-data.ts';

export const LEADQUALIFIED: CustomFunction = {
  name: 'LEADQUALIFIED',
  about: 'Whether a lead counts for Marketing: TRUE, or the criterion that it fails.',
  parameters: [DATA, POLICY],
  returns: 'A column with a header: TRUE or the reason for each lead.',
  examples: [
    { formula: '=INDEX(LEADQUALIFIED({"Company size"; 200; 20}, SLA_POLICY), 2)', answer: true },
    {
      formula: '=INDEX(LEADQUALIFIED({"Company size"; 200; 20}, SLA_POLICY), 3)',
      answer: 'Company size at least 50: it is 20',
    },
  ],
  run(args, ambient) {
    const { given, headers, leads } = leadData(this, args, ambient);
    const { ledger, now } = given;
    const present = ledger.at(now);
    if (!present) throw new Error('The agreement is not in force yet.');
    const columnOf = (field: 'created' | 'qualified' | 'assigned') => {
      const named = present.policy.sheets.flatMap(({ columns }) => columns[field] ?? []).map(fold);
      return headers.findIndex(name => named.includes(fold(name)));
    };
    const momentsOf = (field: 'created' | 'qualified' | 'assigned') => {
      const column = columnOf(field);
      const { read } = datesFor(
        present.policy.sheets,
        [field],
        leads.map(cells => cells[column]),
        ledger.zone,
      );
      return (cells: readonly unknown[]) => read(cells[column]);
    };
    const [created, dated] = [columnOf('created'), columnOf('qualified')];
    const [createdAt, qualifiedAt, assignedAt] = [momentsOf('created'), momentsOf('qualified'), momentsOf('assigned')];
    const criteria = new Map<Agreement, (cells: readonly unknown[]) => Qualified>();
    const markOf = (column: number) =>
      decimalMarkFor(
        present.policy.sheets,
        { header: headers[column] ?? '' },
        leads.map(cells => cells[column]),
      );
    const meets = (agreement: Agreement, cells: readonly unknown[]) => {
      const known = criteria.get(agreement) ?? compileQualification(agreement.policy.qualification, headers, markOf);
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
