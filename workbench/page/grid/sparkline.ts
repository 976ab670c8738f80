/** The small chart of a SPARKLINE formula: line, column, bar or win-loss. */
import type { Scalar, Sparkline } from '../../server/protocol.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';

function shape(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

const colour = (value: Scalar | undefined, otherwise: string): string =>
  typeof value === 'string' && /^(#[0-9a-f]{3,6}|[a-z]+)$/i.test(value) ? value : otherwise;

export function drawSparkline({ data, options }: Sparkline, width: number, height: number): SVGElement {
  const svg = shape('svg', { width: Math.max(1, width), height: Math.max(1, height), role: 'img' });
  const numbers = data.map(value => (typeof value === 'number' ? value : 0));
  svg.setAttribute('aria-label', `Sparkline of ${numbers.length} values`);
  if (numbers.length === 0) return svg;
  const kind = options.charttype ?? 'line';
  if (kind === 'bar') svg.append(...bars(numbers, options, width, height));
  else if (kind === 'line') svg.append(line(numbers, options, width, height));
  else svg.append(...columns(numbers, options, width, height, kind === 'winloss'));
  return svg;
}

function extent(numbers: readonly number[], options: Sparkline['options'], zero: boolean): readonly [number, number] {
  const low = typeof options.ymin === 'number' ? options.ymin : Math.min(...numbers, ...(zero ? [0] : []));
  const high = typeof options.ymax === 'number' ? options.ymax : Math.max(...numbers, ...(zero ? [0] : []));
  return [low, high === low ? low + 1 : high];
}

function line(numbers: readonly number[], options: Sparkline['options'], width: number, height: number): SVGElement {
  const [low, high] = extent(numbers, options, false);
  const x = (index: number) => 1 + (index * (width - 2)) / Math.max(1, numbers.length - 1);
  const y = (value: number) => height - 1 - ((value - low) / (high - low)) * (height - 2);
  const points = numbers.map((value, index) => `${x(index)},${y(value)}`).join(' ');
  const stroke = colour(options.color, '#1a73e8');
  return shape('polyline', { points, fill: 'none', stroke, 'stroke-width': Number(options.linewidth ?? 1.5) });
}

function columns(
  numbers: readonly number[],
  options: Sparkline['options'],
  width: number,
  height: number,
  isWinLoss: boolean,
): SVGElement[] {
  const values = isWinLoss ? numbers.map(Math.sign) : numbers;
  const [low, high] = extent(values, options, true);
  const step = width / values.length;
  const y = (value: number) => height - ((value - low) / (high - low)) * height;
  return values.map((value, index) =>
    shape('rect', {
      x: index * step + step * 0.1,
      y: Math.min(y(0), y(value)),
      width: step * 0.8,
      height: Math.max(1, Math.abs(y(0) - y(value))),
      fill: colour(value < 0 ? (options.negcolor ?? options.color) : options.color, value < 0 ? '#b3261e' : '#1a73e8'),
    }),
  );
}

/** One bar made of pieces, each in one of two colours. */
function bars(numbers: readonly number[], options: Sparkline['options'], width: number, height: number): SVGElement[] {
  const total = typeof options.max === 'number' ? options.max : numbers.reduce((sum, value) => sum + value, 0);
  let x = 0;
  return numbers.map((value, index) => {
    const length = Math.max(0, Math.min(width - x, (value / (total || 1)) * width));
    const fill = index % 2 === 0 ? colour(options.color1, '#1a73e8') : colour(options.color2, '#fbbc04');
    const rect = shape('rect', { x, y: 1, width: length, height: Math.max(1, height - 2), fill });
    x += length;
    return rect;
  });
}
