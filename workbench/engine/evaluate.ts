import type { CellStore } from '../book/cells.ts';
import { localeOf } from '../book/locales.ts';
import type { Scalar } from '../book/types.ts';
import { broadcast, intersect, soleScalar, withFormat } from './broadcast.ts';
import { Call, type Setting } from './call.ts';
import { toNumber } from './coerce.ts';
import type { LazyCall } from './definition.ts';
import { type FunctionDefinition, parameterAt, wrongCount } from './definition.ts';
import { BUILT_IN } from './functions/built-in.ts';
import { applyOperator, operatorFormat } from './operators.ts';
import type { CallNode, Node } from './parse.ts';
import { areaOf } from './references.ts';
import { stackArrays } from './stack-arrays.ts';
import type { Reference } from './tokens.ts';
import { Fault, fail, failure, formatOf, isCells, isError, Range, Shown, type Value } from './values.ts';

/** What expressions ask of the workbook. */
export interface World {
  readonly setting: Setting;
  store(sheet: string | null): CellStore | undefined;
  named(name: string): Range | undefined;
  hasCustom(name: string): boolean;
  /** Runs a custom function, or gives back what it answered for these very arguments before. */
  callCustom(call: CallNode, args: readonly Value[]): Value;
}

/** Whether arrays are worked through cell by cell, and the names that LET bound. */
interface Scope {
  readonly arrays: boolean;
  readonly names: ReadonlyMap<string, Value>;
}

/** The value of an expression; errors are values too. */
export function evaluateFormula(node: Node, world: World): Value {
  return new Evaluator(world).attempt(node, { arrays: false, names: new Map() });
}

class Evaluator {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  attempt(node: Node, scope: Scope): Value {
    try {
      return this.#evaluate(node, scope);
    } catch (fault) {
      if (fault instanceof Fault) return fault.error;
      throw fault;
    }
  }

  #evaluate(node: Node, scope: Scope): Value {
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'reference':
        return resolve(node.reference, this.#world.store(node.reference.sheet));
      case 'name':
        return this.#name(node.name, scope);
      case 'prefix':
        return this.#sign(node.operator, node.of, scope);
      case 'postfix':
        return this.#percent(node.of, scope);
      case 'binary': {
        const left = this.#operand(node.left, scope);
        const right = this.#operand(node.right, scope);
        const format = operatorFormat(node.operator, formatOf(left), formatOf(right));
        const each = ([a = null, b = null]: readonly Scalar[]) =>
          applyOperator(node.operator, a, b, this.#world.setting);
        return broadcast([left, right], each, format);
      }
      case 'array':
        return stackArrays(node.rows.map(row => row.map(part => this.attempt(part, scope))));
      case 'call':
        return this.#call(node, scope);
    }
  }

