/** Utilities: dates as text, waiting, base64, digests, ids. */
import { createHash, createHmac } from 'node:crypto';
import { list, text, whole } from './arguments.ts';
import { formatDate } from './format-date.ts';
import { Enumeration, expose } from './members.ts';
import type { Run } from './run.ts';
import { ScriptError, wrongArguments } from './script-error.ts';

const CHARSET = new Enumeration('Charset', ['US_ASCII', 'UTF_8']);
const DIGEST = new Enumeration('DigestAlgorithm', ['MD5', 'SHA_1', 'SHA_256', 'SHA_512']);
const LONGEST_SLEEP_MS = 300_000;

/** Google's bytes are signed, as in Java. */
const toBytes = (value: unknown, method: string): Buffer =>
  typeof value === 'string'
    ? Buffer.from(value, 'utf8')
    : Buffer.from(list(value, method).map(byte => whole(byte, method) & 255));
const signed = (bytes: Uint8Array): number[] => Array.from(new Int8Array(bytes));

export class Blob {
  private readonly bytes: Buffer;
  private readonly type: string | null;
  private readonly name: string | null;

  constructor(bytes: Buffer, type: string | null, name: string | null) {
    this.bytes = bytes;
    this.type = type;
    this.name = name;
  }
  getBytes(): number[] {
    return signed(this.bytes);
  }
  getDataAsString(): string {
    return this.bytes.toString('utf8');
  }
  getContentType(): string | null {
    return this.type;
  }
  getName(): string | null {
    return this.name;
  }
}

export class Utilities {
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }
  formatDate(date: unknown, timeZone: unknown, format: unknown): string {
    const method = 'Utilities.formatDate';
    if (!(date instanceof Date)) throw wrongArguments(method, [date, timeZone, format]);
    return formatDate(date.getTime(), text(timeZone, method), text(format, method));
  }
  /** At most five minutes; the virtual clock moves on at once. */
  sleep(milliseconds: unknown): void {
    const ms = whole(milliseconds, 'Utilities.sleep');
    if (ms < 0 || ms > LONGEST_SLEEP_MS) throw new ScriptError('Invalid argument: milliseconds');
    this.run.env.clock.advance(ms);
    this.run.spend(ms);
  }
  base64Encode(data: unknown): string {
    return toBytes(data, 'Utilities.base64Encode').toString('base64');
  }
  base64EncodeWebSafe(data: unknown): string {
    return this.base64Encode(data).replaceAll('+', '-').replaceAll('/', '_');
  }
  base64Decode(encoded: unknown): number[] {
    return signed(Buffer.from(text(encoded, 'Utilities.base64Decode'), 'base64'));
  }
  base64DecodeWebSafe(encoded: unknown): number[] {
    return signed(Buffer.from(text(encoded, 'Utilities.base64DecodeWebSafe'), 'base64url'));
  }
  computeDigest(algorithm: unknown, value: unknown): number[] {
    const name = DIGEST.nameOf(algorithm);
    if (!name) throw wrongArguments('Utilities.computeDigest', [algorithm, value]);
    const digest = createHash(name.toLowerCase().replace('_', '')).update(toBytes(value, 'Utilities.computeDigest'));
    return signed(digest.digest());
  }
  computeHmacSha256Signature(value: unknown, key: unknown): number[] {
    const method = 'Utilities.computeHmacSha256Signature';
    return signed(createHmac('sha256', toBytes(key, method)).update(toBytes(value, method)).digest());
  }
  /** The same sequence in every workbench that does the same: ids come from the host's counter. */
  getUuid(): string {
    const seed = `${this.run.env.book.id} ${this.run.env.nextId()}`;
    const hex = createHash('sha256').update(seed).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }
  newBlob(data: unknown, contentType: unknown = null, name: unknown = null): Blob {
    const method = 'Utilities.newBlob';
    const optional = (value: unknown): string | null => (value === null ? null : text(value, method));
    return new Blob(toBytes(data, method), optional(contentType), optional(name));
  }
}

expose(Blob, {
  name: 'Blob',
  service: 'Utilities',
  members: { getBytes: 'free', getDataAsString: 'free', getContentType: 'free', getName: 'free' },
});
expose(Utilities, {
  name: 'Utilities',
  service: 'Utilities',
  members: {
    formatDate: 'free',
    sleep: 'free',
    base64Encode: 'free',
    base64EncodeWebSafe: 'free',
    base64Decode: 'free',
    base64DecodeWebSafe: 'free',
    computeDigest: 'free',
    computeHmacSha256Signature: 'free',
    getUuid: 'free',
    newBlob: 'free',
  },
  constants: { Charset: CHARSET, DigestAlgorithm: DIGEST },
});
