/** Invented lead sheets for the score: days, wins, and columns with or without a signal. */
import { columnCells } from '../../src/sla/promises/marketing/score/cells.ts';
import type { ScoreHistory } from '../../src/sla/promises/marketing/score/check.ts';
import { exponential, normal, type Random } from './random.ts';

/** A year of leads; `signal` 0 is pure noise, 1 that of the sample. */
export function scoreSheet(random: Random, leads: number, signal: number): ScoreHistory {
  const asOf = 365;
  const created = new Float64Array(leads);
  const won = new Float64Array(leads).fill(Number.POSITIVE_INFINITY);
  const [sizes, sources, pages, noise]: [unknown[], string[], unknown[], string[]] = [[], [], [], []];
  const strength = [0.9, 0.3, 0, -0.5, -0.9];
  for (let i = 0; i < leads; i++) {
    created[i] = asOf * random();
    const source = Math.floor(5 * random());
    const size = Math.round(Math.exp(4 + 1.2 * normal(random)));
    const visited = Math.floor(3 * exponential(random));
    const logit = -2 + signal * ((strength[source] as number) + 0.5 * (Math.log(size) - 4) + 0.25 * (visited - 3));
    if (random() < 1 / (1 + Math.exp(-logit))) won[i] = (created[i] as number) + 15 * exponential(random);
    sizes.push(random() < 0.1 ? '' : size);
    sources.push(`Source ${source}`);
    pages.push(visited);
    noise.push(`Word ${Math.floor(12 * random())}`);
  }
  const known = won.map(win => (win <= asOf ? win : Number.POSITIVE_INFINITY));
  const source = columnCells('Source', sources);
  return {
    cohort: { asOf, created, won: known },
    source,
    columns: [source, columnCells('Company size', sizes), columnCells('Pages', pages), columnCells('Word', noise)],
  };
}
