import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Model } from '../model.ts';
import { Icon } from './icons.tsx';

/** Finds a text in the tab: the browser's own search would know only the cells that are in view. */
export function FindBar({ model, back }: { model: Model; back: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const { finder } = model;
  const { search } = finder;
  const isOpen = search !== null;
  // At once: what is typed next belongs in here, not into a cell.
  useLayoutEffect(() => {
    if (isOpen) field.current?.select();
  }, [isOpen]);
  if (!search) return null;
  const { text, found, at } = search;
  const close = () => {
    finder.close();
    back();
  };
  const step = (label: string, steps: number) => (
    <button
      type="button"
      class="tool"
      aria-label={label}
      disabled={found.length === 0}
      onClick={() => finder.go(steps)}
    >
      <Icon name={steps < 0 ? 'up' : 'down'} />
    </button>
  );
  return (
    <search
      class="find-bar"
      aria-label="Find in this tab"
      onKeyDown={event => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
        if (event.key === 'Enter') finder.go(event.shiftKey ? -1 : 1);
      }}
    >
      <input
        ref={field}
        aria-label="Find"
        placeholder="Find in this tab"
        value={text}
        onInput={({ currentTarget }) => void finder.find(currentTarget.value)}
      />
      <span class="muted" role="status">
        {text === '' ? '' : found.length === 0 ? 'not found' : `${at + 1} of ${found.length}`}
      </span>
      {step('Previous', -1)}
      {step('Next', 1)}
      <button type="button" class="tool" aria-label="Close the search" onClick={close}>
        <Icon name="close" size={16} />
      </button>
    </search>
  );
}
