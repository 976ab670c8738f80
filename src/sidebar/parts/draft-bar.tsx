import { useLayoutEffect, useRef } from 'preact/hooks';
import { count } from '../../sla/sheet/text.ts';
import { Button } from './button.tsx';

interface DraftBarProps {
  /** How many things are wrong, once it was checked. */
  readonly toFix: number;
  readonly isKept: boolean;
  /** Why the server does not keep them; "" while it does. */
  readonly keepProblem: string;
  /** Whether the changes were just discarded and can be had back. */
  readonly isDiscarded: boolean;
  readonly onPreview: () => void;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onUndo: () => void;
  readonly onFix: () => void;
}

/** What can be done with unsaved changes, on every screen that makes them. */
export function DraftBar(props: DraftBarProps) {
  const { toFix, isKept, keepProblem, isDiscarded, onPreview, onSave, onDiscard, onUndo, onFix } = props;
  const undo = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isDiscarded) undo.current?.focus();
  }, [isDiscarded]);
  if (isDiscarded) {
    return (
      <footer>
        <div class="buttons">
          <span>Changes discarded.</span>
          <Button look="link" place={undo} onPress={onUndo}>
            Undo
          </Button>
        </div>
      </footer>
    );
  }
  return (
    <footer>
      <p>
        <strong>Unsaved changes</strong>
        {toFix > 0 ? (
          <>
            {', '}
            <Button look="link" onPress={onFix}>
              {count(toFix, 'thing')} to fix
            </Button>
          </>
        ) : (
          <span class="gray">{isKept ? ', kept as your draft' : ''}</span>
        )}
      </p>
      {keepProblem && <p class="error">{keepProblem}</p>}
      <div class="buttons">
        <Button look="action" onPress={onPreview}>
          Preview
        </Button>
        <Button look="secondary" onPress={onSave}>
          Save…
        </Button>
        <Button look="secondary" onPress={onDiscard}>
          Discard
        </Button>
      </div>
    </footer>
  );
}
