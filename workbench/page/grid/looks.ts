/** Each look of cells as one CSS class, made when it is first seen. */
import type { LookView } from '../../server/protocol.ts';

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
const known = new Map<string, string>();

/** Points to pixels: Sheets' 10 points are 13 pixels. */
const pixels = (points: number): number => Math.round(points * 1.333);

export function classOf(look: LookView): string {
  const key = JSON.stringify(look);
  const name = known.get(key);
  if (name !== undefined) return name;
  const made = `look-${known.size}`;
  known.set(key, made);
  sheet.insertRule(`.${made} {}`);
  const rule = sheet.cssRules[0];
  if (rule instanceof CSSStyleRule) dress(rule.style, look);
  return made;
}

/** Set one by one, so that a value can only ever be a value. */
function dress(style: CSSStyleDeclaration, look: LookView): void {
  const { align, valign, background, color, bold, italic, strike, size, family, wrap, borders } = look;
  if (align !== 'left') style.justifyContent = align === 'right' ? 'flex-end' : 'center';
  if (align !== 'left') style.textAlign = align;
  if (valign) style.alignItems = valign === 'top' ? 'flex-start' : 'center';
  if (background) {
    style.backgroundColor = background;
    style.setProperty('--fill', background);
  }
  if (color) style.color = color;
  if (bold) style.fontWeight = '600';
  if (italic) style.fontStyle = 'italic';
  if (strike) style.textDecoration = 'line-through';
  if (size) style.fontSize = `${pixels(size)}px`;
  if (family) style.fontFamily = `"${family.replace(/["\\]/g, '')}", sans-serif`;
  if (wrap) style.whiteSpace = 'pre-wrap';
  if (borders?.top) style.borderTop = borders.top;
  if (borders?.left) style.borderLeft = borders.left;
  if (borders?.bottom) style.borderBottom = borders.bottom;
  if (borders?.right) style.borderRight = borders.right;
}
