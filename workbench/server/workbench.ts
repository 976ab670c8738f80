/** Starts a workbench: takes its lock, opens its workbook, serves its page. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../host/host.ts';
import { functionHelp } from './function-help.ts';
import { listen } from './http.ts';
import { takeLock } from './lock.ts';
import { sourceOf } from './open.ts';
import { bundlePage } from './page-bundle.ts';
import { Session } from './session.ts';
import { ADD_ON } from './shell-view.ts';
import { Store } from './store.ts';

export interface WorkbenchOptions {
  /** A CSV file or a workbook.json; null for the sample. */
  readonly file: string | null;
  /** Of a CSV file; this machine's if left out. */
  readonly zone?: string | null;
  /** Forgets what was kept. */
  readonly fresh: boolean;
  /** 0 takes a free one. */
  readonly port: number;
  readonly project: Project;
  /** The folder under which workbenches keep their state, each in a folder of its own. */
  readonly kept: string;
}

export interface RunningWorkbench {
  readonly address: string;
  readonly origin: string;
  readonly session: Session;
  /** What was kept and cannot be read, in words for people. */
  readonly notes: readonly string[];
  close(): void;
}

/** Somebody has this workbook open already. */
export class AlreadyOpen extends Error {}

/** @throws InputError, AlreadyOpen or NotWritten */
export async function startWorkbench({
  file,
  fresh,
  port,
  kept,
  zone = null,
  ...options
}: WorkbenchOptions): Promise<RunningWorkbench> {
  // A month has 2,880 scans of 15 minutes: a fresh context for each would take minutes.
  const project: Project = { ...options.project, triggerContext: 'shared' };
  const source = sourceOf(file, project, zone);
  const folder = join(kept, source.key);
  const store = new Store(folder);
  const { server, address, serve, identify } = await listen(port);
  const holder = { pid: process.pid, address, key: randomUUID() };
  identify(holder.key);
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  try {
    const other = await takeLock(folder, holder);
    if (other !== null) {
      const hint = fresh ? '\nTo start over, choose “Start over” in its File menu, or stop it first.' : '';
      throw new AlreadyOpen(`The workbench has ${source.origin} open already: ${other}${hint}`);
    }
    if (fresh) for (const name of ['workbook.json', 'edits.jsonl']) rmSync(join(folder, name), { force: true });
    const bundling = bundlePage();
    const known = Session.reopen(store, project, source.origin);
    const session = known ?? new Session({ host: source.make(), project, store, origin: source.origin });
    welcome(session);
    session.settle();
    const beginAfresh = () => {
      session.begin(source.make());
      welcome(session);
      session.settle();
    };
    const functions = functionHelp(project.bundle, ADD_ON);
    serve({ session, files: await bundling, functions, token: randomUUID(), beginAfresh });
    return { address, origin: source.origin, session, notes: store.notes, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** The add-on's own window stands open, so that nobody has to look for it. */
function welcome(session: Session): void {
  session.open();
  const [first] = session.host.ui.menus.flatMap(({ items }) => items).filter(item => item.kind === 'item');
  if (first && session.role !== 'viewer') session.host.run(first.functionName, [], 'menu');
}
