import {
  compileCard,
  type LeadScore,
  mainReasons,
  missingColumns,
  type Reason,
} from '../sla/promises/marketing/score/card.ts';
import { scoreCell } from '../sla/promises/marketing/score/cells.ts';
import { BLANK } from '../sla/promises/marketing/score/levels.ts';
import { type Cell, isBlank } from '../sla/sheet/cell.ts';
import { listed } from '../sla/sheet/text.ts';
import { type Ambient, type CustomFunction, POLICY } from './declare.ts';
import { DATA, leadData } from './lead-data.ts';

/** Where the columns that are missing carried more of the score than this, there is none. */
const TOO_MUCH = 0.5;

export const LEADSCORE: CustomFunction = {
  name: 'LEADSCORE',
  about: 'The points of a lead: 100 is the average, 20 more double the odds that it is won.',
  parameters: [DATA, POLICY],
  returns: 'A column with a header: the points of each lead.',
  examples: [
    { formula: '=INDEX(LEADSCORE({"Company size"; 200; 20}, SLA_POLICY), 2)', answer: 112 },
    { formula: '=INDEX(LEADSCORE({"Company size"; 200; 20}, SLA_POLICY), 3)', answer: 86 },
  ],
  run(args, ambient) {
    return scored(this, args, ambient, 'Lead score', ({ points }) => points);
  },
};

export const LEADSCORE_WHY: CustomFunction = {
  name: 'LEADSCORE_WHY',
  about: 'What adds most to a lead’s score, and what takes most from it.',
  parameters: [DATA, POLICY],
  returns: 'A column with a header: the reasons of each lead.',
  examples: [
    { formula: '=INDEX(LEADSCORE_WHY({"Company size"; 200; 20}, SLA_POLICY), 2)', answer: '+12 Company size 200' },
  ],
  run(args, ambient) {
    return scored(
      this,
      args,
      ambient,
      'Lead score reasons',
      ({ reasons }) => mainReasons(reasons).map(reasonWords).join(', ') || 'an average lead',
    );
  },
};

function scored(
  fn: CustomFunction,
  args: readonly unknown[],
  ambient: Ambient,
  title: string,
  answer: (score: LeadScore) => Cell,
): Cell[][] {
  const { given, headers, leads } = leadData(fn, args, ambient);
  const card = given.ledger.at(given.now)?.policy.score;
  const column = (header: string, of: (cells: readonly Cell[]) => Cell) => [
    [header],
    ...leads.map(cells => [cells.every(isBlank) ? '' : of(cells)]),
  ];
  if (!card) return column(`${title} (none accepted)`, () => '');
  const { names, share } = missingColumns(card, headers);
  const header = names.length ? `${title} (without ${listed(names)})` : title;
  if (share > TOO_MUCH) return column(header, () => '');
  const ask = compileCard(card, headers);
  return column(header, cells => answer(ask(index => scoreCell(cells[index]))));
}

/** "+12 Company size 200–500" */
function reasonWords({ column, text, points }: Reason): string {
  return `${points > 0 ? '+' : '−'}${Math.abs(points)} ${column} ${text === BLANK ? 'blank' : text}`;
}
