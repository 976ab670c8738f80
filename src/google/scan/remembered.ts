/** What is remembered of leads beside their rows: events and what was told. The outbox is read when it is first asked for. */
import type { EventLog } from '../../sla/leads/events.ts';
import { Past, type Told } from '../../sla/leads/past.ts';
import type { Book } from '../book.ts';
import { readOutbox } from '../tabs/outbox.ts';

export class Remembered {
  private readonly book: Book;
  private told: Told | null = null;

  constructor(book: Book) {
    this.book = book;
  }

  past(log: EventLog): Past {
    return new Past(log, () => {
      this.told ??= readOutbox(this.book, undefined, []).known;
      return this.told;
    });
  }
}
