import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isolated, oneLine, webAddress } from '../../src/email/foreign.ts';
import { html } from '../../src/email/html.ts';

test('oneLine is one line, no longer than asked, and stable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      const line = oneLine(text, most);
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(Array.from(line).length).toBeLessThanOrEqual(most);
      expect(oneLine(line, most)).toBe(line);
    }),
  );
});

test('oneLine cuts between characters and says so', () => {
  expect(oneLine('Ada  Lovelace\r\nLtd ', 40)).toBe('Ada Lovelace Ltd');
  expect(oneLine('😀😀😀', 2)).toBe('😀…');
  expect(oneLine('a\u200bb\u202ec', 9)).toBe('abc');
});

test('isolated marks right-to-left texts only', () => {
  expect(isolated('Ada')).toBe('Ada');
  expect(isolated('مريم')).toBe('\u2068مريم\u2069');
});

test('webAddress lets web addresses through as they are', () => {
  const sheet = 'https://docs.google.com/spreadsheets/d/abc/edit#gid=0&range=A12';
  expect(webAddress(sheet)).toBe(sheet);
  expect(webAddress('JavaScript:alert(1)')).toBe('');
  expect(webAddress('https://a.example/\nBcc: x')).toBe('');
});

test('the html tag escapes texts and keeps markup', () => {
  const name = `<b>"Ada" & 'Co'</b>`;
  expect(html`<p title="${name}">${html`<i>${1}</i>`}${[html`<u></u>`]}</p>`.markup).toBe(
    '<p title="&lt;b&gt;&quot;Ada&quot; &amp; &#39;Co&#39;&lt;/b&gt;"><i>1</i><u></u></p>',
  );
});
