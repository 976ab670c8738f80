import { type PolicyReading, readPolicy } from '../../sla/policy-checks.ts';
import { isZone } from './check.ts';

/** A policy from JSON text of any origin, or everything that is wrong with it. */
export function readPolicyText(text: string): PolicyReading {
  try {
    return readPolicy(JSON.parse(text), isZone);
  } catch {
    return { policy: null, problems: [{ at: '', message: 'This is not JSON.', fix: fixFor(text) }] };
  }
}

function fixFor(text: string): string {
  const [first = ''] = text.trim();
  if (first !== '{') return 'It begins with { and ends with }: export a policy to see how it looks.';
  return 'Check commas, quotes and brackets, or whether its end is missing.';
}
