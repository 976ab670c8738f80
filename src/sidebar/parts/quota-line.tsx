/** A month as two lines: what a steady month brings by the end of each day (dashed), and what came. */
import { useId } from 'preact/hooks';
import type { QuotaStanding } from '../../sla/promises/marketing/quota.ts';
import { grouped } from '../../sla/sheet/text.ts';
import { monthInWords } from '../../sla/time/clock-words.ts';
import { amountInWords } from '../words.ts';

/** In the units of the drawing, which are CSS pixels at 300 px. */
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [276, 116, 34, 270, 10, 96];

interface QuotaLineProps {
  readonly quota: QuotaStanding;
  readonly currency: string;
}

export function QuotaLine({ quota, currency }: QuotaLineProps) {
  const id = useId();
  const { line, unit, actual, expected } = quota;
  const came = line.flatMap(({ day, actual }) => (actual === null ? [] : [{ day, amount: actual }]));
  const amounts = [...line.map(({ ideal }) => ideal), ...came.map(({ amount }) => amount)];
  const highest = Math.max(1, ...amounts);
  const lowest = Math.min(0, ...amounts);
  const x = (day: number) => rounded(LEFT + ((RIGHT - LEFT) * day) / line.length);
  const y = (amount: number) => rounded(BOTTOM - ((BOTTOM - TOP) * (amount - lowest)) / (highest - lowest));
  const today = came[came.length - 1] ?? { day: 0, amount: 0 };
  const month = monthInWords(quota.month);
  const short = month.slice(0, 3);
  const steps = came.map(({ day, amount }) => `V${y(amount)}H${x(day)}`).join('');
  const start = `M${x(0)} ${y(0)}`;
  const words = (amount: number) => amountInWords(Math.round(amount), unit, currency);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={id}>
      <title id={id}>
        {month}: {words(actual)} came; a steady month would have brought {words(expected)} by now.
      </title>
      <path class="area" d={`${start}${steps}V${y(0)}Z`} />
      <path class="axis" d={`M${LEFT} ${y(0)}H${RIGHT}`} />
      <path class="steady" d={start + line.map(({ day, ideal }) => `L${x(day)} ${y(ideal)}`).join('')} />
      <path class="came" d={start + steps} />
      <circle cx={x(today.day)} cy={y(today.amount)} r="3.5" />
      <text x={LEFT - 6} y={TOP + 4} text-anchor="end">
        {shortened(highest)}
      </text>
      <text x={LEFT - 6} y={y(0) + 4} text-anchor="end">
        0
      </text>
      <text x={LEFT} y={HEIGHT - 4}>
        1 {short}
      </text>
      <text x={RIGHT} y={HEIGHT - 4} text-anchor="end">
        {line.length} {short}
      </text>
    </svg>
  );
}

function rounded(n: number): number {
  return Math.round(n * 10) / 10;
}

/** 200000 → "200k", 1250000 → "1.3M" */
function shortened(n: number): string {
  if (n >= 999_500) return `${grouped(n / 1e6, n < 9.95e6 ? 1 : 0)}M`;
  return n >= 9_999.5 ? `${grouped(n / 1000)}k` : grouped(n);
}
