/** What `npm run build` made, as the host takes it. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manifest } from '../services/environment.ts';
import type { Project } from './host.ts';

const DIST = join(dirname(fileURLToPath(import.meta.url)), '../../dist');

/** @throws Error when there is no build */
export function builtProject(folder = DIST): Project {
  const file = (name: string): string => {
    const path = join(folder, name);
    if (!existsSync(path)) throw new Error(`There is no ${name} in dist: run "npm run build" first.`);
    return readFileSync(path, 'utf8');
  };
  return {
    bundle: file('Code.js'),
    manifest: JSON.parse(file('appsscript.json')) as Manifest,
    html: { Sidebar: file('Sidebar.html') },
  };
}
