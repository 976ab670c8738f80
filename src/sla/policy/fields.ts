/** What a column of a lead sheet can hold. */

export const FIELDS = [
  'id',
  'name',
  'email',
  'company',
  'created',
  'qualified',
  'assigned',
  'owner',
  'source',
  'segment',
  'stage',
  'firstContact',
  'attempts',
  'outcome',
  'pausedFrom',
  'pausedUntil',
  'closed',
  'returned',
  'won',
  'revenue',
] as const;
export type Field = (typeof FIELDS)[number];

/** Header of each field's column. A name, a stage, a first contact and attempts may be spread over several. */
export type Columns = { [F in Field]?: string | string[] | undefined };

export const DATE_FIELDS = [
  'created',
  'qualified',
  'assigned',
  'firstContact',
  'pausedFrom',
  'pausedUntil',
  'closed',
  'returned',
  'won',
] as const satisfies readonly Field[];
/** Attempts may be a count or dates. */
export const DATED_FIELDS = [...DATE_FIELDS, 'attempts'] as const;
export const SEVERAL_COLUMNS: readonly Field[] = ['name', 'stage', 'firstContact', 'attempts'];
/** Between the texts of two stage columns, as in "Connected · Customer". */
export const STAGE_JOINT = ' · ';

/** In words, for labels and messages. */
export const FIELD_NAMES: Readonly<Record<Field, string>> = {
  id: 'lead id',
  name: 'name',
  email: 'e-mail',
  company: 'company',
  created: 'creation date',
  qualified: 'qualified date',
  assigned: 'assigned date',
  owner: 'owner',
  source: 'source',
  segment: 'segment',
  stage: 'stage',
  firstContact: 'first contact',
  attempts: 'attempts',
  outcome: 'outcome',
  pausedFrom: 'paused from',
  pausedUntil: 'paused until',
  closed: 'closed date',
  returned: 'returned date',
  won: 'won date',
  revenue: 'revenue',
};
