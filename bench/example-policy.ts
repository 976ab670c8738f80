/** The policy of the README's examples; read beside the bundled benchmarks, two folders below the project's root. */
import { readFileSync } from 'node:fs';

export function readExamplePolicy(): unknown {
  return JSON.parse(readFileSync(new URL('../../docs/example-policy.json', import.meta.url), 'utf8'));
}
