import { BUILT_IN } from './functions/built-in.ts';
import type { CallNode, Node } from './parse.ts';
import type { Reference } from './tokens.ts';

/** What can be said about an expression without working it out. */
export interface Analysis {
  readonly references: readonly Reference[];
  /** Names that may be named ranges, in lower case. */
  readonly names: readonly string[];
  readonly volatile: boolean;
  /** Calls of functions that are not built in. */
  readonly others: readonly CallNode[];
  /** May answer with more than one cell. */
  readonly mayspill: boolean;
}

export function analyse(root: Node): Analysis {
  const references: Reference[] = [];
  const names: string[] = [];
  const others: CallNode[] = [];
  let volatile = false;
  let mayspill = false;
  const visit = (node: Node): void => {
    switch (node.kind) {
      case 'literal':
        return;
      case 'reference':
        references.push(node.reference);
        return;
      case 'name':
        names.push(node.name.toLowerCase());
        return;
      case 'prefix':
      case 'postfix':
        visit(node.of);
        return;
      case 'binary':
        visit(node.left);
        visit(node.right);
        return;
      case 'array':
        mayspill = true;
        for (const row of node.rows) for (const part of row) visit(part);
        return;
      case 'call': {
        const definition = BUILT_IN.get(node.name);
        if (!definition) others.push(node);
        if (definition?.volatile) volatile = true;
        if (!definition || definition.arrays) mayspill = true;
        for (const arg of node.args) if (arg) visit(arg);
      }
    }
  };
  visit(root);
  return { references, names, volatile, others, mayspill };
}
