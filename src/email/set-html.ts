/** A mail as HTML: tables and inline styles, since that is what every inbox understands; no image, no font, no script. */
import { percent } from '../sla/sheet/text.ts';
import { type Html, html } from './html.ts';
import { BREAKABLE, colourOf, darkSheet, FIGURES, FONT, light, NARROW_SHEET } from './look.ts';
import type { Block, Mail, MeterBlock, ProblemBlock, TableBlock, TableRow } from './mail.ts';
import { barHtml } from './set-bar.ts';
import { sentence } from './words.ts';

export function asHtml(mail: Mail): string {
  // The dark sheet stands apart: a reader that stumbles over its media query drops one sheet, not both.
  return html`<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no"><title>${mail.subject}</title>
<style>:root{color-scheme:light dark;supported-color-schemes:light dark}${NARROW_SHEET}</style><style>${darkSheet()}</style></head>
<body class="on-page" bgcolor="${light('page')}" style="margin:0;padding:0;background-color:${light('page')};color-scheme:light dark;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;color:${light('page')}" class="on-page">${mail.preview}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${light('page')}" class="on-page" style="background-color:${light('page')}"><tr><td align="center" class="outer" style="padding:32px 12px"><div role="article" aria-roledescription="email" aria-label="${mail.subject}" lang="en">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
<tr><td class="on-card edge" bgcolor="${light('card')}" style="background-color:${light('card')};border-radius:12px;padding:32px 36px 36px;${FONT}">
${brand(mail)}${headline(mail)}${mail.blocks.map(blockHtml)}${action(mail)}
</td></tr>
<tr><td class="edge" style="padding:20px 36px 8px;${FONT}">${mail.footer.map(footnote)}</td></tr>
</table></div></td></tr></table></body></html>`.markup;
}

function brand({ occasion }: Mail): Html {
  const words = occasion
    ? html` <span class="in-muted" style="color:${light('muted')};font-weight:normal">· ${occasion}</span>`
    : html``;
  return html`<p class="in-accent" dir="auto" style="margin:0 0 14px;font-size:13px;line-height:20px;font-weight:bold;color:${light('accent')}">Lead SLA${words}</p>`;
}

function headline({ headline, lede }: Mail): Html {
  const below = lede
    ? html`<p class="in-muted" dir="auto" style="margin:8px 0 0;font-size:16px;line-height:24px;color:${light('muted')};${BREAKABLE}">${lede}</p>`
    : html``;
  return html`<h1 class="in-ink" style="margin:0;font-size:26px;line-height:32px;font-weight:bold;letter-spacing:-.2px;color:${light('ink')};${BREAKABLE}">${headline}</h1>${below}`;
}

function blockHtml(block: Block): Html {
  switch (block.is) {
    case 'heading':
      return html`<h2 class="in-ink" style="margin:36px 0 0;font-size:16px;line-height:24px;font-weight:bold;color:${light('ink')}">${block.words}</h2>`;
    case 'paragraph':
      return html`<p class="in-muted" style="margin:4px 0 0;font-size:14px;line-height:21px;color:${light('muted')};${BREAKABLE}">${block.words}</p>`;
    case 'table':
      return tableHtml(block);
    case 'meter':
      return meterHtml(block);
    case 'problem':
      return problemHtml(block);
  }
}

function tableHtml({ head, rows, more, url }: TableBlock): Html {
  return html`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:16px 0 0;border-collapse:collapse"><thead><tr>${head.map(columnHead)}</tr></thead><tbody>${rows.map(rowHtml)}</tbody></table>${moreHtml(more, url)}`;
}

/** A cell with more characters than this may break on a telephone. */
const LONG = 12;
const LINE = `border-bottom:1px solid ${light('line')};`;

function columnHead(words: string, index: number): Html {
  const place =
    index === 0
      ? html`align="left" width="100%" class="in-muted line"`
      : html`align="right" class="in-muted line cell"`;
  const style = index === 0 ? 'width:100%;padding:0 0 8px' : 'padding:0 0 8px 20px;white-space:nowrap';
  return html`<th scope="col" ${place} style="${style};font-size:12px;line-height:16px;font-weight:normal;color:${light('muted')};${LINE}">${words}</th>`;
}

