import type { Call } from './call.ts';
import { fail } from './values.ts';

/** By flags and source: compiling is dear and a column of formulas asks for the same pattern over and over. */
const known = new Map<string, RegExp | null>();

/**
 * The regular expression in a call's second argument, which is RE2's in Sheets. Leaves with #REF!, as Sheets does, when
 * it is none.
 */
export function patternOf(call: Call, name: string, flags = ''): RegExp {
  const source = call.text(1);
  const key = `${flags}:${source}`;
  let pattern = known.get(key);
  if (pattern === undefined) {
    pattern = compile(source, flags);
    known.set(key, pattern);
  }
  if (!pattern)
    return fail('#REF!', `Function ${name} parameter 2 value "${source}" is not a valid regular expression.`);
  pattern.lastIndex = 0;
  return pattern;
}

/** RE2 in terms of JavaScript: it starts with flags, names groups with P, and has neither look-around nor back-references. */
function compile(source: string, flags: string): RegExp | null {
  const [, letters = '', body = ''] = /^(?:\(\?([ims]+)\))?([\s\S]*)$/.exec(source) ?? [];
  if (/\(\?<?[=!]|\\[1-9]/.test(body)) return null;
  const own = body.replaceAll('(?P<', '(?<').replaceAll('\\A', '^').replaceAll('\\z', '$');
  // Without "u" JavaScript takes escapes such as \- that RE2 allows and "u" refuses.
  for (const unicode of ['u', '']) {
    try {
      return new RegExp(own, [...new Set([...letters, ...flags, ...unicode])].join(''));
    } catch (problem) {
      if (!(problem instanceof SyntaxError)) throw problem;
    }
  }
  return null;
}
