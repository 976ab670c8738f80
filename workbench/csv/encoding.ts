/** Between the bytes of a text file and its text, losing nothing. */

/** Failure to read a file, in plain words. */
export class CsvError extends Error {
  /** What the person can do about it. */
  readonly fix: string;
  /** Where, counted from 1; absent when the whole file is meant. */
  readonly line?: number;

  constructor(message: string, fix: string, line?: number) {
    super(message);
    this.name = 'CsvError';
    this.fix = fix;
    if (line !== undefined) this.line = line;
  }
}

/** How a file spells its characters; each but plain UTF-8 begins with a byte order mark. */
export type Encoding = 'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'utf-16be';

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8 with mark', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const SAVE_AS_UTF8 = 'Save the file as "CSV UTF-8" and try again.';
const LINE_FEED = 0x0a;

/**
 * The text of a file, without its byte order mark.
 * @throws CsvError where the bytes are no text
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const [encoding, mark] = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte)) ?? [
    'utf-8',
    [],
  ];
  const body = bytes.subarray(mark.length);
  const text = encoding.startsWith('utf-16') ? decodeUtf16(body, encoding === 'utf-16be') : decodeUtf8(body);
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const line = text.slice(0, nul).split('\n').length;
    throw new CsvError(`Line ${line} contains a NUL character: this is not a text file.`, SAVE_AS_UTF8, line);
  }
  return { text, encoding };
}

/** The bytes of a text, byte order mark included. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  const mark = MARKS.find(([name]) => name === encoding)?.[1] ?? [];
  const body = Buffer.from(text, encoding.startsWith('utf-16') ? 'utf16le' : 'utf8');
  if (encoding === 'utf-16be') body.swap16();
  return new Uint8Array(Buffer.concat([Uint8Array.from(mark), body]));
}

function decodeUtf16(bytes: Uint8Array, isBigEndian: boolean): string {
  if (bytes.length % 2 === 1) throw new CsvError('The file ends in the middle of a UTF-16 character.', SAVE_AS_UTF8);
  const copy = Buffer.from(bytes);
  if (isBigEndian) copy.swap16();
  return copy.toString('utf16le');
}

function decodeUtf8(bytes: Uint8Array): string {
  const isUtf8 = (part: Uint8Array): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(part);
      return true;
    } catch {
      return false;
    }
  };
  if (isUtf8(bytes)) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let line = 1;
  for (let from = 0; ; line += 1) {
    const end = bytes.indexOf(LINE_FEED, from);
    const until = end < 0 ? bytes.length : end;
    if (end < 0 || !isUtf8(bytes.subarray(from, until))) break;
    from = until + 1;
  }
  throw new CsvError(`Line ${line} contains characters that are not UTF-8.`, SAVE_AS_UTF8, line);
}
