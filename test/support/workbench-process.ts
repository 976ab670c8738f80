/** A workbench in a process of its own, so that it can be killed, and the page's side of talking to it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Answer, CellsView, Command } from '../../workbench/server/protocol.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface RunningProcess {
  readonly child: ChildProcess;
  readonly address: string;
  /** What it wrote to its error output so far. */
  readonly said: () => string;
}

/**
 * @param kept the folder of its state
 * @param mostBlocks the size beyond which it cannot write a file, in blocks of 512 bytes, as on a disk that is full
 */
export function startProcess(file: string, kept: string, mostBlocks: number | null = null): Promise<RunningProcess> {
  const script = join(kept, 'start.mts');
  const imports = (name: string, from: string) => `import { ${name} } from ${JSON.stringify(join(ROOT, from))};\n`;
  const options = JSON.stringify({ file, fresh: false, port: 0, kept });
  writeFileSync(
    script,
    `${imports('startWorkbench', 'workbench/server/workbench.ts')}${imports('builtProject', 'workbench/host/project.ts')}
    const { address, notes } = await startWorkbench({ ...${options}, project: builtProject() });
    for (const note of notes) console.error(note);
    console.log(address);`,
  );
  const node = [process.execPath, '--import', 'tsx', script];
  // dash counts blocks of 512 bytes.
  const [command = '', ...args] =
    mostBlocks === null ? node : ['sh', '-c', `trap '' XFSZ; ulimit -f ${mostBlocks}; exec "$@"`, 'sh', ...node];
  const env = { ...process.env, TSX_DISABLE_CACHE: '1' };
  const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env });
  let said = '';
  child.stderr?.on('data', chunk => {
    said += String(chunk);
  });
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', chunk => resolve({ child, address: String(chunk).trim(), said: () => said }));
    child.once('exit', () => reject(new Error(`The workbench did not start: ${said}`)));
  });
}

export function post(
  address: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${address}/command`, { method: 'POST', headers }, response => {
      let text = '';
      response.on('data', chunk => {
        text += String(chunk);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}

export async function tokenOf(address: string): Promise<string> {
  const html = await (await fetch(address)).text();
  return /name="workbench-token" content="([^"]+)"/.exec(html)?.[1] ?? '';
}

export async function command(address: string, given: Command): Promise<Answer> {
  const { text } = await post(address, given, { 'x-workbench': await tokenOf(address) });
  return JSON.parse(text) as Answer;
}

export const cells = async (address: string, query: string): Promise<CellsView> =>
  (await (await fetch(`${address}/cells?${query}`)).json()) as CellsView;
