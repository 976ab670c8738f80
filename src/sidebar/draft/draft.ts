/** A policy while it is edited: what it was begun from, and how far it is typed. */
import type { Policy } from '../../sla/policy/schema.ts';
import { valueAt, withValue } from './path.ts';

/** A value that cannot be read yet is there as the text that was typed, so that nothing typed is lost. */
type AsTyped<T> = T extends string | boolean | null | undefined
  ? T
  : T extends number
    ? T | string
    : T extends readonly [string, string][]
      ? T | string
      : { [K in keyof T]: AsTyped<T[K]> };

export type PolicyDraft = AsTyped<Policy>;
export type RuleDraft = PolicyDraft['sales'][number];
export type CalendarDraft = PolicyDraft['calendars'][number];

export interface DraftState {
  /** The version it was begun from, and what that says. */
  readonly basedOn: number;
  readonly base: Policy;
  readonly policy: PolicyDraft;
}

/** A draft as the server kept it, or null for what no field could show: a draft of another version of the add-on, say. */
export function asDraft(kept: unknown): PolicyDraft | null {
  const isThere = (at: string) => typeof valueAt(kept, at) === 'object';
  const isList = (at: string) => Array.isArray(valueAt(kept, at));
  const isShown =
    ['sales', 'calendars', 'quota', 'sheets', 'people', 'values.rates'].every(isList) &&
    ['clock', 'qualification', 'stages', 'alerts'].every(isThere);
  return isShown ? (kept as PolicyDraft) : null;
}

export function isChanged({ base, policy }: DraftState): boolean {
  return canonical(base) !== canonical(policy);
}

/** Fields in one order: a field that was taken away and put back is where it was. */
function canonical(policy: unknown): string {
  return JSON.stringify(policy, (_, value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** One field edited. A conversion that a person types is that person's: it was not learned, nor has it a learned one's range. */
export function withEdit(policy: PolicyDraft, at: string, value: unknown): PolicyDraft {
  const edited = withValue(policy, at, value);
  const [rate] = /^values\.rates\[\d+\](?=\.conversion$)/.exec(at) ?? [];
  if (rate === undefined) return edited;
  const { low: _low, high: _high, ...typed } = valueAt(edited, rate) as Readonly<Record<string, unknown>>;
  return withValue(edited, rate, { ...typed, origin: 'assumed' });
}

/** Another name for a calendar, also wherever it is used. */
export function withCalendarNamed(policy: PolicyDraft, index: number, name: string): PolicyDraft {
  const old = policy.calendars[index]?.name;
  const renamed = withValue(policy, `calendars[${index}].name`, name);
  // Two of one name could no longer be told apart where they are used.
  if (policy.calendars.some(calendar => calendar.name === name || calendar.name === '')) return renamed;
  const follow = <T extends { calendar?: string | undefined }>(user: T): T =>
    user.calendar === old ? { ...user, calendar: name } : user;
  return {
    ...renamed,
    sales: policy.sales.map(follow),
    quota: policy.quota.map(follow),
    alerts: follow(policy.alerts),
  };
}

/** A name that no item of the list has: "New rule", "New rule 2". */
export function freeName(name: string, list: readonly { readonly name: string }[]): string {
  const isTaken = (candidate: string) => list.some(item => item.name === candidate);
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name} ${number}`)) number++;
  return `${name} ${number}`;
}
