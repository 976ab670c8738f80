import { describe, expect, test } from 'vitest';
import { carry } from '../../../workbench/host/carry.ts';
import { hostOf } from './host-fixture.ts';

const echo = (body: string, args: readonly unknown[] = []) =>
  hostOf(`function main(given) { ${body} }`).run('main', args, 'sidebar');

describe('what google.script.run carries', () => {
  test.each([
    ['text', "return 'x';", 'x'],
    ['a number', 'return 1.5;', 1.5],
    ['a boolean', 'return false;', false],
    ['null', 'return null;', null],
    ['nothing', '', null],
    ['nested plain data', 'return { list: [1, { deep: [true] }] };', { list: [1, { deep: [true] }] }],
    ['undefined in a list becomes null', 'return [undefined];', [null]],
    ['undefined in an object drops out', 'return { a: undefined, b: 1 };', { b: 1 }],
    ['an object without a prototype', 'const o = Object.create(null); o.a = 1; return o;', { a: 1 }],
    ['one object at two places', 'const o = { a: 1 }; return [o, o];', [{ a: 1 }, { a: 1 }]],
    ['a settled promise does not', 'return [1];', [1]],
  ])('%s', (_, body, value) => {
    expect(echo(body)).toMatchObject({ value, error: null });
  });
});

describe('what it refuses, with the place', () => {
  test.each([
    ['a Date', 'return new Date(0);', 'a Date'],
    ['a Date inside', 'return { rows: [[1, new Date(0)]] };', 'a Date at rows[0][1]'],
    ['a function', 'return () => 1;', 'a function'],
    ['a symbol', 'return { s: Symbol() };', 'a symbol at s'],
    ['a bigint', 'return 1n;', 'a bigint'],
    ['an object of a class', 'class A {} return [new A()];', 'an object of a class at [0]'],
    ['a Map', 'return new Map();', 'an object of a class'],
    ['a promise', 'return Promise.resolve(1);', 'an object of a class'],
    ['a service', 'return { ss: SpreadsheetApp.getActive() };', 'an object of a class at ss'],
    ['a circle', 'const o = {}; o.self = o; return o;', 'an object inside itself at self'],
  ])('%s', (_, body, what) => {
    expect(echo(body).error).toMatchObject({
      name: 'TypeError',
      message: expect.stringContaining(`google.script.run cannot carry ${what}:`),
    });
  });
});

test('arguments are held to the same types', () => {
  expect(echo('return given.n + 1;', [{ n: 1 }]).value).toBe(2);
  expect(echo('return 1;', [{ at: new Date(0) }]).error?.message).toContain('a Date at at');
  expect(echo('return 1;', [() => 1]).error?.message).toContain('a function');
});

test('a refused argument runs nothing', () => {
  const host = hostOf("function main() { PropertiesService.getScriptProperties().setProperty('ran', '1'); }");
  expect(host.run('main', [new Date(0)], 'sidebar').error).not.toBeNull();
  expect(host.state.properties.script).toEqual({});
});

test('a menu item may answer what a page may not', () => {
  expect(hostOf('function main() { return new Date(5); }').run('main', [], 'menu').value).toEqual(new Date(5));
});

test('a function whose name ends with an underscore is private to the script', () => {
  const host = hostOf('function secret_() { return 1; } function main() { return secret_(); }');
  expect(host.run('secret_', [], 'sidebar').error?.message).toBe('Script function not found: secret_');
  expect(host.run('main', [], 'sidebar').value).toBe(1);
});

test('carry copies: the answer shares nothing with what was given', () => {
  const given = { list: [1] };
  const carried = carry(given);
  given.list.push(2);
  expect(carried).toEqual({ list: [1] });
});
