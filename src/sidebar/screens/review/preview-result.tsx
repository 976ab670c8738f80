/** What a draft would change on the rows of this sheet. */
import type { Preview } from '../../../contract/policy.ts';
import type { ShowRow } from '../../act.ts';
import { Button } from '../../parts/button.tsx';
import { Folded } from '../../parts/folded.tsx';
import { Points } from '../../parts/points.tsx';
import { Problems } from '../../parts/problems.tsx';
import { stateTone } from '../../words.ts';
import { isSameQuota, movesInWords, quotaChangeInWords, restInWords, stateInWords } from './preview-words.ts';

interface PreviewResultProps {
  readonly preview: Preview;
  readonly currency: string;
  readonly showRow: ShowRow;
}

export function PreviewResult({ preview, currency, showRow }: PreviewResultProps) {
  const { changes, changed, edits, quota, failures } = preview;
  const moves = movesInWords(preview);
  const figures = [
    ...restInWords(preview),
    ...quota.filter(change => !isSameQuota(change)).map(change => quotaChangeInWords(change, currency)),
  ];
  return (
    <>
      <p class="finding">{moves.length > 0 ? `${moves.slice(0, 2).join(', ')}.` : 'No lead changes its verdict.'}</p>
      <Problems problems={failures} isReply={false} />
      <Points points={[...moves.slice(2), ...figures]} />
      {changes.length > 0 && (
        <>
          <h2>Leads</h2>
          <Folded
            items={changes}
            total={changed}
            first={10}
            list={some => (
              <ul class="leads">
                {some.map(({ key, label, sheet, row, from, to }) => (
                  <li key={`${sheet} ${key}`}>
                    <Button look="link" onPress={() => showRow(sheet, row)}>
                      <bdi>{label || '(no name)'}</bdi>
                    </Button>
                    <span class={`figure ${stateTone(to)}`}>{stateInWords(to)}</span>
                    <span />
                    <span class="figure about">was {stateInWords(from)}</span>
                  </li>
                ))}
              </ul>
            )}
          />
        </>
      )}
      <h2>What you changed</h2>
      <Points points={edits} />
    </>
  );
}
