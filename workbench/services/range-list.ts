/** RangeList: several ranges of one tab, as people select them with Ctrl held down. */
import type { Block } from '../book/types.ts';
import { expose } from './members.ts';
import type { Run } from './run.ts';

export class RangeList {
  private readonly run: Run;
  private readonly gridId: number;
  private readonly blocks: readonly Block[];

  constructor(run: Run, gridId: number, blocks: readonly Block[]) {
    this.run = run;
    this.gridId = gridId;
    this.blocks = blocks;
  }
  getRanges(): object[] {
    return this.blocks.map(block => this.run.make.range(this.gridId, block));
  }
}

expose(RangeList, { name: 'RangeList', service: 'SpreadsheetApp', members: { getRanges: 'free' } });
