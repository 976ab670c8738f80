import { createBook } from '../../../workbench/book/book.ts';
import { createHost, type Host, type HostOptions } from '../../../workbench/host/host.ts';

export const OWNER = 'ann@example.com';
export const EDITOR = 'ed@example.com';
export const VIEWER = 'vic@example.com';
/** 20 November 2026, 09:00 in New York. */
export const NOW = Date.UTC(2026, 10, 20, 14);

export const SCOPES = [
  'https://www.googleapis.com/auth/spreadsheets.currentonly',
  'https://www.googleapis.com/auth/script.container.ui',
  'https://www.googleapis.com/auth/script.scriptapp',
  'https://www.googleapis.com/auth/script.send_mail',
  'https://www.googleapis.com/auth/userinfo.email',
];

/** A host over an empty workbook with one tab "Leads" (20 rows, 6 columns), run by the owner. */
export function hostOf(bundle: string, options: Partial<HostOptions> = {}): Host {
  const book = createBook({
    id: 'book-1',
    name: 'Leads',
    timeZone: 'America/New_York',
    locale: 'en_US',
    now: () => NOW,
  });
  book.addGrid('Leads', 0, { rows: 20, columns: 6 });
  return createHost({
    book,
    bundle,
    manifest: { timeZone: 'America/New_York', oauthScopes: SCOPES },
    html: { Sidebar: '<p>Hello</p>' },
    now: NOW,
    owner: OWNER,
    editors: [EDITOR],
    viewers: [VIEWER],
    ...options,
  });
}

/** Runs `body` as the menu item of a fresh host and answers what it returns; a script error fails the test. */
export function evaluate(body: string, host: Host = hostOf(`function main() { ${body} }`)): unknown {
  const { value, error } = host.run('main', [], 'menu');
  if (error) throw new Error(`${error.name}: ${error.message}\n${error.stack}`);
  return value;
}

/** The message of the error that `body` ends with, or '' when it ends well. */
export function failureOf(body: string, options: Partial<HostOptions> = {}): string {
  return hostOf(`function main() { ${body} }`, options).run('main', [], 'menu').error?.message ?? '';
}

/** The first lines of every script that touches the tab. */
export const SHEET = "const ss = SpreadsheetApp.getActive(); const sheet = ss.getSheetByName('Leads');";
