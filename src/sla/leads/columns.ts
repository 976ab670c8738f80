/**
 * Which column of a lead sheet holds what, by its header: a small grammar over the words of eight languages (header-words.ts), with
 * heads and tails ("… owner", "assigned …", "… source") and stop words, so that a first contact is never a "last contact date".
 *
 * A name is checked against its values, and not denied for cells that cannot be read: those are listed. What no header says may be
 * guessed by values (column-values.ts), and is then named as a guess.
 */
import { type Columns, DATE_FIELDS, type Field } from '../policy/fields.ts';
import { type Cell, isBlank, isDate } from '../sheet/cell.ts';
import type { Zone } from '../time/zone.ts';
import { guessByValues, ROWS_MIN } from './column-values.ts';
import { HEADER_MAX, meaningOf, wordsOf } from './header-words.ts';
import { stageKind } from './stage-words.ts';

export interface Guess {
  readonly columns: Columns;
  /** Fields that no header names. */
  readonly byValues: readonly Field[];
  /** What may be the first contact by its values: for a person to choose, never taken. */
  readonly offered: string | null;
}

/**
 * Sentences of letters (see header-words.ts), best first. "·" is whatever a row is about and says nothing more: lead, contact,
 * customer, original. The fields that are told most surely come first: what they take is gone for the others.
 */
const GRAMMAR: { readonly [F in Field]: string } = {
  qualified: '·c?·q[od+]* d+[c+]*q[od+tP]* d+q·',
  assigned: '·w?a[od]* d+[+]*a[ow]*',
  firstContact:
    '·f[+okB]*[kvAVYp][+kvYp]*d* d+[+]*f[+]*[kvAVYp]+ ·[kvY]+f d+f[+]*[kvAY]+ ·f[+]*m[+]*d+ ·V[+]*d* [okB+]*[kY]+d+ d+V d+Y d+k',
  attempts: 'p9 9p ·[kvY]*p[kvY]* [i#]·[kvV] [in#]·[kv]*p nv+ [ok+]*[kvm]# #[kvp]+ ·p# i·p',
  won: '·[le]?g+e?[od]* d+·g',
  closed: '·l+d* d+·l+',
  returned: '·jd* d+j',
  pausedFrom: '·bd*<d* d+b< <b bd+',
  pausedUntil: '·bd*>d* d+b> >b',
  created: '·c[o+]*d+ ·c[od+]* d+·c[od]* [+of]*o+d+ d+[+o]*o+ d+',
  email: 'm ·m[i+]* m· m[+]*9 ym o*[?]m',
  owner: '[okBv+]*w[ni1]? a aw wa w· w+ yw w[im] a[?B+]?n? [?z]+w',
  source: '·s+n? f?sc? s· [?]sn? s[o+] ·s?Sn?',
  stage: '·P?t+n? t·',
  outcome: '·[vkY]?u u[vkY] l+R Rl+ ·l*R',
  segment: '·z·',
  revenue: '·r+ r· ·[lg]r o+G',
  company: '[+okB]*y+[nkB]? ny',
  id: '[oqc]+i i+[o]* [+]i [kB]i i[kB] o#',
  name: '[B+]+n kn nk nB n on no oT T B k',
};
const SEARCHED = Object.keys(GRAMMAR) as Field[];

const patterns = new Map<Field, readonly RegExp[]>();
function patternsOf(field: Field): readonly RegExp[] {
  const made =
    patterns.get(field) ?? GRAMMAR[field].split(' ').map(one => new RegExp(`^${one.replace(/·/g, '[okB+]*')}$`));
  patterns.set(field, made);
  return made;
}

/** A column of the sheet with what its header means; the second of one name cannot be mapped, so it is none. */
interface Column {
  readonly header: string;
  readonly meaning: string;
  readonly cells: readonly Cell[];
}

/** A tail in brackets is an aside: "Created (local time)". */
function meaningsOf(header: string): string[] {
  const whole = meaningOf(header);
  const bare = header.slice(0, HEADER_MAX).replace(/\s*[([（].*[)\]）]\s*$/, '');
  return /[xD]/.test(whole) || bare === header || bare === '' ? [whole] : [whole, meaningOf(bare)];
}

