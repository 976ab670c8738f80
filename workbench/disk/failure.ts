/** Why the disk refuses, in plain words. */

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EFBIG: 'the file would grow larger than this machine allows',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'it can only be read',
  EMFILE: 'too many files are open',
  EISDIR: 'a folder stands in its place',
  ENOTDIR: 'a file stands where a folder should be',
  EEXIST: 'something of that name is there already',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk fails',
};

/** Null for an error that is not the disk's. */
export function diskFailure(error: unknown): string | null {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return null;
  return REASONS[String(error.code)] ?? error.message;
}

/** What was to be written is not on the disk, and what was there before still is. */
export class NotWritten extends Error {}

/** @throws NotWritten where the disk refuses: "leads.csv could not be written: the disk is full." */
export function writing<T>(what: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const why = diskFailure(error);
    throw why === null ? error : new NotWritten(`${what} could not be written: ${why}.`);
  }
}
