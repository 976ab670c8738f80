/** Developer metadata: a script's own notes on a tab, or on a whole column of it, which move along with what they are on. */
import type { MetadataRecord } from '../book/types.ts';
import { text } from './arguments.ts';
import { DEVELOPER_METADATA_VISIBILITY } from './enums.ts';
import { type EnumValue, expose } from './members.ts';
import { assertMayEditFile } from './permissions.ts';
import { gridById } from './range-place.ts';
import type { Run } from './run.ts';
import { ScriptError, wrongArguments } from './script-error.ts';

export class DeveloperMetadata {
  private readonly run: Run;
  private readonly gridId: number;
  private readonly record: MetadataRecord;

  constructor(run: Run, gridId: number, record: MetadataRecord) {
    this.run = run;
    this.gridId = gridId;
    this.record = record;
  }

  getKey(): string {
    return this.record.key;
  }
  getValue(): string | null {
    return this.record.value;
  }
  getVisibility(): EnumValue {
    return DEVELOPER_METADATA_VISIBILITY.values[this.record.visibility];
  }
  getLocation(): DeveloperMetadataLocation {
    return new DeveloperMetadataLocation(this.run, this.gridId, this.record.column);
  }
  remove(): void {
    assertMayEditFile(this.run.env, this.run.settings.effectiveUser, 'remove');
    const grid = gridById(this.run, this.gridId);
    grid.metadata = grid.metadata.filter(({ id }) => id !== this.record.id);
  }
}

/** As it was when the metadata was found. */
class DeveloperMetadataLocation {
  private readonly run: Run;
  private readonly gridId: number;
  private readonly column: number | null;

  constructor(run: Run, gridId: number, column: number | null) {
    this.run = run;
    this.gridId = gridId;
    this.column = column;
  }

  /** Null for metadata of another place. */
  getColumn(): object | null {
    const grid = this.run.env.book.grids.find(({ id }) => id === this.gridId);
    if (this.column === null || !grid) return null;
    return this.run.make.range(this.gridId, { row: 0, column: this.column, rows: grid.rowCount, columns: 1 });
  }
  getSheet(): object | null {
    return this.column === null ? this.run.make.sheet(this.gridId) : null;
  }
}

/** Looks in one tab, or (null) in all. */
export class DeveloperMetadataFinder {
  private readonly run: Run;
  private readonly gridId: number | null;
  private key: string | null = null;

  constructor(run: Run, gridId: number | null) {
    this.run = run;
    this.gridId = gridId;
  }

  withKey(key: unknown): this {
    this.key = text(key, 'SpreadsheetApp.DeveloperMetadataFinder.withKey');
    return this;
  }
  find(): DeveloperMetadata[] {
    return this.run.env.book.grids
      .filter(({ id }) => this.gridId === null || id === this.gridId)
      .flatMap(({ id, metadata }) =>
        metadata
          .filter(({ key }) => this.key === null || key === this.key)
          .map(record => new DeveloperMetadata(this.run, id, record)),
      );
  }
}

/**
 * Adds to a tab, or to a column of it: (key), (key, value), (key, visibility) or (key, value, visibility). Without one it is
 * visible to the script's own project only.
 */
export function addMetadata(run: Run, gridId: number, column: number | null, args: unknown[], method: string): void {
  assertMayEditFile(run.env, run.settings.effectiveUser, 'addDeveloperMetadata');
  if (args.length < 1 || args.length > 3) throw wrongArguments(method, args);
  const [key, ...rest] = args;
  const visibility = rest.length > 0 ? DEVELOPER_METADATA_VISIBILITY.nameOf(rest[rest.length - 1]) : undefined;
  const [value, ...others] = visibility ? rest.slice(0, -1) : rest;
  if (others.length > 0) throw wrongArguments(method, args);
  const record: MetadataRecord = {
    id: run.env.nextId(),
    key: text(key, method),
    value: value === undefined ? null : text(value, method),
    visibility: visibility ?? 'PROJECT',
    column,
  };
  if (record.key === '') throw new ScriptError('Invalid argument: key');
  const grid = gridById(run, gridId);
  grid.metadata = [...grid.metadata, record];
}

const spreadsheet = { service: 'SpreadsheetApp' } as const;
expose(DeveloperMetadata, {
  ...spreadsheet,
  name: 'DeveloperMetadata',
  // What was found is data already; finding it was the call.
  members: { getKey: 'free', getValue: 'free', getVisibility: 'free', getLocation: 'free', remove: 'write' },
});
expose(DeveloperMetadataLocation, {
  ...spreadsheet,
  name: 'DeveloperMetadataLocation',
  members: { getColumn: 'free', getSheet: 'free' },
});
expose(DeveloperMetadataFinder, {
  ...spreadsheet,
  name: 'DeveloperMetadataFinder',
  members: { withKey: 'free', find: 'read' },
});
