/** Where the caret of a formula being typed stands: in a function's name, or in which of its arguments. */

interface Typed {
  readonly text: string;
  readonly caret: number;
}

/** The call around the caret: its function, and the argument that is being typed, counted from 0. */
export interface OpenCall {
  readonly name: string;
  readonly argument: number;
}

/** The beginning of a function's name before the caret; '' when the caret is elsewhere. */
export function nameAt({ text, caret }: Typed): string {
  if (!text.startsWith('=') || isInText(text.slice(0, caret))) return '';
  const [name = ''] = /[A-Za-z_][A-Za-z0-9_.]*$/.exec(text.slice(0, caret)) ?? [];
  const before = text[caret - name.length - 1] ?? '';
  return /[A-Za-z0-9_.]/.test(text[caret] ?? '') || /[$!'"]/.test(before) ? '' : name;
}

const isInText = (before: string): boolean => (before.match(/"/g)?.length ?? 0) % 2 === 1;

/** The innermost call that is open at the caret, or null. */
export function callAt({ text, caret }: Typed): OpenCall | null {
  if (!text.startsWith('=')) return null;
  const open: { name: string; argument: number }[] = [];
  const token = /"(?:[^"]|"")*"?|'(?:[^']|'')*'?|([A-Za-z_][A-Za-z0-9_.]*)?\(|[){},;]/g;
  const before = text.slice(1, caret);
  for (const match of before.matchAll(token)) {
    const [found, name] = match;
    if (found.endsWith('(') && !/^["']/.test(found)) open.push({ name: (name ?? '').toUpperCase(), argument: 0 });
    else if (found === ')') open.pop();
    else if (found === '{') open.push({ name: '{', argument: 0 });
    else if (found === '}') open.pop();
    else if (found === ',' || found === ';') {
      const last = open.at(-1);
      if (last) last.argument += 1;
    }
  }
  // A bracket without a name, or an array, belongs to the call around it.
  return open.reverse().find(({ name }) => name !== '' && name !== '{') ?? null;
}

/** Whether a cell that is clicked goes into the formula: after an operator, a bracket or a separator. */
export function takesReference({ text, caret }: Typed): boolean {
  if (!text.startsWith('=') || isInText(text.slice(0, caret))) return false;
  return /[=(,;:+\-*/^&<>{]\s*$/.test(text.slice(0, caret));
}
