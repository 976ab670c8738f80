/** The workbench over HTTP, for this machine's own browser only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InputError } from '../disk/input.ts';
import { readCommand } from './commands.ts';
import { perform } from './perform.ts';
import { Rejected } from './rejected.ts';
import { Refused } from './session.ts';
import { pageAnswer, type Site } from './site.ts';

const MOST_BYTES = 64 * 1024 * 1024;

export interface Listening {
  readonly server: Server;
  readonly address: string;
  /** Says who this is to a second start, even before there is a site. */
  identify(key: string): void;
  /** Until there is a site, callers are told to wait. */
  serve(site: Site): void;
}

/** Listens on the loopback only; port 0 takes a free one. @throws InputError when the port is taken */
export function listen(port: number): Promise<Listening> {
  let site: Site | null = null;
  let key = '';
  const server = createServer((request, response) => {
    answer(server, { site, key }, request, response).catch((error: unknown) => {
      if (response.headersSent) {
        response.end();
        return;
      }
      const status = error instanceof Rejected ? error.status : error instanceof Refused ? 404 : 500;
      if (status === 500) console.error(error);
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new InputError(
          `Port ${port} ${error.code === 'EADDRINUSE' ? 'is taken' : 'cannot be used'}. Choose another one.`,
        ),
      ),
    );
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error');
      resolve({
        server,
        address: `http://127.0.0.1:${portOf(server)}`,
        identify: given => {
          key = given;
        },
        serve: given => {
          site = given;
        },
      });
    });
  });
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

interface Served {
  readonly site: Site | null;
  readonly key: string;
}

async function answer(server: Server, { site, key }: Served, request: IncomingMessage, response: ServerResponse) {
  guard(server, request);
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${portOf(server)}`);
  if (url.pathname === '/key') {
    response.end(key);
    return;
  }
  if (!site) throw new Rejected(503, 'The workbook is being opened.');
  if (request.method === 'GET') {
    pageAnswer(site, url, request, response);
    return;
  }
  if (request.method !== 'POST' || url.pathname !== '/command') throw new Rejected(404, 'There is nothing here.');
  if (request.headers['x-workbench'] !== site.token) throw new Rejected(403, 'Reload the page.');
  const command = readBody(await body(request));
  const answered = await perform(site.session, command, site.beginAfresh);
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(answered));
}

/**
 * Whoever asks under another name than ours is a page that had its own name point here; whoever brings another origin is a page
 * of somebody else's. Neither gets an answer. A frame of ours without an origin ("null") may look at nothing either.
 */
function guard(server: Server, { headers }: IncomingMessage): void {
  const port = portOf(server);
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!names.includes(headers.host ?? '')) throw new Rejected(403, 'This workbench answers on 127.0.0.1 only.');
  const { origin } = headers;
  if (origin !== undefined && !names.some(name => origin === `http://${name}`)) {
    throw new Rejected(403, 'This workbench answers its own page only.');
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new Rejected(403, 'This workbench answers its own page only.');
  }
}

function readBody(text: string) {
  try {
    return readCommand(JSON.parse(text));
  } catch (error) {
    throw new Rejected(400, error instanceof Error ? error.message : String(error));
  }
}

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk as Uint8Array);
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new Rejected(413, 'That is too much at once.');
    chunks.push(part);
  }
  return Buffer.concat(chunks).toString('utf8');
}
