/** What live Google does that would be easy to be kinder about. */
import { describe, expect, test } from 'vitest';
import { lookOf } from '../../../workbench/services/state.ts';
import { EDITOR, hostOf, OWNER, SHEET } from './host-fixture.ts';

const MINUTE = 60_000;

/** The message of the error that a script ends with, or what it answers. */
function said(body: string, prepare: (host: ReturnType<typeof hostOf>) => void = () => {}, as = OWNER): unknown {
  const host = hostOf(`function main() { ${SHEET} ${body} }`);
  prepare(host);
  host.as(as);
  const { value, error } = host.run('main', [], 'menu');
  return error?.message ?? value;
}

const lookIn = (host: ReturnType<typeof hostOf>) => lookOf(host.state, host.book.grids[0]?.id ?? 0);

describe('a tab that is no grid', () => {
  test('says of what type it is, and refuses whatever is about cells', () => {
    for (const type of ['OBJECT', 'DATASOURCE'] as const) {
      const on = (body: string) => said(body, host => Object.assign(lookIn(host), { type }));
      expect(on('return [String(sheet.getType()), sheet.getName()];')).toEqual([type, 'Leads']);
      for (const call of [
        'getDataRange()',
        "getRange('A1')",
        'getLastRow()',
        'getMaxColumns()',
        'insertRowsAfter(1, 1)',
      ])
        expect(on(`sheet.${call};`)).toBe(`The action is not supported for ${type} sheet.`);
    }
    expect(said('return sheet.getType() === SpreadsheetApp.SheetType.GRID;')).toBe(true);
  });
});

describe('a write that is refused', () => {
  const LOCK = (host: ReturnType<typeof hostOf>) => {
    host.state.protections.push({
      id: 'p',
      gridId: host.book.grids[0]?.id ?? 0,
      block: null,
      unprotected: [],
      description: '',
      warningOnly: false,
      domainEdit: false,
      editors: [OWNER],
    });
  };
  const WRITE = "sheet.getRange('A2').setValue(1);";

  test('comes to light at the next read, at a flush, or at the end of the run', () => {
    const seen = (then: string) =>
      said(
        `let at = 'write'; try { ${WRITE} at = 'later'; ${then} } catch (error) { return at; } return 'end';`,
        LOCK,
        EDITOR,
      );
    expect(seen("sheet.getRange('A1').getValue();")).toBe('later');
    expect(seen('SpreadsheetApp.flush();')).toBe('later');
    expect(seen('')).toMatch(/protected cell/);
    expect(said(WRITE, LOCK, EDITOR)).toMatch(/protected cell/);
  });
  test('is told once, and what follows is not', () => {
    expect(
      said(
        `${WRITE} try { SpreadsheetApp.flush(); } catch (error) {} SpreadsheetApp.flush(); return 'well';`,
        LOCK,
        EDITOR,
      ),
    ).toBe('well');
  });
});

test('a new column takes over the drop-downs of the one at its left', () => {
  expect(
    said(`sheet.getRange('B2:B9').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['a'], true).build());
      sheet.insertColumnsAfter(2, 2);
      return ['B2', 'C2', 'D9', 'E2'].map(cell => sheet.getRange(cell).getDataValidation() !== null);`),
  ).toEqual([true, true, true, false]);
});

test('a column of a table that has a type takes no rule, no format and no value of ours', () => {
  const typed = (host: ReturnType<typeof hostOf>) => {
    lookIn(host).tables = [{ block: { row: 0, column: 0, rows: 9, columns: 4 }, typedColumns: [1] }];
  };
  for (const write of ["setNumberFormat('@')", 'setValue(1)', 'setDataValidation(null)'])
    expect(said(`sheet.getRange('B2').${write};`, typed)).toBe(
      'This operation is not allowed on cells in typed columns.',
    );
  expect(said("sheet.getRange('A2').setNumberFormat('@'); return 1;", typed)).toBe(1);
  expect(said("sheet.getRange('B12').setNumberFormat('@'); return 1;", typed)).toBe(1);
});

describe('a scope that was not granted', () => {
  const host = (installMode: 'bound' | 'addon') => {
    const made = hostOf(
      `function main() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
      function tick() {} function ask() { try { ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL); } catch (error) {} return SpreadsheetApp.getActive().getName(); }`,
    );
    made.state.installMode = installMode;
    made.run('main', [], 'menu');
    made.state.lostScopes = { [OWNER]: ['dialog'] };
    return made;
  };
  test('stops the triggers of a bound script, and not those of a published add-on', () => {
    const errors = (mode: 'bound' | 'addon') => {
      const one = host(mode);
      return one.play(one.clock.now() + 61 * MINUTE).map(({ result }) => result.error?.message ?? null);
    };
    expect(errors('bound')).toEqual(['Authorization is required to perform that action.']);
    expect(errors('addon')).toEqual([null]);
  });
  test('ends a run that requires all of them, whatever the script catches', () => {
    const one = host('bound');
    expect(one.run('ask', [], 'menu').error?.message).toBe('Authorization is required to perform that action.');
    one.state.lostScopes = {};
    expect(one.run('ask', [], 'menu').value).toBe('Leads');
  });
});

test('a protection lets the owner’s domain in until that is taken back, and does not name the owner', () => {
  const host = hostOf(`function main() { ${SHEET} const p = sheet.protect(); p.removeEditors(p.getEditors());
    return [p.canDomainEdit(), p.getEditors().length]; }
    function close() { ${SHEET} sheet.protect().setDomainEdit(false); }`);
  host.state.account = 'workspace';
  expect(host.run('main', [], 'menu').value).toEqual([true, 0]);
  const cell = { row: 0, column: 0, rows: 1, columns: 1 };
  const mayEdit = () => {
    host.as(EDITOR);
    const may = host.mayEdit(host.book.grids[0]?.id ?? 0, cell);
    host.as(OWNER);
    return may;
  };
  expect(mayEdit()).toBe(true);
  host.run('close', [], 'menu');
  expect(mayEdit()).toBe(false);
});

test('an address names the account of whoever asks', () => {
  expect(said('return ss.getUrl();', undefined, EDITOR)).not.toBe(said('return ss.getUrl();'));
  expect(said('return ss.getId();', undefined, EDITOR)).toBe(said('return ss.getId();'));
});
