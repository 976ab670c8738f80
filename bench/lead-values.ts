/** Lead values of 100,000 leads × 20 sources in the pushed bundle itself: the function as a cell calls it. */
import { createContext, runInContext } from 'node:vm';
import { builtProject } from '../workbench/host/project.ts';
import { ledgerOf } from './ledger.ts';

/** Built inside the context, as Sheets hands a range over: dates and texts of that realm. */
const RANGES = `
  const DAY = 86400000, rows = 100000, now = Date.UTC(2026, 10, 20, 18, 30);
  let seed = 1;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const created = [], source = [], won = [], revenue = [];
  for (let i = 0; i < rows; i++) {
    const at = now - Math.floor(300 * DAY * random());
    const wins = random() < 0.1;
    created.push([new Date(at)]);
    source.push(['Source ' + Math.floor(20 * random())]);
    won.push([wins ? new Date(at + Math.floor(40 * DAY * random())) : '']);
    revenue.push([wins ? Math.floor(9000 * random()) + 1 : '']);
  }
`;

export function benchLeadValues(): string[] {
  const { bundle } = builtProject('dist');
  const context = createContext({ console });
  runInContext(bundle, context);
  runInContext(`${RANGES}\nvar policy = ${JSON.stringify(ledgerOf())};`, context);
  const call = 'LEADVALUE_TABLE(created, source, won, revenue, "", new Date(now), policy)';
  const times = Array.from({ length: 7 }, () => {
    const begin = performance.now();
    runInContext(call, context);
    return performance.now() - begin;
  });
  const [first = 0, ...again] = times;
  const best = Math.min(...again);
  return [
    `LEADVALUE_TABLE over 100,000 leads × 20 sources in the bundle: ${first.toFixed(0)} ms first, ${best.toFixed(0)} ms then`,
  ];
}
