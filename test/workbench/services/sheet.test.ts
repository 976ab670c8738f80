import { describe, expect, test } from 'vitest';
import { evaluate, failureOf, hostOf, SHEET } from '../host/host-fixture.ts';

const on = (body: string) => evaluate(`${SHEET} ${body}`);
const failure = (body: string) => failureOf(`${SHEET} ${body}`);

describe('lines', () => {
  const FULL = 'sheet.getRange(1, 1, 3, 1).setValues([[1], [2], [3]]);';
  test.each([
    ['insertRowsAfter(1, 2)', [1, '', '', 2, 3]],
    ['insertRowAfter(3)', [1, 2, 3, '', '']],
    ['insertRowsBefore(1, 1)', ['', 1, 2, 3, '']],
    ['insertRowBefore(2)', [1, '', 2, 3, '']],
    ['deleteRows(1, 2)', [3, '', '', '', '']],
    ['deleteRow(2)', [1, 3, '', '', '']],
  ])('%s', (edit, column) => {
    expect(on(`${FULL} sheet.${edit}; return sheet.getRange('A1:A5').getValues().flat();`)).toEqual(column);
  });
  test.each([
    ['insertColumnsAfter(1, 2)', 8, 'A'],
    ['insertColumnBefore(1)', 7, 'B'],
    ['insertColumnAfter(6)', 7, 'A'],
    ['insertColumnsBefore(2, 1)', 7, 'A'],
    ['deleteColumns(2, 3)', 3, 'A'],
    ['deleteColumn(6)', 5, 'A'],
  ])('%s', (edit, columns, letter) => {
    expect(
      on(`${FULL} sheet.${edit}; return [sheet.getMaxColumns(), sheet.getRange('${letter}3').getValue()];`),
    ).toEqual([columns, 3]);
  });
  test.each([
    ['insertRowsAfter(1, 0)', 'Invalid argument: howMany'],
    ['insertRowsAfter(21, 1)', 'Those rows are out of bounds.'],
    ['deleteRows(20, 2)', 'Those rows are out of bounds.'],
    ['deleteRows(1, 20)', "You can't delete all the rows on the sheet."],
    ['deleteColumns(1, 6)', "You can't delete all the columns on the sheet."],
    ['insertRowsAfter(1, 2000000)', 'above the limit of 10000000 cells'],
  ])('%s is refused', (edit, message) => {
    expect(failure(`sheet.${edit};`)).toContain(message);
  });
  test('formulas, names, notes and formats point at the same cells afterwards', () => {
    expect(
      on(`sheet.getRange('A2').setValue(5).setNote('n').setBackground('red'); sheet.getRange('B1').setFormula('=A2');
        ss.setNamedRange('FIVE', sheet.getRange('A2')); sheet.insertRowsBefore(2, 3);
        return [sheet.getRange('B1').getFormula(), ss.getRangeByName('FIVE').getA1Notation(), sheet.getRange('A5').getNote(),
          sheet.getRange('A5').getBackground(), sheet.getRange('B1').getValue()];`),
    ).toEqual(['=A5', 'A5', 'n', '#ff0000', 5]);
  });
});

