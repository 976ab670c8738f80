import { leadsOwed } from '../sla/promises/marketing/goal.ts';
import { isBlank } from '../sla/sheet/cell.ts';
import { readNumber } from '../sla/sheet/number.ts';
import { inWords } from '../sla/sheet/problem.ts';
import { Arguments } from './arguments.ts';
import type { CustomFunction } from './declare.ts';

export const LEADGOAL: CustomFunction = {
  name: 'LEADGOAL',
  about: 'Qualified leads that Marketing owes a month, from the bookings it must source.',
  parameters: [
    { name: 'bookings', type: 'number', about: 'Bookings that Marketing must source.' },
    { name: 'revenue_per_customer', type: 'number', about: 'Average revenue per customer.' },
    { name: 'lead_to_customer', type: 'number', about: 'Share of qualified leads that become customers, such as 2%.' },
    { name: 'months', type: 'number', about: 'Months in which the bookings are due; 1 if left out.', isOptional: true },
  ],
  returns: 'Leads per month, rounded up.',
  examples: [
    { formula: '=LEADGOAL(600000, 8000, 2%)', answer: 3750 },
    { formula: '=LEADGOAL(1800000, 8000, 0.02, 3)', answer: 3750 },
  ],
  run(args, ambient) {
    const given = new Arguments(this, args, ambient);
    return given.answer(
      'Leads owed',
      cell => readNumber(cell) === null,
      row => {
        const number = (name: string) => readNumber(given.cell(name, row)) ?? Number.NaN;
        const months = given.isGiven('months') ? number('months') : 1;
        const goal = leadsOwed(number('bookings'), number('revenue_per_customer'), number('lead_to_customer'), months);
        if (typeof goal === 'number') return goal;
        const where = given.length > 1 ? `Row ${row + 1}: ` : '';
        throw new Error(
          where + (isBlank(given.cell(goal.at, row)) ? `${goal.at} is blank. ${goal.fix}` : inWords(goal)),
        );
      },
    );
  },
};
