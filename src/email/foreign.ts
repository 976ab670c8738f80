/**
 * Texts that people outside the team may have typed: a web form fills the lead sheet, and a mail goes out on its word.
 *
 * A control character could break a header or a line, a direction override could turn the text around it, and a name can be
 * as long as a cell.
 */

/** Direction marks, embeddings, overrides and isolates, and what cannot be seen. */
const INVISIBLE = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** One line of at most `most` characters, the last of them "…" where there were more. */
export function oneLine(text: string, most: number): string {
  const line = text
    .replace(INVISIBLE, '')
    .replace(BREAKS, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();
  const characters = Array.from(line);
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** Keeps a right-to-left text from reordering the plain text around it; in HTML, `dir="auto"` does. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/** The address where it is one of the web, else "": no mail links to a script or a file. */
export function webAddress(url: string): string {
  return /^https?:\/\/[^\s"'<>\\]+$/i.test(url) ? url : '';
}
