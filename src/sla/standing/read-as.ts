/** What a tab was taken for, and why: told wherever leads are read, so that whatever was misunderstood can be taken back. */
import { isNamed, whyNoContact } from '../leads/columns.ts';
import type { LeadReading } from '../leads/lead.ts';
import { newestIn } from '../leads/read-leads.ts';
import { type Columns, FIELD_NAMES, FIELDS, type Field, STAGE_JOINT } from '../policy/fields.ts';
import type { LeadSheetPolicy, Policy } from '../policy/schema.ts';
import { count, fold } from '../sheet/text.ts';

export interface ReadAs {
  readonly sheet: string;
  /** Headers by field. */
  readonly columns: Columns;
  /** By field: "header" where the header names it, "values" where it is a guess, "person" where somebody chose it. */
  readonly guessedBy: { readonly [F in Field]?: 'header' | 'values' | 'person' };
  /** The stages of the tab by what they mean; those that mean nothing to the clock count as open. */
  readonly stages: Policy['stages'] & { readonly notUnderstood: readonly string[] };
  /** Headers of the columns that nothing is read from. */
  readonly notUsed: readonly string[];
  /** The order of day and month that was said; null where each column tells its own. */
  readonly order: LeadSheetPolicy['dates'] | null;
  /** In which dates without an offset are read. */
  readonly zone: string;
  readonly currency: string;
  /** Rows with nothing in any column that is read. */
  readonly leftOut: number;
  /** Instant at which the newest lead came in; null without any. */
  readonly newest: number | null;
  /** The same in words, a line each. */
  readonly words: readonly string[];
}

/** Where a reading comes from. */
interface Origin {
  readonly spec: LeadSheetPolicy;
  readonly stages: Policy['stages'];
  readonly zone: string;
  readonly currency: string;
  readonly byValues?: readonly Field[];
  /** What could be the first contact; null for no idea. */
  readonly offered?: string | null;
}

const NAMES_SHOWN = 8;
const SAMPLE = 50;

export function readAs(reading: LeadReading, origin: Origin): ReadAs {
  const { spec, zone, currency, byValues = [] } = origin;
  const columns = Object.fromEntries(
    FIELDS.flatMap(field => (spec.columns[field] ? [[field, spec.columns[field]]] : [])),
  );
  const guessedBy = Object.fromEntries(
    Object.entries(columns).map(([field, named]) => [field, howFound(field as Field, named, byValues)]),
  );
  const used = new Set(
    Object.values(columns)
      .flat()
      .map(name => fold(String(name))),
  );
  const notUsed = reading.header.filter(name => name !== '' && !used.has(fold(name)));
  const about = {
    sheet: reading.sheet,
    columns,
    guessedBy,
    stages: stagesIn(reading, origin.stages),
    notUsed,
    order: reading.decisions.decided().dates ?? null,
    zone,
    currency,
    leftOut: reading.leftOut,
    newest: newestIn(reading),
  };
  return { ...about, words: inWords(about, reading, origin.offered ?? null) };
}

function howFound(field: Field, named: string | readonly string[], byValues: readonly Field[]) {
  if (byValues.includes(field)) return 'values';
  return [named].flat().every(name => isNamed(name as string, field)) ? 'header' : 'person';
}

/** Each stage once, under what it means. */
function stagesIn({ leads }: LeadReading, known: Policy['stages']): ReadAs['stages'] {
  const kinds = ['won', 'closed', 'paused', 'returned'] as const;
  const found = { won: [], closed: [], paused: [], returned: [], notUnderstood: [] } as {
    [Kind in keyof ReadAs['stages']]: string[];
  };
  const seen = new Set<string>();
  for (const stage of new Set(leads.map(lead => lead.stage))) {
    for (const name of stage.split(STAGE_JOINT)) {
      if (name === '' || seen.has(fold(name))) continue;
      seen.add(fold(name));
      found[kinds.find(kind => known[kind].some(one => fold(one) === fold(name))) ?? 'notUnderstood'].push(name);
    }
  }
  return found;
}

function inWords(
  about: Omit<ReadAs, 'words'>,
  { header, leads, fields }: LeadReading,
  offered: string | null,
): string[] {
  const { columns, guessedBy, stages, notUsed, order, zone, currency, leftOut } = about;
  const taken = Object.entries(columns).map(([field, named]) => {
    const how = guessedBy[field as Field];
    const why = how === 'values' ? ' (guessed by values)' : how === 'person' ? ' (chosen)' : '';
    return `${FIELD_NAMES[field as Field]} ${[named]
      .flat()
      .map(name => quoted(String(name)))
      .join(' + ')}${why}`;
  });
  const meant = (['won', 'closed', 'paused', 'returned'] as const).flatMap(kind =>
    stages[kind].length ? [`${kind}: ${shown(stages[kind])}`] : [],
  );
  const contactLike = fields.has('firstContact')
    ? []
    : notUsed.flatMap(name => {
        const column = header.indexOf(name);
        const cells = leads.slice(0, SAMPLE).map(lead => lead.cells[column]);
        const why = name === offered ? '' : whyNoContact(name, cells);
        return why ? [`${quoted(name)} (${why})`] : [];
      });
  return [
    taken.join(' · '),
    ...(offered
      ? [
          `${quoted(offered)} may be the first contact, by its values: nothing is judged by it until somebody chooses it`,
        ]
      : []),
    ...(contactLike.length ? [`not taken for a first contact: ${contactLike.join(', ')}`] : []),
    ...(meant.length ? [`stages ${meant.join(' · ')}`] : []),
    ...(stages.notUnderstood.length
      ? [`stages not understood, so these leads count as open: ${shown(stages.notUnderstood)}`]
      : []),
    ...(notUsed.length
      ? [`not used: ${notUsed.length <= NAMES_SHOWN ? shown(notUsed) : count(notUsed.length, 'column')}`]
      : []),
    `dates ${orderWords(order)} · without an offset in ${zone} · amounts in ${currency}`,
    ...(leftOut ? [`${count(leftOut, 'row')} left out: nothing in any column that is read`] : []),
  ];
}

function orderWords(order: LeadSheetPolicy['dates'] | null): string {
  if (typeof order === 'string') return `written ${order}, as was said`;
  const styles = Object.entries(order ?? {}).map(([field, style]) => `${FIELD_NAMES[field as Field]} ${style}`);
  return styles.length ? `written: ${styles.join(', ')}` : 'as each column tells';
}

function shown(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN;
  return names.slice(0, NAMES_SHOWN).map(quoted).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function quoted(name: string): string {
  return `"${name.length > 60 ? `${name.slice(0, 59)}…` : name}"`;
}
