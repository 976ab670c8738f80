/** `npm start`: the workbench in the browser, on this machine only. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { NotWritten } from './disk/failure.ts';
import { InputError } from './disk/input.ts';
import { isZone } from './disk/zone.ts';
import { builtProject } from './host/project.ts';
import { AlreadyOpen, startWorkbench } from './server/workbench.ts';

const USAGE = `npm start -- [FILE.csv | WORKBOOK.json] [options]

  --fresh      start over: forget what was changed before
  --zone ZONE  the time zone of a CSV file, such as America/New_York; this machine's if left out
  --port N     listen on this port; a free one if left out
  --help       print this

Without a file it opens the sample. Everything is kept in out/workbench/ until you start over.`;

const KEPT = join(dirname(fileURLToPath(import.meta.url)), '../out/workbench');

interface Options {
  readonly file: string | null;
  readonly fresh: boolean;
  readonly port: number;
  readonly zone: string | null;
}

/** Null where help is asked for. @throws InputError */
function readOptions(args: readonly string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        fresh: { type: 'boolean' },
        port: { type: 'string' },
        zone: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return null;
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${values.port} is no port.`);
    if (values.zone !== undefined && !isZone(values.zone))
      throw new Error(`There is no time zone "${values.zone}". Write it as America/New_York.`);
    if (positionals.length > 1) throw new Error('One file at a time.');
    return { file: positionals[0] ?? null, fresh: values.fresh ?? false, port, zone: values.zone ?? null };
  } catch (error) {
    throw new InputError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

async function start(options: Options): Promise<void> {
  const workbench = await startWorkbench({ ...options, project: builtProject(), kept: KEPT });
  for (const note of workbench.notes) process.stderr.write(`${note}\n`);
  process.stdout.write(
    `Lead SLA workbench with ${workbench.origin}: open ${workbench.address} in your browser.\nCtrl+C stops it; everything is kept.\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      workbench.close();
      process.exit(0);
    });
  }
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options) await start(options);
  else process.stdout.write(`${USAGE}\n`);
} catch (error) {
  if (!(error instanceof InputError || error instanceof AlreadyOpen || error instanceof NotWritten)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof InputError ? 2 : 1;
}
