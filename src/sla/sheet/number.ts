/**
 * Numbers as cells hold them and as people type them: one reader for sheets, formulas, criteria and the sidebar.
 *
 * Whether a point or a comma is the decimal mark is decided once per column from all its texts, never per cell: "12.500" is
 * twelve thousand five hundred where "8.900,50" stands in the same column.
 */
import { type Cell, visible } from './cell.ts';

/** `none`: points and commas both part groups. */
export const DECIMAL_MARKS = ['.', ',', 'none'] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/** What a column's texts tell of their decimal mark: `mixed` contradict each other, `unclear` can all be read both ways. */
export type MarkFinding = DecimalMark | 'mixed' | 'unclear' | null;

const LENGTH_MAX = 40;
/** So many marks before exactly three digits, in every marked cell, part thousands. */
const GROUPS_MIN = 3;

const FACTORS: ReadonlyMap<string, number> = new Map([
  ...['k', 'K'].map(word => [word, 1e3] as const),
  ...['M', 'Mio', 'mio', 'mn', 'mln'].map(word => [word, 1e6] as const),
  ...['bn', 'Mrd'].map(word => [word, 1e9] as const),
  ...['lakh', 'lakhs', 'lac'].map(word => [word, 1e5] as const),
  ...['crore', 'crores', 'Cr'].map(word => [word, 1e7] as const),
]);

/** Currencies that people write without a sign of their own; "US$" and "R$" are letters before one. */
const CURRENCY_WORDS =
  'Rs kr zł Kč Ft lei RM Rp TL Fr SFr din KM лв ' +
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP ' +
  'CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ' +
  'ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN ' +
  'MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD ' +
  'SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL ';

