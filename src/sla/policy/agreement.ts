/** One version of the policy, ready to be asked: its calendars, rules, values and stages. */

import { fold } from '../sheet/text.ts';
import { Calendar, type CalendarSpec } from '../time/calendar.ts';
import { decodeZone } from '../time/zone.ts';
import { STAGE_JOINT } from './fields.ts';
import { compileRates } from './lead-value.ts';
import { compileRules, type Rule, type RuleFacts } from './rules.ts';
import { ALWAYS, type Policy, type Rate } from './schema.ts';

/** As the ledger keeps a version: the policy, and each zone it names with its offset changes (see zone.ts). */
export interface StoredPolicy {
  readonly policy: Policy;
  readonly zones: Readonly<Record<string, string>>;
  /** Left out: new leads only. */
  readonly appliesTo?: Exclude<AppliesTo, 'new leads'>;
}

/** Whom a version binds: the leads that start under it, also those still undecided; or it corrects the versions before it. */
export const APPLIES_TO = ['new leads', 'open leads', 'all leads'] as const;
export type AppliesTo = (typeof APPLIES_TO)[number];

export type StageKind = keyof Policy['stages'];

/** The first of them that a lead's stages say is what it is. */
const STRONGEST: readonly StageKind[] = ['won', 'returned', 'closed', 'paused'];

const ALL_DAY = [['00:00', '24:00']] as const;

/** Most versions have the hours of the version before: one table of days serves them all. By what they are made of. */
const compiled = new Map<string, Calendar>();
const COMPILED_MAX = 200;

export class Agreement {
  readonly policy: Policy;
  readonly appliesTo: StoredPolicy['appliesTo'] | null;
  readonly rule: (facts: RuleFacts) => Rule;
  /** The agreed rate of a lead of a source and segment, or null where there is none. */
  readonly rate: (source: string, segment: string) => Rate | null;

  private readonly zones: StoredPolicy['zones'];
  private readonly calendars = new Map<string, Calendar>();
  private readonly stages = new Map<string, StageKind>();

  constructor({ policy, zones, appliesTo }: StoredPolicy) {
    this.policy = policy;
    this.appliesTo = appliesTo ?? null;
    this.zones = zones;
    this.rule = compileRules(policy.sales, name => this.calendar(name));
    this.rate = compileRates(policy.values.rates);
    for (const [kind, names] of Object.entries(policy.stages) as [StageKind, string[]][]) {
      for (const name of names) this.stages.set(fold(name), kind);
    }
  }

  /** For the same leads under another policy, which may name zones of `other`. @throws Error where it is no agreement */
  withPolicy(policy: Policy, other: Agreement): Agreement {
    const zones = { ...other.zones, ...this.zones };
    return new Agreement({ policy, zones, ...(this.appliesTo ? { appliesTo: this.appliesTo } : {}) });
  }

  /** Value of one such lead, in the policy's currency. */
  value(source: string, segment: string): number | null {
    const rate = this.rate(source, segment);
    return rate && rate.conversion * rate.revenue;
  }

  /** A declared calendar or "24/7", compiled when it is first asked for. */
  calendar(name: string): Calendar {
    let calendar = this.calendars.get(name);
    if (!calendar) {
      calendar = this.compile(name);
      this.calendars.set(name, calendar);
    }
    return calendar;
  }

  /** What a stage means to the clock, or null. Of a status and a life cycle the one that says most counts. */
  stage(name: string): StageKind | null {
    if (name === '') return null;
    const kind = this.stages.get(fold(name));
    if (kind || !name.includes(STAGE_JOINT)) return kind ?? null;
    const kinds = name.split(STAGE_JOINT).map(part => this.stages.get(fold(part)));
    return STRONGEST.find(one => kinds.includes(one)) ?? null;
  }

  /** The calendar of digests and of "today". */
  get alertsCalendar(): Calendar {
    const { alerts, sales } = this.policy;
    return this.calendar(alerts.calendar ?? (sales[sales.length - 1] as Policy['sales'][number]).calendar);
  }

  /** Whether a calendar by which either side is judged has working time in [from, to): otherwise no clock has moved. */
  worksBetween(from: number, to: number): boolean {
    const { sales, quota } = this.policy;
    const names = new Set([...sales, ...quota].map(({ calendar }) => calendar));
    return [...names].some(name => this.calendar(name).between(from, to) > 0);
  }

  /** @throws Error when a formula names a calendar that the policy does not have */
  private compile(name: string): Calendar {
    const { calendars } = this.policy;
    const first = calendars[0] as CalendarSpec;
    if (name === ALWAYS) {
      const week = { mon: ALL_DAY, tue: ALL_DAY, wed: ALL_DAY, thu: ALL_DAY, fri: ALL_DAY, sat: ALL_DAY, sun: ALL_DAY };
      return this.compiled({ name, timeZone: first.timeZone, week });
    }
    const spec = calendars.find(calendar => fold(calendar.name) === fold(name));
    if (!spec) {
      const names = [...calendars.map(calendar => calendar.name), ALWAYS].join(', ');
      throw new Error(`There is no calendar "${name}"; the policy has ${names}.`);
    }
    return this.compiled(spec);
  }

  private compiled(spec: CalendarSpec): Calendar {
    const { timeZone } = spec;
    const changes = this.zones[timeZone] ?? '0|0';
    const key = JSON.stringify([spec, changes]);
    let calendar = compiled.get(key);
    if (!calendar) {
      calendar = new Calendar(spec, decodeZone(timeZone, changes));
      if (compiled.size >= COMPILED_MAX) compiled.clear();
      compiled.set(key, calendar);
    }
    return calendar;
  }
}
