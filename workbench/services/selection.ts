/** Selection: what whoever runs the script has selected; its members answer null as long as nothing is. */
import { expose } from './members.ts';
import type { Run } from './run.ts';

export class Selection {
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }
  getActiveSheet(): object | null {
    const { selection } = this.run.env.screen;
    return selection && this.run.make.sheet(selection.gridId);
  }
  getActiveRange(): object | null {
    const { selection } = this.run.env.screen;
    return selection && this.run.make.range(selection.gridId, selection.block);
  }
  /** The cell with the dark border: the top left one of the selected range. */
  getCurrentCell(): object | null {
    const { selection } = this.run.env.screen;
    return selection && this.run.make.range(selection.gridId, { ...selection.block, rows: 1, columns: 1 });
  }
}

expose(Selection, {
  name: 'Selection',
  service: 'SpreadsheetApp',
  members: { getActiveSheet: 'free', getActiveRange: 'free', getCurrentCell: 'free' },
});
