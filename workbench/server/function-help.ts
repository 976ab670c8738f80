/** What autocomplete and argument help show: the built-in functions, and those of the bundle in the words of its JSDoc. */
import { BUILT_IN } from '../engine/functions/built-in.ts';
import type { FunctionView, ParameterView } from './protocol.ts';

const JSDOC = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*function\s+([A-Za-z$_][\w$]*)\s*\(([^)]*)\)/g;

/** @param addOn the name under which the bundle's own functions are listed */
export function functionHelp(bundle: string, addOn: string): FunctionView[] {
  const own = [...bundle.matchAll(JSDOC)].flatMap(([, jsdoc = '', name = '', given = '']) =>
    /@customfunction\b/i.test(jsdoc) && !name.endsWith('_') ? [ownFunction(name, given, jsdoc, addOn)] : [],
  );
  const builtIn = [...BUILT_IN.values()].map(({ name, about, category, parameters }) => ({
    name,
    about,
    from: category,
    parameters: parameters.map(({ name: parameter, optional, repeats }) => ({
      name: parameter,
      about: '',
      isOptional: optional,
      repeats,
    })),
  }));
  return [...own, ...builtIn.sort((a, b) => (a.name < b.name ? -1 : 1))];
}

/** Sheets takes the names from the function itself and the words from its comment. */
function ownFunction(name: string, given: string, jsdoc: string, from: string): FunctionView {
  const lines = jsdoc.split('\n').map(line => line.replace(/^\s*\*? ?/, '').trimEnd());
  const tags = lines.findIndex(line => line.startsWith('@'));
  const about = lines
    .slice(0, tags < 0 ? undefined : tags)
    .join(' ')
    .trim();
  const words = new Map(
    lines.flatMap(line => {
      const [, parameter = '', text = ''] = /^@param\s+(?:\{[^}]*\}\s+)?\[?(\w+)\]?\s*(.*)$/.exec(line) ?? [];
      return parameter ? [[parameter, text] as const] : [];
    }),
  );
  const parameters = given
    .split(',')
    .map(parameter => parameter.trim())
    .filter(parameter => parameter !== '')
    .map((parameter): ParameterView => {
      const text = words.get(parameter) ?? '';
      return {
        name: parameter,
        about: text.replace(/^Optional\.\s*/, ''),
        isOptional: text.startsWith('Optional.'),
        repeats: false,
      };
    });
  return { name, about, from, parameters };
}
