/** Where letters are written from: the file, and links to its rows. */
import type { Desk } from '../../email/compose.ts';
import type { Agreement } from '../../sla/policy/agreement.ts';
import { addressOfBook, type Book } from '../book.ts';

export function deskOf(book: Book, agreement: Agreement): Desk {
  const url = addressOfBook(book);
  const ids = new Map(agreement.policy.sheets.map(({ name }) => [name, book.getSheetByName(name)?.getSheetId() ?? 0]));
  // A lead may be bound by an earlier version, whose calendar is gone.
  const zones = new Map(agreement.policy.calendars.map(({ name }) => [name, agreement.calendar(name).zone]));
  return {
    book: book.getName(),
    url,
    link: (sheet, row) => `${url}#gid=${ids.get(sheet) ?? 0}&range=A${row}`,
    zone: agreement.alertsCalendar.zone,
    zoneOf: name => zones.get(name) ?? agreement.alertsCalendar.zone,
  };
}
