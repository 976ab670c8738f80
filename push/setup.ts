/** `npm run setup -- SCRIPT`: chooses the script that `npm run push` pushes to. */
import { spawnSync } from 'node:child_process';
import { Refusal, refuse } from '../src/sla/sheet/problem.ts';
import { chooseScript, PROJECT_FILE, ROOT } from './project-file.ts';
import { editorAddress, readScriptId, WHERE } from './script-id.ts';

/** The committed .clasp.json stays as it is for everybody else. False where there is no git. */
function keepOutOfGit(): boolean {
  return spawnSync('git', ['update-index', '--skip-worktree', PROJECT_FILE], { cwd: ROOT }).status === 0;
}

try {
  const [, , pasted] = process.argv;
  if (pasted === undefined) refuse('', 'Which script?', WHERE);
  const scriptId = readScriptId(pasted);
  chooseScript(scriptId);
  process.stdout.write(`Set up: "npm run push" pushes to ${editorAddress(scriptId)}\n`);
  if (keepOutOfGit()) process.stdout.write('Git leaves .clasp.json alone from now on, so the id is not committed.\n');
  process.stdout.write('Next: "npx clasp login", once on this machine, then "npm run push".\n');
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
