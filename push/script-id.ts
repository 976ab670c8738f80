/** Which script is meant: people paste its id, its address, or the address of something else that was open. */
import { refuse } from '../src/sla/sheet/problem.ts';

export const WHERE = `In your sheet, open Extensions ▸ Apps Script and give the address of the page that opens:

  npm run setup -- "https://script.google.com/home/projects/…/edit"

The script ID in its Project settings does as well.`;

/** Script ids have 57 characters as far as anybody has seen; what else Drive holds, a sheet for one, has 44 or fewer. */
const SCRIPT_ID = /^[\w-]{50,70}$/;
const SHEET_ID = /^[\w-]{44}$/;

/** @throws Refusal when it is no script's id or address */
export function readScriptId(pasted: string): string {
  const text = pasted.trim();
  const [, id = text] = /script\.google\.com\/(?:.+\/)?(?:d|projects)\/([\w-]+)/.exec(text) ?? [];
  if (/^AKfyc|\/macros\/s\//.test(text)) refuse('', 'That is a deployment of a script, not the script itself.', WHERE);
  if (/\/spreadsheets\//.test(text) || SHEET_ID.test(id)) refuse('', 'That is the sheet, not its script.', WHERE);
  if (!SCRIPT_ID.test(id)) refuse('', `“${text}” is no script’s id or address.`, WHERE);
  return id;
}

export function editorAddress(scriptId: string): string {
  return `https://script.google.com/home/projects/${scriptId}/edit`;
}
