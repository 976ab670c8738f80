/** What the page may ask the workbench to do, checked as it comes in: a page's script is not trusted with shapes. */
import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000));
const positive = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000));
const text = v.pipe(v.string(), v.maxLength(50_000));
const gridId = count;
const block = v.strictObject({ row: count, column: count, rows: positive, columns: positive });
const axis = v.picklist(['row', 'column']);
const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/));

const look = v.partial(
  v.strictObject({
    numberFormat: text,
    bold: v.boolean(),
    italic: v.boolean(),
    background: colour,
    color: colour,
    align: v.picklist(['left', 'center', 'right']),
    wrap: v.boolean(),
  }),
);

const command = <K extends string, E extends v.ObjectEntries>(kind: K, entries: E) =>
  v.strictObject({ kind: v.literal(kind), ...entries });

const COMMAND = v.variant('kind', [
  command('type', { gridId, row: count, column: count, text }),
  command('fill', { gridId, row: count, column: count, rows: v.array(v.array(text)) }),
  command('copy', { fromGrid: gridId, from: block, gridId, to: block, isCut: v.boolean() }),
  command('autofill', { gridId, from: block, to: block }),
  command('clear', { gridId, block }),
  command('format', { gridId, block, look }),
  command('note', { gridId, row: count, column: count, text }),
  command('insert', { gridId, axis, at: count, count: positive }),
  command('delete', { gridId, axis, at: count, count: positive }),
  command('sort', { gridId, block, column: count, ascending: v.boolean() }),
  command('filter', { gridId, block: v.nullable(block) }),
  command('filterValues', { gridId, column: count, hidden: v.array(text) }),
  command('width', { gridId, column: count, count: positive, width: v.pipe(count, v.minValue(20), v.maxValue(2_000)) }),
  command('hide', { gridId, axis, at: count, count: positive, isHidden: v.boolean() }),
  command('freeze', { gridId, rows: count, columns: count }),
  command('addTab', {}),
  command('renameTab', { gridId, name: v.pipe(text, v.trim(), v.minLength(1), v.maxLength(100)) }),
  command('deleteTab', { gridId }),
  command('hideTab', { gridId, isHidden: v.boolean() }),
  command('undo', {}),
  command('redo', {}),
  command('menu', { functionName: text }),
  command('call', { functionName: text, args: v.array(v.unknown()) }),
  command('closeWindow', { window: v.picklist(['sidebar', 'dialog']) }),
  command('answer', { button: v.picklist(['OK', 'CANCEL', 'YES', 'NO', 'CLOSE']), text: v.nullable(text) }),
  command('clock', { to: v.picklist(['hour', 'day', 'next', 'month']) }),
  command('stopClock', {}),
  command('runTrigger', { id: text }),
  command('actor', { email: text }),
  command('installMode', { mode: v.picklist(['bound', 'addon']) }),
  command('select', { gridId, block }),
  command('fresh', {}),
]);

export type Command = v.InferOutput<typeof COMMAND>;
export type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** @throws RangeError that says what is wrong with it */
export function readCommand(given: unknown): Command {
  const read = v.safeParse(COMMAND, given);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new RangeError(`Not a command: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
}
