/** The server's bundle with a piece of its source changed, to see that a test would notice. */
import { readFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import type { Project } from '../../../workbench/host/host.ts';
import { builtProject } from '../../../workbench/host/project.ts';
import { ROOT } from '../workbench.ts';

export interface Change {
  /** Under src/google/. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The entry points that a tick and the sidebar need. */
const ENTRIES = ['slaTick:tick', 'ask:answer'];

/** @throws Error where a piece is not there to be changed */
export async function mutant(changes: readonly Change[]): Promise<Project> {
  const { outputFiles } = await build({
    entryPoints: [`${ROOT}src/google/main.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'LeadSla',
    inject: [`${ROOT}build/locals.js`],
    target: 'es2019',
    plugins: [changing(changes)],
  });
  const entries = ENTRIES.map(entry => {
    const [name, implementation] = entry.split(':');
    return `function ${name}(given) { return LeadSla.${implementation}(given); }`;
  });
  return { ...builtProject(), bundle: [outputFiles[0]?.text ?? '', ...entries].join('\n') };
}

function changing(changes: readonly Change[]): Plugin {
  return {
    name: 'changes',
    setup: ({ onLoad }) => {
      onLoad({ filter: /src\/google\/(?:[\w-]+\/)?[\w-]+\.ts$/ }, ({ path }) => {
        let contents = readFileSync(path, 'utf8');
        for (const { file, from, to } of changes) {
          if (!path.endsWith(`src/google/${file}`)) continue;
          if (!contents.includes(from)) throw new Error(`${file} has no "${from}".`);
          contents = contents.replace(from, () => to);
        }
        return { contents, loader: 'ts' };
      });
    },
  };
}
