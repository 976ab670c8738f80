/** Whatever is thrown at the server: an answer or problems in words, and nothing written that was not asked for. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Question } from '../../../src/contract/api.ts';
import { type Bench, bench, examplePolicy } from '../../support/workbench.ts';

/** Questions that only read, whatever they take. */
const READING = [
  'standing',
  'propose',
  'policy',
  'preview',
  'history',
  'version',
  'readSheet',
  'selectedLead',
  'alerts',
  'formulas',
] as const satisfies readonly Question[];
/** Questions that write when they are asked properly; garbage is not. */
const WRITING = [
  'setUp',
  'turnOn',
  'savePolicy',
  'logAttemptFor',
  'snoozeFor',
  'insertFormula',
] as const satisfies readonly Question[];

let desk: Bench;
beforeAll(() => {
  desk = bench([
    ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'],
    ['2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200],
  ]);
  desk.ask('setUp', { policy: examplePolicy() });
  desk.host.run('slaTick', [], 'trigger');
});

/** What a run of the server left behind, but for what it may cache. */
function traces(): string {
  const { book, host } = desk.host.saveState();
  return JSON.stringify([book, { ...host, caches: null, properties: { ...host.properties, user: null } }]);
}

const garbage = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    1e308,
    [],
    {},
    'x'.repeat(3_000),
    ['__proto__'],
    '=1+1',
    'SLA Ledger',
    'Leads',
  ),
);
const FIELDS = [
  'sheet',
  'row',
  'key',
  'name',
  'headerRow',
  'columns',
  'dates',
  'timeZone',
  'policy',
  'appliesTo',
  'why',
  'basedOn',
  'version',
  'until',
  'draft',
  'everyMinutes',
  '__proto__',
  'constructor',
];
const takes = fc.oneof(
  garbage,
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...FIELDS), garbage), { maxLength: 6, selector: ([field]) => field })
    .map(entries => Object.fromEntries(entries)),
);

interface Reply {
  readonly ok: boolean;
  readonly problems?: readonly { readonly at: string; readonly message: string; readonly fix: string }[];
}

function throwAt(question: string, what: unknown): Reply {
  const { value, error } = desk.host.run('ask', [JSON.stringify({ question, takes: what })], 'sidebar');
  expect(error).toBeNull();
  return JSON.parse(String(value)) as Reply;
}

function expectRefusal({ ok, problems = [] }: Reply): void {
  expect(ok).toBe(false);
  expect(problems.length).toBeGreaterThan(0);
  for (const { at, message, fix } of problems) {
    expect([typeof at, message.length > 0, fix.length > 0]).toEqual(['string', true, true]);
    expect(message).not.toContain('Something went wrong');
  }
}

test('questions that read answer or refuse in words, and write nothing', () => {
  const before = traces();
  fc.assert(
    fc.property(fc.constantFrom(...READING), takes, (question, what) => {
      const reply = throwAt(question, what);
      if (!reply.ok) expectRefusal(reply);
    }),
    { numRuns: 80 },
  );
  expect(traces() === before).toBe(true);
}, 60_000);

test('questions that write refuse garbage in words, and write nothing', () => {
  const before = traces();
  fc.assert(
    fc.property(fc.constantFrom(...WRITING), takes, (question, what) => expectRefusal(throwAt(question, what))),
    { numRuns: 80 },
  );
  expect(traces() === before).toBe(true);
}, 60_000);

test('showLead and keepDraft take garbage without a trace in the file', () => {
  const before = traces();
  fc.assert(
    fc.property(fc.constantFrom('showLead', 'keepDraft', 'sendPreview'), takes, (question, what) => {
      // Without a policy the preview is that of the one in force, which is no garbage.
      if (question === 'sendPreview' && (what as { policy?: unknown } | null)?.policy === undefined) return;
      if (question === 'sendPreview' && (what as { policy?: unknown }).policy === null) return;
      const reply = throwAt(question, what);
      if (!reply.ok) expectRefusal(reply);
    }),
    { numRuns: 80 },
  );
  expect(traces() === before).toBe(true);
}, 60_000);

test.each([
  ['no JSON', '{'],
  ['no object', 'null'],
  ['no question', '{}'],
  ['a question of every object', '{"question":"constructor"}'],
  ['a list', '{"question":["policy"]}'],
  ['a megabyte', JSON.stringify({ question: 'policy', takes: 'x'.repeat(1_000_001) })],
])('%s is refused', (_, request) => {
  const { value, error } = desk.host.run('ask', [request], 'sidebar');
  expect(error).toBeNull();
  expect(JSON.parse(String(value))).toMatchObject({ ok: false });
});

test('what goes wrong is told with its reason', () => {
  const { value } = desk.host.run('ask', ['{'], 'sidebar');
  expect((JSON.parse(String(value)) as Reply).problems).toMatchObject([
    { message: 'Something went wrong in the sheet.', fix: expect.stringMatching(/The reason: .*JSON/) },
  ]);
});
