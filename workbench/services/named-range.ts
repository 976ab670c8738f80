/** NamedRange: a name for a block of cells. */
import { instance, text } from './arguments.ts';
import { expose } from './members.ts';
import { assertMayEditFile } from './permissions.ts';
import { RangePlace } from './range-place.ts';
import type { Run } from './run.ts';
import { ScriptError } from './script-error.ts';

export class NamedRange {
  private readonly run: Run;
  private name: string;

  constructor(run: Run, name: string) {
    this.run = run;
    this.name = name;
  }
  getName(): string {
    return this.name;
  }
  getRange(): object {
    const named = this.run.env.book.names.get(this.name);
    if (!named) throw new ScriptError('Range not found');
    return this.run.make.range(named.gridId, named.block);
  }
  setRange(range: unknown): this {
    const { gridId, block } = instance(range, RangePlace, 'SpreadsheetApp.NamedRange.setRange');
    setName(this.run, this.name, gridId, block, 'setRange');
    return this;
  }
  setName(name: unknown): this {
    const named = this.run.env.book.names.get(this.name);
    const next = text(name, 'SpreadsheetApp.NamedRange.setName');
    if (!named) throw new ScriptError('Range not found');
    setName(this.run, next, named.gridId, named.block, 'setName');
    this.run.env.book.removeName(this.name);
    this.name = next;
    return this;
  }
  remove(): void {
    assertMayEditFile(this.run.env, this.run.settings.effectiveUser, 'remove');
    this.run.env.book.removeName(this.name);
  }
}

/** Gives a block a name; letters, digits and underscores, and nothing that reads as a cell. */
export function setName(run: Run, name: string, gridId: number, block: RangePlace['block'], method: string): void {
  assertMayEditFile(run.env, run.settings.effectiveUser, method);
  const cell = /^([a-z]{1,3}\d+|r\d*c\d*|true|false)$/i;
  if (!/^[a-z_][a-z0-9_.]{0,249}$/i.test(name) || cell.test(name)) {
    throw new ScriptError(`The name ${name} is not valid for a named range.`);
  }
  run.env.book.setName(name, gridId, block);
}

expose(NamedRange, {
  name: 'NamedRange',
  service: 'SpreadsheetApp',
  members: { getName: 'read', getRange: 'free', setRange: 'write', setName: 'write', remove: 'write' },
});
