import { describe, expect, test } from 'vitest';
import { formatDate } from '../../../workbench/services/format-date.ts';
import { instantToSerial, offsetAt, serialToInstant, wallToInstant } from '../../../workbench/services/zone.ts';
import { evaluate, failureOf, hostOf, NOW } from '../host/host-fixture.ts';

describe('formatDate', () => {
  const at = Date.UTC(2026, 2, 8, 6, 5, 4, 3);
  test.each([
    ["yyyy-MM-dd'T'HH:mm:ss'Z'", 'UTC', '2026-03-08T06:05:04Z'],
    ['yy M d', 'UTC', '26 3 8'],
    ['MMM MMMM EEE EEEE', 'UTC', 'Mar March Sun Sunday'],
    ['h:mm a', 'America/New_York', '1:05 AM'],
    ['HH:mm', 'Europe/Berlin', '07:05'],
    ['K k H', 'America/New_York', '1 1 1'],
    ['S SSS', 'UTC', '3 003'],
    ['Z X XX XXX', 'Asia/Kolkata', '+0530 +05 +0530 +05:30'],
    ['X', 'UTC', 'Z'],
    ['Z', 'America/New_York', '-0500'],
    ['D u w F', 'UTC', '67 7 11 2'],
    ["'at' ''yyyy''", 'UTC', "at '2026'"],
    ["h 'o''clock'", 'UTC', "6 o'clock"],
    ['yyyy-MM-dd', 'Nowhere/Nothing', '2026-03-08'],
  ])('%s in %s', (pattern, zone, text) => {
    expect(formatDate(at, zone, pattern)).toBe(text);
  });
  test('the week of the year is Java’s: its year turns with the week', () => {
    expect(
      ['2026-12-26', '2026-12-27', '2027-01-01'].map(day => formatDate(Date.parse(day), 'UTC', 'YYYY-ww')),
    ).toEqual(['2026-52', '2027-01', '2027-01']);
  });
  test('an unknown letter is refused, and so is what is no Date', () => {
    expect(failureOf("Utilities.formatDate(new Date(), 'UTC', 'yyyy-bb');")).toBe("Illegal pattern character 'b'");
    expect(failureOf("Utilities.formatDate(5, 'UTC', 'yyyy');")).toContain("don't match the method signature");
  });
  test('across a clock change', () => {
    const text = (utc: string) => formatDate(Date.parse(utc), 'America/New_York', 'HH:mm');
    expect([
      text('2026-03-08T06:59Z'),
      text('2026-03-08T07:00Z'),
      text('2026-11-01T05:59Z'),
      text('2026-11-01T06:00Z'),
    ]).toEqual(['01:59', '03:00', '01:59', '01:00']);
  });
});

describe('zones', () => {
  test.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca', 'UTC'])(
    'every hour of a year comes back in %s, but for the hour that comes twice',
    zone => {
      const start = Date.UTC(2026, 0, 1);
      const lost = Array.from({ length: 366 * 24 }, (_, hour) => start + hour * 3_600_000).filter(
        instant => serialToInstant(zone, instantToSerial(zone, instant)) !== instant,
      );
      const again = lost.map(instant => serialToInstant(zone, instantToSerial(zone, instant)));
      expect(lost.length).toBeLessThanOrEqual(2);
      expect(lost.every((instant, i) => offsetAt(zone, instant) < offsetAt(zone, again[i] ?? 0))).toBe(true);
    },
  );
  test('a wall clock that is skipped moves later by what is skipped', () => {
    expect(wallToInstant('Australia/Lord_Howe', Date.UTC(2026, 9, 4, 2, 15))).toBe(Date.UTC(2026, 9, 3, 15, 45));
  });
  test('years long gone, and an invalid Date', () => {
    expect(instantToSerial('UTC', Date.UTC(1899, 11, 30))).toBe(0);
    expect(instantToSerial('UTC', Date.parse('0001-01-01T00:00:00Z'))).toBe(-693_593);
    expect(instantToSerial('America/New_York', Number.NaN)).toBeNaN();
  });
});

describe('bytes and ids', () => {
  test('base64 both ways, signed bytes as in Java', () => {
    expect(
      evaluate(`return [Utilities.base64Encode('é?>'), Utilities.base64EncodeWebSafe('é?>'), Utilities.base64Decode('w6k='),
        Utilities.base64DecodeWebSafe('w6k_Pg=='), Utilities.base64Encode([-61, -87])];`),
    ).toEqual(['w6k/Pg==', 'w6k_Pg==', [-61, -87], [-61, -87, 63, 62], 'w6k=']);
  });
  test('digests', () => {
    expect(
      evaluate(
        `return Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'abc').map(b => (b & 255).toString(16).padStart(2, '0')).join('');`,
      ),
    ).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
  test('a blob keeps its bytes, type and name', () => {
    expect(
      evaluate(
        "const b = Utilities.newBlob('hé', 'text/plain', 'a.txt'); return [b.getDataAsString(), b.getBytes().length, b.getContentType(), b.getName()];",
      ),
    ).toEqual(['hé', 3, 'text/plain', 'a.txt']);
  });
  test('ids have the form of a UUID, differ, and come again in an equal workbench', () => {
    const ids = 'return [Utilities.getUuid(), Utilities.getUuid()];';
    const [first, second] = evaluate(ids) as string[];
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second).not.toBe(first);
    expect(evaluate(ids)).toEqual([first, second]);
  });
  test('sleep has a limit and moves the clock', () => {
    const host = hostOf('function main(ms) { Utilities.sleep(ms); return Date.now(); }');
    expect(host.run('main', [300_000], 'menu').value).toBe(NOW + 300_000);
    expect(host.run('main', [300_001], 'menu').error?.message).toBe('Invalid argument: milliseconds');
    expect(host.run('main', [-1], 'menu').error?.message).toBe('Invalid argument: milliseconds');
  });
});
