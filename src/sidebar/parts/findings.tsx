import type { Finding } from '../../sla/promises/marketing/findings.ts';

/** What needs to be talked about, with what would mend it. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul class="points findings">
      {findings.map(({ message, fix }) => (
        <li key={message}>
          <bdi>
            <strong>{message}</strong> {fix}
          </bdi>
        </li>
      ))}
    </ul>
  );
}
