/**
 * Weeks of a small team on the virtual clock: leads come, people call, hand over, sort and edit, the policy changes, clocks
 * change, months end; and every mail is held against what was promised.
 */
import { formatDay, parseDay, weekdayOf } from '../../src/sla/time/time.ts';
import { localDay, toLocal } from '../../src/sla/time/zone.ts';
import type { Host } from '../../workbench/host/host.ts';
import { lettersOf } from './faults/state.ts';
import { addressOf, ask, enter, HEADER, policyOf, setUpFile, type Team } from './faults/team.ts';
import { DAY, HOUR, MINUTE, NEW_YORK, office } from './november.ts';
import { type Random, seeded } from './random.ts';

const TAB = 'Leads';
const DIGEST_AT = 16 * HOUR + 30 * MINUTE;
const OWNERS = ['Dana Reyes', 'Sam Okafor', 'Kim Tran'];

export interface Weeks {
  /** ISO instants. */
  readonly from: string;
  readonly until: string;
  readonly everyMinutes: 15 | 60;
  readonly seed: number;
}

export interface Report {
  readonly ticks: number;
  readonly leads: number;
  readonly alerts: number;
  readonly digests: number;
  readonly mails: number;
  /** What was not as promised. */
  readonly wrong: readonly string[];
}

export function playWeeks(weeks: Weeks): Report {
  return new Play(weeks).report();
}

class Play {
  private readonly weeks: Weeks;
  private readonly random: Random;
  private readonly host: Host;
  private readonly until: number;
  private readonly onSince: number;
  private readonly wrong: string[] = [];
  /** Leads that nobody ever touched, with the moment they came. */
  private readonly untouched = new Map<string, number>();
  private team: Team;
  private ticks = 0;
  private leads = 0;

  constructor(weeks: Weeks) {
    this.weeks = weeks;
    this.random = seeded(weeks.seed);
    this.until = Date.parse(weeks.until);
    this.team = { tabs: { [TAB]: [] }, owners: OWNERS, owed: 60, from: weeks.from };
    this.host = setUpFile(this.team);
    this.host.state.account = 'workspace';
    this.onSince = this.host.clock.now();
    ask(this.host, 'turnOn', { everyMinutes: weeks.everyMinutes });
    this.live();
  }

  private live(): void {
    const { host } = this;
    const half = host.clock.now() + (this.until - host.clock.now()) / 2;
    let isChanged = false;
    while (host.clock.now() < this.until) {
      const now = host.clock.now() + this.weeks.everyMinutes * MINUTE;
      // People come and go between two ticks, a second before the next one.
      host.clock.set(now - 1000);
      if (!isChanged && now > half) {
        this.changePolicy();
        isChanged = true;
      }
      this.people(now);
      this.tick(now);
    }
  }

  private tick(now: number): void {
    const before = this.host.outbox.length;
    for (const { result } of this.host.play(now)) {
      this.ticks++;
      if (result.error) this.wrong.push(`${new Date(now).toISOString()}: ${result.error.message}`);
    }
    const mails = this.host.outbox.slice(before);
    const allowed = [...this.team.owners.map(addressOf), 'boss@example.com', 'marketing@example.com'];
    for (const { to, subject } of mails) {
      if (!allowed.includes(to)) this.wrong.push(`${to}, who is not in the policy, was told "${subject}"`);
    }
    const people = mails.map(({ to }) => to);
    if (new Set(people).size < people.length)
      this.wrong.push(`${new Date(now).toISOString()}: two mails to one person`);
  }

  /** What happens in the office between two ticks. */
  private people(now: number): void {
    const isOpen = office.between(now - this.weeks.everyMinutes * MINUTE, now) > 0;
    const times = this.weeks.everyMinutes / 15;
    for (let i = 0; i < times; i++) {
      if (this.random() < (isOpen ? 0.12 : 0.01)) this.comes(now);
      if (!isOpen) continue;
      if (this.random() < 0.1) this.isTouched('First contact', this.local(now));
      if (this.random() < 0.03) this.isTouched('Owner', this.pick(OWNERS));
      if (this.random() < 0.03) this.isTouched('Attempts', String(1 + Math.floor(this.random() * 4)));
      if (this.random() < 0.02) this.isTouched('Stage', this.pick(['Disqualified', 'Nurture', 'Customer', '']));
      if (this.random() < 0.02) this.sort();
    }
  }

  private comes(now: number): void {
    const grid = this.host.book.grid(TAB);
    if (!grid) return;
    const id = `Q-${++this.leads}`;
    const row = grid.usedRows;
    if (row >= grid.rowCount) grid.insertRows(grid.rowCount, 50);
    const facts = { Id: id, Created: this.local(now), Source: 'Free trial', Owner: this.pick(OWNERS) };
    for (const [header, text] of Object.entries(facts)) grid.type(row, HEADER.indexOf(header as 'Id'), text);
    this.untouched.set(id, now);
  }

