/**
 * Leads that go on under another ref: an id arrived, a row was moved to another lead tab, or a copy of a tab took its place. Their
 * attempts, snoozes and what was told of them stay theirs, through an event that says which lead they were.
 */
import type { Claimed } from '../../sla/leads/claims.ts';
import type { EventLog, LeadEvent } from '../../sla/leads/events.ts';
import { baseKey, keyIn, refOf, tabIn } from '../../sla/leads/identity.ts';
import type { Lead } from '../../sla/leads/lead.ts';
import type { Past } from '../../sla/leads/past.ts';
import { NOTHING_KNOWN } from '../../sla/leads/read-leads.ts';
import type { Ledger } from '../../sla/policy/ledger.ts';
import type { LeadSheetPolicy } from '../../sla/policy/schema.ts';
import { isUnreadable } from '../../sla/time/moment.ts';
import type { Book, Sheet } from '../book.ts';
import { marksOf } from '../marks.ts';
import { teamTab } from '../own-tabs.ts';
import { ownIn, readTab } from './lead-table.ts';

interface Scene {
  readonly book: Book;
  readonly ledger: Ledger;
  /** The lead tabs. */
  readonly specs: readonly LeadSheetPolicy[];
  readonly log: EventLog;
  readonly past: Past;
  readonly now: number;
}

/** @param sheet the tab in which the leads are */
export function continued(scene: Scene, sheet: Sheet, claims: readonly Claimed[]): readonly LeadEvent[] {
  const { book, log, past, now } = scene;
  const tab = sheet.getSheetId();
  const isCopied = marksOf(book).isCopied(sheet);
  const others = new OtherTabs(scene);
  const going = log.continuations();
  return claims.flatMap((claim): LeadEvent[] => {
    const { lead, formerKey } = claim;
    const from = formerKey === null ? elsewhere(claim) : refOf(tab, formerKey);
    return from === null ? [] : [{ at: now, lead: lead.ref, what: 'continues', from, to: lead.ref }];
  });

  /** The ref of the same lead in another tab, where it is remembered and this one is not; else null. */
  function elsewhere({ lead, isNew }: Claimed): string | null {
    // In a copied tab every lead has its key beside it, and what is remembered is remembered of the other tab's.
    if (!isNew && !isCopied) return null;
    const isOwnKnown = past.beginOf(lead.ref) !== null;
    // In this tab it may have a number that it did not have in the other, and the other way round.
    const keys = new Set([lead.key, baseKey(lead.key)]);
    const found = [...keys]
      .flatMap(key => past.refsOf(key))
      .filter(ref => {
        if (tabIn(ref) === tab || going.has(ref) || !cameBefore(lead, past.beginOf(ref))) return false;
        // What is remembered of this very one counts, unless the lead has been elsewhere since.
        return (!isOwnKnown || log.formerRefs(ref).includes(lead.ref)) && others.isThis(ref, lead);
      });
    return found[0] ?? null;
  }
}

/** Of a lead nothing is remembered before it came in: another one of the same key began earlier. */
function cameBefore({ created }: Lead, begin: number | null): boolean {
  return begin !== null && created !== null && !isUnreadable(created) && created.begin <= begin;
}

class OtherTabs {
  private readonly scene: Scene;
  private readonly read = new Map<number, ReadonlyMap<string, Lead>>();

  constructor(scene: Scene) {
    this.scene = scene;
  }

  /** Whether whoever had that ref has left its tab, or stands there as the very same lead. */
  isThis(ref: string, { created, label }: Lead): boolean {
    const there = this.leadsOf(tabIn(ref)).get(keyIn(ref));
    if (!there) return true;
    const [mine, theirs] = [created, there.created];
    const isAtOnce = mine && theirs && !isUnreadable(mine) && !isUnreadable(theirs) && mine.begin === theirs.begin;
    return isAtOnce === true && label === there.label;
  }

  /** None of a tab that is no lead tab any more. */
  private leadsOf(tab: number): ReadonlyMap<string, Lead> {
    const known = this.read.get(tab) ?? this.leadsIn(tab);
    this.read.set(tab, known);
    return known;
  }

  private leadsIn(tab: number): ReadonlyMap<string, Lead> {
    const { book, ledger, specs } = this.scene;
    for (const spec of specs) {
      const sheet = teamTab(book, spec.name);
      if (sheet?.getSheetId() !== tab) continue;
      const cells = sheet.getDataRange().getValues();
      const { leads } = readTab(sheet, cells, spec, ledger, ownIn(book, sheet, cells, spec.headerRow), NOTHING_KNOWN);
      return new Map(leads.map(lead => [lead.key, lead]));
    }
    return new Map();
  }
}
