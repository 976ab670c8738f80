/** A policy as text that people keep in files and pass on. */

import { grouped } from '../sheet/text.ts';
import { type PolicyReading, readPolicy } from './checks.ts';
import { jsonFault } from './json-fault.ts';
import type { Policy } from './schema.ts';

/** Several times what a cell of the ledger takes, since a file may be indented. */
const TEXT_MAX = 500_000;
/** Lines are kept shorter where that is possible. */
const WIDTH = 110;

/**
 * Takes any text as a policy: its defaults filled in, or every problem found. A syntax error has its line and column.
 * @param isZone whether the platform knows a zone of that name
 */
export function readPolicyText(text: string, isZone: (name: string) => boolean): PolicyReading {
  const refused = (message: string, fix: string): PolicyReading => ({
    policy: null,
    problems: [{ at: '', message, fix }],
  });
  const body = text.replace(/^\uFEFF/, '').trim();
  if (body === '') return refused('The text is empty.', 'Paste a policy that was exported here.');
  if (body.length > TEXT_MAX) {
    return refused(
      `The text has ${grouped(body.length)} characters.`,
      `A policy has at most ${grouped(TEXT_MAX)}: check what was pasted.`,
    );
  }
  const leading = text.slice(0, text.indexOf(body));
  const fault = jsonFault(leading.replace(/[^\r\n]/g, ' ') + body);
  if (fault) {
    const { line, column, message } = fault;
    return refused(
      `Line ${line}, column ${column}: ${message}.`,
      'Correct the text there, or export the policy again.',
    );
  }
  return readPolicy(JSON.parse(body), isZone);
}

/** Indented, with short lists on one line; read back it is the same policy. */
export function policyText(policy: Policy): string {
  return `${print(policy, '')}\n`;
}

function print(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map(item => ['', item] as const)
    : Object.entries(value).flatMap(([key, item]) =>
        item === undefined ? [] : [[`${JSON.stringify(key)}: `, item] as const],
      );
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  const flat = isList ? `[${value.map(item => print(item, '')).join(', ')}]` : '';
  if (isList && !flat.includes('\n') && !flat.includes('{') && indent.length + flat.length <= WIDTH) return flat;
  const inner = `${indent}  `;
  const lines = parts.map(([key, item]) => `${inner}${key}${print(item, inner)}`);
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}
