/** Who a row is. Rows move, so everything that is remembered of a lead hangs on its key. */

import type { LeadSheetPolicy } from '../policy/schema.ts';
import { fold } from '../sheet/text.ts';
import type { Moment } from '../time/moment.ts';
import type { DataProblem, Lead } from './lead.ts';

/** What tells who a row is: see LeadSheetPolicy.identity. */
type Identity = LeadSheetPolicy['identity'];

/** The lead's own id, else its e-mail address, else a digest of creation, name and company; each only where it tells who it is. */
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
  return `~${digest(`${created?.begin ?? ''}\n${fold(name)}\n${fold(company)}`)}`;
}

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

/** The same lead under another key. */
export function underKey(lead: Lead, key: string): Lead {
  return { ...lead, key, ref: lead.ref.slice(0, lead.ref.indexOf('/') + 1) + key };
}

/** Leads of one key are told apart by their order: "L-7", "L-7 (2)"; the later ones are listed. */
export function withUniqueKeys(leads: readonly Lead[], problems: DataProblem[]): readonly Lead[] {
  if (new Set(leads.map(({ key }) => key)).size === leads.length) return leads;
  const first = new Map<string, Lead>();
  const copies = new Map<string, number>();
  return leads.map(lead => {
    const { key } = lead;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, lead);
      return lead;
    }
    const copy = (copies.get(key) ?? 1) + 1;
    copies.set(key, copy);
    // Of a row that says nothing but when it came in nobody can tell whether it is another's.
    if (!lead.id && !lead.email && lead.label === rowLabel(lead.row)) return underKey(lead, `${key} (${copy})`);
    problems.push({
      kind: 'duplicate',
      at: `${lead.sheet}!${lead.row}:${lead.row}`,
      message: `"${lead.label}" is in rows ${earlier.row} and ${lead.row}.`,
      fix: 'Both count as leads of their own; if they are one, keep one row of them, else give each an id of its own.',
    });
    return underKey(lead, `${key} (${copy})`);
  });
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
