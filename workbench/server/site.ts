/** What the workbench lets its page read: the page's own files, the workbook's cells, frames, and news of changes. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Block } from '../book/types.ts';
import type { Mail } from '../services/state.ts';
import { cellsView } from './cells-view.ts';
import { inside } from './clip.ts';
import { type Frame, mailFrame, scriptFrame } from './frames.ts';
import type { FunctionView } from './protocol.ts';
import {
  commaSeparated,
  type Direction,
  dataBlock,
  edge,
  filterTexts,
  find,
  longestTexts,
  summary,
  tabSeparated,
} from './questions.ts';
import { Rejected } from './rejected.ts';
import type { Session } from './session.ts';
import { shellView } from './shell-view.ts';

export interface Site {
  readonly session: Session;
  readonly files: { readonly html: string; readonly script: string; readonly style: string };
  readonly functions: readonly FunctionView[];
  /** What the page must show with each command: another site's page cannot read it. */
  readonly token: string;
  readonly beginAfresh: () => void;
}

const PAGE_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/** Cells of one answer: a page asks for what it shows. */
const MOST_CELLS = 100_000;

/** Answers a GET; what it returns is of no use to anybody. @throws Rejected */
export function pageAnswer(site: Site, url: URL, request: IncomingMessage, response: ServerResponse): unknown {
  const { session } = site;
  const send = (type: string, text: string, headers: Readonly<Record<string, string>> = {}) => {
    response.writeHead(200, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      ...headers,
    });
    response.end(text);
  };
  const json = (value: unknown) => send('application/json', JSON.stringify(value));
  const frame = ({ html, policy }: Frame) => send('text/html', html, { 'content-security-policy': policy });
  const number = (name: string): number => {
    const value = Number(url.searchParams.get(name));
    if (!Number.isInteger(value) || value < 0) throw new Rejected(400, `${name} is not a number.`);
    return value;
  };
  const block = (most = Number.POSITIVE_INFINITY): Block => {
    const [rows, columns] = [Math.max(1, number('rows')), Math.max(1, number('columns'))];
    if (rows * columns > most) throw new Rejected(413, `At most ${most} cells at once.`);
    return { row: number('row'), column: number('column'), rows, columns };
  };
  const tab = (): number => {
    const id = number('tab');
    if (!session.host.book.grids.some(grid => grid.id === id)) throw new Rejected(404, 'That tab is gone.');
    return id;
  };
  const mail = (): Mail => {
    const found = session.host.outbox.find(({ id }) => id === number('id'));
    if (!found) throw new Rejected(404, 'There is no such mail.');
    return found;
  };

  switch (url.pathname) {
    case '/':
      return send('text/html', site.files.html.replace('{token}', site.token), {
        'content-security-policy': PAGE_POLICY,
      });
    case '/main.js':
      return send('text/javascript', site.files.script);
    case '/style.css':
      return send('text/css', site.files.style);
    case '/shell':
      return json(shellView(session));
    case '/cells':
      return json(cellsView(session, tab(), block(MOST_CELLS)));
    case '/functions':
      return json(site.functions);
    case '/edge': {
      const direction = url.searchParams.get('direction') ?? '';
      if (!isDirection(direction)) throw new Rejected(400, 'There is no such direction.');
      return json(edge(session, tab(), number('row'), number('column'), direction));
    }
    case '/find':
      return json(find(session, tab(), url.searchParams.get('text') ?? ''));
    case '/longest':
      return json(longestTexts(session, tab(), number('column')));
    case '/data':
      return json(dataBlock(session, tab()));
    case '/summary':
      return json(summary(session, tab(), block()));
    case '/copy':
      return send('text/plain', tabSeparated(session, tab(), inside(session, tab(), block())));
    case '/filter':
      return json(filterTexts(session, tab(), number('column')));
    case '/download.csv': {
      const name = `${session.grid(tab()).name.replace(/[^\w -]/g, '_')}.csv`;
      return send('text/csv', commaSeparated(session, tab()), {
        'content-disposition': `attachment; filename="${name}"`,
      });
    }
    case '/mail':
      return frame(mailFrame(mail().htmlBody));
    case '/mail.txt':
      return send('text/plain', mail().body);
    case '/sidebar':
    case '/dialog': {
      const window = session.host.ui[url.pathname === '/sidebar' ? 'sidebar' : 'dialog'];
      if (!window) throw new Rejected(404, 'That window is closed.');
      return frame(scriptFrame(window.html));
    }
    case '/news':
      return news(session, request, response);
    default:
      throw new Rejected(404, 'There is nothing here.');
  }
}

const isDirection = (text: string): text is Direction => ['up', 'down', 'left', 'right'].includes(text);

/** Tells the page of each change for as long as it listens. */
function news(session: Session, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const tell = () => response.write(`data: ${session.revision}\n\n`);
  tell();
  request.on('close', session.listen(tell));
}
