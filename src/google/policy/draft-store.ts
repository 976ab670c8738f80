/**
 * One draft of the agreement for each person and file, kept in the person's own properties: nobody else reads what is not said
 * yet, and closing the sidebar loses nothing.
 *
 * A property holds 9 KB, so a draft is cut into parts. New parts stand beside the old ones until the head names them: a run that
 * is cut off in between leaves the former draft whole.
 */
import type { Draft } from '../../contract/policy.ts';
import { refuse } from '../../sla/sheet/problem.ts';
import { grouped } from '../../sla/sheet/text.ts';
import type { Book } from '../book.ts';
import { field } from '../field.ts';

/** A character takes at most 4 bytes, and a property at most 9 KB. Whole characters: half an emoji would not come back. */
const PARTS = /[\s\S]{1,2250}/gu;
/** More than a version in a cell of the ledger may have, since a draft may be wrong in places. */
const DRAFT_MAX = 60_000;

interface Head {
  readonly set: string;
  readonly parts: number;
}

/** Null without one; what cannot be read any more is none. */
export function readDraft(book: Book): Draft | null {
  const store = PropertiesService.getUserProperties();
  const head = headOf(store.getProperty(keyOf(book)));
  if (!head) return null;
  const all = store.getProperties();
  const text = Array.from({ length: head.parts }, (_, index) => all[partOf(book, head.set, index)] ?? '').join('');
  const draft = parsed(text);
  const basedOn = field(draft, 'basedOn');
  return typeof basedOn === 'number' ? { basedOn, policy: field(draft, 'policy') } : null;
}

/** @throws Refusal when it is too long, or the person's store is full: the former draft stays */
export function keepDraft(book: Book, draft: Draft): void {
  const text = JSON.stringify(draft);
  if (text.length > DRAFT_MAX) {
    const size = `${grouped(text.length)} of ${grouped(DRAFT_MAX)} characters`;
    refuse(
      'draft',
      `This draft is too long to keep: ${size}.`,
      'Save it, or remove dates and rates that are not needed.',
    );
  }
  const store = PropertiesService.getUserProperties();
  const former = headOf(store.getProperty(keyOf(book)));
  const set = former?.set === 'a' ? 'b' : 'a';
  const texts = text.match(PARTS) ?? [];
  const parts = Object.fromEntries(texts.map((part, index) => [partOf(book, set, index), part]));
  const head: Head = { set, parts: texts.length };
  try {
    store.setProperties(parts);
    store.setProperty(keyOf(book), JSON.stringify(head));
  } catch (error) {
    console.error(error);
    refuse('draft', 'This draft could not be kept.', 'Save it, or discard drafts in other files.');
  }
  dropParts(book, former);
}

export function forgetDraft(book: Book): void {
  const store = PropertiesService.getUserProperties();
  const head = headOf(store.getProperty(keyOf(book)));
  if (!head) return;
  store.deleteProperty(keyOf(book));
  dropParts(book, head);
}

function dropParts(book: Book, head: Head | null): void {
  const store = PropertiesService.getUserProperties();
  for (let index = 0; index < (head?.parts ?? 0); index++) store.deleteProperty(partOf(book, head?.set ?? '', index));
}

/** A person's properties are shared by all files in which they use the add-on. */
function keyOf(book: Book): string {
  return `draft/${book.getId()}`;
}

function partOf(book: Book, set: string, index: number): string {
  return `${keyOf(book)}/${set}/${index}`;
}

function headOf(text: string | null): Head | null {
  const head = parsed(text ?? '');
  const [set, parts] = [field(head, 'set'), field(head, 'parts')];
  return typeof set === 'string' && typeof parts === 'number' ? { set, parts } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
