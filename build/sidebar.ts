/**
 * src/sidebar → one HTML file: HtmlService serves no others.
 *
 * HtmlService carries a page as an escaped string through two pages of its own, so its size counts, and a browser has unpacked
 * the script in some milliseconds: the script travels deflated. See docs/decisions/sidebar.md.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import * as esbuild from 'esbuild';

const SOURCE = join(dirname(fileURLToPath(import.meta.url)), '../src/sidebar');

export async function buildSidebar(): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: { main: join(SOURCE, 'main.tsx'), style: join(SOURCE, 'style.css') },
    bundle: true,
    write: false,
    outdir: SOURCE,
    format: 'iife',
    target: 'es2020',
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  });
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text.trim() ?? '';
  const packed = deflateRawSync(text('main.js'), { level: 9 }).toString('base64');
  // Replaced by functions: a "$&" in the code would otherwise be read as a pattern.
  return readFileSync(join(SOURCE, 'index.html'), 'utf8')
    .replace('<!-- style -->', () => `<style>${text('style.css')}</style>`)
    .replace('<!-- script -->', () => `<script>${UNPACK.replace('PACKED', () => packed)}</script>`);
}

const UNPACK = `(async () => {
  const bytes = Uint8Array.from(atob('PACKED'), character => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const script = document.createElement('script');
  script.textContent = await new Response(stream).text();
  document.body.append(script);
})();`;
