/** The page, bundled when the workbench starts. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PAGE = join(dirname(fileURLToPath(import.meta.url)), '../page');

interface PageFiles {
  readonly html: string;
  readonly script: string;
  readonly style: string;
}

export async function bundlePage(): Promise<PageFiles> {
  const { outputFiles } = await build({
    entryPoints: { main: join(PAGE, 'main.tsx'), style: join(PAGE, 'style.css') },
    bundle: true,
    write: false,
    outdir: PAGE,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  });
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { html: readFileSync(join(PAGE, 'index.html'), 'utf8'), script: text('main.js'), style: text('style.css') };
}
