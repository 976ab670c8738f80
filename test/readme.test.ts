/** The README is true today: its generated parts are those of the code, and what it names exists. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renewedReadme } from '../build/readme.ts';
import { FUNCTIONS } from '../src/functions/index.ts';
import { MANAGED_HEADERS } from '../src/sla/standing/managed-columns.ts';
import { ROOT } from './support/workbench.ts';

const readme = readFileSync(`${ROOT}README.md`, 'utf8');

test('its function table is generated from the declarations (npm run readme)', () => {
  expect(readme).toBe(renewedReadme());
  for (const { name, about } of FUNCTIONS) {
    expect(readme).toContain(`| \`${name}(`);
    expect(readme).toContain(about);
  }
});

test('every command that it tells is a script of package.json', () => {
  const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { scripts: Record<string, string> };
  const told = [...readme.matchAll(/npm (?:run )?(scan|test|build|setup|push|start|bench|check)\b/g)].map(
    match => match[1],
  );
  expect(told.length).toBeGreaterThan(3);
  for (const name of told) expect(Object.keys(scripts)).toContain(name);
});

test('every file that it links to exists', () => {
  for (const [, path = ''] of readme.matchAll(/\]\(([^)#:]+)\)/g)) expect(existsSync(ROOT + path), path).toBe(true);
});

test('it names every managed column', () => {
  for (const header of MANAGED_HEADERS) expect(readme).toContain(header);
});
