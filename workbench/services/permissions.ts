/** Who may change what: viewers nothing, everybody else whatever is not protected against them. */
import type { Block } from '../book/types.ts';
import { contains, overlaps } from './blocks.ts';
import type { Environment } from './environment.ts';
import { RefusedWrite, ScriptError } from './script-error.ts';
import type { ProtectionRecord } from './state.ts';

export const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

function mayEditFile(env: Environment, email: string): boolean {
  const { owner, editors } = env.state.people;
  return email === owner || editors.includes(email);
}

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1);

export function mayEditProtected(env: Environment, protection: ProtectionRecord, email: string): boolean {
  if (!mayEditFile(env, email)) return false;
  const { owner } = env.state.people;
  const isInDomain = protection.domainEdit && domainOf(email) === domainOf(owner);
  return protection.warningOnly || email === owner || isInDomain || protection.editors.includes(email);
}

/** Whether the person may change every cell of the block. */
export function mayEdit(env: Environment, email: string, gridId: number, block: Block): boolean {
  if (!mayEditFile(env, email)) return false;
  return env.state.protections.every(
    protection =>
      protection.gridId !== gridId ||
      mayEditProtected(env, protection, email) ||
      (protection.block
        ? !overlaps(protection.block, block)
        : protection.unprotected.some(hole => contains(hole, block))),
  );
}

/** Throws Google's words when the person may not change the block. */
export function assertMayEdit(env: Environment, email: string, gridId: number, block: Block, method: string): void {
  if (!mayEditFile(env, email)) throw new ScriptError(`You do not have permission to call ${method}`);
  if (!mayEdit(env, email, gridId, block)) throw new RefusedWrite(PROTECTED);
}

/** Throws when the person may not change the file at all, such as add a tab or a named range. */
export function assertMayEditFile(env: Environment, email: string, method: string): void {
  if (!mayEditFile(env, email)) throw new ScriptError(`You do not have permission to call ${method}`);
}
