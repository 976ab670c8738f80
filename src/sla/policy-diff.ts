/** What changed between two policies, in plain words. */
import type { Policy } from './policy.ts';

/** Empty where nothing did. */
export function policyEdits(before: Policy, after: Policy): readonly string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Policy)[];
  return keys.filter(key => JSON.stringify(before[key]) !== JSON.stringify(after[key])).map(key => `Changed: ${key}`);
}
