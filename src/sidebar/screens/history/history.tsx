/** Every version: who, when, why, what changed, what it judges; restored, compared, exported, imported. */
import { useEffect, useState } from 'preact/hooks';
import type { HistoryView, VersionView } from '../../../contract/policy.ts';
import { policyEdits } from '../../../sla/policy/diff/diff.ts';
import type { Policy } from '../../../sla/policy/schema.ts';
import { count } from '../../../sla/sheet/text.ts';
import { instantInWords } from '../../../sla/time/clock-words.ts';
import type { PolicyDraft } from '../../draft/draft.ts';
import { useEditor } from '../../fields/editor.ts';
import { Button } from '../../parts/button.tsx';
import { Folded } from '../../parts/folded.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Points } from '../../parts/points.tsx';
import { Problems } from '../../parts/problems.tsx';
import { Title } from '../../parts/title.tsx';
import { type Action, type Say, useAction } from '../../use-action.ts';
import { Compare } from './compare.tsx';
import { Export } from './export.tsx';
import { Import } from './import.tsx';

interface HistoryScreenProps {
  readonly say: Say;
  readonly status: string;
  /** A version or a file is in the draft now. */
  readonly onRestored: () => void;
}

type Opened =
  | { readonly kind: 'compare'; readonly version: number; readonly edits: readonly string[] }
  | { readonly kind: 'export'; readonly version: number; readonly policy: Policy }
  | { readonly kind: 'import' };

export function HistoryScreen({ say, status, onRestored }: HistoryScreenProps) {
  const editor = useEditor();
  const [history, setHistory] = useState<HistoryView | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const action = useAction(say);
  const load = () => action.run('history', null, 'Reading the history…', '', setHistory);
  // A version that was saved meanwhile is in it too.
  useEffect(() => void load(), [editor.view.note.version]);
  const restore = (policy: unknown) => {
    editor.replace(policy as PolicyDraft);
    onRestored();
  };
  const close = () => {
    setOpened(null);
    say('');
  };
  const newest = editor.view.note.version;
  return (
    <>
      <Title>History</Title>
      <p class="gray">A lead is judged by the version in force when its clock started.</p>
      <Problems problems={action.problems} />
      {!history &&
        (action.isBusy ? (
          <Loading />
        ) : (
          <Button look="action" onPress={() => void load()}>
            Try again
          </Button>
        ))}
      {history && (
        <Folded
          items={history.versions}
          first={20}
          list={some => (
            <div class="items">
              {some.map(one => (
                <Version
                  key={one.version}
                  version={one}
                  newest={newest}
                  action={action}
                  onRestore={restore}
                  onCompare={policy =>
                    setOpened({
                      kind: 'compare',
                      version: one.version,
                      edits: policyEdits(policy, editor.view.policy),
                    })
                  }
                  onExport={policy => setOpened({ kind: 'export', version: one.version, policy })}
                />
              ))}
            </div>
          )}
        />
      )}
      {!editor.isReadOnly && (
        <div class="buttons">
          <Button look="secondary" onPress={() => setOpened({ kind: 'import' })}>
            Import a policy…
          </Button>
        </div>
      )}
      {opened?.kind === 'compare' && (
        <Compare version={opened.version} newest={newest} edits={opened.edits} status={status} onClose={close} />
      )}
      {opened?.kind === 'export' && (
        <Export version={opened.version} policy={opened.policy} status={status} say={say} onClose={close} />
      )}
      {opened?.kind === 'import' && (
        <Import
          status={status}
          say={say}
          onClose={close}
          onTake={policy => {
            setOpened(null);
            restore(policy);
          }}
        />
      )}
    </>
  );
}

const BINDS: Readonly<Record<VersionView['appliesTo'], string>> = {
  'new leads': 'leads that came since',
  'open leads': 'leads that came since, and those open then',
  'all leads': 'all leads, as a correction',
};

interface VersionProps {
  readonly version: VersionView;
  readonly newest: number;
  readonly action: Action;
  readonly onRestore: (policy: Policy) => void;
  readonly onCompare: (policy: Policy) => void;
  readonly onExport: (policy: Policy) => void;
}

function Version({ version: one, newest, action, onRestore, onCompare, onExport }: VersionProps) {
  const { zone, now, isReadOnly, hasDraft } = useEditor();
  const { version, savedAt, effectiveFrom, who, why, edits, leads, isInForce, appliesTo, problems } = one;
  const get = (doing: string, take: (policy: Policy) => void) =>
    void action.run('version', { version }, doing, '', ({ policy }) => take(policy));
  const isReadable = problems.length === 0;
  return (
    <details>
      <summary>
        <span>
          <span class="name">Version {version}</span>
          {isInForce && <strong class="good"> in force</strong>}
          {!isReadable && <span class="error">Cannot be read</span>}
          <span class="about">
            {instantInWords(savedAt, zone, now)}
            {who && `, ${who}`}
          </span>
          {why && <bdi class="about">“{why}”</bdi>}
        </span>
      </summary>
      <div class="inside">
        <Problems problems={problems} isReply={false} />
        <p class="gray">
          In force {effectiveFrom === null ? 'from the beginning' : `since ${instantInWords(effectiveFrom, zone, now)}`}
          , for {BINDS[appliesTo]}. It judges {count(leads, 'lead')} now.
        </p>
        {edits.length > 0 ? <Points points={edits} /> : version === 1 && <p>The first agreement.</p>}
        {isReadable && (
          <div class="buttons">
            {!isReadOnly && version !== newest && (
              <Button look="secondary" isOff={action.isBusy} onPress={() => get('Reading the version…', onRestore)}>
                {hasDraft ? 'Restore over my draft' : 'Restore into my draft'}
              </Button>
            )}
            {version !== newest && (
              <Button look="secondary" isOff={action.isBusy} onPress={() => get('Comparing…', onCompare)}>
                Compare with the newest
              </Button>
            )}
            <Button look="secondary" isOff={action.isBusy} onPress={() => get('Reading the version…', onExport)}>
              Export
            </Button>
          </div>
        )}
      </div>
    </details>
  );
}
