/**
 * Which lead of the last scan a row is. Each scan leaves a key beside every row, with what it saw of it. People sort, insert,
 * correct and paste, and a lead may come back under the same e-mail: so what stands beside is claimed first, by whoever it fits
 * best, and only a row that nothing fits gets a key of its own.
 */
import { isUnreadable } from '../time/moment.ts';
import { baseKey, copyKey, rowLabel } from './identity.ts';
import type { DataProblem, Lead } from './lead.ts';
import { type Marks, marksOf, marksSeen } from './observe.ts';
import type { Past } from './past.ts';

/** What a scan left beside a row of the tab. */
export interface Standing {
  readonly row: number;
  readonly key: string;
  /** "SLA seen" as it stands there. */
  readonly seen: string;
}

export interface Claimed {
  readonly lead: Lead;
  /** Nothing stood beside it, wherever its row was. */
  readonly isNew: boolean;
  /** What the last scan saw of it; "" for a new one. */
  readonly seen: string;
  /** The key that it had before its id arrived; else null. */
  readonly formerKey: string | null;
}

interface Entry extends Standing {
  isTaken: boolean;
  marks: Marks | null;
}

/** @param leads each under the key that its own cells give it */
export function claimKeys(
  leads: readonly Lead[],
  standing: readonly Standing[],
  past: Past,
  problems: DataProblem[],
): readonly Claimed[] {
  const claims = new Claims(standing);
  const groups = new Map<string, Lead[]>();
  for (const lead of leads) {
    const known = groups.get(lead.key);
    if (known) known.push(lead);
    else groups.set(lead.key, [lead]);
  }
  for (const [key, group] of groups) {
    claims.byKey(key, group);
    if (group.length > 1) for (const problem of duplicates(group)) problems.push(problem);
  }
  for (const lead of leads) claims.byMarks(lead);
  return leads.map(lead => claims.of(lead, past, groups));
}

class Claims {
  private readonly beside = new Map<number, Entry>();
  private readonly byBase = new Map<string, Entry[]>();
  private readonly keys = new Set<string>();
  private readonly taken = new Map<Lead, { readonly entry: Entry; readonly key: string }>();
  private readonly byFingerprint = new Map<string, Entry>();
  private hasFingerprints = false;

  constructor(standing: readonly Standing[]) {
    for (const one of standing) {
      const entry: Entry = { ...one, isTaken: false, marks: null };
      this.beside.set(one.row, entry);
      this.keys.add(one.key);
      this.addTo(one.key, entry);
      const base = baseKey(one.key);
      if (base !== one.key) this.addTo(base, entry);
    }
  }

  private addTo(base: string, entry: Entry): void {
    const known = this.byBase.get(base);
    if (known) known.push(entry);
    else this.byBase.set(base, [entry]);
  }

  /** Leads of one key: first whoever is just as it was seen, then whoever stands beside, then whoever came in at the same time. */
  byKey(key: string, group: readonly Lead[]): void {
    const entries = this.byBase.get(key) ?? [];
    const [only] = group;
    if (entries.length === 0 || !only) return;
    if (group.length === 1 && entries.length === 1 && entries[0]?.row === only.row) {
      this.take(only, entries[0]);
      return;
    }
    const passes: ((lead: Lead, entry: Entry) => boolean)[] = [
      (lead, entry) => lead.row === entry.row && this.isSame(lead, entry),
      (lead, entry) => this.isSame(lead, entry),
      (lead, entry) => lead.row === entry.row,
      (lead, entry) => lead.id !== '' || this.cameWith(lead, entry),
    ];
    for (const fits of passes) {
      for (const lead of group) {
        if (this.taken.has(lead)) continue;
        const entry = entries.find(one => !one.isTaken && fits(lead, one));
        if (entry) this.take(lead, entry);
      }
    }
  }

