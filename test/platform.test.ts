/** docs/platform.md: whatever it calls enforced names the test that holds it, and that test exists; its functions are all there are. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BUILT_IN } from '../workbench/engine/functions/built-in.ts';
import { ROOT } from './support/workbench.ts';
import { withPage } from './workbench/engine/google-pages.ts';

const page = readFileSync(join(ROOT, 'docs/platform.md'), 'utf8');
const rows = page
  .split('\n')
  .filter(line => /\|\s*enforced/.test(line))
  .map(line => ({ fact: line.split('|')[1]?.trim() ?? '', title: /enforced: \*(.+?)\*/.exec(line)?.[1] ?? '' }));

const testsIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.test.ts'))
    .map(name => readFileSync(join(ROOT, folder, name), 'utf8'));
const suite = [...testsIn('test/workbench'), ...testsIn('test/journeys')].join('\n');

test('it has rules that are enforced', () => {
  expect(rows.length).toBeGreaterThan(20);
});

test.each(rows.map(({ fact, title }) => [fact, title] as const))('%s', (_, title) => {
  expect(title).not.toBe('');
  expect(suite).toContain(title);
});

test('it lists the functions that the workbench knows', () => {
  const [, formulas = ''] = page.split('## Formulas');
  const listed = [...formulas.matchAll(/`([A-Z0-9._]+)`/g)].map(([, name = '']) => name);
  expect(listed.sort()).toEqual([...BUILT_IN.keys()].sort());
});

test('at least sixty functions have three examples each, under the page that documents them', () => {
  const examples = new Map<string, number>();
  for (const source of testsIn('test/workbench/engine')) {
    for (const block of source.split(/^facts\(/m).slice(1)) {
      const [, name = ''] = /^\s*'([A-Z0-9._]+)'/.exec(block) ?? [];
      const count = block.match(/^\s*(?:facts\(.*)?\[*\s*['"]=/gm)?.length ?? 0;
      if (name !== '') examples.set(name, (examples.get(name) ?? 0) + count);
    }
  }
  const enough = [...examples].filter(([name, count]) => count >= 3 && withPage(name).includes('/answer/'));
  expect(enough.length).toBeGreaterThanOrEqual(60);
});
