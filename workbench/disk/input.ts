/** Files that a person names. */
import { readFileSync } from 'node:fs';

/** Input that cannot be used: says what and how to mend it. */
export class InputError extends Error {}

/** @param wanted what to name instead, such as "a CSV file" @throws InputError */
export function readInput(file: string, wanted: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const why =
      code === 'EISDIR' ? 'this is a folder' : isMissing(code) ? 'there is no such file' : 'it cannot be read';
    throw new InputError(`${file || '""'}: ${why}. Give the path of ${wanted}.`);
  }
}

const isMissing = (code: unknown): boolean => code === 'ENOENT' || code === 'ENOTDIR';
