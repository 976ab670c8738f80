/** Writes what the README says of the functions, from their declarations: `npm run readme`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FUNCTIONS } from '../src/functions/index.ts';

const README = join(dirname(fileURLToPath(import.meta.url)), '../README.md');
const BETWEEN = /(<!-- functions -->\n)[\s\S]*(\n<!-- \/functions -->)/;

function functionTable(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const rows = FUNCTIONS.map(({ name, about, parameters, examples }) => {
    const given = parameters.map(parameter => (parameter.isOptional ? `[${parameter.name}]` : parameter.name));
    const [example] = examples;
    const shown = example ? `\`${cell(example.formula)}\` → ${cell(String(example.answer))}` : '';
    return `| \`${name}(${given.join(', ')})\` | ${cell(about)} | ${shown} |`;
  });
  return ['| function | answer | example |', '|---|---|---|', ...rows].join('\n');
}

/** The README with its generated parts as they must be. */
export function renewedReadme(): string {
  return readFileSync(README, 'utf8').replace(
    BETWEEN,
    (_, begin: string, end: string) => begin + functionTable() + end,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(README, renewedReadme());
