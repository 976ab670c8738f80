import type { ChartView } from '../../server/protocol.ts';

const COLOURS = ['#1a73e8', '#b3261e', '#f29900', '#137333', '#8430ce', '#00838f'];
const MARGIN = { top: 34, right: 16, bottom: 30, left: 58 };
const TICKS = 4;

/** A chart as plain SVG: columns, bars as columns, lines, areas, points; a pie as its shares in words. */
export function Chart({ chart }: { chart: ChartView }) {
  const { width, height, title, labels, series, type } = chart;
  const room = { width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
  const values = series.flatMap(one => one.values).filter(value => value !== null);
  const low = Math.min(0, ...values);
  const high = Math.max(1, ...values);
  const y = (value: number) => MARGIN.top + room.height * (1 - (value - low) / (high - low));
  const step = room.width / Math.max(1, labels.length);
  const x = (index: number) => MARGIN.left + step * (index + 0.5);
  const ticks = Array.from({ length: TICKS + 1 }, (_, n) => low + ((high - low) * n) / TICKS);
  const every = Math.ceil(labels.length / Math.max(1, Math.floor(room.width / 64)));
  return (
    <svg width={width} height={height} role="img" aria-label={title || 'Chart'}>
      <text x={MARGIN.left} y={20} class="chart-title">
        {title}
      </text>
      {ticks.map(tick => (
        <g key={tick}>
          <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} class="chart-line" />
          <text x={MARGIN.left - 6} y={y(tick) + 4} text-anchor="end" class="chart-label">
            {shortNumber(tick)}
          </text>
        </g>
      ))}
      {labels.map((label, index) =>
        index % every === 0 ? (
          <text key={index} x={x(index)} y={height - 10} text-anchor="middle" class="chart-label">
            {label}
          </text>
        ) : null,
      )}
      {series.map(({ name, values: points }, number) => {
        const colour = COLOURS[number % COLOURS.length] ?? '';
        if (type === 'LINE' || type === 'AREA') {
          const line = points.flatMap((value, index) => (value === null ? [] : [`${x(index)},${y(value)}`])).join(' ');
          return <polyline key={name} points={line} fill="none" stroke={colour} stroke-width="2" />;
        }
        const thick = (step * 0.7) / series.length;
        return points.map((value, index) =>
          value === null ? null : (
            <rect
              key={`${name} ${index}`}
              x={x(index) - step * 0.35 + thick * number}
              y={Math.min(y(0), y(value))}
              width={Math.max(1, thick)}
              height={Math.abs(y(0) - y(value))}
              fill={colour}
            />
          ),
        );
      })}
    </svg>
  );
}

function shortNumber(value: number): string {
  return new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}
