/** Carries out a command; whatever it refuses is told in plain words. */
import { NotWritten } from '../disk/failure.ts';
import { ScriptError } from '../services/script-error.ts';
import { autofill } from './autofill.ts';
import { clipped } from './clip.ts';
import type { Command, CommandOf } from './commands.ts';
import { clearCells, copyCells, fillTexts, formatCells, setNote, sortBlock, typeText } from './edits.ts';
import { deleteLines, filterValues, freeze, hideLines, insertLines, setFilter, setWidth } from './line-edits.ts';
import { playClock, runTrigger, setInstallMode } from './play.ts';
import type { Answer } from './protocol.ts';
import { Refused, type Session } from './session.ts';
import { shellView } from './shell-view.ts';
import { addTab, deleteTab, hideTab, renameTab } from './tabs.ts';

/** @param beginAfresh puts the workbook back to how it first was */
export async function perform(session: Session, command: Command, beginAfresh: () => void): Promise<Answer> {
  try {
    const value = await carryOut(session, clipped(session, command), beginAfresh);
    return { ok: true, value: value ?? null, shell: shellView(session) };
  } catch (error) {
    return { ok: false, message: refusalOf(error), shell: shellView(session) };
  }
}

function refusalOf(error: unknown): string {
  if (error instanceof NotWritten)
    return `${error.message} What you see is not on the disk: make room, and the next change keeps it too.`;
  if (error instanceof Refused || error instanceof RangeError || error instanceof ScriptError) return error.message;
  throw error;
}

function carryOut(session: Session, command: Command, beginAfresh: () => void): unknown {
  switch (command.kind) {
    case 'type':
      return typeText(session, command);
    case 'fill':
      return fillTexts(session, command);
    case 'copy':
      return copyCells(session, command);
    case 'autofill':
      return autofill(session, command);
    case 'clear':
      return clearCells(session, command);
    case 'format':
      return formatCells(session, command);
    case 'note':
      return setNote(session, command);
    case 'sort':
      return sortBlock(session, command);
    case 'insert':
      return insertLines(session, command);
    case 'delete':
      return deleteLines(session, command);
    case 'filter':
      return setFilter(session, command);
    case 'filterValues':
      return filterValues(session, command);
    case 'width':
      return setWidth(session, command);
    case 'hide':
      return hideLines(session, command);
    case 'freeze':
      return freeze(session, command);
    case 'addTab':
      return addTab(session);
    case 'renameTab':
      return renameTab(session, command);
    case 'deleteTab':
      return deleteTab(session, command);
    case 'hideTab':
      return hideTab(session, command);
    case 'undo':
      return session.undo();
    case 'redo':
      return session.redo();
    case 'menu':
      return runMenu(session, command);
    case 'call':
      return call(session, command);
    case 'answer':
      return answer(session, command);
    case 'closeWindow':
      return closeWindow(session, command);
    case 'clock':
      return playClock(session, command.to);
    case 'stopClock':
      session.playing = null;
      return null;
    case 'runTrigger':
      return runTrigger(session, command.id);
    case 'actor':
      return become(session, command);
    case 'installMode':
      return setInstallMode(session, command.mode);
    case 'select':
      session.host.ui.selection = { gridId: session.grid(command.gridId).id, block: command.block };
      return null;
    case 'fresh':
      return beginAfresh();
  }
}

function runMenu(session: Session, { functionName }: CommandOf<'menu'>): void {
  session.assertMayEditFile();
  const error = session.runMenu(functionName)?.error;
  if (error) throw new Refused(error.message);
}

/** google.script.run: an error of the script is an answer too. */
function call(session: Session, { functionName, args }: CommandOf<'call'>): unknown {
  const { value, error } = session.run(functionName, args, 'sidebar');
  return error ? { error: { name: error.name, message: error.message } } : { value };
}

function answer(session: Session, { button, text }: CommandOf<'answer'>): void {
  const { waiting } = session;
  if (!waiting) return;
  const reply = text === null ? { button } : { button, text };
  const error = session.runMenu(waiting.functionName, [...waiting.replies, reply])?.error;
  if (error) throw new Refused(error.message);
}

function closeWindow(session: Session, { window }: CommandOf<'closeWindow'>): void {
  session.host.ui[window] = null;
  session.changed();
}

/** Another person opens the file. */
function become(session: Session, { email }: CommandOf<'actor'>): void {
  const { owner, editors, viewers } = session.host.state.people;
  if (![owner, ...editors, ...viewers].includes(email)) throw new Refused(`${email} has no access to this file.`);
  session.become(email);
  session.settle();
}
