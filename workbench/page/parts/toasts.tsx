import { useEffect, useState } from 'preact/hooks';
import type { Model } from '../model.ts';
import { Icon } from './icons.tsx';

const SHOWN_MS = 6_000;

/** What a script tells in passing. What was told before the page was opened is past. */
export function Toasts({ model }: { model: Model }) {
  const { toasts } = model.shell;
  const last = toasts.at(-1);
  const [seen, setSeen] = useState(last?.number ?? 0);
  const fresh = last && last.number > seen ? last : null;
  useEffect(() => {
    if (!fresh) return;
    const timer = window.setTimeout(() => setSeen(fresh.number), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [fresh?.number]);
  return (
    <div class="toasts" role="status">
      {fresh && (
        <div class="toast">
          <div>
            <b>{fresh.title}</b>
            <p>{fresh.message}</p>
          </div>
          <button type="button" class="tool" aria-label="Dismiss" onClick={() => setSeen(fresh.number)}>
            <Icon name="close" size={16} />
          </button>
        </div>
      )}
    </div>
  );
}
