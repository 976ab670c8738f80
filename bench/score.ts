/**
 * How well the lead score foretells, and how long it learns, on real calls and leads, which are no part of the project. Every
 * figure of quality is of rows that the model has not seen; refusals are off.
 */
import { columnCells } from '../src/sla/promises/marketing/score/cells.ts';
import { areaUnder } from '../src/sla/promises/marketing/score/exclusions.ts';
import { asKnownAt, labelled } from '../src/sla/promises/marketing/score/labels.ts';
import type { ColumnCells } from '../src/sla/promises/marketing/score/levels.ts';
import { logitsOf, lossOf, type Model, shareOf, trainModel } from '../src/sla/promises/marketing/score/model.ts';
import { olistDay, olistRows } from '../test/support/olist.ts';
import { type Random, seeded } from '../test/support/random.ts';
import { type BankCalls, bankCalls } from '../test/support/uci-bank.ts';
import { inFreshContext } from './fresh-context.ts';

export async function benchScore(): Promise<string[]> {
  const bank = bankCalls();
  const olist = olistRows();
  return [
    ...(bank ? [outOfFold(bank), smallSamples(bank), shuffled(bank)] : []),
    ...(olist ? nextMonths(olist) : []),
    await speed(),
  ];
}

function trained(columns: readonly ColumnCells[], rows: Int32Array, outcome: Float64Array): Model {
  const labels = {
    outcome: Float64Array.from(rows, row => outcome[row] ?? 0),
    weight: new Float64Array(rows.length).fill(1),
  };
  const model = trainModel(columns, rows, labels);
  if (!model) throw new Error('The fit did not converge.');
  return model;
}

function outOfFold({ columns, outcome, foldOf }: BankCalls): string {
  const logits = new Float64Array(outcome.length);
  const every = Int32Array.from(outcome.keys());
  for (const fold of new Set(foldOf)) {
    const rest = every.filter(row => foldOf[row] === fold);
    const model = trained(
      columns,
      every.filter(row => foldOf[row] !== fold),
      outcome,
    );
    for (const [i, logit] of logitsOf(model, columns, rest).entries()) logits[rest[i] ?? 0] = logit;
  }
  const auc = areaUnder(logits, outcome, new Float64Array(outcome.length).fill(1));
  const loss = mean(logits.map((logit, row) => lossOf(logit, outcome[row] ?? 0)));
  const ranked = every.sort((a, b) => (logits[a] ?? 0) - (logits[b] ?? 0));
  const n = ranked.length;
  const groups = Array.from({ length: 10 }, (_, g) =>
    ranked.slice(Math.floor((g * n) / 10), Math.floor(((g + 1) * n) / 10)),
  );
  const came = (rows: Int32Array) => mean(Float64Array.from(rows, row => outcome[row] ?? 0));
  const said = (rows: Int32Array) => mean(Float64Array.from(rows, row => shareOf(logits[row] ?? 0)));
  const ece = groups.reduce((sum, rows) => sum + (rows.length * Math.abs(said(rows) - came(rows))) / n, 0);
  const lift = came(ranked.slice(-Math.ceil(n / 10))) / came(ranked);
  return (
    `lead score, UCI bank out of fold: AUC ${auc.toFixed(4)} (goal ≥ .765), log loss ${loss.toFixed(4)} (≤ .2800), ` +
    `ECE ${ece.toFixed(4)} (≤ .016), lift of the best tenth ${lift.toFixed(2)} (≥ 4.1)`
  );
}

const DRAWS = 300;
const SAMPLE = 200;

/** Gain over the base rate of 200 rows, on all the others. */
function gains(
  { columns, outcome }: BankCalls,
  random: Random,
  draw: (outcome: Float64Array) => Float64Array,
): Float64Array {
  return Float64Array.from({ length: DRAWS }, () => {
    const labels = draw(outcome);
    const order = shuffledRows(outcome.length, random);
    const [sample, rest] = [order.slice(0, SAMPLE), order.slice(SAMPLE)];
    const wins = mean(Float64Array.from(sample, row => labels[row] ?? 0));
    const base = Math.log(wins / (1 - wins));
    const logits = logitsOf(trained(columns, sample, labels), columns, rest);
    return mean(
      Float64Array.from(rest, (row, i) => {
        const came = labels[row] ?? 0;
        return lossOf(base, came) - lossOf(logits[i] ?? 0, came);
      }),
    );
  });
}

