/** The board tab: rewritten whole whenever the standing changed, with a chart of each quota's daily line beside it. */
import { BOARD_COLUMNS, boardOf } from '../../sla/standing/board.ts';
import { type DailyLine, dailyLines, LINE_COLUMNS, LINE_ROWS } from '../../sla/standing/board-lines.ts';
import type { Standing } from '../../sla/standing/standing.ts';
import type { Zone } from '../../sla/time/zone.ts';
import { BOARD_TAB, type Book, growTo, type Sheet, warnOfEdits } from '../book.ts';
import { ensureTab } from '../own-tabs.ts';
import { layStyled, writeStyled } from './styled.ts';

const WIDTHS = [180, 120, 120, 130, 140, 165, 150, 24];
/** Charts stand above their numbers: side by side, right of the board. */
const CHART_ROW = 3;
const LINE_ROW = 22;
const LINE_COLUMN = BOARD_COLUMNS + 2;
const CHART_SIZE = { width: 380, height: 360 };
const COLUMN_WIDTH = 100;

/** 'new' where quotas may have come, gone or changed their names; 'perhaps gone' where somebody may have deleted one. */
export type ChartState = 'new' | 'perhaps gone' | 'there';

export function writeBoard(book: Book, standing: Standing, zone: Zone, state: ChartState): void {
  const sheet = boardTab(book);
  writeStyled(sheet, boardOf(standing, zone), BOARD_COLUMNS);
  writeLines(sheet, dailyLines(standing.quota), state);
}

/** The charts stay; only the numbers under them are written each time. */
function writeLines(sheet: Sheet, lines: readonly DailyLine[], state: ChartState): void {
  const charts = state === 'there' ? null : sheet.getCharts();
  const isStale = charts !== null && (state === 'new' || charts.length !== lines.length);
  if (isStale) for (const chart of charts) sheet.removeChart(chart);
  if (lines.length === 0) return;
  const width = lines.length * (LINE_COLUMNS + 1);
  if (isStale) makeRoom(sheet, width);
  const rows = Array.from({ length: LINE_ROWS }, (_, row) => lines.flatMap(({ cells }) => [...(cells[row] ?? []), '']));
  sheet.getRange(LINE_ROW, LINE_COLUMN, LINE_ROWS, width).setValues(rows);
  if (!isStale) return;
  for (const [index, { title }] of lines.entries()) {
    sheet.insertChart(lineChart(sheet, title, LINE_COLUMN + index * (LINE_COLUMNS + 1)));
  }
}

function makeRoom(sheet: Sheet, width: number): void {
  growTo(sheet, LINE_ROW + LINE_ROWS - 1);
  const lacking = LINE_COLUMN + width - 1 - sheet.getMaxColumns();
  if (lacking > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), lacking);
  sheet.getRange(LINE_ROW, LINE_COLUMN, LINE_ROWS, width).setNumberFormat('#,##0').setFontColor('#5f6368');
  sheet.setColumnWidths(LINE_COLUMN, width, COLUMN_WIDTH);
}

function lineChart(sheet: Sheet, title: string, column: number): GoogleAppsScript.Spreadsheet.EmbeddedChart {
  return sheet
    .newChart()
    .setChartType(Charts.ChartType.LINE)
    .addRange(sheet.getRange(LINE_ROW, column, LINE_ROWS, LINE_COLUMNS))
    .setNumHeaders(1)
    .setOption('useFirstColumnAsDomain', true)
    .setOption('title', title)
    .setOption('series.0.color', '#9aa0a6')
    .setOption('series.1.color', '#1a73e8')
    .setOption('legend.position', 'bottom')
    .setOption('width', CHART_SIZE.width)
    .setOption('height', CHART_SIZE.height)
    .setPosition(CHART_ROW, column, 0, 0)
    .build();
}

export function boardTab(book: Book): Sheet {
  return ensureTab(book, BOARD_TAB, made => {
    for (const [index, width] of WIDTHS.entries()) made.setColumnWidth(index + 1, width);
    made.setHiddenGridlines(true);
    layStyled(made, BOARD_COLUMNS);
    made.setFrozenColumns(1);
    warnOfEdits(made, 'Lead SLA writes the board.');
  });
}