/** A sign, a currency, digits parted by marks, a factor or "%", a currency, a sign; each part is checked by itself. */
const NUMERAL = /^([-+]?)([^\d.,+-]*\p{L}\.|[^\d.,+-]*)([-+]?) ?([.,]?\d(?:[\d.,' ]*\d)?)([^\d,+-]*)(-?)$/u;

interface Numeral {
  /** Digits and marks: "1.234,50", "1 234". */
  readonly digits: string;
  /** −1, a factor or a hundredth, multiplied. */
  readonly scale: number;
  readonly hasFactor: boolean;
  readonly isPercent: boolean;
  readonly isMinusLast: boolean;
}

/**
 * 1234.5, "1,234.50", "1.234,50 €", "US$ 55 779,40", "12K", "(1,200.00)", "1200-", "12 %" (as 0.12) → number; otherwise null.
 * @param mark the column's decimal mark, which no cell of it overrules; null where it is yet to be asked, and then what can be
 *   read both ways is no number. Left out for a number by itself: "1.234" alone has decimals, "1,234" has none.
 */
export function readNumber(cell: Cell, mark?: DecimalMark | null): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  const numeral = numeralIn(cell);
  return numeral && amountOf(numeral, mark);
}

export interface Band {
  readonly low: number;
  /** Infinite for "1,001+". */
  readonly high: number;
  readonly isPercent: boolean;
}

/** "51-200", "51 to 200", "1–5k", "1,001+", and a number as a band of itself; null for anything else. */
export function readBand(cell: Cell, mark?: DecimalMark | null): Band | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { low: cell, high: cell, isPercent: false } : null;
  const text = plainText(cell);
  const [, from, to] = /^([^-–—]*\d[^-–—]*?)(?: to |[-–—])(.*\d.*)$/.exec(text) ?? [];
  if (from === undefined || to === undefined) {
    const isOpen = text.endsWith('+');
    const numeral = numeralIn(isOpen ? text.slice(0, -1) : text);
    // "20-" beside bands may as well be "20 and more".
    if (!numeral || numeral.isMinusLast) return null;
    const low = amountOf(numeral, mark);
    return low === null ? null : { low, high: isOpen ? Number.POSITIVE_INFINITY : low, isPercent: numeral.isPercent };
  }
  const [first, last] = [numeralIn(from), numeralIn(to)];
  if (!first || !last || first.scale < 0 || last.scale < 0) return null;
  const isShared = !first.hasFactor && !first.isPercent;
  const shared = isShared && (last.hasFactor || last.isPercent) ? { ...first, scale: last.scale } : first;
  const [low, high] = [amountOf(shared, mark), amountOf(last, mark)];
  return low === null || high === null || low > high ? null : { low, high, isPercent: last.isPercent };
}

/** What a column's texts tell of their decimal mark; null where no text has any. */
export function inferDecimalMark(cells: Iterable<Cell>): MarkFinding {
  const told = new Set<string>();
  const parted = new Set<string>();
  let unclear = 0;
  for (const cell of cells) {
    if (typeof cell !== 'string') continue;
    for (const numeral of numeralsIn(cell)) {
      const { decimal, grouping } = marksIn(numeral);
      if (decimal !== null && grouping !== null) {
        unclear++;
        parted.add(grouping);
      } else if (decimal !== null) told.add(decimal);
      else if (grouping !== null) told.add(grouping === '.' ? ',' : '.');
    }
  }
  if (told.size > 1) return 'mixed';
  const [mark] = told;
  if (mark !== undefined) return mark as DecimalMark;
  if (unclear === 0) return null;
  if (unclear < GROUPS_MIN) return 'unclear';
  if (parted.size > 1) return 'none';
  return parted.has('.') ? ',' : '.';
}

/** Whether points part the thousands of a text, or may do so. */
export function isGroupedByPoints(cell: Cell): boolean {
  return typeof cell === 'string' && numeralsIn(cell).some(({ digits }) => /\.\d{3}(?!\d)/.test(digits));
}

/** The decimal mark of a spreadsheet's locale ("de", "pt_BR"), for a column that does not tell. */
export function decimalMarkOf(locale: string): DecimalMark {
  return COMMA_LANGUAGES.includes(locale.slice(0, 2)) && !/_(CH|MX|PR|SV|GT|HN|NI|PA|DO|PE)/.test(locale) ? ',' : '.';
}

const COMMA_LANGUAGES =
  'az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr uk uz vi'.split(
    ' ',
  );

/** The numerals of a text that is a number or a band. */
function numeralsIn(cell: Cell): readonly Numeral[] {
  const text = plainText(cell);
  const whole = numeralIn(text.replace(/\+$/, ''));
  if (whole) return [whole];
  return text.split(/ to |[-–—]/).flatMap(part => numeralIn(part) ?? []);
}

/** Wide digits, every kind of space, minus and apostrophe become the plain one; "" for what is too long for a number. */
function plainText(cell: Cell): string {
  if (typeof cell !== 'string' || cell.length > 2 * LENGTH_MAX) return '';
  const text = visible(cell).trim();
  if (text.length > LENGTH_MAX) return '';
  const narrow = text.replace(/[\uFF01-\uFF5E]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  return narrow.replace(/\s/g, ' ').replace(/[’`´]/g, "'").replace(/−/g, '-');
}

function numeralIn(cell: Cell): Numeral | null {
  const text = plainText(cell);
  const bracketed = /^([^\d(]*)\((.*)\)([^\d)]*)$/.exec(text);
  const inner = bracketed ? `${bracketed[1]}${bracketed[2]}${bracketed[3]}` : text;
  const [, sign = '', before = '', innerSign = '', digits = '', after = '', lastSign = ''] =
    NUMERAL.exec(inner.trim()) ?? [];
  if (digits === '' || sign.length + innerSign.length + lastSign.length + (bracketed ? 1 : 0) > 1) return null;
  // Turkish writes "%12".
  const isPercentFirst = before.trim() === '%' && after.trim() === '';
  const tail = isPercentFirst ? PERCENT : unitsOf(after.trim());
  if (!tail || !(isPercentFirst || isCurrency(before.trim()))) return null;
  const isNegative = bracketed !== null || `${sign}${innerSign}${lastSign}` === '-';
  return {
    digits,
    scale: (isNegative ? -1 : 1) * tail.scale,
    hasFactor: tail.scale > 1,
    isPercent: tail.scale < 1,
    isMinusLast: lastSign === '-',
  };
}

const PERCENT = { scale: 0.01 };

/** What stands after the digits: a factor or "%", then perhaps a currency. */
function unitsOf(after: string): { readonly scale: number } | null {
  if (after.startsWith('%')) return after === '%' ? PERCENT : null;
  if (isCurrency(after)) return { scale: 1 };
  const [, word = '', currency = ''] = /^(\p{L}+)\.?(?: ?(.+))?$/u.exec(after) ?? [];
  const scale = FACTORS.get(word);
  return scale === undefined || !isCurrency(currency) ? null : { scale };
}

function isCurrency(text: string): boolean {
  if (text === '' || /^[A-Z]{0,3}\p{Sc}(?:[A-Z]{2})?$/u.test(text)) return true;
  const word = text.replace(/\.$/, '');
  return !word.includes(' ') && word !== '' && ` ${CURRENCY_WORDS}`.includes(` ${word} `);
}

/**
 * Which mark is decimal and which parts groups, if the digits can be read so: both for "1.234", which is 1234 or 1.234, and
 * neither for "1234", "1 234" and what is no number.
 */
function marksIn({ digits, hasFactor }: Numeral): { decimal: string | null; grouping: string | null } {
  const last = lastMark(digits);
  if (last !== '.' && last !== ',') return { decimal: null, grouping: null };
  const isDecimal = isFraction(digits, last);
  const isGrouped = areGroups(digits, last) && !(isDecimal && hasFactor);
  return { decimal: isDecimal ? last : null, grouping: isGrouped ? last : null };
}

function amountOf(numeral: Numeral, mark: DecimalMark | null | undefined): number | null {
  const { digits, scale } = numeral;
  const { decimal, grouping } = marksIn(numeral);
  const last = lastMark(digits);
  if (decimal !== null && grouping !== null) {
    if (mark === null) return null;
  } else if (mark && mark !== 'none') {
    const isAgainst = decimal === null ? grouping === mark : decimal !== mark;
    if (isAgainst) return null;
  }
  const isDecimal = decimal !== null && (grouping === null || decimal === (mark ?? '.'));
  if (!isDecimal && last !== '' && !areGroups(digits, last)) return null;
  const cut = isDecimal ? digits.lastIndexOf(last) : digits.length;
  const plain = `${digits.slice(0, cut).replace(/\D/g, '')}.${digits.slice(cut + 1)}`;
  // A number holds fifteen digits for certain: 1.1 million is not 1100000.0000000001.
  return Number((Number(plain) * scale).toPrecision(15));
}

/** The last of point, comma, space and apostrophe; "" without any. */
function lastMark(digits: string): string {
  return /[., '](?=\d*$)/.exec(digits)?.[0] ?? '';
}

/** Whether the last mark stands once, before decimals, and those before it part groups. */
function isFraction(digits: string, mark: string): boolean {
  const at = digits.lastIndexOf(mark);
  const whole = digits.slice(0, at);
  const other = lastMark(whole);
  return !whole.includes(mark) && (other === '' || areGroups(whole, other));
}

/** Groups of three, or Indian ones ("12,34,567"), all parted by one mark; none begins with a 0. */
function areGroups(digits: string, mark: string): boolean {
  const groups = digits.split(mark);
  const [first = '', ...others] = groups;
  const size = others.length > 1 && others[0]?.length === 2 ? 2 : 3;
  return (
    /^[1-9]\d{0,2}$/.test(first) &&
    first.length <= size &&
    others.length > 0 &&
    others.every((group, index) => /^\d+$/.test(group) && group.length === (index === others.length - 1 ? 3 : size))
  );
}
