/** A bar made of table cells: images are blocked in many inboxes, and a background does not survive in some. */
import { percent } from '../sla/sheet/text.ts';
import { type Html, html } from './html.ts';
import { type Colour, light } from './look.ts';
import type { MeterBlock } from './mail.ts';
import { barOf } from './meter.ts';

/** Width in hundredths of the bar, or the mark of 2 px, and the ground: null shows what is behind the bar. */
type Cell = readonly [width: number | 'mark', ground: Colour | null];

/** The mark, where a steady month would be, stands out above and below the bar. */
export function barHtml(meter: MeterBlock): Html {
  const { fill, mark } = barOf(meter);
  const bar: Cell[] =
    fill >= mark
      ? [
          [mark, 'accent'],
          ['mark', 'ink'],
          [fill - mark, 'accent'],
          [100 - fill, 'track'],
        ]
      : [
          [fill, 'accent'],
          [mark - fill, 'track'],
          ['mark', 'ink'],
          [100 - mark, 'track'],
        ];
  const edge = bar.map(([width, ground]): Cell => [width, ground === 'ink' ? 'ink' : null]);
  const words = `A steady month: ${percent(meter.expected)}`;
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 0;table-layout:fixed;border-collapse:collapse">${row(edge, 4)}${row(bar, 12)}${row(edge, 4)}</table>${legend(words, mark)}`;
}

function row(cells: readonly Cell[], height: number): Html {
  return html`<tr>${cells.filter(([width]) => width !== 0).map(cell => cellHtml(cell, height))}</tr>`;
}

/** @param height in px; the font and the line are as small, or the cell would grow with them */
function cellHtml([width, ground]: Cell, height: number): Html {
  const [attribute, style] = width === 'mark' ? ['2', '2px'] : [`${width}%`, `${width}%`];
  const size = `width:${style};height:${height}px;font-size:1px;line-height:${height}px;padding:0`;
  if (ground === null) return html`<td width="${attribute}" height="${height}" style="${size}"></td>`;
  return html`<td class="on-${ground}" width="${attribute}" height="${height}" bgcolor="${light(ground)}" style="${size};background-color:${light(ground)}"></td>`;
}

/** Under the mark, on the side of it where there is more room. */
function legend(words: string, mark: number): Html {
  const text = (align: 'left' | 'right', width: number, content: string) =>
    html`<td align="${align}" width="${width}%" class="in-muted" style="width:${width}%;font-size:12px;line-height:16px;color:${light('muted')};white-space:nowrap">${content}</td>`;
  const cells =
    mark >= 50
      ? [text('right', mark, words), ...(mark < 100 ? [text('left', 100 - mark, '')] : [])]
      : [...(mark > 0 ? [text('right', mark, '')] : []), text('left', 100 - mark, words)];
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:2px 0 0;table-layout:fixed"><tr>${cells}</tr></table>`;
}
