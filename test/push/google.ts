/** Google as far as clasp sees it: one script's content on this machine, and a door that may be shut. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ScriptFile {
  readonly name: string;
  readonly type: 'SERVER_JS' | 'HTML' | 'JSON';
  readonly source: string;
}

export interface Google {
  readonly address: string;
  files: readonly ScriptFile[];
  /** Method and path of every request since it was emptied. */
  readonly asked: string[];
  /** Answered instead of the script, and instead of a new token, while it is set. */
  refusal: { readonly status: number; readonly message: string } | null;
  close(): void;
}

export async function startGoogle(): Promise<Google> {
  const server = createServer(async (request, response) => {
    google.asked.push(`${request.method} ${request.url}`);
    const [status, body] = await answer(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });

  async function answer(request: IncomingMessage): Promise<[status: number, body: object]> {
    if (request.url === '/token')
      return [400, { error: 'invalid_grant', error_description: 'Token has been revoked.' }];
    const { refusal } = google;
    if (refusal) return [refusal.status, { error: { code: refusal.status, message: refusal.message } }];
    if (request.method === 'PUT') google.files = JSON.parse(await text(request)).files;
    return [200, { files: google.files }];
  }

  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const google: Google = {
    address: `http://127.0.0.1:${port}/`,
    files: [],
    asked: [],
    refusal: null,
    close: () => server.close(),
  };
  return google;
}
