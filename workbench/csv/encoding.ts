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

/** How a file spells its characters; those of Unicode but plain UTF-8 begin with a byte order mark. */
export type Encoding =
  | (typeof MARKS)[number][0]
  | 'utf-8'
  | 'utf-16le without mark'
  | 'utf-16be without mark'
  | (typeof CODE_PAGES)[number];

const MARKS = [
  ['utf-8 with mark', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const;
/** Of older programs; a person names them, the commonest two are told from the bytes. */
const CODE_PAGES = ['windows-1252', 'shift_jis', 'windows-1250', 'windows-1251', 'macintosh', 'euc-jp'] as const;
/** What a person may name. */
export const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', ...CODE_PAGES];

const SAVE_AS_UTF8 = 'Save the file as "CSV UTF-8" and try again.';
const SAVE_AS_CSV = 'Open it, save it as "CSV UTF-8" and try again.';

const LINE_FEED = 0x0a;

/** Files that are taken for CSV by their name or by who sent them; "" for CSV. */
function otherKind(begin: string): string {
  const text = begin.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  if (begin.startsWith('PK\u0003\u0004')) return 'an Excel workbook (.xlsx)';
  if (begin.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'an old Excel workbook (.xls)';
  if (begin.startsWith('%PDF')) return 'a PDF';
  if (/^<(!doctype|html|table|head|meta|style|\?xml)/i.test(text)) return 'an HTML table (an .xls report)';
  return /^[[{]\s*["{]/.test(text) ? 'JSON' : '';
}

/**
 * The text of a file, without its byte order mark.
 * @param said the encoding that a person named
 * @throws CsvError where the bytes are no text
 */
export function decodeText(
  bytes: Uint8Array,
  said: Encoding | null = null,
): { text: string; encoding: Encoding; notes: readonly string[] } {
  const begin = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const other = otherKind(begin);
  if (other) throw new CsvError(`This is ${other}, not a CSV file.`, SAVE_AS_CSV);
  const mark = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  const encoding = mark?.[0] ?? unmarked(said ?? told(bytes));
  const text = decode(bytes.subarray(mark?.[1].length ?? 0), encoding);
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const line = text.slice(0, nul).split('\n').length;
    throw new CsvError(`Line ${line} contains a NUL character: this is not a text file.`, SAVE_AS_UTF8, line);
  }
  const isGuess = !mark && said === null && encoding !== 'utf-8';
  const notes = isGuess ? [`The file is not UTF-8: it is read as ${encoding}; --encoding names another.`] : [];
  return { text, encoding, notes };
}

/** The bytes of a text, byte order mark included; a character that the encoding does not have becomes "?". */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  if (isCodePage(encoding)) return encodeCodePage(text, encoding);
  const mark = MARKS.find(([name]) => name === encoding)?.[1] ?? [];
  const body = Buffer.from(text, encoding.startsWith('utf-16') ? 'utf16le' : 'utf8');
  if (encoding.startsWith('utf-16be')) body.swap16();
  return new Uint8Array(Buffer.concat([Uint8Array.from(mark), body]));
}

function unmarked(encoding: Encoding): Encoding {
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? `${encoding} without mark` : encoding;
}

function isCodePage(encoding: Encoding): encoding is (typeof CODE_PAGES)[number] {
  return (CODE_PAGES as readonly string[]).includes(encoding);
}

/** UTF-16 shows by the zero bytes of its ASCII; Shift_JIS by lead bytes that Western text has no use for. */
function told(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, 4_000);
  const zeros = (parity: number) => sample.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const many = sample.length / 8;
  // A Japanese character may have a zero byte at the other place.
  if (zeros(1) > many && zeros(0) * 10 < zeros(1)) return 'utf-16le';
  if (zeros(0) > many && zeros(1) * 10 < zeros(0)) return 'utf-16be';
  if (isText(bytes, 'utf-8')) return 'utf-8';
  const leads = bytes.filter((byte, index) => byte >= 0x81 && byte <= 0x9f && (bytes[index + 1] ?? 0) >= 0x40).length;
  const letters = bytes.filter(byte => byte >= 0xc0).length;
  return leads > letters && isText(bytes, 'shift_jis') ? 'shift_jis' : 'windows-1252';
}

function isText(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding.startsWith('utf-16')) return decodeUtf16(bytes, encoding.startsWith('utf-16be'));
  if (!isCodePage(encoding)) return decodeUtf8(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  // Bytes that no character stands for would not come out again as they were.
  const line = text.split('\n').findIndex(one => one.includes('\ufffd')) + 1;
  if (line > 0) throw new CsvError(`Line ${line} contains characters that are not ${encoding}.`, SAVE_AS_UTF8, line);
  return text;
}

/** The platform decodes code pages and encodes none: every one or two bytes are decoded once, and looked up. */
function encodeCodePage(text: string, encoding: (typeof CODE_PAGES)[number]): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const codes = new Map<string, readonly number[]>();
  const learn = (code: readonly number[]) => {
    const character = decoder.decode(Uint8Array.from(code));
    if ([...character].length === 1 && character !== '\ufffd' && !codes.has(character)) codes.set(character, code);
  };
  for (let byte = 0; byte < 256; byte++) learn([byte]);
  const isDouble = encoding === 'shift_jis' || encoding === 'euc-jp';
  if (isDouble)
    for (let lead = 0x81; lead < 256; lead++) for (let trail = 0x40; trail < 256; trail++) learn([lead, trail]);
  const unknown = codes.get('?') ?? [];
  const bytes: number[] = [];
  for (const character of text) for (const byte of codes.get(character) ?? unknown) bytes.push(byte);
  return Uint8Array.from(bytes);
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
