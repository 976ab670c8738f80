import { describe, expect, test } from 'vitest';
import { EDITOR, evaluate, failureOf, hostOf, NOW, OWNER } from '../host/host-fixture.ts';

describe('properties', () => {
  const P = 'const p = PropertiesService.getDocumentProperties();';
  test('are text by key; a key that is not there is null', () => {
    expect(
      evaluate(`${P} p.setProperty('n', 5).setProperties({ t: true }); const seen = [p.getProperty('n'), p.getProperty('x'),
        p.getProperty('toString'), p.getKeys(), p.getProperties()]; p.deleteProperty('n'); return [...seen, p.getKeys(), p.deleteAllProperties().getKeys()];`),
    ).toEqual(['5', null, null, ['n', 't'], { n: '5', t: 'true' }, ['t'], []]);
  });
  test('setProperties may replace all others', () => {
    expect(
      evaluate(`${P} p.setProperty('a', '1'); p.setProperties({ b: '2' }, true); return p.getProperties();`),
    ).toEqual({ b: '2' });
  });
  test('three stores: the document’s, the script’s, the person’s', () => {
    const host =
      hostOf(`function put() { PropertiesService.getUserProperties().setProperty('me', Session.getEffectiveUser().getEmail());
        PropertiesService.getScriptProperties().setProperty('s', '1'); }
      function get() { return [PropertiesService.getUserProperties().getProperty('me'), PropertiesService.getScriptProperties().getProperty('s'),
        PropertiesService.getDocumentProperties().getProperty('s')]; }`);
    host.run('put', [], 'menu');
    expect(host.run('get', [], 'menu').value).toEqual([OWNER, '1', null]);
    host.as(EDITOR);
    expect(host.run('get', [], 'menu').value).toEqual([null, '1', null]);
  });
  test('a value has 9 KB, counted in bytes', () => {
    expect(failureOf(`${P} p.setProperty('a', 'x'.repeat(9216));`)).toBe('');
    expect(failureOf(`${P} p.setProperty('a', 'x'.repeat(9217));`)).toBe('Argument too large: value');
    expect(failureOf(`${P} p.setProperty('a', 'é'.repeat(4609));`)).toBe('Argument too large: value');
  });
  test('a store has 500 KB, keys counted; overwriting is no growth', () => {
    const fill = `${P} for (let i = 0; i < 55; i += 1) p.setProperty('k' + (10 + i), 'x'.repeat(9213));`;
    expect(failureOf(`${fill} p.setProperty('k10', 'y'.repeat(9213));`)).toBe('');
    expect(failureOf(`${fill} p.setProperty('z', 'x'.repeat(9000));`)).toContain('exceeded the property storage quota');
    expect(failureOf(`${fill} PropertiesService.getScriptProperties().setProperty('z', 'x'.repeat(9000));`)).toBe('');
  });
  test('a refused value leaves all of them as they were', () => {
    expect(
      evaluate(
        `${P} p.setProperty('a', '1'); try { p.setProperties({ a: '2', b: 'x'.repeat(9217) }); } catch (error) {} return p.getProperties();`,
      ),
    ).toEqual({ a: '1' });
  });
  test.each(['null', '{}', '[]', 'undefined'])('%s is no text', value => {
    expect(failureOf(`${P} p.setProperty('a', ${value});`)).toContain("don't match the method signature");
  });
});

describe('the cache', () => {
  const host = () =>
    hostOf(`function put(key, value, seconds) { CacheService.getScriptCache().put(key, value, seconds); }
      function usual() { CacheService.getScriptCache().put('k', 'v'); }
      function get(key) { return CacheService.getScriptCache().get(key); }
      function all() { const c = CacheService.getUserCache(); c.putAll({ a: '1', b: '2', c: '3' }, 60); c.remove('a'); c.removeAll(['b']);
        return c.getAll(['a', 'b', 'c']); }`);
  const readAfter = (seconds: number, put: (host: ReturnType<typeof hostOf>) => unknown) => {
    const one = host();
    put(one);
    one.clock.advance(seconds * 1000);
    return one.run('get', ['k'], 'menu').value;
  };
  test('keeps a value for ten minutes unless told', () => {
    expect(readAfter(599, one => one.run('usual', [], 'menu'))).toBe('v');
    expect(readAfter(600, one => one.run('usual', [], 'menu'))).toBeNull();
  });
  test('for as long as told, six hours at most', () => {
    expect(readAfter(59, one => one.run('put', ['k', 'v', 60], 'menu'))).toBe('v');
    expect(readAfter(60, one => one.run('put', ['k', 'v', 60], 'menu'))).toBeNull();
    expect(readAfter(21_599, one => one.run('put', ['k', 'v', 99_999], 'menu'))).toBe('v');
    expect(readAfter(21_600, one => one.run('put', ['k', 'v', 99_999], 'menu'))).toBeNull();
  });
  test('100 KB a value, 250 characters a key', () => {
    const put = (key: string, value: string) => host().run('put', [key, value, 60], 'menu').error?.message;
    expect(put('k', 'x'.repeat(102_400))).toBeUndefined();
    expect(put('k', 'x'.repeat(102_401))).toBe('Argument too large: value');
    expect(put('k'.repeat(250), 'v')).toBeUndefined();
    expect(put('k'.repeat(251), 'v')).toBe('Argument too large: key');
  });
  test('many at once', () => {
    expect(host().run('all', [], 'menu').value).toEqual({ c: '3' });
  });
});

describe('locks', () => {
  const host = () =>
    hostOf(`function main(ms) { const lock = LockService.getDocumentLock(); const got = lock.tryLock(ms); return [got, lock.hasLock(), Date.now()]; }
      function wait(ms) { LockService.getScriptLock().waitLock(ms); return Date.now(); }
      function free() { const lock = LockService.getDocumentLock(); lock.waitLock(1); lock.releaseLock(); return lock.hasLock(); }`);
  test('a free one is had at once, and ends with the run', () => {
    const one = host();
    const start = one.clock.now();
    expect(one.run('main', [5000], 'menu').value).toEqual([true, true, start]);
    expect(one.run('main', [5000], 'menu').value).toEqual([true, true, start]);
    expect(one.run('free', [], 'menu').value).toBe(false);
  });
  test('one held elsewhere is waited for in vain, and the time passes', () => {
    const one = host();
    const release = one.holdLock('document');
    const start = one.clock.now();
    const { value, modelledMs } = one.run('main', [5000], 'menu');
    expect(value).toEqual([false, false, start + 5000]);
    expect(modelledMs).toBe(5060);
    release();
    expect(one.run('main', [5000], 'menu').value).toEqual([true, true, start + 5000]);
  });
  test('waitLock throws', () => {
    const one = host();
    one.holdLock('script');
    expect(one.run('wait', [1000], 'menu').error?.message).toContain('Lock timeout');
    expect(one.run('main', [1000], 'menu').error).toBeNull();
  });
  test('an old release does not open a newer lock', () => {
    const one = host();
    const old = one.holdLock('document');
    one.holdLock('document');
    old();
    const { value } = one.run('main', [1], 'menu');
    expect(value).toEqual([false, false, NOW + 1]);
  });
});