  private isTouched(header: 'First contact' | 'Owner' | 'Attempts' | 'Stage', text: string): void {
    const ids = [...this.untouched.keys()];
    const id = this.pick(ids.slice(-12));
    if (!id) return;
    this.untouched.delete(id);
    enter(this.host, TAB, id, header, text);
  }

  /** Only the team's own columns, as people do. */
  private sort(): void {
    const grid = this.host.book.grid(TAB);
    if (!grid || grid.usedRows < 3) return;
    const key = {
      column: HEADER.indexOf(this.pick(['Owner', 'Created', 'Id']) ?? 'Id'),
      ascending: this.random() < 0.5,
    };
    grid.sort({ row: 1, column: 0, rows: grid.usedRows - 1, columns: HEADER.length }, [key]);
  }

  /** A new version in which Kim has left; alerts for her leads go to the managers from then on. */
  private changePolicy(): void {
    const ledger = this.host.book.grid('SLA Ledger');
    if (!ledger) return;
    this.team = { ...this.team, owners: OWNERS.slice(0, 2) };
    const stored = JSON.parse(String(ledger.value(1, 1))) as { policy: unknown; zones: unknown };
    const { people } = policyOf(this.team);
    const row = ledger.usedRows;
    ledger.type(row, 0, this.local(this.host.clock.now()).replace(/^'/, ''));
    ledger.set(row, 1, { value: JSON.stringify({ ...stored, policy: { ...(stored.policy as object), people } }) });
    this.host.book.setName('SLA_POLICY', ledger.id, { row: 0, column: 0, rows: row + 1, columns: 2 });
  }

  report(): Report {
    const letters = lettersOf(this.host).filter(({ to }) => to !== '');
    const told = letters.flatMap(({ to, keys }) => keys.map(key => `${to} ← ${key}`));
    const digests = told.filter(one => / ← digest\|/.test(one));
    if (new Set(told).size < told.length) this.wrong.push(`${told.length - new Set(told).size} alerts came twice`);
    if (letters.length !== this.host.outbox.length) {
      this.wrong.push(`${letters.length} letters and ${this.host.outbox.length} mails`);
    }
    this.checkDigests(digests.filter(one => one.startsWith('boss@')));
    this.checkUntouched(new Set(told));
    const { ticks, leads, wrong } = this;
    return {
      ticks,
      leads,
      alerts: told.length - digests.length,
      digests: digests.length,
      mails: this.host.outbox.length,
      wrong,
    };
  }

  /** One for each weekday, at the first tick after its hour on the wall. */
  private checkDigests(told: readonly string[]): void {
    const days = told.map(one => parseDay(one.slice(-10)) ?? 0);
    const [first, last] = [localDay(NEW_YORK, this.onSince), localDay(NEW_YORK, this.until)];
    const expected = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(day => {
      const isWeekday = !['sat', 'sun'].includes(weekdayOf(day));
      const isOver = toLocal(NEW_YORK, this.until) - day * DAY >= DIGEST_AT + this.weeks.everyMinutes * MINUTE;
      return isWeekday && isOver && toLocal(NEW_YORK, this.onSince) - day * DAY < DIGEST_AT;
    });
    const missing = expected.filter(day => !days.includes(day)).map(formatDay);
    if (missing.length) this.wrong.push(`no digest on ${missing.join(', ')}`);
    for (const mail of this.host.outbox) {
      if (mail.to !== 'marketing@example.com' || !mail.subject.includes('quota')) continue;
      const time = toLocal(NEW_YORK, mail.at) % DAY;
      const isEarly = mail.body.startsWith('Lead SLA is on') || /short of its pace|ahead of its pace/.test(mail.body);
      if (isEarly) continue;
      if (time < DIGEST_AT || time > DIGEST_AT + this.weeks.everyMinutes * MINUTE) {
        this.wrong.push(`a digest came at ${new Date(mail.at).toISOString()}`);
      }
    }
  }

  /** A lead that nobody touched was told to the manager when it was overdue. */
  private checkUntouched(told: ReadonlySet<string>): void {
    const tab = this.host.book.grid(TAB)?.id;
    for (const [id, came] of this.untouched) {
      if (office.between(came, this.until) < 2 * HOUR + this.weeks.everyMinutes * MINUTE) continue;
      const key = `boss@example.com ← ${tab}/${id}|first contact|overdue`;
      if (!told.has(key)) this.wrong.push(`${id} was overdue and the manager was not told`);
    }
  }

  private pick<T>(of: readonly T[]): T {
    return of[Math.floor(this.random() * of.length)] as T;
  }

  private local(instant: number): string {
    const text = new Date(toLocal(NEW_YORK, instant)).toISOString();
    return `'${text.slice(0, 10)} ${text.slice(11, 19)}`;
  }
}
