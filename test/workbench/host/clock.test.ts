import { describe, expect, test } from 'vitest';
import { evaluate, hostOf, NOW, SHEET } from './host-fixture.ts';

describe('the virtual clock', () => {
  test('is the only one a script sees', () => {
    expect(
      evaluate('return [Date.now(), new Date().getTime(), new Date(undefined).getTime(), Date.parse(Date())];'),
    ).toEqual([NOW, NOW, Number.NaN, NOW]);
  });
  test('a Date of its own arguments stays what it is', () => {
    expect(
      evaluate(`class Day extends Date { twice() { return this.getTime() * 2; } }
        return [new Date(5).getTime(), new Date(2026, 0, 1) < new Date(2026, 0, 2), Date.UTC(1970, 0, 2), new Day(4).twice(),
          new Date(5).constructor === Date, new Date() instanceof Date, Date.name, new Day(1) instanceof Day];`),
    ).toEqual([5, true, 86_400_000, 8, true, true, 'Date', true]);
  });
  test('stands still while a script runs and moves when it sleeps', () => {
    expect(evaluate('const a = Date.now(); Utilities.sleep(1500); return Date.now() - a;')).toBe(1500);
  });
  test('takes only times, and moves back too', () => {
    const { clock } = hostOf('');
    expect(() => clock.set(Number.NaN)).toThrow(RangeError);
    clock.set(NOW - 1000);
    clock.advance(250);
    expect(clock.now()).toBe(NOW - 750);
  });
  test('the workbook’s NOW() and TODAY() follow', () => {
    const host = hostOf(`function main() { ${SHEET}
      return sheet.getRange(1, 1, 1, 2).setFormulas([['=NOW()', '=TODAY()']]).getDisplayValues()[0]; }
      function look() { ${SHEET} return sheet.getRange(1, 1, 1, 2).getValues()[0].map(date => date.toISOString()); }`);
    host.run('main', [], 'menu');
    expect(host.run('look', [], 'menu').value).toEqual(['2026-11-20T14:00:00.000Z', '2026-11-20T05:00:00.000Z']);
    host.clock.advance(20 * 3_600_000);
    expect(host.run('look', [], 'menu').value).toEqual(['2026-11-21T10:00:00.000Z', '2026-11-21T05:00:00.000Z']);
  });
});
