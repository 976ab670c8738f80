/** What is wrong with a draft, by field, before the server is asked. */
import { readPolicy } from '../../sla/policy/checks.ts';
import type { Problem } from '../../sla/sheet/problem.ts';
import type { PolicyDraft } from './draft.ts';

export function problemsOf(policy: PolicyDraft): readonly Problem[] {
  return readPolicy(policy, isZone).problems;
}

export function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
