import { count } from '../../../sla/sheet/text.ts';
import { Button } from '../../parts/button.tsx';

interface StartProps {
  /** How many problems the proposal has. */
  readonly toFix: number;
  readonly onFix: () => void;
  readonly isBusy: boolean;
  readonly isOff: boolean;
  readonly onStart: () => void;
}

export function Start({ toFix, onFix, isBusy, isOff, onStart }: StartProps) {
  return (
    <footer>
      <div class="buttons">
        <Button look="action" isOff={isOff || toFix > 0} onPress={onStart}>
          {isBusy ? 'Setting up…' : 'Start with this policy'}
        </Button>
        {toFix > 0 && (
          <Button look="link" onPress={onFix}>
            {count(toFix, 'thing')} to fix
          </Button>
        )}
      </div>
    </footer>
  );
}
