/** What the team's tabs hold: for choosing columns, and for criteria and rules on the texts that are really there. */
import type { ColumnFacts, PolicyView, TabFacts } from '../../contract/policy.ts';
import { columnLetter } from '../../sla/leads/lead.ts';
import type { Field } from '../../sla/policy/fields.ts';
import type { LeadSheetPolicy } from '../../sla/policy/schema.ts';
import { fold } from '../../sla/sheet/text.ts';
import { teamHeader } from '../../sla/standing/own-columns.ts';
import type { Book, Sheet } from '../book.ts';
import { teamTabs } from '../own-tabs.ts';
import { ownIn } from '../scan/lead-table.ts';

/** Rows that tell what a tab without leads holds. */
const SAMPLE_ROWS = 20;
const SAMPLES = 3;
const VALUES_MAX = 50;
const KNOWN_MAX = 200;
const TEXT_MAX = 100;
/** More tabs than that are named without their columns: each is a service call. */
const OTHER_TABS_MAX = 12;

type Known = PolicyView['known'];

/** One reading of each lead tab in whole, and of the first rows of others. */
export function tabFacts(book: Book, specs: readonly LeadSheetPolicy[]): { tabs: TabFacts[]; known: Known } {
  const texts = { source: new Tally(), segment: new Tally(), owner: new Tally(), stage: new Tally() };
  let others = 0;
  const tabs = teamTabs(book).map((sheet): TabFacts => {
    const name = sheet.getName();
    const spec = specs.find(one => one.name === name);
    if (!spec && ++others > OTHER_TABS_MAX) return { name, columns: [] };
    const headerRow = spec?.headerRow ?? 1;
    const cells = shown(sheet, spec ? null : headerRow + SAMPLE_ROWS);
    const rows = cells.slice(headerRow);
    const header = teamHeader(cells[headerRow - 1] ?? [], ownIn(book, sheet, cells, headerRow));
    for (const field of Object.keys(texts) as (keyof typeof texts)[]) {
      const column = spec ? columnOf(header, spec, field) : -1;
      if (column >= 0) for (const row of rows) texts[field].add(row[column] ?? '');
    }
    return { name, columns: columnFacts(header, rows) };
  });
  const known: Known = {
    sources: texts.source.mostFrequent(KNOWN_MAX),
    segments: texts.segment.mostFrequent(KNOWN_MAX),
    owners: texts.owner.mostFrequent(KNOWN_MAX),
    stages: texts.stage.mostFrequent(KNOWN_MAX),
  };
  return { tabs, known };
}

function shown(sheet: Sheet, rows: number | null): readonly (readonly string[])[] {
  const all = sheet.getDataRange();
  if (rows === null || all.getNumRows() <= rows) return all.getDisplayValues();
  return sheet.getRange(1, 1, rows, all.getNumColumns()).getDisplayValues();
}

function columnOf(header: readonly string[], { columns }: LeadSheetPolicy, field: Field): number {
  const name = [columns[field] ?? []].flat()[0];
  if (name === undefined) return -1;
  const exact = header.indexOf(name);
  return exact >= 0 ? exact : header.findIndex(other => fold(other) === fold(name));
}

function columnFacts(header: readonly string[], rows: readonly (readonly string[])[]): ColumnFacts[] {
  return header.flatMap((name, column): ColumnFacts[] => {
    if (name.trim() === '') return [];
    const texts = new Tally();
    const samples: string[] = [];
    for (const row of rows) {
      const text = (row[column] ?? '').trim();
      if (text === '') continue;
      if (samples.length < SAMPLES) samples.push(text.slice(0, TEXT_MAX));
      if (texts.size <= VALUES_MAX) texts.add(text);
      else if (samples.length === SAMPLES) break;
    }
    const values = texts.size <= VALUES_MAX ? texts.mostFrequent(VALUES_MAX) : [];
    return [{ header: name, letter: columnLetter(column), samples, values }];
  });
}

/** Texts that fold alike are one, in the spelling that comes first. */
class Tally {
  private readonly counts = new Map<string, { readonly text: string; count: number }>();

  get size(): number {
    return this.counts.size;
  }

  add(cell: string): void {
    const text = cell.trim().slice(0, TEXT_MAX);
    if (text === '') return;
    const known = this.counts.get(fold(text));
    if (known) known.count++;
    else this.counts.set(fold(text), { text, count: 1 });
  }

  mostFrequent(most: number): string[] {
    const all = [...this.counts.values()].sort((a, b) => b.count - a.count);
    return all.slice(0, most).map(({ text }) => text);
  }
}
