import { describe, expect, test } from 'vitest';
import { evaluate, failureOf, hostOf, SHEET } from './host-fixture.ts';

describe('nothing of Node is within reach', () => {
  /** What a script can get hold of; each must have been born in the context. */
  const OBJECTS = [
    'this',
    'SpreadsheetApp',
    'SpreadsheetApp.getActive',
    'console',
    'console.log',
    'sheet',
    'sheet.getRange(1, 1).getValues()',
    'sheet.getRange(1, 1).getValues()[0]',
    '(sheet.getRange(1, 1).setValue(new Date()), sheet.getRange(1, 1).getValue())',
    'PropertiesService.getScriptProperties().getProperties()',
    'SpreadsheetApp.ProtectionType',
    'SpreadsheetApp.ProtectionType.RANGE',
    "Utilities.base64Decode('aGk=')",
    'new Date()',
    'Date',
    'Math',
    'main',
    'given',
    'given.list',
    'failure',
    'arguments',
  ];
  test.each(OBJECTS)('%s', object => {
    const host = hostOf(`function main(given) { ${SHEET}
      let failure; try { sheet.getRange(0, 0); } catch (error) { failure = error; }
      const reached = ${object};
      const make = reached.constructor.constructor;
      return [typeof make('return typeof process === "undefined" && typeof require === "undefined"'),
        make('return typeof process')(), make('return typeof require')(), make('return this')() === globalThis];
    }`);
    const { value, error } = host.run('main', [{ list: [1] }], 'menu');
    expect(error).toBeNull();
    expect(value).toEqual(['function', 'undefined', 'undefined', true]);
  });

  test('nor through the error of a call that went too deep', () => {
    const value = evaluate(`${SHEET}
      let deepest; const dive = () => { try { sheet.getName(); dive(); } catch (error) { deepest = deepest || error; throw error; } };
      try { dive(); } catch (error) {}
      return deepest.constructor.constructor('return typeof process')();`);
    expect(value).toBe('undefined');
  });

  test('nor through a getter, a proxy or a thenable handed to a service', () => {
    const value = evaluate(`const seen = [];
      const trap = new Proxy({}, { get(target, key, self) { seen.push(key); return target[key]; },
        ownKeys: () => { seen.push('ownKeys'); return []; } });
      PropertiesService.getScriptProperties().setProperties(trap);
      const answers = { get to() { seen.push(this.constructor.constructor('return typeof process')()); return 'a@b.ch'; },
        subject: 's', body: 'b' };
      MailApp.sendEmail(answers);
      return seen.filter(each => typeof each === 'string');`);
    expect(value).toEqual(['ownKeys', 'undefined']);
  });

  test('nor through import()', () => {
    expect(() => hostOf("function main() { return import('node:fs'); }")).toThrow(SyntaxError);
    expect(() => hostOf("function main() { return import ('node:fs'); }")).toThrow('no modules');
  });
});

test('the global scope is V8’s own and Google’s, no browser’s and no Node’s', () => {
  const missing = ['setTimeout', 'setInterval', 'fetch', 'URL', 'TextEncoder', 'crypto', 'performance', 'atob'];
  const names = [...missing, 'structuredClone', 'process', 'window', 'require', 'module', 'Buffer', 'global', '__run'];
  expect(evaluate(`return ${JSON.stringify(names)}.filter(name => name in globalThis);`)).toEqual([]);
});

test('each run has a context of its own: a global never outlives it', () => {
  const host = hostOf(
    'let count = 0; function main() { count += 1; globalThis.left = (globalThis.left || 0) + 1; return [count, left]; }',
  );
  expect(host.run('main', [], 'menu').value).toEqual([1, 1]);
  expect(host.run('main', [], 'sidebar').value).toEqual([1, 1]);
});

test('a prototype that one run bends is straight in the next', () => {
  const host = hostOf(`function bend() { Array.prototype.map = () => 'bent'; return [1].map(x => x); }
    function main() { return [1].map(x => x + 1); }`);
  expect(host.run('bend', [], 'menu').value).toBe('bent');
  expect(host.run('main', [], 'menu').value).toEqual([2]);
  expect([1].map(x => x)).toEqual([1]);
});

test('dates, arrays and errors belong to the script’s own realm', () => {
  expect(
    evaluate(`${SHEET}
      sheet.getRange(1, 1).setValue(new Date(2026, 0, 5));
      const rows = sheet.getRange(1, 1, 1, 2).getValues();
      let failure; try { sheet.getRange(99, 1); } catch (error) { failure = error; }
      return [rows instanceof Array, rows[0] instanceof Array, rows[0][0] instanceof Date, failure instanceof Error,
        failure.name, Array.isArray(rows), Object.prototype.toString.call(rows[0][0]),
        PropertiesService.getUserProperties().getProperties() instanceof Object];`),
  ).toEqual([true, true, true, true, 'Exception', true, '[object Date]', true]);
});

test('what a menu function answers is a copy in the realm of the caller', () => {
  const value = evaluate('return [[new Date(0), { a: 1 }]];');
  expect(value).toStrictEqual([[new Date(0), { a: 1 }]]);
  expect(Object.getPrototypeOf(value)).toBe(Array.prototype);
});

test('arguments are copied in: the caller’s own stay as they were', () => {
  const host = hostOf('function main(list) { list.push(2); return list instanceof Array; }');
  const list = [1];
  expect(host.run('main', [list], 'menu').value).toBe(true);
  expect(list).toEqual([1]);
});

describe('errors', () => {
  test('an uncaught one is the result, with lines of Code.js only', () => {
    const { error } = hostOf('function main() {\n  deep();\n}\nfunction deep() {\n  null.x;\n}').run(
      'main',
      [],
      'menu',
    );
    expect(error).toMatchObject({ name: 'TypeError', message: "Cannot read properties of null (reading 'x')" });
    expect(error?.stack.split('\n')[0]).toMatch(/^at deep \(Code\.js:5/);
    expect(error?.stack).not.toMatch(/node:|workbench/);
  });
  test('a message that names Code.js is no line of the stack', () => {
    const { error } = hostOf("function main() { throw new Error('see\\nCode.js:1'); }").run('main', [], 'menu');
    expect(error?.message).toBe('see\nCode.js:1');
    expect(error?.stack.split('\n').every(line => line.startsWith('at '))).toBe(true);
  });
  test.each([
    ["throw 'text'", 'Error', 'text'],
    ['throw null', 'Error', 'null'],
    ['throw { message: 7 }', 'Error', '7'],
    ['throw new RangeError("far")', 'RangeError', 'far'],
  ])('%s', (body, name, message) => {
    expect(hostOf(`function main() { ${body}; }`).run('main', [], 'menu').error).toMatchObject({ name, message });
  });
  test('at top level of the bundle, too', () => {
    expect(hostOf('nowhere();').run('main', [], 'menu').error?.message).toBe('nowhere is not defined');
  });
  test('a function that is not there', () => {
    expect(failureOf('return 1;')).toBe('');
    expect(hostOf('').run('main', [], 'menu').error?.message).toBe('Script function not found: main');
  });
  test('a syntax error is the builder’s, not a run’s', () => {
    expect(() => hostOf('function main( {')).toThrow(SyntaxError);
  });
});
