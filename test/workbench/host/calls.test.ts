import { describe, expect, test } from 'vitest';
import { type Call, type Host, HostKilled } from '../../../workbench/host/host.ts';
import { hostOf, SHEET } from './host-fixture.ts';

const run = (body: string, before: Host['beforeCall'] = null, from: 'menu' | 'sidebar' | 'open' = 'menu') => {
  const host = hostOf(`function main() { ${SHEET} ${body} }`);
  host.beforeCall = before;
  return { host, ...host.run('main', [], from) };
};

describe('counting', () => {
  test('navigation is free, data is not', () => {
    const { calls, modelledMs } = run(
      'sheet.getRange(1, 1, 2, 2).offset(0, 1, 1, 1).getA1Notation(); sheet.getDataRange();',
    );
    expect(calls).toEqual({ total: 0, byService: {}, byMethod: {} });
    expect(modelledMs).toBe(0);
  });
  test('by service and by method', () => {
    const { calls } = run(`sheet.getRange(1, 1).getValue(); sheet.getRange(1, 1).getValue(); sheet.getLastRow();
      CacheService.getScriptCache().get('x');`);
    expect(calls).toEqual({
      total: 4,
      byService: { SpreadsheetApp: 3, CacheService: 1 },
      byMethod: { 'Range.getValue': 2, 'Sheet.getLastRow': 1, 'Cache.get': 1 },
    });
  });
  test('a refused call of a method that exists counts as well', () => {
    expect(run('try { sheet.getRange(1, 1, 1, 2).setValues([[1]]); } catch (error) {}').calls.total).toBe(1);
  });
});

describe('modelled time', () => {
  test.each([
    ['a read', 'sheet.getRange(1, 1).getValues();', 300],
    ['a write', 'sheet.getRange(1, 1).setValue(1);', 600],
    [
      'a read behind writes waits for them once',
      'sheet.getRange(1, 1).setValue(1); sheet.getLastRow(); sheet.getLastRow();',
      1500,
    ],
    ['a flush with nothing to flush', 'SpreadsheetApp.flush();', 0],
    [
      'a flush behind a write',
      'sheet.getRange(1, 1).setValue(1); SpreadsheetApp.flush(); SpreadsheetApp.flush();',
      900,
    ],
    ['a property read', "PropertiesService.getScriptProperties().getProperty('a');", 30],
    ['a property written', "PropertiesService.getScriptProperties().setProperty('a', 'b');", 60],
    ['the cache', "const c = CacheService.getScriptCache(); c.put('a', 'b'); c.get('a');", 85],
    ['a mail', "MailApp.sendEmail('a@b.ch', 's', 'b');", 500],
    ['sleep', 'Utilities.sleep(1234);', 1234],
  ])('%s', (_, body, ms) => {
    expect(run(body).modelledMs).toBe(ms);
  });
  test('a page pays for its own way', () => {
    expect(run('sheet.getLastRow();', null, 'sidebar').modelledMs).toBe(1300);
  });
});

describe('the limit of a run', () => {
  test('six minutes of modelled time end it, whatever the script catches', () => {
    const { error, modelledMs, calls, host } = run(`for (let i = 0; i < 9; i += 1) {
      try { Utilities.sleep(60000); }
      catch (error) { PropertiesService.getScriptProperties().setProperty('caught', 'yes'); }
    }`);
    expect(error?.message).toBe('Exceeded maximum execution time');
    expect(modelledMs).toBe(420_000);
    expect(calls.total).toBe(0);
    expect(host.state.properties.script).toEqual({});
  });
  test('a script that swallows the error has no result all the same', () => {
    const swallow = 'try { Utilities.sleep(300000); Utilities.sleep(300000); } catch (error) {} return "done";';
    expect(run(swallow)).toMatchObject({ value: null, error: { message: 'Exceeded maximum execution time' } });
  });
  test('exactly six minutes are allowed', () => {
    expect(run('Utilities.sleep(300000); Utilities.sleep(60000);').error).toBeNull();
    expect(run('Utilities.sleep(300000); Utilities.sleep(60000); Utilities.sleep(1);').error).not.toBeNull();
  });
  test('a simple trigger has thirty seconds', () => {
    expect(run('Utilities.sleep(30000);', null, 'open').error).toBeNull();
    expect(run('Utilities.sleep(30001);', null, 'open').error?.message).toBe('Exceeded maximum execution time');
  });
  test('what was written before stays written', () => {
    const { host } = run('sheet.getRange(1, 1).setValue(1); Utilities.sleep(300000); Utilities.sleep(300000);');
    expect(host.book.grids[0]?.value(0, 0)).toBe(1);
  });
});

