/** A chart's numbers as they are now. */
import type { Block, Grid, Scalar } from '../book/types.ts';
import type { ChartRecord } from '../services/state.ts';
import type { ChartView } from './protocol.ts';
import type { Session } from './session.ts';

const SIZE = { width: 600, height: 371 };

/** The first column labels the points, each further one is a series; texts in the first row name them. */
export function chartView({ host }: Session, chart: ChartRecord): ChartView {
  const columns = chart.blocks.flatMap(({ gridId, block }) => {
    const grid = host.book.grids.find(({ id }) => id === gridId);
    return grid ? columnsOf(grid, block) : [];
  });
  const [labels = { texts: [], values: [] }, ...series] = columns;
  const hasHeader = series.length > 0 && series.every(({ values: [first] }) => typeof first === 'string');
  const from = hasHeader ? 1 : 0;
  const option = (name: string): string | number | boolean | undefined => chart.options[name];
  return {
    id: chart.id,
    type: chart.type,
    title: String(option('title') ?? ''),
    row: chart.row - 1,
    column: chart.column - 1,
    offsetX: chart.offsetX,
    offsetY: chart.offsetY,
    width: Number(option('width') ?? SIZE.width),
    height: Number(option('height') ?? SIZE.height),
    labels: labels.texts.slice(from),
    series: series.map(({ texts, values }, index) => ({
      name: hasHeader ? (texts[0] ?? '') : `Series ${index + 1}`,
      values: values.slice(from).map(value => (typeof value === 'number' ? value : null)),
    })),
  };
}

interface Column {
  readonly texts: readonly string[];
  readonly values: readonly Scalar[];
}

function columnsOf(grid: Grid, block: Block): Column[] {
  const rows = Math.max(0, Math.min(block.rows, grid.usedRows - block.row));
  return Array.from({ length: block.columns }, (_, c) => {
    const lines = Array.from({ length: rows }, (_, r) => block.row + r);
    return {
      texts: lines.map(row => grid.display(row, block.column + c)),
      values: lines.map(row => grid.value(row, block.column + c)),
    };
  });
}