function smallSamples(bank: BankCalls): string {
  const found = gains(bank, seeded(2), outcome => outcome);
  const worse = found.filter(gain => gain < 0).length / DRAWS;
  return (
    `${DRAWS} samples of ${SAMPLE}: worse than the base rate in ${(100 * worse).toFixed(1)} % (≤ 1), ` +
    `mean gain ${mean(found).toFixed(4)} (≥ .04)`
  );
}

function shuffled(bank: BankCalls): string {
  const random = seeded(3);
  const found = gains(bank, random, outcome =>
    Float64Array.from(shuffledRows(outcome.length, random), row => outcome[row] ?? 0),
  );
  return `the same with shuffled outcomes: mean cost ${(-mean(found)).toFixed(4)} (≤ .012)`;
}

/** Leads of the 31 days after each date, by source and landing page, against the same ridge on the source alone. */
function nextMonths([, ...rows]: readonly (readonly string[])[]): string[] {
  const created = Float64Array.from(rows, ([, date = '']) => olistDay(date));
  const won = Float64Array.from(rows, (row, i) =>
    row[5] ? Math.max(olistDay(row[5]), created[i] ?? 0) : Number.POSITIVE_INFINITY,
  );
  const source = columnCells(
    'origin',
    rows.map(row => row[2]),
  );
  const columns = [
    source,
    columnCells(
      'landing page',
      rows.map(row => row[3]),
    ),
  ];
  const all = { score: 0, source: 0, leads: 0 };
  const months = ['2018-01-31', '2018-02-28', '2018-03-31', '2018-04-30'].map(date => {
    const asOf = olistDay(date) + 1;
    const { rows: train, labels } = labelled(asKnownAt({ asOf, created, won }, asOf), {
      windowDays: 90,
      horizonDays: 90,
    });
    const next = Int32Array.from(created.keys()).filter(
      row => (created[row] ?? 0) >= asOf && (created[row] ?? 0) < asOf + 31,
    );
    const lossBy = (columns: readonly ColumnCells[]) => {
      const model = trainModel(columns, train, labels);
      if (!model) throw new Error('The fit did not converge.');
      const logits = logitsOf(model, columns, next);
      return next.reduce(
        (sum, row, i) => sum + lossOf(logits[i] ?? 0, (won[row] ?? 0) - (created[row] ?? 0) < 90 ? 1 : 0),
        0,
      );
    };
    const [byScore, bySource] = [lossBy(columns), lossBy([source])];
    all.score += byScore;
    all.source += bySource;
    all.leads += next.length;
    return `${date} ${(byScore / next.length).toFixed(4)} against ${(bySource / next.length).toFixed(4)}`;
  });
  const pooled = `${(all.score / all.leads).toFixed(4)} (goal ≤ .3470) against ${(all.source / all.leads).toFixed(4)} of the source alone`;
  return [`lead score, Olist’s next month: log loss ${pooled}; ${months.join('; ')}`];
}

/** 10,000 rows × 80 levels in a fresh context, as Google runs it. */
async function speed(): Promise<string> {
  const load = await inFreshContext<typeof trainModel>('src/sla/promises/marketing/score/model.ts', 'trainModel');
  const random = seeded(4);
  const rows = Int32Array.from({ length: 10_000 }, (_, row) => row);
  const columns = Array.from({ length: 10 }, (_, index): ColumnCells => {
    const texts = Array.from(rows, () => `level ${Math.floor(8 * random())}`);
    return { name: `Column ${index}`, texts, numbers: new Float64Array(rows.length).fill(Number.NaN) };
  });
  const labels = {
    outcome: Float64Array.from(rows, () => (random() < 0.1 ? 1 : 0)),
    weight: new Float64Array(rows.length).fill(1),
  };
  const times = Array.from({ length: 5 }, () => {
    const train = load();
    const begin = performance.now();
    if (!train(columns, rows, labels)) throw new Error('The fit did not converge.');
    return performance.now() - begin;
  });
  return `training on 10,000 rows × 80 levels in a fresh context: ${Math.min(...times).toFixed(0)} ms (goal ≤ 150)`;
}

function shuffledRows(n: number, random: Random): Int32Array {
  const rows = Int32Array.from({ length: n }, (_, row) => row);
  for (let i = n - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [rows[i], rows[other]] = [rows[other] ?? 0, rows[i] ?? 0];
  }
  return rows;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
