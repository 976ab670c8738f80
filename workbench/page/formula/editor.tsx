import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FunctionView } from '../../server/protocol.ts';
import type { Model } from '../model.ts';
import { Assist, matches } from './assist.tsx';
import { nameAt } from './caret.ts';

/** A text field in which a cell is typed: in the cell's place, or in the formula bar. Both show the same draft. */
export function Editor({
  model,
  isInBar,
  label,
  leave,
}: {
  model: Model;
  isInBar: boolean;
  label: string;
  /** Called when the text is finished: how far to move on. */
  leave: (rows: number, columns: number) => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [chosen, choose] = useState(0);
  const { draft, functions } = model;
  const isHere = draft !== null && draft.isInBar === isInBar;
  const found = isHere ? matches(functions, draft) : [];
  const word = draft ? nameAt(draft) : '';
  useEffect(() => choose(0), [word]);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element || !draft || !isHere) return;
    if (document.activeElement !== element) element.focus({ preventScroll: true });
    if (element.selectionStart !== draft.caret) element.setSelectionRange(draft.caret, draft.caret);
  }, [isHere, draft?.caret, draft?.text]);

  const take = (fn: FunctionView) => {
    if (!draft) return;
    const start = draft.caret - nameAt(draft).length;
    const text = `${draft.text.slice(0, start)}${fn.name}(${draft.text.slice(draft.caret)}`;
    model.type(text, start + fn.name.length + 1, isInBar);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!draft || event.isComposing) return;
    const { key, shiftKey, altKey } = event;
    const picked = found[chosen];
    if (picked && (key === 'Tab' || (key === 'Enter' && picked.name !== word.toUpperCase()))) {
      event.preventDefault();
      take(picked);
    } else if (picked && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault();
      choose((chosen + (key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    } else if (key === 'Enter' && (altKey || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const { text, caret } = draft;
      model.type(`${text.slice(0, caret)}\n${text.slice(caret)}`, caret + 1, isInBar);
    } else if (key === 'Enter') {
      event.preventDefault();
      leave(shiftKey ? -1 : 1, 0);
    } else if (key === 'Tab') {
      event.preventDefault();
      leave(0, shiftKey ? -1 : 1);
    } else if (key === 'Escape') {
      event.preventDefault();
      model.cancel();
      leave(0, 0);
    } else if (draft.isQuick && !draft.text.startsWith('=') && key.startsWith('Arrow')) {
      event.preventDefault();
      const rows = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
      leave(rows, key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0);
    }
    event.stopPropagation();
  };

  return (
    <div class="editor">
      <textarea
        ref={field}
        rows={1}
        spellcheck={false}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={found.length > 0 ? 'function-choices' : undefined}
        aria-activedescendant={found.length > 0 ? `function-${chosen}` : undefined}
        value={draft ? draft.text : model.input}
        onFocus={() => {
          if (!draft && isInBar) model.edit(model.input, { isInBar: true });
        }}
        onInput={({ currentTarget }) => model.type(currentTarget.value, currentTarget.selectionStart, isInBar)}
        onSelect={({ currentTarget }) => {
          const { selectionStart, selectionEnd, value } = currentTarget;
          if (draft && selectionStart === selectionEnd && selectionStart !== draft.caret && value === draft.text) {
            model.type(draft.text, selectionStart, isInBar);
          }
        }}
        onKeyDown={onKeyDown}
      />
      {draft && isHere && <Assist draft={draft} functions={functions} chosen={chosen} take={take} />}
    </div>
  );
}