describe('what lies beside the cells moves with them', () => {
  const look = (edit: string) => {
    const host = hostOf(`function main() { ${SHEET}
      sheet.getRange('B3:C6').setDataValidation(SpreadsheetApp.newDataValidation().requireCheckbox().build());
      sheet.getRange('B3:C6').setBorder(true, true, true, true, null, null);
      sheet.getRange('B3:C3').merge();
      sheet.getRange('B3:C6').createFilter();
      sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().setRanges([sheet.getRange('B3:C6')]).build()]);
      sheet.getRange('B3:C6').protect();
      sheet.protect().setUnprotectedRanges([sheet.getRange('B3:C6')]);
      sheet.hideRows(5); sheet.hideColumns(3); sheet.setRowHeight(5, 40); sheet.setColumnWidth(3, 50);
      sheet.${edit}; }`);
    const { error } = host.run('main', [], 'menu');
    if (error) throw new Error(error.message);
    const kept = Object.values(host.state.looks)[0];
    const [range, tab] =
      host.state.protections.length === 2 ? host.state.protections : [null, host.state.protections[0]];
    return {
      blocks: [
        kept?.validations[0]?.block,
        kept?.borders[0]?.block,
        kept?.filter,
        kept?.formatRules[0]?.blocks[0],
        range?.block,
        tab?.unprotected[0],
      ],
      merge: kept?.merges[0],
      rows: [kept?.hiddenRows, kept?.rowHeights],
      columns: [kept?.hiddenColumns, kept?.columnWidths],
    };
  };
  test.each([
    ['insertRowsBefore(1, 2)', { row: 4, column: 1, rows: 4, columns: 2 }, [[6], { 6: 40 }], [[2], { 2: 50 }]],
    ['insertRowsAfter(4, 1)', { row: 2, column: 1, rows: 5, columns: 2 }, [[5], { 5: 40 }], [[2], { 2: 50 }]],
    ['insertRowsAfter(6, 1)', { row: 2, column: 1, rows: 4, columns: 2 }, [[4], { 4: 40 }], [[2], { 2: 50 }]],
    ['deleteRows(4, 2)', { row: 2, column: 1, rows: 2, columns: 2 }, [[], {}], [[2], { 2: 50 }]],
    ['insertColumnsAfter(2, 1)', { row: 2, column: 1, rows: 4, columns: 3 }, [[4], { 4: 40 }], [[3], { 3: 50 }]],
    ['deleteColumns(1, 2)', { row: 2, column: 0, rows: 4, columns: 1 }, [[4], { 4: 40 }], [[0], { 0: 50 }]],
  ])('%s', (edit, block, rows, columns) => {
    expect(look(edit)).toMatchObject({ blocks: [block, block, block, block, block, block], rows, columns });
  });
  test('a merge moves as well', () => {
    expect(look('insertRowsBefore(1, 1)').merge).toEqual({ row: 3, column: 1, rows: 1, columns: 2 });
  });
  test('what lost its last line is gone, the protected tab stays', () => {
    expect(look('deleteRows(3, 4)')).toMatchObject({
      blocks: [undefined, undefined, null, undefined, undefined, undefined],
      merge: undefined,
    });
  });
});

describe('appendRow', () => {
  test('writes below the last row with content, whichever column holds it', () => {
    expect(
      on("sheet.getRange('C4').setValue(1); sheet.appendRow(['x', 2]); return sheet.getRange('A5:B5').getValues();"),
    ).toEqual([['x', 2]]);
  });
  test('grows the tab by a row and by columns', () => {
    expect(
      on(
        "sheet.getRange('A20').setValue(1); sheet.appendRow([1, 2, 3, 4, 5, 6, 7]); return [sheet.getMaxRows(), sheet.getMaxColumns(), sheet.getLastColumn()];",
      ),
    ).toEqual([21, 7, 7]);
  });
  test('coerces as typing does', () => {
    expect(on("sheet.appendRow(['=1+1', \"'=1+1\", '12%']); return sheet.getRange('A1:C1').getValues()[0];")).toEqual([
      2,
      '=1+1',
      0.12,
    ]);
  });
  test('refuses no row at all', () => {
    expect(failure('sheet.appendRow([]);')).toBe('Invalid argument: rowContents');
    expect(failure("sheet.appendRow('x');")).toContain("don't match the method signature");
  });
});

