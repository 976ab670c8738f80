/** Hand edits and calls that nobody should make, by seed: each must end in a result or in words. */

import { runFunction } from '../../src/functions/arguments.ts';
import { FUNCTIONS } from '../../src/functions/index.ts';
import { ledgerHeader } from '../../src/sla/policy/ledger.ts';
import { policyWith, stored } from './agreements.ts';
import { at, NEW_YORK } from './november.ts';
import { type Random, seeded } from './random.ts';
import { bench, examplePolicy } from './workbench.ts';

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** What no cell and no field should hold. */
const ODD: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1e308,
  1.5,
  true,
  'x',
  '#REF!',
  '24/7',
  '2026-11-31',
  '25:00',
  [],
  {},
  [null],
  [[]],
  { a: 1 },
  '__proto__',
  'constructor',
  '\u0000',
  '😀'.repeat(50),
  ['09:00', '08:00'],
  'lead-sla-policy/9',
];

/** The value with something in it changed, dropped, doubled or put elsewhere. */
export function mutated(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.08) return pick(random, ODD);
  const keys = Object.keys(value);
  if (keys.length === 0) return pick(random, ODD);
  const key = pick(random, keys);
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  const dice = random();
  if (dice < 0.12) delete copy[key];
  else if (dice < 0.2) copy[pick(random, keys)] = copy[key];
  else if (dice < 0.25) copy[String(pick(random, ODD))] = pick(random, ODD);
  else copy[key] = mutated(copy[key], random);
  return copy;
}

/** The text with a piece cut out, doubled or overwritten. */
function scratched(text: string, random: Random): string {
  const [from, length] = [Math.floor(random() * text.length), Math.floor(random() * 20)];
  const instead = pick(random, ['', '"', '}', 'null', '0', text.slice(from, from + length).repeat(2)]);
  return text.slice(0, from) + instead + text.slice(from + length);
}

const isWords = (message: string) =>
  !/TypeError|RangeError|SyntaxError|ReferenceError|undefined|\[object|NaN|is not a function/.test(message);

/** Ticks and looks after hand edits of the ledger and of the properties. @returns what did not end in words */
export function ledgerMutations(first: number, count: number): readonly string[] {
  const header = ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];
  const desk = bench([header, ['2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200]]);
  desk.ask('setUp', { policy: examplePolicy() });
  desk.ask('turnOn', { everyMinutes: 15 });
  const ledger = desk.book.grid('SLA Ledger');
  const properties = desk.host.state.properties.document;
  const whole = [0, 1].map(row => [0, 1, 2, 3, 4].map(column => ledger?.value(row, column) ?? null));
  const kept = { ...properties };
  const faults: string[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const random = seeded(seed);
    for (const [row, cells] of whole.entries())
      for (const [column, value] of cells.entries()) ledger?.set(row, column, { value });
    Object.assign(properties, kept);
    const text = String(whole[1]?.[1]);
    const edits = [
      () => ledger?.set(1, 1, { value: JSON.stringify(mutated(JSON.parse(text), random)) }),
      () =>
        ledger?.set(1, 1, {
          value: JSON.stringify({ ...JSON.parse(text), policy: mutated(JSON.parse(text).policy, random) }),
        }),
      () => ledger?.set(1, 1, { value: scratched(text, random) }),
      () =>
        ledger?.set(Math.floor(random() * 3), Math.floor(random() * 5), {
          value: pick(random, ['', 'x', 5, 46_346.5, true]),
        }),
      () => {
        const name = pick(random, Object.keys(kept));
        properties[name] = pick(random, [scratched(kept[name] ?? '', random), JSON.stringify(pick(random, ODD))]);
      },
    ];
    for (let times = 1 + Math.floor(random() * 3); times > 0; times--) pick(random, edits)();
    desk.host.clock.advance(60_000);
    const { error } = desk.host.run('slaTick', [], 'trigger');
    if (error) faults.push(`${seed}: a tick: ${error.message}`);
    for (const question of ['standing', 'policy', 'history']) {
      const reply = String(desk.host.run('ask', [JSON.stringify({ question, takes: null })], 'sidebar').value);
      const { ok, problems } = JSON.parse(reply) as { ok: boolean; problems?: readonly { message: string }[] };
      const odd = ok
        ? undefined
        : problems?.find(({ message }) => !isWords(message) || message.startsWith('Something went wrong'));
      if (odd) faults.push(`${seed}: ${question}: ${odd.message}`);
    }
  }
  return faults;
}

/** Calls of every function with what no range should hold. @returns what did not end in words */
export function functionCalls(first: number, count: number): readonly string[] {
  const policy = policyWith({
    qualification: { any: [{ column: 'Size', is: 'at least', value: 50 }] },
    quota: [{ name: 'All', unit: 'leads', perMonth: 40, calendar: 'Sales' }],
  });
  const text = JSON.stringify(stored(policy));
  const cells = (random: Random): unknown => {
    const dice = random();
    if (dice < 0.15) return new Date(at('16 09:00') + random() * 1e9);
    if (dice < 0.2) return new Date(Number.NaN);
    if (dice < 0.35) return '2026-11-16 09:00';
    return pick(random, [...ODD.filter(one => typeof one !== 'object'), undefined, 'Size', 3, 'Website', 'Loading...']);
  };
  const range = (random: Random): unknown => {
    const [rows, columns] = [1 + Math.floor(random() * 4), 1 + Math.floor(random() * 3)];
    return Array.from({ length: rows }, () => Array.from({ length: columns }, () => cells(random)));
  };
  const faults: string[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const random = seeded(seed);
    const fn = pick(random, FUNCTIONS);
    const version =
      random() < 0.5
        ? text
        : random() < 0.5
          ? scratched(text, random)
          : JSON.stringify(mutated(JSON.parse(text), random));
    const ledger = [ledgerHeader(NEW_YORK), ['', version]];
    const args = fn.parameters.map(({ name }) => {
      if (name === 'policy') return random() < 0.9 ? ledger : range(random);
      if (name === 'clock') return random() < 0.7 ? new Date(at('18 12:00')) : cells(random);
      return random() < 0.5 ? cells(random) : range(random);
    });
    const ambient = { policy: () => ledger, clock: () => at('18 12:00'), now: () => at('18 12:00') };
    try {
      runFunction(fn, args, ambient);
    } catch (error) {
      const { name, message } = error as Error;
      if ((name !== 'Error' && name !== 'CalendarError') || !isWords(message))
        faults.push(`${seed}: ${fn.name}: ${name}: ${message}`);
    }
  }
  return faults;
}
