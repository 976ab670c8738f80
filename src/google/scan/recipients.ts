import type { Agreement } from '../../sla/policy/agreement.ts';

/** Everybody whom the policy in force wants to be mailed, in lower case. */
export function recipientsOf({ policy: { alerts, people } }: Agreement): ReadonlySet<string> {
  const owners = people.filter(({ mail }) => mail).map(({ email }) => email);
  return new Set([...alerts.managers, ...alerts.marketing, ...owners].map(address => address.toLowerCase()));
}