  /** A corrected e-mail or name, an id that arrived or was lost: the row beside whose key a mark of it is unchanged. */
  byMarks(lead: Lead): void {
    if (this.taken.has(lead) || this.byBase.has(lead.key)) return;
    const beside = this.beside.get(lead.row);
    const entry = beside && !beside.isTaken && this.fits(lead, beside) ? beside : this.alike(lead);
    if (!entry) return;
    if (lead.id === '') this.take(lead, entry, entry.key);
    else this.take(lead, entry, lead.key);
  }

  private fits(lead: Lead, entry: Entry): boolean {
    const [marks, now] = [this.marks(entry), marksOf(lead)];
    // Another id is another lead. A text of before the id was kept has to tell by its key.
    const hadId = marks.id === undefined ? !/^~|@/.test(entry.key) : marks.id !== '';
    if (lead.id !== '' && hadId) return false;
    return (['came', 'label', 'email'] as const).some(mark => now[mark] !== '' && now[mark] === marks[mark]);
  }

  /** A row whose id arrived while it was sorted elsewhere. */
  private alike(lead: Lead): Entry | undefined {
    if (lead.id === '' || this.keys.size === 0) return undefined;
    if (!this.hasFingerprints) {
      this.hasFingerprints = true;
      for (const entry of this.beside.values()) {
        if (!entry.isTaken) this.byFingerprint.set(fingerprint(this.marks(entry)), entry);
      }
    }
    const now = marksOf(lead);
    const entry = now.came === '' ? undefined : this.byFingerprint.get(fingerprint(now));
    return entry && !entry.isTaken && this.fits(lead, entry) ? entry : undefined;
  }

  private take(lead: Lead, entry: Entry, key = entry.key): void {
    entry.isTaken = true;
    this.taken.set(lead, { entry, key });
  }

  private marks(entry: Entry): Marks {
    entry.marks ??= marksSeen(entry.seen);
    return entry.marks;
  }

  private isSame(lead: Lead, entry: Entry): boolean {
    return fingerprint(marksOf(lead)) === fingerprint(this.marks(entry));
  }

  private cameWith(lead: Lead, entry: Entry): boolean {
    return marksOf(lead).came === this.marks(entry).came;
  }

  of(lead: Lead, past: Past, groups: ReadonlyMap<string, unknown>): Claimed {
    const claim = this.taken.get(lead);
    if (claim) {
      const formerKey = claim.key === claim.entry.key ? null : claim.entry.key;
      return { lead: underKey(lead, claim.key), isNew: false, seen: claim.entry.seen, formerKey };
    }
    for (let copy = 1; ; copy++) {
      const key = copyKey(lead.key, copy);
      const found = underKey(lead, key);
      const isAnothers = this.keys.has(key) || (copy > 1 && groups.has(key));
      if (isAnothers || (!(copy === 1 && lead.id !== '') && isGone(found, past))) continue;
      this.keys.add(key);
      return { lead: found, isNew: true, seen: '', formerKey: null };
    }
  }
}

/** Whether what is remembered under a lead's key began before the lead came in: then it is of another one, which is gone. */
function isGone({ ref, created }: Lead, past: Past): boolean {
  const begin = past.beginOf(ref);
  return begin !== null && created !== null && !isUnreadable(created) && created.begin > begin;
}

function fingerprint({ came, label, email }: Marks): string {
  return JSON.stringify([came, label, email]);
}

/** The same lead under another key. */
function underKey(lead: Lead, key: string): Lead {
  return key === lead.key ? lead : { ...lead, key, ref: lead.ref.slice(0, lead.ref.indexOf('/') + 1) + key };
}

function duplicates([first, ...others]: readonly Lead[]): DataProblem[] {
  // Of a row that says nothing but when it came in nobody can tell whether it is another's.
  const named = others.filter(({ id, email, label, row }) => id || email || label !== rowLabel(row));
  return named.map(lead => ({
    kind: 'duplicate',
    at: `${lead.sheet}!${lead.row}:${lead.row}`,
    message: `"${lead.label}" is in rows ${first?.row} and ${lead.row}.`,
    fix: 'Both count as leads of their own; if they are one, keep one row of them, else give each an id of its own.',
  }));
}
