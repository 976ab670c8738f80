/** Who a row is. Rows move, so everything that is remembered of a lead hangs on its key. */

import type { LeadSheetPolicy } from '../policy/schema.ts';
import { fold } from '../sheet/text.ts';
import type { Moment } from '../time/moment.ts';

/** What tells who a row is: see LeadSheetPolicy.identity. */
type Identity = LeadSheetPolicy['identity'];

/**
 * The lead's own id as it is written, else its e-mail address in lower case, else a digest of creation, name and company; each only
 * where it tells who it is.
 */
export function keyOf(
  id: string,
  email: string,
  created: Moment | null,
  name: string,
  company: string,
  identity: Identity = 'id',
): string {
  if (id && identity === 'id') return bounded(id);
  if (email && identity !== 'row') return bounded(email.toLowerCase());
  const [who, where] = [name, company].map(text => fold(text.slice(0, FOLDED_MAX)));
  return `~${digest(`${created?.begin ?? ''}\n${who}\n${where}`)}`;
}

/** What comes after that tells nobody from somebody else. */
const FOLDED_MAX = 1_000;

/** Keys stand in cells, events and alerts: of a longer one a digest does. */
const KEY_MAX = 200;

function bounded(key: string): string {
  return key.length > KEY_MAX ? `~${digest(key)}` : key;
}

/** What a lead is called that has no name, company, e-mail or id. */
export function rowLabel(row: number): string {
  return `Row ${row}`;
}

/** A key made unique in the file. */
export function refOf(tab: number, key: string): string {
  return `${tab}/${key}`;
}

/** The key that a ref is made of. */
export function keyIn(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}

/** The id of the tab that a ref is made of. */
export function tabIn(ref: string): number {
  return Number(ref.slice(0, ref.indexOf('/')));
}

/** A further lead of a key: "L-7 (2)". */
export function copyKey(key: string, copy: number): string {
  return copy === 1 ? key : `${key} (${copy})`;
}

const COPY = /^([\s\S]*) \(\d+\)$/;

/** The key that a further lead's was made of: "L-7" of "L-7 (2)"; any other one as it is. */
export function baseKey(key: string): string {
  return key.endsWith(')') ? (COPY.exec(key)?.[1] ?? key) : key;
}

/** FNV-1a over UTF-16 units in two lanes, 64 bits as base 36: no secret, only short and stable. */
export function digest(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x01000197);
  }
  return (high >>> 0).toString(36) + (low >>> 0).toString(36);
}
