/** `npm run push`: builds, and replaces what the sheet's script holds by the build. */
import { build, OUTPUTS } from '../build/main.ts';
import { Refusal, refuse } from '../src/sla/sheet/problem.ts';
import { chosenScript } from './project-file.ts';
import { foreignFiles, readScript, replaceScript } from './script-content.ts';
import { editorAddress } from './script-id.ts';

function refuseToReplace(foreign: readonly string[], scriptId: string): void {
  if (foreign.length === 0) return;
  const names = foreign.map(name => name.replace(/\.js$/, '.gs')).join(', ');
  refuse(
    '',
    `A push replaces all that a script holds, and this one holds code that is not Lead SLA’s: ${names}.`,
    `Keep a copy and delete it at ${editorAddress(scriptId)}, or choose another sheet’s script with "npm run setup". Nothing was pushed.`,
  );
}

async function push(): Promise<void> {
  const scriptId = chosenScript();
  process.stdout.write(`Pushing to ${editorAddress(scriptId)}\n`);
  refuseToReplace(foreignFiles(readScript(scriptId)), scriptId);
  await build();
  const isNews = replaceScript();
  process.stdout.write(isNews ? `Pushed ${OUTPUTS.join(', ')}.\n` : 'The script holds this very build already.\n');
  process.stdout.write('Reload the sheet: the menu is under Extensions, by the name of the script.\n');
}

try {
  await push();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
