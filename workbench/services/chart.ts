/** EmbeddedChart and its builder, and the Charts global with its types. */
import { instance, text, whole } from './arguments.ts';
import { CHART_TYPE } from './enums.ts';
import { expose } from './members.ts';
import { RangePlace } from './range-place.ts';
import type { Run } from './run.ts';
import { ScriptError, wrongArguments } from './script-error.ts';
import type { ChartRecord } from './state.ts';

export class EmbeddedChart {
  readonly run: Run;
  readonly record: ChartRecord;

  constructor(run: Run, record: ChartRecord) {
    this.run = run;
    this.record = record;
  }
  /** Null until the chart was inserted. */
  getChartId(): number | null {
    return this.record.id === 0 ? null : this.record.id;
  }
  getRanges(): object[] {
    return this.record.blocks.map(({ gridId, block }) => this.run.make.range(gridId, block));
  }
  modify(): EmbeddedChartBuilder {
    return new EmbeddedChartBuilder(this.run, this.record);
  }
}

export class EmbeddedChartBuilder {
  private readonly run: Run;
  private record: ChartRecord;

  constructor(run: Run, record: ChartRecord) {
    this.run = run;
    this.record = record;
  }
  private with(change: Partial<ChartRecord>): this {
    this.record = { ...this.record, ...change };
    return this;
  }
  setChartType(type: unknown): this {
    const name = CHART_TYPE.nameOf(type);
    if (!name) throw wrongArguments('EmbeddedChartBuilder.setChartType', [type]);
    return this.with({ type: name });
  }
  addRange(range: unknown): this {
    const { gridId, block } = instance(range, RangePlace, 'EmbeddedChartBuilder.addRange');
    return this.with({ blocks: [...this.record.blocks, { gridId, block }] });
  }
  clearRanges(): this {
    return this.with({ blocks: [] });
  }
  /** Anchor row and column count from 1, offsets are pixels. */
  setPosition(row: unknown, column: unknown, offsetX: unknown, offsetY: unknown): this {
    const [r, c, x, y] = [row, column, offsetX, offsetY].map(n => whole(n, 'EmbeddedChartBuilder.setPosition'));
    return this.with({ row: r ?? 1, column: c ?? 1, offsetX: x ?? 0, offsetY: y ?? 0 });
  }
  setOption(option: unknown, value: unknown): this {
    const method = 'EmbeddedChartBuilder.setOption';
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      throw wrongArguments(method, [option, value]);
    }
    return this.with({ options: { ...this.record.options, [text(option, method)]: value } });
  }
  setNumHeaders(headers: unknown): this {
    return this.setOption('numHeaders', whole(headers, 'EmbeddedChartBuilder.setNumHeaders'));
  }
  getRanges(): object[] {
    return new EmbeddedChart(this.run, this.record).getRanges();
  }
  build(): EmbeddedChart {
    if (this.record.blocks.length === 0) throw new ScriptError('A chart needs at least one range.');
    return new EmbeddedChart(this.run, this.record);
  }
}

export function newChart(run: Run): EmbeddedChartBuilder {
  return new EmbeddedChartBuilder(run, {
    id: 0,
    type: 'COLUMN',
    blocks: [],
    row: 1,
    column: 1,
    offsetX: 0,
    offsetY: 0,
    options: {},
  });
}

export class Charts {}

expose(Charts, { name: 'Charts', service: 'Charts', members: {}, constants: { ChartType: CHART_TYPE } });
expose(EmbeddedChart, {
  name: 'EmbeddedChart',
  service: 'SpreadsheetApp',
  members: { getChartId: 'free', getRanges: 'free', modify: 'free' },
});
expose(EmbeddedChartBuilder, {
  name: 'EmbeddedChartBuilder',
  service: 'SpreadsheetApp',
  members: {
    setChartType: 'free',
    addRange: 'free',
    clearRanges: 'free',
    setPosition: 'free',
    setOption: 'free',
    setNumHeaders: 'free',
    getRanges: 'free',
    build: 'free',
  },
});
