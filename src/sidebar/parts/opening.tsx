import type { Problem } from '../../sla/sheet/problem.ts';
import { Button } from './button.tsx';
import { Loading } from './loading.tsx';
import { Problems } from './problems.tsx';
import { Title } from './title.tsx';

interface OpeningProps {
  readonly title?: string;
  readonly problems: readonly Problem[];
  readonly isBusy: boolean;
  readonly onRetry: () => void;
}

/** A screen whose content is on its way, or did not come. */
export function Opening({ title = 'Lead SLA', problems, isBusy, onRetry }: OpeningProps) {
  return (
    <main>
      <Title>{title}</Title>
      <Problems problems={problems} />
      {problems.length === 0 ? (
        <Loading />
      ) : (
        <Button look="action" isOff={isBusy} onPress={onRetry}>
          Try again
        </Button>
      )}
    </main>
  );
}
