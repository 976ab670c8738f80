/** A module of src/ as Google runs it: bundled for es2019, in a context of its own each time. */
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';

/** @returns what loads the module's export of that name anew */
export async function inFreshContext<T>(entry: string, name: string): Promise<() => T> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'library',
    target: 'es2019',
    minify: true,
  });
  const code = `${outputFiles[0]?.text}\nlibrary.${name}`;
  return () => runInContext(code, createContext({}));
}
