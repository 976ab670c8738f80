/** Giving formulas their clock and policy, without which their answers go stale. */
import type { CustomFunction } from './declare.ts';
import { type FormulaCall, type ParsedFormula, parseFormula } from './formula-calls.ts';
import { FUNCTIONS } from './index.ts';

/** Parameters that a name of the file stands for. */
const NAMED: Readonly<Record<string, string>> = { clock: 'SLA_CLOCK', policy: 'SLA_POLICY' };

/** The functions that a formula calls. */
export function functionsIn(formula: string): readonly string[] {
  return (parseFormula(formula)?.calls ?? []).flatMap(call => functionOf(call)?.name ?? []);
}

/**
 * The formula with the names added to each of its calls that lacks them; null where nothing is to be added or it is not
 * understood.
 * @param usual between arguments, where the formula itself does not show it
 */
export function mended(formula: string, usual: ',' | ';'): string | null {
  let text = formula;
  // Each turn mends one call and moves the others, so the formula is parsed anew; there are never more turns than calls.
  for (let turns = parseFormula(formula, usual)?.calls.length ?? 0; turns > 0; turns--) {
    const next = mendOne(text, usual);
    if (next === null) break;
    text = next;
  }
  return text === formula ? null : text;
}

function mendOne(formula: string, usual: ',' | ';'): string | null {
  const parsed = parseFormula(formula, usual);
  for (const call of parsed?.calls ?? []) {
    const fn = functionOf(call);
    const args = fn && completed(call, fn);
    if (!args) continue;
    const { separator } = parsed as ParsedFormula;
    return `${formula.slice(0, call.open + 1)}${args.join(separator)}${formula.slice(call.close)}`;
  }
  return null;
}

function functionOf({ name }: FormulaCall): CustomFunction | undefined {
  return FUNCTIONS.find(fn => fn.name === name);
}

/** Null where the call has all that it needs, has nothing yet, or has more than the function takes. */
function completed({ args }: FormulaCall, { parameters }: CustomFunction): string[] | null {
  if (args.length > parameters.length || (args[0] ?? '').trim() === '') return null;
  const whole = parameters.map((_, index) => args[index] ?? '');
  const isLacking = parameters.map(({ name }, index) => name in NAMED && (whole[index] as string).trim() === '');
  if (!isLacking.includes(true)) return null;
  const all = whole.map((arg, index) => {
    const name = NAMED[parameters[index]?.name ?? ''];
    // The policy is recognised wherever it stands: there it would be in its own way.
    const isMisplaced = arg.trim().toUpperCase() === NAMED.policy && name !== NAMED.policy;
    return isMisplaced ? '' : isLacking[index] ? (name as string) : arg;
  });
  return all.map((arg, index) => (index > 0 && !/^\s/.test(arg) ? ` ${arg}` : arg));
}