/**
 * @param header texts; "" for a column that is none of the team's, or taken
 * @param rows every row below the header
 */
export function guessColumns(header: readonly Cell[], rows: readonly (readonly Cell[])[], zone: Zone): Guess {
  const headers = header.map(cell => String(cell ?? '').trim());
  const all = headers.flatMap((name, index): Column[] => {
    if (name === '' || headers.indexOf(name) < index) return [];
    const cells = rows.map(row => row[index]);
    return meaningsOf(name).map(meaning => ({ header: name, meaning, cells }));
  });
  const columns: Columns = {};
  const taken = new Set<string>();
  const take = (field: Field, found: readonly string[]) => {
    if (found.length === 0) return;
    for (const name of found) taken.add(name);
    columns[field] = found.length > 1 ? [...found] : found[0];
  };
  for (const field of SEARCHED) {
    const free = all.filter(({ header: name }) => !taken.has(name));
    take(field, field === 'name' ? namesAmong(free) : candidates(field, free));
  }
  if (columns.won === undefined && columns.stage !== undefined) {
    const stages = all.filter(({ header: name }) => [columns.stage].flat().includes(name));
    const hasWins = stages.some(({ cells }) => cells.some(cell => stageKind(String(cell ?? '')) === 'won'));
    const closing = all.find(
      one => one.meaning.includes('e') && isCloseDate(one.header) && isBelievable('won', one.cells),
    );
    if (hasWins && closing) take('won', [closing.header]);
  }
  // "First contact date" without a creation date and without a blank is when the lead came: nobody calls every lead.
  const named = all.find(one => one.header === columns.firstContact);
  const isComing =
    rows.length >= ROWS_MIN && columns.created === undefined && named?.cells.every(cell => !isBlank(cell));
  if (isComing && named) {
    columns.created = named.header;
    delete columns.firstContact;
  }
  const { offered, ...guessed } = guessByValues(
    headers.map((name, index) => (headers.indexOf(name) < index ? '' : name)),
    rows,
    columns,
    zone,
  );
  const byValues = Object.keys(guessed.columns) as Field[];
  return {
    columns: { ...columns, ...guessed.columns },
    byValues: isComing ? [...byValues, 'created'] : byValues,
    offered,
  };
}

/** "Close date": when a deal is expected to close, and only with a won stage when it did. */
export function isCloseDate(header: string): boolean {
  return /^[okB+]*e[okB+]*$/.test(meaningOf(header));
}

/** The first column whose header is one of the field, whatever its values: to say what is wrong with them. */
export function spelledColumn(header: readonly Cell[], field: Field): string | undefined {
  const headers = header.map(cell => String(cell ?? '').trim());
  return ranked(
    field,
    headers.flatMap(name => meaningsOf(name).map(meaning => ({ header: name, meaning, cells: [] }))),
  )[0]?.header;
}

/** Whether a header names the field. */
export function isNamed(header: string, field: Field): boolean {
  const meanings = meaningsOf(header);
  if (field === 'won' && isCloseDate(header)) return true;
  if (field === 'name' && meanings.some(meaning => /^[okB+]*[12]$/.test(meaning))) return true;
  return patternsOf(field).some(pattern => meanings.some(meaning => pattern.test(meaning)));
}

/** Why a column that one could take for a first contact is none; "" for every other column. */
export function whyNoContact(header: string, cells: readonly Cell[]): string {
  const meaning = meaningOf(header);
  if (/x/.test(meaning) && isBelievable('created', cells)) return 'last, next or planned';
  if (/D/.test(meaning) && /[vVYkf]/.test(meaning)) return 'a duration';
  if (!isNamed(header, 'firstContact')) return '';
  return cells.some(cell => typeof cell !== 'boolean' && /\d/.test(String(cell)))
    ? 'a duration, not a moment'
    : 'whether, not when';
}

/** Each column once, the better name first. */
function ranked(field: Field, columns: readonly Column[]): readonly Column[] {
  return patternsOf(field).flatMap(pattern => columns.filter(({ meaning }) => pattern.test(meaning)));
}