describe('the tab', () => {
  test('freezes, sizes, hides and colours', () => {
    expect(
      on(`sheet.setFrozenRows(2); sheet.setFrozenColumns(1); sheet.setColumnWidth(2, 150); sheet.hideColumns(3, 2); sheet.showColumns(4);
        sheet.setTabColor('red').setHiddenGridlines(true);
        return [sheet.getFrozenRows(), sheet.getFrozenColumns(), sheet.getColumnWidth(1), sheet.getColumnWidth(2),
          [3, 4, 5].map(c => sheet.isColumnHiddenByUser(c)), sheet.getTabColor(), sheet.hasHiddenGridlines(), sheet.getFormUrl()];`),
    ).toEqual([2, 1, 100, 150, [true, false, false], '#ff0000', true, null]);
  });
  test('cannot freeze or hide all there is', () => {
    expect(failure('sheet.setFrozenRows(20);')).toContain("can't freeze all visible rows");
    expect(failure('sheet.setFrozenColumns(6);')).toContain("can't freeze all visible columns");
    expect(failure('sheet.hideSheet();')).toContain("can't hide all the sheets");
    expect(
      on(
        "ss.insertSheet('b'); sheet.hideSheet(); const h = sheet.isSheetHidden(); sheet.showSheet(); return [h, sheet.isSheetHidden()];",
      ),
    ).toEqual([true, false]);
  });
  test('sorts below its frozen rows', () => {
    expect(
      on(
        "sheet.getRange('A1:A4').setValues([['Name'], ['c'], ['a'], ['b']]); sheet.setFrozenRows(1); sheet.sort(1, false); return sheet.getRange('A1:A4').getValues().flat();",
      ),
    ).toEqual(['Name', 'c', 'b', 'a']);
  });
  test('clears contents, formats or both', () => {
    const prepare = "const r = sheet.getRange('A1').setValue('x').setBackground('red').setFontSize(20);";
    const seen = 'return [r.getValue(), r.getBackground()];';
    expect(on(`${prepare} sheet.clear(); ${seen}`)).toEqual(['', '#ffffff']);
    expect(on(`${prepare} sheet.clear({ contentsOnly: true }); ${seen}`)).toEqual(['', '#ff0000']);
    expect(on(`${prepare} sheet.clear({ formatOnly: true }); ${seen}`)).toEqual(['x', '#ffffff']);
    expect(on(`${prepare} sheet.clearContents(); ${seen}`)).toEqual(['', '#ff0000']);
  });
  test('one filter at a time', () => {
    expect(
      on(
        "const f = sheet.getRange('A1:B5').createFilter(); const at = sheet.getFilter().getRange().getA1Notation(); f.remove(); return [at, sheet.getFilter()];",
      ),
    ).toEqual(['A1:B5', null]);
    expect(failure("sheet.getRange('A1').createFilter(); sheet.getRange('B1').createFilter();")).toContain(
      'already has a filter',
    );
  });
  test('a chart is inserted, changed and removed', () => {
    expect(
      on(`const chart = sheet.newChart().setChartType(Charts.ChartType.LINE).addRange(sheet.getRange('A1:B5')).setPosition(2, 3, 0, 0)
          .setOption('title', 'Pace').build();
        sheet.insertChart(chart); const [inserted] = sheet.getCharts();
        sheet.updateChart(inserted.modify().setOption('title', 'New').build()); const count = sheet.getCharts().length;
        sheet.removeChart(sheet.getCharts()[0]);
        return [inserted.getRanges()[0].getA1Notation(), count, sheet.getCharts().length];`),
    ).toEqual(['A1:B5', 1, 0]);
  });
  test('conditional formats stay in order, on their own tab', () => {
    expect(
      on(`const make = n => SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(n).setBackground('red').setRanges([sheet.getRange('A1:A5')]).build();
        sheet.setConditionalFormatRules([make(1), make(2)]);
        return sheet.getConditionalFormatRules().map(rule => [String(rule.getBooleanCondition().getCriteriaType()),
          rule.getBooleanCondition().getCriteriaValues(), rule.getRanges()[0].getA1Notation(), rule.getBooleanCondition().getBackground()]);`),
    ).toEqual([
      ['NUMBER_GREATER_THAN', [1], 'A1:A5', '#ff0000'],
      ['NUMBER_GREATER_THAN', [2], 'A1:A5', '#ff0000'],
    ]);
    expect(
      failure(
        "const other = ss.insertSheet('b'); other.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().setRanges([sheet.getRange('A1')]).build()]);",
      ),
    ).toContain('different sheet');
    expect(failure("SpreadsheetApp.newConditionalFormatRule().setRanges([sheet.getRange('A1')]).build();")).toContain(
      'must have a condition',
    );
    expect(failure('SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().build();')).toContain(
      'at least one range',
    );
  });
});