describe('beforeCall', () => {
  test('sees each counted call in order', () => {
    const seen: Pick<Call, 'index' | 'service' | 'method'>[] = [];
    const record: Host['beforeCall'] = ({ index, service, method }) => seen.push({ index, service, method });
    run("sheet.getRange(1, 1).setValue('x'); MailApp.sendEmail('a@b.ch', 's', 'b');", record);
    expect(seen).toEqual([
      { index: 1, service: 'SpreadsheetApp', method: 'Range.setValue' },
      { index: 2, service: 'MailApp', method: 'MailApp.sendEmail' },
    ]);
  });
  test('sees the arguments', () => {
    const seen: unknown[] = [];
    run("sheet.getRange(1, 1, 1, 2).setValues([['x', new Date(5)]]);", ({ args }) => seen.push(args));
    expect(seen).toEqual([[[['x', new Date(5)]]]]);
  });
  test('its error is the call’s: the script may catch it and go on', () => {
    const { value, host, killed } = run(
      `try { sheet.getRange(1, 1).setValue(1); } catch (error) { sheet.getRange(2, 1).setValue(2); return [error.name, error.message]; }`,
      ({ index }) => {
        if (index === 1) throw new Error('Service Spreadsheets failed');
      },
    );
    expect(value).toEqual(['Exception', 'Service Spreadsheets failed']);
    expect(killed).toBe(false);
    expect(host.book.grids[0]?.values({ row: 0, column: 0, rows: 2, columns: 1 })).toEqual([[null], [2]]);
  });
  test('may change the book under the script’s feet, as another person would', () => {
    const host = hostOf(`function main() { ${SHEET} const seen = sheet.getRange(1, 1).getValue();
      sheet.getRange(2, 1).setValue('mine'); return [seen, sheet.getRange(1, 1).getValue()]; }`);
    host.beforeCall = ({ method }) => {
      if (method === 'Range.setValue') host.book.grids[0]?.set(0, 0, { value: 'theirs' });
    };
    expect(host.run('main', [], 'menu').value).toEqual(['', 'theirs']);
  });
});

describe('HostKilled', () => {
  const kill =
    (at: number): Host['beforeCall'] =>
    ({ index }) => {
      if (index === at) throw new HostKilled('gone');
    };
  const body = `sheet.getRange(1, 1).setValue(1);
    try { sheet.getRange(2, 1).setValue(2); } catch (error) { sheet.getRange(3, 1).setValue(3); }
    finally { try { sheet.getRange(4, 1).setValue(4); } catch (error) {} }
    return 'done';`;

  test('no catch and no finally gets to touch a service again', () => {
    const { host, killed, error, value, calls } = run(body, kill(2));
    expect(host.book.grids[0]?.values({ row: 0, column: 0, rows: 4, columns: 1 })).toEqual([
      [1],
      [null],
      [null],
      [null],
    ]);
    expect({ killed, value, name: error?.name, total: calls.total }).toEqual({
      killed: true,
      value: null,
      name: 'HostKilled',
      total: 2,
    });
  });
  test('nor does swallowing it save the run', () => {
    const swallow = 'try { sheet.getRange(1, 1).setValue(1); } catch (error) {} return "done";';
    expect(run(swallow, kill(1))).toMatchObject({ killed: true, value: null, error: { name: 'HostKilled' } });
  });
  test('before the first call nothing is written', () => {
    expect(run(body, kill(1)).host.book.grids[0]?.usedRows).toBe(0);
  });
  test('a run that ends before the fatal call ends well', () => {
    expect(run(body, kill(99))).toMatchObject({ killed: false, value: 'done' });
  });
  test('locks go with the process', () => {
    const { host, killed } = run(
      'LockService.getDocumentLock().waitLock(1); sheet.getRange(1, 1).setValue(1);',
      kill(2),
    );
    expect(killed).toBe(true);
    host.beforeCall = null;
    expect(host.run('main', [], 'menu').error).toBeNull();
  });
});

describe('after a call', () => {
  const body = "try { sheet.getRange('A1').setValue(1); } catch (error) { return error.message; } return 'done';";
  const runAfter = (after: Host['afterCall']) => {
    const host = hostOf(`function main() { ${SHEET} ${body} }`);
    host.afterCall = after;
    return { host, ...host.run('main', [], 'menu') };
  };
  test('a call that took effect can be reported as failed', () => {
    const { host, value } = runAfter(() => {
      throw new Error('Service timed out');
    });
    expect([value, host.book.grids[0]?.value(0, 0)]).toEqual(['Service timed out', 1]);
  });
  test('the process can die after it', () => {
    const { host, killed } = runAfter(() => {
      throw new HostKilled('gone');
    });
    expect([killed, host.book.grids[0]?.value(0, 0)]).toEqual([true, 1]);
  });
});
