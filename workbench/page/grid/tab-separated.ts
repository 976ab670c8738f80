/** Rows of texts with tabs between, as spreadsheets put them on the clipboard. */

export function writeTabSeparated(rows: readonly (readonly string[])[]): string {
  const quoted = (text: string) => (/["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map(line => line.map(quoted).join('\t')).join('\n');
}

/** Reads what writeTabSeparated, Sheets and Excel write: quoted texts may hold tabs, line breaks and doubled quotes. */
export function readTabSeparated(text: string): string[][] {
  const rows: string[][] = [[]];
  const ended = text.replace(/\r?\n$/, '');
  const token = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*)/y;
  for (let at = 0; ; ) {
    token.lastIndex = at;
    const match = token.exec(ended);
    rows.at(-1)?.push(match?.[1] === undefined ? (match?.[2] ?? '') : match[1].replaceAll('""', '"'));
    at = token.lastIndex;
    if (at >= ended.length) return rows;
    if (ended[at] === '\t') {
      at += 1;
      continue;
    }
    at += ended[at] === '\r' && ended[at + 1] === '\n' ? 2 : 1;
    rows.push([]);
  }
}
