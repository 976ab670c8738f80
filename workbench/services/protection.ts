/** Protection: who may change a tab or some of its cells. */
import type { Block } from '../book/types.ts';
import { flag, instance, list, text } from './arguments.ts';
import { PROTECTION_TYPE } from './enums.ts';
import { type EnumValue, expose } from './members.ts';
import { mayEditProtected, PROTECTED } from './permissions.ts';
import { gridById, RangePlace } from './range-place.ts';
import type { Run } from './run.ts';
import { ScriptError } from './script-error.ts';
import type { ProtectionRecord } from './state.ts';
import { User } from './user.ts';

const email = (user: unknown, method: string): string => (user instanceof User ? user.getEmail() : text(user, method));

export class Protection {
  readonly run: Run;
  readonly record: ProtectionRecord;

  constructor(run: Run, record: ProtectionRecord) {
    this.run = run;
    this.record = record;
  }

  private change(): ProtectionRecord {
    if (!this.canEdit()) throw new ScriptError(PROTECTED);
    return this.record;
  }

  canEdit(): boolean {
    return mayEditProtected(this.run.env, this.record, this.run.settings.effectiveUser);
  }
  canDomainEdit(): boolean {
    return this.record.domainEdit;
  }
  getDescription(): string {
    return this.record.description;
  }
  /** The owner may edit whatever is protected, and is not told as one of them. */
  getEditors(): User[] {
    const { owner } = this.run.env.state.people;
    return this.record.editors.filter(address => address !== owner).map(address => new User(address));
  }
  getProtectionType(): EnumValue {
    return PROTECTION_TYPE.values[this.record.block ? 'RANGE' : 'SHEET'];
  }
  getRange(): object {
    const { gridId, block } = this.record;
    const grid = gridById(this.run, gridId);
    return this.run.make.range(gridId, block ?? { row: 0, column: 0, rows: grid.rowCount, columns: grid.columnCount });
  }
  getUnprotectedRanges(): object[] {
    return this.record.unprotected.map(block => this.run.make.range(this.record.gridId, block));
  }
  isWarningOnly(): boolean {
    return this.record.warningOnly;
  }

  addEditor(user: unknown): this {
    return this.addEditors([user]);
  }
  addEditors(users: unknown): this {
    const method = 'SpreadsheetApp.Protection.addEditors';
    const added = list(users, method).map(user => email(user, method));
    const record = this.change();
    record.editors = [...new Set([...record.editors, ...added])];
    return this;
  }
  removeEditor(user: unknown): this {
    return this.removeEditors([user]);
  }
  /** Neither the owner nor the person who runs the script can be removed. */
  removeEditors(users: unknown): this {
    const method = 'SpreadsheetApp.Protection.removeEditors';
    const gone = new Set(list(users, method).map(user => email(user, method)));
    gone.delete(this.run.settings.effectiveUser);
    const record = this.change();
    record.editors = record.editors.filter(editor => !gone.has(editor));
    return this;
  }
  setDescription(description: unknown): this {
    this.change().description = text(description, 'SpreadsheetApp.Protection.setDescription');
    return this;
  }
  setDomainEdit(editable: unknown): this {
    this.change().domainEdit = flag(editable, 'SpreadsheetApp.Protection.setDomainEdit');
    return this;
  }
  setWarningOnly(warningOnly: unknown): this {
    this.change().warningOnly = flag(warningOnly, 'SpreadsheetApp.Protection.setWarningOnly');
    return this;
  }
  setUnprotectedRanges(ranges: unknown): this {
    const method = 'SpreadsheetApp.Protection.setUnprotectedRanges';
    this.change().unprotected = list(ranges, method).map(range => instance(range, RangePlace, method).block);
    return this;
  }
  remove(): void {
    const { state } = this.run.env;
    const gone = this.change();
    state.protections = state.protections.filter(record => record.id !== gone.id);
  }
}

/** A new protection: everybody who may edit the file may still edit, until editors are removed. */
export function protect(run: Run, gridId: number, block: Block | null): Protection {
  const { state } = run.env;
  const known = block ? undefined : state.protections.find(record => record.gridId === gridId && !record.block);
  if (known) return new Protection(run, known);
  const { owner, editors } = state.people;
  const record: ProtectionRecord = {
    id: `protection-${run.env.nextId()}`,
    gridId,
    block,
    unprotected: [],
    description: '',
    warningOnly: false,
    domainEdit: state.account === 'workspace',
    editors: [...new Set([owner, ...editors])],
  };
  state.protections.push(record);
  return new Protection(run, record);
}

/** The protections of one type, of one tab or (null) of all. */
export function protections(run: Run, type: unknown, gridId: number | null): Protection[] {
  const wanted = PROTECTION_TYPE.nameOf(type);
  if (!wanted) throw new ScriptError('Invalid argument: type');
  return run.env.state.protections
    .filter(record => (gridId === null || record.gridId === gridId) && (record.block ? 'RANGE' : 'SHEET') === wanted)
    .map(record => new Protection(run, record));
}

expose(Protection, {
  name: 'Protection',
  service: 'SpreadsheetApp',
  members: {
    canEdit: 'read',
    canDomainEdit: 'read',
    getDescription: 'read',
    getEditors: 'read',
    getProtectionType: 'free',
    getRange: 'free',
    getUnprotectedRanges: 'read',
    isWarningOnly: 'read',
    addEditor: 'write',
    addEditors: 'write',
    removeEditor: 'write',
    removeEditors: 'write',
    setDescription: 'write',
    setDomainEdit: 'write',
    setWarningOnly: 'write',
    setUnprotectedRanges: 'write',
    remove: 'write',
  },
});
