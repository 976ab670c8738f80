/**
 * Benchmarks, printed as ratios: `npm run bench`. They say how much faster or slower than a yardstick on this machine; the
 * yardsticks are what people do without Lead SLA.
 */
import { benchCalendar } from './calendar.ts';
import { benchEstimate } from './estimate.ts';
import { benchFormulas } from './formulas.ts';
import { benchLeadValues } from './lead-values.ts';
import { benchScan } from './scan.ts';
import { benchScore } from './score.ts';

for (const bench of [benchCalendar, benchScan, benchFormulas, benchEstimate, benchLeadValues, benchScore]) {
  for (const line of await bench()) console.log(line);
}
