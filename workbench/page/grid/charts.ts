/** The charts that float over the cells. */
import { render } from 'preact';
import type { ChartView } from '../../server/protocol.ts';
import { Chart } from '../parts/chart.tsx';
import type { Axis } from './axis.ts';
import { division } from './pane.ts';

export class Charts {
  readonly element = division('charts');
  #shown: readonly ChartView[] = [];

  constructor() {
    this.element.setAttribute('role', 'presentation');
  }

  show(charts: readonly ChartView[], rows: Axis, columns: Axis): void {
    if (charts === this.#shown) return;
    this.#shown = charts;
    const boxes = charts.map(chart => {
      const box = division('chart');
      box.style.left = `${columns.start(chart.column) + chart.offsetX}px`;
      box.style.top = `${rows.start(chart.row) + chart.offsetY}px`;
      box.style.width = `${chart.width}px`;
      box.style.height = `${chart.height}px`;
      render(Chart({ chart }), box);
      return box;
    });
    this.element.replaceChildren(...boxes);
  }
}