describe('the file', () => {
  test('adds, finds, moves, renames and deletes tabs', () => {
    expect(
      on(`const b = ss.insertSheet('B'); const c = ss.insertSheet(0); const names = () => ss.getSheets().map(s => s.getName());
        const made = names(); ss.setActiveSheet(b); ss.moveActiveSheet(1); const moved = names(); c.setName('C'); ss.deleteSheet(b);
        return [made, moved, names(), ss.getNumSheets(), ss.getSheetById(c.getSheetId()).getName(), ss.getSheetByName('nope'), c.getIndex(), c.getMaxRows()];`),
    ).toEqual([['Sheet3', 'Leads', 'B'], ['B', 'Sheet3', 'Leads'], ['C', 'Leads'], 2, 'C', null, 1, 1000]);
  });
  test.each([
    ["ss.insertSheet('leads')", 'A sheet with the name "leads" already exists.'],
    ["sheet.setName(' ')", 'Invalid argument: name'],
    ["sheet.setName('x'.repeat(101))", 'Invalid argument: name'],
    ['ss.deleteSheet(sheet)', "can't remove all the sheets"],
    ['ss.moveActiveSheet(2)', 'Invalid argument: pos'],
    ["ss.setNamedRange('A1', sheet.getRange('A1'))", 'The name A1 is not valid'],
    ["ss.setNamedRange('two words', sheet.getRange('A1'))", 'is not valid'],
    ["ss.removeNamedRange('NOPE')", 'The named range NOPE does not exist.'],
    ['ss.getSheetByName(null)', "don't match the method signature"],
  ])('%s is refused', (body, message) => {
    expect(failure(`${body};`)).toContain(message);
  });
  test('names ranges, moves, renames and forgets them', () => {
    expect(
      on(`ss.setNamedRange('A_ONE', sheet.getRange('A1')); const [named] = ss.getNamedRanges(); named.setRange(sheet.getRange('B2:B3'));
        named.setName('B_TWO'); const seen = [named.getName(), ss.getRangeByName('B_TWO').getA1Notation(), ss.getRangeByName('A_ONE')];
        named.remove(); return [...seen, ss.getNamedRanges().length];`),
    ).toEqual(['B_TWO', 'B2:B3', null, 0]);
  });
  test('tells who and where it is', () => {
    expect(
      on(`return [ss.getId(), ss.getName(), ss.getUrl(), ss.getSpreadsheetTimeZone(), ss.getSpreadsheetLocale(), ss.getOwner().getEmail(),
        ss.getEditors().length, ss.getViewers().map(u => u.getEmail()), Session.getScriptTimeZone(), Session.getActiveUserLocale()];`),
    ).toEqual([
      'book-1',
      'Leads',
      'https://docs.google.com/spreadsheets/d/book-1/edit?ouid=100&rtpof=true',
      'America/New_York',
      'en_US',
      'ann@example.com',
      2,
      ['vic@example.com'],
      'America/New_York',
      'en',
    ]);
  });
});

describe('what is selected and what is hidden', () => {
  test('a row that somebody hid and a row that the filter hides are told apart', () => {
    const host = hostOf(`function main() { ${SHEET} sheet.hideRows(2);
      return [2, 3, 4].map(row => [sheet.isRowHiddenByUser(row), sheet.isRowHiddenByFilter(row)]); }`);
    host.ui.filteredRows = () => [2];
    expect(host.run('main', [], 'menu').value).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });
  test('several ranges, the last one selected at the end', () => {
    const host = hostOf(
      `function main() { ${SHEET} return ss.getActiveRangeList()?.getRanges().map(range => range.getA1Notation()) ?? null; }`,
    );
    expect(host.run('main', [], 'menu').value).toBeNull();
    const others = [{ row: 1, column: 0, rows: 1, columns: 2 }];
    host.ui.selection = {
      gridId: host.book.grids[0]?.id ?? 0,
      block: { row: 3, column: 0, rows: 2, columns: 1 },
      others,
    };
    expect(host.run('main', [], 'menu').value).toEqual(['A2:B2', 'A4:A5']);
  });
});
