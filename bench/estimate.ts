/**
 * How long lead values take to estimate and how well they foretell, both against the naive rate (wins ÷ leads).
 *
 * The estimator runs as Google runs it: bundled for es2019, in a context of its own.
 */
import type { estimateLeadValues } from '../src/sla/promises/marketing/estimate/estimate.ts';
import type { LeadHistory } from '../src/sla/promises/marketing/estimate/history.ts';
import { historyOf, type LeadRow, termsAt } from '../test/support/lead-history.ts';
import { olistDay, olistLeads } from '../test/support/olist.ts';
import { exponential, seeded } from '../test/support/random.ts';
import { inFreshContext } from './fresh-context.ts';

type Estimator = typeof estimateLeadValues;

const WINDOW = 90;
const HORIZON = 90;

function largeSheet(leads: number, sources: number): LeadHistory {
  const random = seeded(1);
  const rates = Array.from({ length: sources }, () => 0.02 + 0.2 * random());
  return historyOf(
    Array.from({ length: leads }, (): LeadRow => {
      const source = Math.floor(random() * sources);
      const created = 300 * random();
      const isWon = random() < (rates[source] ?? 0);
      const won = isWon ? created + 20 * exponential(random) : null;
      return [created, won, `Source ${source}`, '', isWon ? 1000 * random() : null];
    }),
  );
}

interface NaiveRates {
  readonly rates: ReadonlyMap<string, number>;
  readonly pooled: number;
}

/** Wins ÷ leads of the window, as they are known at a moment. */
function naiveRates({ created, won, source }: LeadHistory, asOf: number): NaiveRates {
  const counts = new Map<string, { leads: number; wins: number }>();
  const all = { leads: 0, wins: 0 };
  for (let i = 0; i < created.length; i++) {
    const start = created[i] ?? Number.NaN;
    if (!(start >= asOf - WINDOW && start < asOf)) continue;
    const count = counts.get(source[i] ?? '') ?? { leads: 0, wins: 0 };
    counts.set(source[i] ?? '', count);
    const isWin = (won[i] ?? Number.NaN) <= asOf ? 1 : 0;
    count.leads++;
    count.wins += isWin;
    all.leads++;
    all.wins += isWin;
  }
  return {
    rates: new Map([...counts].map(([name, { leads, wins }]) => [name, wins / leads])),
    pooled: all.wins / all.leads,
  };
}

function milliseconds(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const repeated = (times: number, run: () => unknown) => median(Array.from({ length: times }, () => milliseconds(run)));

export async function benchEstimate(): Promise<string[]> {
  const load = await inFreshContext<Estimator>('src/sla/promises/marketing/estimate/estimate.ts', 'estimateLeadValues');
  return [...speed(load), ...forecasts(load())];
}

function speed(load: () => Estimator): string[] {
  return [20, 495].map(sources => {
    const history = largeSheet(100_000, sources);
    const terms = termsAt(300);
    const cold = median(
      Array.from({ length: 5 }, () => {
        const estimate = load();
        return milliseconds(() => estimate(history, terms));
      }),
    );
    const estimate = load();
    repeated(5, () => estimate(history, terms));
    const warm = repeated(15, () => estimate(history, terms));
    repeated(5, () => naiveRates(history, terms.asOf));
    const naive = repeated(15, () => naiveRates(history, terms.asOf));
    return (
      `100,000 leads × ${sources} sources: ${warm.toFixed(1)} ms, ${(warm / naive).toFixed(1)} × a naive count ` +
      `(${naive.toFixed(1)} ms); ${cold.toFixed(1)} ms in a fresh context`
    );
  });
}

/** Mean −ln of the probability that was given to what happened to the leads of the 31 days after a moment. */
function logLoss({ created, won, source }: LeadHistory, asOf: number, rateOf: (source: string) => number): number {
  let [loss, leads] = [0, 0];
  for (let i = 0; i < created.length; i++) {
    const start = created[i] ?? Number.NaN;
    if (!(start >= asOf && start < asOf + 31)) continue;
    // A rate of 0 or 1 would lose without bound on one surprise.
    const rate = Math.min(0.999, Math.max(0.001, rateOf(source[i] ?? '')));
    const isWon = (won[i] ?? Number.NaN) - start < HORIZON;
    loss -= Math.log(isWon ? rate : 1 - rate);
    leads++;
  }
  return loss / leads;
}

function forecasts(estimate: Estimator): string[] {
  const history = olistLeads();
  if (!history) return [];
  return ['2017-12-31', '2018-01-31', '2018-02-28', '2018-03-31', '2018-04-30'].map(date => {
    const asOf = olistDay(date) + 1;
    const { table, problems } = estimate(history, termsAt(asOf));
    if (!table) return `log loss after ${date}: refused. ${problems.map(({ message }) => message).join(' ')}`;
    const rates = new Map(table.rates.map(({ source, conversion }) => [source, conversion]));
    const estimated = logLoss(history, asOf, source => rates.get(source || '(blank)') ?? table.prior.mean);
    const naive = naiveRates(history, asOf);
    const counted = logLoss(history, asOf, source => naive.rates.get(source) ?? naive.pooled);
    const winner = estimated < counted ? 'the estimate wins' : 'the naive rate wins';
    return `log loss after ${date}: estimate ${estimated.toFixed(4)}, naive ${counted.toFixed(4)}: ${winner}`;
  });
}
