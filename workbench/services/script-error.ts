/**
 * What Google would throw: inside the script it arrives as an Error named "Exception" with Google's words.
 */
export class ScriptError extends Error {
  override readonly name = 'Exception';
}

/** A write that Google refuses: it goes out with others, so the script hears of it at the next read, at a flush, or at its end. */
export class RefusedWrite extends ScriptError {}

/**
 * The process died between two calls, as when Google's machine is lost: no catch or finally of the script gets to
 * touch a service again, and the run has no result. Thrown by a test from `host.beforeCall`.
 */
export class HostKilled extends Error {
  override readonly name = 'HostKilled';
}

const typeName = (value: unknown): string => {
  if (value === null) return '(null)';
  if (Array.isArray(value)) return 'number[]';
  if (typeof value === 'string') return 'String';
  return typeof value === 'object' ? value.constructor.name : typeof value;
};

/** Google's words where a scope was not granted. */
export const UNAUTHORISED = 'Authorization is required to perform that action.';

/** Google's words when a run has used up its time. */
export const TOO_LONG = 'Exceeded maximum execution time';

/** Google's answer to arguments that no form of the method takes. `method` such as "SpreadsheetApp.Range.offset". */
export function wrongArguments(method: string, args: readonly unknown[]): ScriptError {
  return new ScriptError(
    `The parameters (${args.map(typeName).join(',')}) don't match the method signature for ${method}.`,
  );
}

/** A member of Google's that the workbench does not have: never a guess, always this. */
export function notImplemented(member: string): ScriptError {
  return new ScriptError(`not implemented in the workbench: ${member}`);
}
