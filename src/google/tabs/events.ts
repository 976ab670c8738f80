/** The events tab: what the scan observed and what people logged, appended and never changed. */

import { EventLog, type LeadEvent } from '../../sla/leads/events.ts';
import { isDate } from '../../sla/sheet/cell.ts';
import { asText, fromText } from '../../sla/sheet/cell-text.ts';
import { type Book, EVENTS_TAB, growTo, type Sheet, warnOfEdits } from '../book.ts';
import { ensureTab, ownTab } from '../own-tabs.ts';

const HEADERS = ['At', 'Lead', 'What', 'From', 'To', 'Who'];

/** The log, and where it goes on. */
export class EventsTab {
  readonly log: EventLog;
  private readonly book: Book;
  private nextRow: number;

  constructor(book: Book) {
    this.book = book;
    const cells = ownTab(book, EVENTS_TAB)?.getDataRange().getValues() ?? [];
    this.nextRow = Math.max(2, cells.length + 1);
    this.log = new EventLog(
      cells.slice(1).flatMap(([at, lead, what, from, to]): LeadEvent[] => {
        if (!isDate(at)) return [];
        const event = { what: what as LeadEvent['what'], from: fromText(from), to: fromText(to) };
        return [{ at: at.getTime(), lead: String(lead), ...event }];
      }),
    );
  }

  /** @param who the account that said it; "" for what a scan observed */
  append(events: readonly LeadEvent[], who: string): void {
    if (events.length === 0) return;
    const rows = events.map(({ at, lead, what, from, to }) => [
      new Date(at),
      asText(lead),
      what,
      asText(from),
      asText(to),
      who,
    ]);
    const sheet = eventsTab(this.book);
    growTo(sheet, this.nextRow + rows.length - 1);
    sheet.getRange(this.nextRow, 1, rows.length, HEADERS.length).setValues(rows);
    this.nextRow += rows.length;
    this.log.add(events);
  }
}

export function eventsTab(book: Book): Sheet {
  return ensureTab(book, EVENTS_TAB, made => {
    made.getRange(1, 1, 1, HEADERS.length).setValues([HEADERS]).setFontWeight('bold');
    made.getRange('A:A').setNumberFormat('yyyy-mm-dd hh:mm:ss');
    made.getRange('B:F').setNumberFormat('@');
    made.setFrozenRows(1);
    warnOfEdits(made, 'Lead SLA keeps here what changed and when. Log attempts in its menu.');
    made.hideSheet();
  });
}
