/** What `npm ci` installs is what was tested, wherever it comes from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './support/workbench.ts';

interface Package {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly engines?: { readonly node?: string };
}

const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
const { packages } = read('package-lock.json') as { packages: Record<string, Package> };
const locked = Object.entries(packages).filter(([name]) => name !== '');

test('each package is held to its content, and none to a host', () => {
  expect(locked.length).toBeGreaterThan(500);
  expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([name]) => name)).toEqual([]);
  expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([]);
});

/** Whether a version lies in a range as packages write theirs: "^20.19.0 || >=22.12.0", "14 >=14.18", "20", "*". */
function isIn(version: string, range: string): boolean {
  const order = (text: string) => text.split('.').reduce((sum, part) => sum * 1_000 + Number(part), 0);
  const full = (text: string) => [...text.replace(/\.x/g, '.0').split('.'), '0', '0'].slice(0, 3).join('.');
  const holds = (part: string): boolean => {
    const [, sign = '', least = ''] = /^(>=|\^|)([\d.x]+)$/.exec(part) ?? [];
    const isSameMajor = version.split('.')[0] === least.split('.')[0];
    if (least === '') return part === '*';
    return order(version) >= order(full(least)) && (sign === '>=' || isSameMajor);
  };
  return range.split('||').some(some =>
    some
      .trim()
      .replace(/([>=^])\s+/g, '$1')
      .split(/\s+/)
      .every(holds),
  );
}

test('every package runs on the oldest Node of each line that the project asks for', () => {
  const { engines } = read('package.json') as Package;
  expect(packages['']?.engines).toEqual(engines);
  const oldest = engines?.node?.match(/\d+\.\d+\.\d+/g) ?? [];
  expect(oldest).toEqual(['20.19.0', '22.13.0', '24.0.0']);
  const refusing = locked.filter(([, one]) => !oldest.every(version => isIn(version, one.engines?.node ?? '*')));
  expect(refusing.map(([name, { engines }]) => [name, engines?.node])).toEqual([]);
  // Each bound is there for a reason: the version before it would not do.
  for (const version of ['20.18.0', '22.11.0', '23.0.0'])
    expect(locked.some(([, one]) => !isIn(version, one.engines?.node ?? '*'))).toBe(true);
});
