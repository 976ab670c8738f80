/** The workbench behind the page: it holds the workbook, the page only asks. */
import type { Answer, Block, CellsView, Command, FunctionView, ShellView, SummaryView } from '../server/protocol.ts';
import type { Place } from './places.ts';

const token = document.querySelector<HTMLMetaElement>('meta[name="workbench-token"]')?.content ?? '';

type Query = Readonly<Record<string, string | number>>;

async function get(path: string, query: Query = {}): Promise<Response> {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const response = await fetch(`${path}?${search}`);
  if (!response.ok) throw new Error(await response.text());
  return response;
}

async function getJson<T>(path: string, query?: Query): Promise<T> {
  return (await (await get(path, query)).json()) as T;
}

const where = (tab: number, { row, column, rows, columns }: Block): Query => ({ tab, row, column, rows, columns });

export const fetchShell = () => getJson<ShellView>('/shell');
export const fetchFunctions = () => getJson<FunctionView[]>('/functions');
export const fetchCells = (tab: number, block: Block) => getJson<CellsView>('/cells', where(tab, block));
export const fetchSummary = (tab: number, block: Block) => getJson<SummaryView>('/summary', where(tab, block));
export const fetchData = (tab: number) => getJson<Block>('/data', { tab });
export const fetchFilter = (tab: number, column: number) =>
  getJson<{ text: string; isHidden: boolean }[]>('/filter', { tab, column });
export const fetchFound = (tab: number, text: string) => getJson<Place[]>('/find', { tab, text });
export const fetchLongest = (tab: number, column: number) => getJson<string[]>('/longest', { tab, column });
export const fetchEdge = (tab: number, row: number, column: number, direction: string) =>
  getJson<number>('/edge', { tab, row, column, direction });
export const fetchCopy = async (tab: number, block: Block) => (await get('/copy', where(tab, block))).text();

export const fetchMailText = async (id: number) => (await get('/mail.txt', { id })).text();

export async function send(command: Command): Promise<Answer> {
  const response = await fetch('/command', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-workbench': token },
    body: JSON.stringify(command),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Answer;
}

/** Calls back with the number of each revision, here or in another window; `lost` tells whether the workbench answers. */
export function listen(heard: (revision: number) => void, lost: (isLost: boolean) => void): void {
  const source = new EventSource('/news');
  source.onmessage = ({ data }) => {
    lost(false);
    heard(Number(data));
  };
  source.onerror = () => lost(true);
}