function rowHtml(row: TableRow): Html {
  const about = row.about
    ? html`<div class="in-muted" dir="auto" style="font-size:13px;line-height:18px;color:${light('muted')}">${row.about}</div>`
    : html``;
  return html`<tr><td class="line in-ink" align="left" valign="top" style="padding:11px 0;font-size:15px;line-height:20px;color:${light('ink')};${BREAKABLE}${LINE}">${nameHtml(row)}${about}</td>${row.cells.map(cellHtml)}</tr>`;
}

function nameHtml({ name, url }: TableRow): Html {
  return url ? link(url, name) : html`<span dir="auto">${name}</span>`;
}

function link(url: string, words: string): Html {
  return html`<a href="${url}" dir="auto" class="in-accent" style="color:${light('accent')};text-decoration:none">${words}</a>`;
}

function cellHtml({ words, tone }: TableRow['cells'][number]): Html {
  const colour = colourOf(tone);
  return html`<td class="line cell ${words.length > LONG ? 'long ' : ''}in-${colour}" align="right" valign="top" style="padding:11px 0 11px 20px;font-size:15px;line-height:20px;color:${light(colour)};${FIGURES}${LINE}">${words}</td>`;
}

function moreHtml(more: string, url: string): Html {
  if (!more) return html``;
  const words = url ? link(url, more) : more;
  return html`<p class="in-muted" style="margin:12px 0 0;font-size:14px;line-height:20px;color:${light('muted')}">${words}</p>`;
}

function meterHtml(meter: MeterBlock): Html {
  const { label, amount, owed, state, tone, attained, notes } = meter;
  const [ink, muted, colour] = [light('ink'), light('muted'), colourOf(tone)];
  const said = state
    ? html`<span class="in-${colour}" style="font-weight:bold;color:${light(colour)}">${sentence(state)}</span>`
    : html``;
  const rest = notes.map((note, i) => html`${i > 0 || state ? ' · ' : ''}${note}`);
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:14px 0 0"><tr>
<td align="left" valign="bottom" class="in-muted" style="font-size:14px;line-height:20px;color:${muted};${BREAKABLE}"><span dir="auto">${label}</span><br><span class="in-ink" style="font-size:16px;line-height:24px;font-weight:bold;color:${ink}">${amount}</span> of ${owed}</td>
<td align="right" valign="bottom" class="in-ink" style="padding-left:16px;font-size:26px;line-height:30px;font-weight:bold;color:${ink};${FIGURES}">${percent(attained)}</td></tr></table>
${barHtml(meter)}
<p class="in-muted" style="margin:6px 0 0;font-size:14px;line-height:21px;color:${muted}">${said}${rest}</p>`;
}

function problemHtml({ at, message, fix }: ProblemBlock): Html {
  const [ink, muted] = [light('ink'), light('muted')];
  const where = at
    ? html`<div class="in-muted" dir="auto" style="font-size:13px;line-height:18px;color:${muted}">${at}</div>`
    : html``;
  const mend = fix
    ? html`<div class="in-muted" dir="auto" style="margin-top:4px;font-size:14px;line-height:21px;color:${muted}">${fix}</div>`
    : html``;
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:20px 0 0"><tr><td width="4" bgcolor="${light('bad')}" style="width:4px;background-color:${light('bad')};border-radius:2px;font-size:1px">&nbsp;</td><td style="padding:2px 0 2px 16px;${BREAKABLE}">${where}<div class="in-ink" dir="auto" style="font-size:15px;line-height:22px;font-weight:bold;color:${ink}">${message}</div>${mend}</td></tr></table>`;
}

function action({ action: { words, url } }: Mail): Html {
  if (!url) return html``;
  const ground = light('accent');
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:32px 0 0"><tr><td class="on-accent" bgcolor="${ground}" style="background-color:${ground};border-radius:6px"><a href="${url}" class="in-onAccent" style="display:inline-block;padding:12px 22px;font-size:15px;line-height:20px;font-weight:bold;color:${light('onAccent')};text-decoration:none">${words}</a></td></tr></table>`;
}

function footnote(words: string): Html {
  return html`<p class="in-muted" dir="auto" style="margin:0 0 6px;font-size:12px;line-height:18px;color:${light('muted')};${BREAKABLE}">${words}</p>`;
}