  #name(name: string, scope: Scope): Value {
    const bound = scope.names.get(name.toLowerCase());
    if (bound !== undefined) return bound;
    return this.#world.named(name) ?? fail('#NAME?', `Unknown range name: '${name.toUpperCase()}'.`);
  }

  #operand(node: Node, scope: Scope): Value {
    const value = this.attempt(node, scope);
    return scope.arrays ? value : intersect(value, this.#world.setting.home);
  }

  #sign(operator: string, of: Node, scope: Scope): Value {
    const value = this.#operand(of, scope);
    if (operator === '+') return value;
    const asker = { name: 'UMINUS', parameter: 1 };
    return broadcast([value], ([a = null]) => -toNumber(a, asker, this.#world.setting) + 0, formatOf(value));
  }

  #percent(of: Node, scope: Scope): Value {
    const value = this.#operand(of, scope);
    const asker = { name: 'UNARY_PERCENT', parameter: 1 };
    return broadcast([value], ([a = null]) => toNumber(a, asker, this.#world.setting) / 100, '0.00%');
  }

  #call(node: CallNode, scope: Scope): Value {
    const definition = BUILT_IN.get(node.name);
    if (!definition) return this.#customCall(node, scope);
    const wrong = wrongCount(definition, node.args.length);
    if (wrong !== null) fail('#N/A', wrong);
    if ('lazy' in definition) return definition.lazy(this.#lazyCall(definition, node.args, scope));
    const inner = definition.arrays ? { ...scope, arrays: true } : scope;
    const args = node.args.map((arg, index): Value => {
      const value = arg ? this.attempt(arg, inner) : null;
      if (parameterAt(definition, index)?.whole || inner.arrays) return value;
      return intersect(value, this.#world.setting.home);
    });
    return this.#run(definition, args);
  }

  #run(definition: FunctionDefinition & { readonly run: (call: Call) => Value }, args: readonly Value[]): Value {
    const { setting } = this.#world;
    const format = shownFormat(definition, args, setting.locale);
    const single = args.map((_, index) => !parameterAt(definition, index)?.whole);
    const lifted = args.some((arg, index) => single[index] && isCells(arg) && arg.rows * arg.columns !== 1);
    const runOnce = (values: readonly Value[]): Value => {
      if (!definition.takesErrors) {
        values.forEach((value, index) => {
          if (!single[index]) return;
          const scalar = isCells(value) ? value.at(0, 0) : value;
          if (isError(scalar)) throw new Fault(scalar);
        });
      }
      return definition.run(new Call(definition.name, values, setting));
    };
    if (!lifted) {
      const answer = runOnce(args);
      return typeof answer === 'number' ? withFormat(answer, format) : answer;
    }
    const varying = args.map((arg, index) => (single[index] ? arg : null));
    const each = (scalars: readonly Scalar[]): Scalar => {
      const answer = runOnce(args.map((arg, index) => (single[index] ? (scalars[index] ?? null) : arg)));
      return isCells(answer) ? answer.at(0, 0) : answer instanceof Shown ? answer.value : answer;
    };
    return broadcast(varying, each, format);
  }

  #customCall(node: CallNode, scope: Scope): Value {
    if (!this.#world.hasCustom(node.name)) fail('#NAME?', `Unknown function: '${node.name}'.`);
    return this.#world.callCustom(
      node,
      node.args.map(arg => (arg ? this.attempt(arg, scope) : null)),
    );
  }

  #lazyCall(definition: FunctionDefinition, nodes: readonly (Node | null)[], scope: Scope): LazyCall {
    const { setting } = this.#world;
    const evaluate = (index: number): Value | undefined => {
      const node = nodes[index];
      if (node === undefined) return undefined;
      return node === null ? null : this.attempt(node, scope);
    };
    return {
      definition,
      nodes,
      inArrays: scope.arrays,
      setting,
      evaluate,
      scalar: index => soleScalar(evaluate(index) ?? null, setting.home),
      asArrays: () => this.#lazyCall(definition, nodes, { ...scope, arrays: true }),
      binding: names => this.#lazyCall(definition, nodes, { ...scope, names: new Map([...scope.names, ...names]) }),
      broadcast,
    };
  }
}

/** The cells that a reference means on a tab; an open side ends where the tab ends. */
function resolve(reference: Reference, store: CellStore | undefined): Value {
  if (!store) return failure('#REF!', `Unresolved sheet name '${reference.sheet ?? ''}'.`);
  const { top, left, bottom, right } = areaOf(reference);
  if (top >= store.rowCount || left >= store.columnCount) return failure('#REF!', 'Reference does not exist.');
  const rows = Math.min(bottom, store.rowCount - 1) - top + 1;
  const columns = Math.min(right, store.columnCount - 1) - left + 1;
  return new Range(store, top, left, rows, columns);
}

function shownFormat({ shows }: FunctionDefinition, args: readonly Value[], locale: string): string {
  if (shows === '') return '';
  return shows === 'first' ? formatOf(args[0]) : localeOf(locale)[shows];
}
