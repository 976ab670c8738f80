const SPECIAL = /[\\^$.*+?()[\]{}|/]/;

/** A whole text that `*`, `?` and `~` describe, without case. */
export function wildcardPattern(text: string): RegExp {
  return new RegExp(`^${wildcardSource(text)}$`, 'isu');
}

/** A text that `*`, `?` and `~` describe, anywhere in another, without case. */
export const wildcardSearch = (text: string): RegExp => new RegExp(wildcardSource(text), 'isu');

/** The regular expression inside: `*` any text, `?` any character, `~` takes the next character as it is. */
function wildcardSource(text: string): string {
  let source = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    const next = text[at + 1];
    if (letter === '~' && (next === '*' || next === '?' || next === '~')) {
      source += escaped(next);
      at++;
    } else if (letter === '*') source += '.*';
    else source += letter === '?' ? '.' : escaped(letter);
  }
  return source;
}

/** A character that stands for itself in a regular expression. */
export const escaped = (letter: string): string => (SPECIAL.test(letter) ? `\\${letter}` : letter);
