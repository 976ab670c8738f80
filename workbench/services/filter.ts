/** Filter: the one filter that a tab may have. Criteria are not part of the workbench. */
import { expose } from './members.ts';
import type { Run } from './run.ts';
import { ScriptError } from './script-error.ts';
import { lookOf } from './state.ts';

export class Filter {
  private readonly run: Run;
  private readonly gridId: number;

  constructor(run: Run, gridId: number) {
    this.run = run;
    this.gridId = gridId;
  }
  getRange(): object {
    const block = lookOf(this.run.env.state, this.gridId).filter;
    if (!block) throw new ScriptError('The filter was removed.');
    return this.run.make.range(this.gridId, block);
  }
  remove(): void {
    lookOf(this.run.env.state, this.gridId).filter = null;
  }
}

expose(Filter, { name: 'Filter', service: 'SpreadsheetApp', members: { getRange: 'free', remove: 'write' } });
