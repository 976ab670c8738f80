/** The rooms of the house: no two files import each other, not even types, and no room of the core imports a later one. */
import { expect, test } from 'vitest';
import { againstTheOrder, circle, importsBelow, importsIn } from './support/imports.ts';
import { ROOT } from './support/workbench.ts';

/** Each may import those before it. Qualification and value come before Sales' verdict, which says them of each lead. */
const ROOMS = ['time', 'sheet', 'policy', 'leads', 'promises/marketing', 'promises/sales', 'standing'];
const ORDER = ROOMS.map(room => `src/sla/${room}`);

test('no file leads back to itself', () => {
  const imports = importsBelow(ROOT, ['src', 'workbench', 'push', 'build', 'bench', 'test', 'docs']);
  expect(imports.size).toBeGreaterThan(500);
  expect(circle(imports)).toBeNull();
});

test('in src/sla no room imports a later one', () => {
  const imports = importsBelow(ROOT, ['src/sla']);
  expect(imports.size).toBeGreaterThan(80);
  expect(againstTheOrder(imports, ORDER)).toEqual([]);
});

test('a circle of types is found, with its way', () => {
  const planted = new Map([
    ['src/sla/time/a.ts', "import type { B } from './b.ts';"],
    ['src/sla/time/b.ts', "export { c } from '../time/c.ts';"],
    ['src/sla/time/c.ts', "export const a = await import('./a.ts');"],
  ]);
  expect(circle(importsIn(planted))).toBe(
    'src/sla/time/a.ts → src/sla/time/b.ts → src/sla/time/c.ts → src/sla/time/a.ts',
  );
});

test('an import of a later room is found, and a file outside of all rooms', () => {
  const planted = new Map([
    [
      'src/sla/leads/lead.ts',
      "import type {\n  Verdict,\n} from '../promises/sales/verdict.ts';\nimport '../policy/rules.ts';",
    ],
    ['src/sla/stray.ts', ''],
  ]);
  expect(againstTheOrder(importsIn(planted), ORDER)).toEqual([
    'src/sla/leads/lead.ts → src/sla/promises/sales/verdict.ts',
    'src/sla/stray.ts stands in no room',
  ]);
});