function candidates(field: Field, free: readonly Column[]): readonly string[] {
  // "User Email" is the rep's in one program and the lead's in another: it is there once for each lead only where it is theirs.
  const isOdd = (meaning: string) => field === 'email' && meaning.includes('?');
  const fit = ranked(field, free).filter(
    ({ meaning, cells }) => isBelievable(field, cells) && (!isOdd(meaning) || isUnique(cells)),
  );
  const [best] = fit;
  if (!best) return [];
  const alike = (is: (meaning: string) => boolean) => [
    ...new Set(fit.filter(one => is(one.meaning)).map(one => one.header)),
  ];
  // Whichever came first is the first contact; numbered attempts belong together; a status and a life cycle are both stages.
  if (field === 'firstContact' && best.meaning.includes('f')) return alike(meaning => meaning.includes('f'));
  if (field === 'attempts' && best.meaning.includes('9')) return alike(meaning => meaning.includes('9'));
  if (field === 'stage') return alike(() => true).slice(0, 2);
  if (field === 'email') return [(fit.find(({ cells }) => isUnique(cells)) ?? best).header];
  return [best.header];
}

/** A whole name, else first and last name together. */
function namesAmong(free: readonly Column[]): readonly string[] {
  const [first, last] = ['1', '2'].map(letter =>
    free.find(({ meaning }) => new RegExp(`^[okB+]*${letter}$`).test(meaning)),
  );
  const whole = ranked('name', free).filter(({ cells }) => isBelievable('name', cells));
  // "Vorname" beside "Name", "Nombre" beside "Apellidos": a name of one word is then the other half.
  const half = whole.find(one => one.meaning === 'n' && !wordsOf(one.header).includes(' '));
  const isFull = ({ meaning, header }: Column) =>
    /^[kB+]*n$/.test(meaning) && (header !== half?.header || !(first || last));
  const full = whole.find(isFull);
  if (full && !(first && last)) return [full.header];
  const [one, other] = [first ?? (last ? half : undefined), last ?? (first ? half : undefined)];
  if (full && full !== half) return [full.header];
  if (one && other)
    return /\p{Script=Han}/u.test(other.header) ? [other.header, one.header] : [one.header, other.header];
  return [whole[0] ?? one ?? other].flatMap(found => (found ? [found.header] : []));
}

/** Values enough to tell what kind a column is. */
const SAMPLE = 200;

/** Whether the values leave the header's word standing: a column of cells that are only badly written does. */
function isBelievable(field: Field, cells: readonly Cell[]): boolean {
  const filled = cells
    .slice(0, SAMPLE)
    .filter(cell => !isBlank(cell) && !/^(-|–|n\/a|na|none|null)$/i.test(String(cell)));
  if (filled.length === 0) return true;
  const most = (is: (cell: Cell) => boolean) => filled.filter(is).length * 2 > filled.length;
  if ((DATE_FIELDS as readonly Field[]).includes(field)) return most(isLikeDate);
  if (field === 'attempts' || field === 'revenue')
    return most(cell => /\d/.test(String(cell)) && (field === 'attempts' || !isDate(cell)));
  if (field === 'id') return isUnique(cells);
  if (field === 'email') return most(cell => String(cell).includes('@'));
  return !most(
    cell =>
      typeof cell === 'boolean' ||
      isDate(cell) ||
      /^(yes|no|true|false)$|^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}/i.test(String(cell)),
  );
}

/** A date however it is written; of bare numbers only days since 1899 and seconds or milliseconds since 1970, of 2000 to 2059. */
function isLikeDate(cell: Cell): boolean {
  if (isDate(cell)) return true;
  const text = String(cell).trim();
  if (typeof cell === 'boolean' || !/\d/.test(text)) return false;
  if (!/^\d+([.,]\d+)?$/.test(text)) return /\d\D+\d|\d{8}/.test(text);
  const number = Number(text.replace(',', '.'));
  const days = number > 1e11 ? number / 86_400_000 + 25_569 : number > 1e8 ? number / 86_400 + 25_569 : number;
  return (days >= 36_526 && days < 58_440) || /^20\d{6}$/.test(text);
}

/** Nearly every value is there once: then a value tells who a row is. */
export function isUnique(cells: readonly Cell[]): boolean {
  const filled = cells.filter(cell => !isBlank(cell)).map(cell => String(cell).trim());
  return new Set(filled).size >= filled.length * 0.98;
}
