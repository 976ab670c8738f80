import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Points } from '../../parts/points.tsx';

interface CompareProps {
  readonly version: number;
  readonly newest: number;
  readonly edits: readonly string[];
  readonly status: string;
  readonly onClose: () => void;
}

export function Compare({ version, newest, edits, status, onClose }: CompareProps) {
  return (
    <Dialog
      title={`From version ${version} to ${newest}`}
      status={status}
      onClose={onClose}
      actions={
        <Button look="action" onPress={onClose}>
          Close
        </Button>
      }
    >
      {edits.length === 0 ? <p>Both say the same.</p> : <Points points={edits} />}
    </Dialog>
  );
}
