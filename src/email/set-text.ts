/** The plain-text twin: readable in a terminal, columns aligned, links written out. */
import { percent } from '../sla/sheet/text.ts';
import { isolated } from './foreign.ts';
import type { Block, Mail, MeterBlock, ProblemBlock, TableBlock } from './mail.ts';
import { barOf } from './meter.ts';

const WIDTH = 72;
const NAME_WIDTH = 40;

export function asText(mail: Mail): string {
  const { words, url } = mail.action;
  const parts = [
    mail.occasion,
    `${mail.headline}.\n${wrapped(mail.lede)}`.trim(),
    ...mail.blocks.map(blockText),
    url && `${words}:\n${url}`,
    `${'-'.repeat(WIDTH)}\n${mail.footer.map(wrapped).join('\n')}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.is) {
    case 'heading':
      return `${block.words.toUpperCase()}\n${'='.repeat(block.words.length)}`;
    case 'paragraph':
      return wrapped(block.words);
    case 'table':
      return tableText(block);
    case 'meter':
      return meterText(block);
    case 'problem':
      return problemText(block);
  }
}

function tableText({ head, rows, more, url }: TableBlock): string {
  const [first = '', ...others] = head;
  const widths = others.map((name, i) =>
    Math.max(name.length, ...rows.map(({ cells }) => cells[i]?.words.length ?? 0)),
  );
  const name = Math.min(NAME_WIDTH, Math.max(first.length, ...rows.map(row => lengthOf(row.name))));
  const line = (start: string, cells: readonly string[]) =>
    [padded(start, name), ...cells.map((cell, i) => cell.padStart(widths[i] ?? 0))].join('   ').trimEnd();
  const lines = [line(first, others), '-'.repeat(name + widths.reduce((sum, width) => sum + width + 3, 0))];
  for (const row of rows) {
    lines.push(
      line(
        row.name,
        row.cells.map(({ words }) => words),
      ),
    );
    for (const below of [isolated(row.about), row.url]) if (below) lines.push(`  ${below}`);
  }
  if (more) lines.push('', url ? `${more}: ${url}` : more);
  return lines.join('\n');
}

/** A name too long for its column takes a line of its own. */
function padded(name: string, width: number): string {
  const length = lengthOf(name);
  return length > width ? `${isolated(name)}\n${' '.repeat(width)}` : isolated(name) + ' '.repeat(width - length);
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

function meterText({ label, amount, owed, state, attained, expected, notes }: MeterBlock): string {
  const { fill, mark } = barOf({ attained, expected });
  const bar = Array.from({ length: 50 }, (_, i) => (i * 2 < fill ? '█' : '░')).join('');
  const steady = Math.round(mark / 2);
  return [
    `${isolated(label)}: ${amount} of ${owed}${state ? ` (${state})` : ''}`,
    `${bar.slice(0, steady)}|${bar.slice(steady)} ${percent(attained)}`,
    `| is where a steady month would be: ${percent(expected)}`,
    notes.join(', '),
  ].join('\n');
}

function problemText({ at, message, fix }: ProblemBlock): string {
  return [at, message, fix && `What to do: ${fix}`].filter(Boolean).map(wrapped).join('\n');
}

/** Lines of at most 72 characters, unless a word is longer. */
function wrapped(words: string): string {
  const lines = [''];
  for (const word of words.split(' ')) {
    const last = lines[lines.length - 1] as string;
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
