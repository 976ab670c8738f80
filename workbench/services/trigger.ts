/** Triggers: clock triggers, their builder, and the rules of both ways to install the script. */
import { text, whole } from './arguments.ts';
import { Enumeration, type EnumValue, expose } from './members.ts';
import type { Run } from './run.ts';
import { nextFiring, UNTOLD_MINUTE } from './schedule.ts';
import { ScriptError } from './script-error.ts';
import type { Schedule, TriggerRecord } from './state.ts';
import { isZone } from './zone.ts';

export const EVENT_TYPE = new Enumeration('EventType', ['CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE']);
export const TRIGGER_SOURCE = new Enumeration('TriggerSource', [
  'SPREADSHEETS',
  'CLOCK',
  'FORMS',
  'DOCUMENTS',
  'CALENDAR',
]);
export const WEEK_DAY = new Enumeration('Weekday', [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
]);

/** Triggers that one person may have in one script. */
const MAX_TRIGGERS = 20;

export class Trigger {
  readonly record: TriggerRecord;

  constructor(record: TriggerRecord) {
    this.record = record;
  }
  getUniqueId(): string {
    return this.record.id;
  }
  getHandlerFunction(): string {
    return this.record.handler;
  }
  getEventType(): EnumValue {
    return EVENT_TYPE.values.CLOCK;
  }
  getTriggerSource(): EnumValue {
    return TRIGGER_SOURCE.values.CLOCK;
  }
}

const minutesOf = (schedule: Schedule): number => {
  if (schedule.every === 'minutes') return schedule.count;
  return schedule.every === 'hours' ? schedule.count * 60 : Number.POSITIVE_INFINITY;
};

export class ClockTriggerBuilder {
  private readonly run: Run;
  private readonly handler: string;
  private interval: { every: 'minutes' | 'hours' | 'days' | 'weeks'; count: number } | null = null;
  private once: number | null = null;
  private hour = 0;
  private minute = UNTOLD_MINUTE;
  private weekDay = 0;
  private timeZone: string;

  constructor(run: Run, handler: string) {
    this.run = run;
    this.handler = handler;
    this.timeZone = run.env.manifest.timeZone ?? run.env.book.timeZone;
  }

  private every(every: 'minutes' | 'hours' | 'days' | 'weeks', count: unknown): this {
    const n = whole(count, 'ClockTriggerBuilder.every');
    if (n < 1) throw new ScriptError('Invalid argument: n');
    this.interval = { every, count: n };
    return this;
  }
  /** Google takes 1, 5, 10, 15 and 30 only. */
  everyMinutes(n: unknown): this {
    if (![1, 5, 10, 15, 30].includes(whole(n, 'ClockTriggerBuilder.everyMinutes'))) {
      throw new ScriptError('The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.');
    }
    return this.every('minutes', n);
  }
  everyHours(n: unknown): this {
    return this.every('hours', n);
  }
  everyDays(n: unknown): this {
    return this.every('days', n);
  }
  everyWeeks(n: unknown): this {
    return this.every('weeks', n);
  }
  onWeekDay(day: unknown): this {
    const name = WEEK_DAY.nameOf(day);
    if (!name) throw new ScriptError('Invalid argument: day');
    this.weekDay = WEEK_DAY.values[name].ordinal();
    if (this.interval?.every !== 'weeks') this.every('weeks', 1);
    return this;
  }
  atHour(hour: unknown): this {
    const n = whole(hour, 'ClockTriggerBuilder.atHour');
    if (n < 0 || n > 23) throw new ScriptError('Invalid argument: hour');
    this.hour = n;
    return this;
  }
  nearMinute(minute: unknown): this {
    const n = whole(minute, 'ClockTriggerBuilder.nearMinute');
    if (n < 0 || n > 59) throw new ScriptError('Invalid argument: minute');
    this.minute = n;
    return this;
  }
  inTimezone(zone: unknown): this {
    const name = text(zone, 'ClockTriggerBuilder.inTimezone');
    if (!isZone(name)) throw new ScriptError(`Invalid argument: ${name}`);
    this.timeZone = name;
    return this;
  }
  /** Milliseconds from now, once. */
  after(duration: unknown): this {
    this.once = this.run.env.clock.now() + whole(duration, 'ClockTriggerBuilder.after');
    return this;
  }
  at(date: unknown): this {
    if (!(date instanceof Date)) throw new ScriptError('Invalid argument: date');
    this.once = date.getTime();
    return this;
  }

  private schedule(): Schedule {
    if (this.once !== null) return { every: 'once', at: this.once };
    const { every, count } = this.interval ?? { every: 'days' as const, count: 1 };
    const { hour, minute, weekDay } = this;
    if (every === 'minutes' || every === 'hours') return { every, count };
    return every === 'days' ? { every, count, hour, minute } : { every, count, weekDay, hour, minute };
  }

  /** Inside a trigger's own run Google makes one that never fires. */
  create(): Trigger {
    const { env, settings } = this.run;
    const { state, clock } = env;
    const schedule = this.schedule();
    const mine = state.triggers.filter(trigger => trigger.owner === settings.effectiveUser);
    if (mine.length >= MAX_TRIGGERS) {
      throw new ScriptError(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    }
    if (state.installMode === 'addon') {
      if (minutesOf(schedule) < 60) throw new ScriptError('Add-on triggers can run once an hour at most.');
      if (mine.length > 0) throw new ScriptError('An add-on can have one clock trigger for each user and document.');
    }
    const disabled = settings.context === 'trigger';
    const record: TriggerRecord = {
      id: `trigger-${env.nextId()}`,
      handler: this.handler,
      owner: settings.effectiveUser,
      createdAt: clock.now(),
      timeZone: this.timeZone,
      schedule,
      disabled,
      next: disabled ? null : nextFiring(schedule, this.timeZone, clock.now()),
    };
    state.triggers.push(record);
    return new Trigger(record);
  }
}

export class TriggerBuilder {
  private readonly run: Run;
  private readonly handler: string;

  constructor(run: Run, handler: string) {
    this.run = run;
    this.handler = handler;
  }
  timeBased(): ClockTriggerBuilder {
    return new ClockTriggerBuilder(this.run, this.handler);
  }
}

expose(Trigger, {
  name: 'Trigger',
  service: 'ScriptApp',
  members: { getUniqueId: 'free', getHandlerFunction: 'free', getEventType: 'free', getTriggerSource: 'free' },
});
expose(TriggerBuilder, { name: 'TriggerBuilder', service: 'ScriptApp', members: { timeBased: 'free' } });
expose(ClockTriggerBuilder, {
  name: 'ClockTriggerBuilder',
  service: 'ScriptApp',
  members: {
    everyMinutes: 'free',
    everyHours: 'free',
    everyDays: 'free',
    everyWeeks: 'free',
    onWeekDay: 'free',
    atHour: 'free',
    nearMinute: 'free',
    inTimezone: 'free',
    after: 'free',
    at: 'free',
    create: 'trigger',
  },
});
