/** docs/platform.md: whatever it calls enforced names the test that holds it, and that test exists. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './support/workbench.ts';

const rows = readFileSync(join(ROOT, 'docs/platform.md'), 'utf8')
  .split('\n')
  .filter(line => /\|\s*enforced/.test(line))
  .map(line => ({ fact: line.split('|')[1]?.trim() ?? '', title: /enforced: \*(.+?)\*/.exec(line)?.[1] ?? '' }));

const suite = readdirSync(join(ROOT, 'test/workbench'), { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.test.ts'))
  .map(name => readFileSync(join(ROOT, 'test/workbench', name), 'utf8'))
  .join('\n');

test('it has rules that are enforced', () => {
  expect(rows.length).toBeGreaterThan(20);
});

test.each(rows.map(({ fact, title }) => [fact, title] as const))('%s', (_, title) => {
  expect(title).not.toBe('');
  expect(suite).toContain(title);
});
