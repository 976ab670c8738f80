/** Which kinds of mail each address gets: beside the versions of the agreement, and at once. */
import { useState } from 'preact/hooks';
import type { Reader } from '../../contract/alerts.ts';
import { MAIL_KINDS, type MailKind } from '../../sla/standing/news/told.ts';
import { useEditor } from '../fields/editor.ts';
import { Button } from '../parts/button.tsx';
import { Folded } from '../parts/folded.tsx';
import type { Action } from '../use-action.ts';

const NAMES: Readonly<Record<MailKind, string>> = {
  alerts: 'Alerts, at once',
  digest: 'The digest',
  month: 'The month that closed',
  trouble: 'Trouble with the scan',
};

interface ReadersProps {
  readonly readers: readonly Reader[];
  /** Whoever may not change the agreement may still choose what comes to this address, in lower case. */
  readonly me: string;
  readonly action: Action;
  readonly take: (readers: readonly Reader[]) => void;
}

export function ReadersPart({ readers, me, action, take }: ReadersProps) {
  const { isReadOnly } = useEditor();
  if (readers.length === 0) return null;
  return (
    <>
      <h2>Who gets which mail</h2>
      <p class="hint">It takes effect at once: muting a mail is no new version of the agreement.</p>
      <Folded
        items={readers}
        first={5}
        list={some =>
          some.map(reader => (
            <ReaderKinds
              key={reader.address}
              reader={reader}
              isOff={isReadOnly && reader.address !== me}
              action={action}
              take={take}
            />
          ))
        }
      />
    </>
  );
}

interface KindsProps extends Pick<ReadersProps, 'action' | 'take'> {
  readonly reader: Reader;
  readonly isOff: boolean;
}

function ReaderKinds({ reader, isOff, action, take }: KindsProps) {
  const { address } = reader;
  const [spared, setSpared] = useState(reader.spared);
  const turn = (kind: MailKind) =>
    setSpared(spared.includes(kind) ? spared.filter(one => one !== kind) : [...spared, kind]);
  const isChanged = MAIL_KINDS.some(kind => spared.includes(kind) !== reader.spared.includes(kind));
  const save = () => action.run('spare', { address, spared }, 'Saving…', `${address} gets what is ticked.`, take);
  const muted = reader.spared.length;
  return (
    <details>
      <summary>
        <bdi>{address}</bdi>
        <span class="gray">
          {' '}
          {muted === 0 ? 'all of them' : `${MAIL_KINDS.length - muted} of ${MAIL_KINDS.length}`}
        </span>
      </summary>
      {MAIL_KINDS.map(kind => (
        <label class="check" key={kind}>
          <input type="checkbox" disabled={isOff} checked={!spared.includes(kind)} onChange={() => turn(kind)} />{' '}
          {NAMES[kind]}
        </label>
      ))}
      {!isOff && (
        <div class="buttons">
          <Button look="secondary" isOff={action.isBusy || !isChanged} onPress={() => void save()}>
            Save for this address
          </Button>
        </div>
      )}
    </details>
  );
}
