/** The screens that edit the agreement: one draft above all of them, and the way from it to a version. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SaveAnswer } from '../../contract/policy.ts';
import type { StandingView } from '../../contract/standing.ts';
import type { AppliesTo } from '../../sla/policy/agreement.ts';
import type { Problem } from '../../sla/sheet/problem.ts';
import { decodeZone } from '../../sla/time/zone.ts';
import type { ShowRow } from '../act.ts';
import { problemsOf } from '../draft/check.ts';
import type { DraftState, PolicyDraft } from '../draft/draft.ts';
import type { DraftHandle } from '../draft/use-draft.ts';
import { type Editor, EditorContext } from '../fields/editor.ts';
import { focusFirst, focusPlace } from '../fields/focus.ts';
import { Button } from '../parts/button.tsx';
import { DraftBar } from '../parts/draft-bar.tsx';
import { Opening } from '../parts/opening.tsx';
import { Problems } from '../parts/problems.tsx';
import type { Screen } from '../parts/tabs.tsx';
import type { Say } from '../use-action.ts';
import { AlertsScreen } from './alerts.tsx';
import { HistoryScreen } from './history/history.tsx';
import { type GoalTexts, NO_GOAL } from './policy/goal.tsx';
import { PolicyScreen } from './policy/policy.tsx';
import { Conflict } from './review/conflict.tsx';
import { Review } from './review/review.tsx';
import { SheetsScreen } from './sheets/sheets.tsx';

interface AgreementProps {
  readonly view: StandingView;
  readonly screen: Exclude<Screen, 'Standing' | 'Lead'>;
  readonly onScreen: (screen: Screen) => void;
  readonly drafts: DraftHandle;
  readonly status: string;
  readonly say: Say;
  readonly showRow: ShowRow;
  readonly onSaved: () => void;
}

export function Agreement({ view: home, screen, onScreen, drafts, status, say, showRow, onSaved }: AgreementProps) {
  const [step, setStep] = useState<'preview' | 'save' | null>(null);
  const [appliesTo, setAppliesTo] = useState<AppliesTo>('new leads');
  const [why, setWhy] = useState('');
  const [goal, setGoal] = useState<GoalTexts>(NO_GOAL);
  const [discarded, setDiscarded] = useState<DraftState | null>(null);
  const [warnings, setWarnings] = useState<readonly Problem[]>([]);
  const [conflict, setConflict] = useState<Extract<SaveAnswer, { saved: null }> | null>(null);
  // Where the focus goes once the page shows the change.
  const focus = useRef<(() => void) | null>(null);
  useLayoutEffect(() => {
    focus.current?.();
    focus.current = null;
  });

  const { view, draft, problems } = drafts;
  if (!view) {
    const isBusy = drafts.failure.length === 0;
    return <Opening title={screen} problems={drafts.failure} isBusy={isBusy} onRetry={() => void drafts.load()} />;
  }
  const policy = draft?.policy ?? (view.policy as PolicyDraft);
  const editor: Editor = {
    policy,
    view,
    problems,
    isChecked: drafts.isChecked,
    isReadOnly: !view.mayEdit,
    hasDraft: draft !== null,
    now: home.standing?.at ?? 0,
    zone: decodeZone(home.zone.name, home.zone.changes),
    edit: (at, value, place) => {
      setDiscarded(null);
      if (place) focus.current = () => focusPlace(place);
      drafts.edit(at, value);
    },
    replace: next => {
      setDiscarded(null);
      drafts.replace(next);
    },
  };

  const fix = () => {
    const found = problemsOf(policy);
    drafts.check();
    say('');
    if (focusFirst(found)) return;
    onScreen(screenOf(found[0]?.at ?? ''));
    focus.current = () => focusFirst(found);
  };
  const goTo = (next: 'preview' | 'save') => {
    setWarnings([]);
    if (problems.length === 0) return setStep(next);
    fix();
    say(problems.length === 1 ? 'One thing is to be fixed first.' : `${problems.length} things are to be fixed first.`);
  };

  return (
    <EditorContext.Provider value={editor}>
      <main>
        <div role="tabpanel" id="screen" aria-labelledby={`tab-${screen}`}>
          {!view.mayEdit && <p class="notice">{view.whoMayEdit}</p>}
          {draft && draft.basedOn !== view.note.version && (
            <p class="notice">
              Somebody saved version {view.note.version} since your draft was begun.{' '}
              <Button look="link" onPress={() => setConflict({ saved: null, base: draft.base, theirs: view })}>
                Put both together…
              </Button>
            </p>
          )}
          <Problems problems={warnings} />
          {screen === 'Policy' && <PolicyScreen goal={goal} onGoal={setGoal} say={say} />}
          {screen === 'Sheets' && <SheetsScreen say={say} showRow={showRow} />}
          {screen === 'Alerts' && <AlertsScreen say={say} />}
          {screen === 'History' && (
            <HistoryScreen
              say={say}
              status={status}
              onRestored={() => {
                onScreen('Policy');
                say('It is in your draft now; nothing holds before it is saved.');
              }}
            />
          )}
        </div>
      </main>
      {(draft || discarded) && (
        <DraftBar
          toFix={drafts.isChecked ? problems.length : 0}
          isKept={drafts.isKept}
          keepProblem={drafts.keepProblem}
          isDiscarded={!draft}
          onPreview={() => goTo('preview')}
          onSave={() => goTo('save')}
          onFix={fix}
          onDiscard={() => {
            setDiscarded(draft);
            drafts.discard();
            say('Your changes are discarded.');
          }}
          onUndo={() => {
            if (discarded) drafts.restore(discarded);
            setDiscarded(null);
            say('Your changes are back.');
            focus.current = () => document.querySelector<HTMLElement>('footer .action')?.focus();
          }}
        />
      )}
      {draft && step && (
        <Review
          draft={draft}
          step={step}
          why={why}
          onWhy={setWhy}
          appliesTo={appliesTo}
          onWhom={setAppliesTo}
          status={status}
          say={say}
          showRow={showRow}
          settle={drafts.settle}
          onStep={next => {
            setStep(next);
            say('');
          }}
          onConflict={answer => {
            setStep(null);
            setConflict(answer);
            say('');
          }}
          onSaved={(saved, left) => {
            setStep(null);
            setWhy('');
            setAppliesTo('new leads');
            setWarnings(left);
            drafts.take(saved);
            onSaved();
            say(`Version ${saved.note.version} is saved and in force.`);
            focus.current = () => document.querySelector<HTMLElement>('h1')?.focus();
          }}
        />
      )}
      {draft && conflict && (
        <Conflict
          base={conflict.base}
          mine={policy}
          theirs={conflict.theirs}
          status={status}
          onTake={merged => {
            setConflict(null);
            drafts.rebase(merged, conflict.theirs);
            say('Both changes are in your draft. Look at it, then save it.');
          }}
          onDiscard={() => {
            setConflict(null);
            setDiscarded(draft);
            drafts.rebase(conflict.theirs.policy as PolicyDraft, conflict.theirs);
            say('Theirs stands; yours is discarded.');
          }}
          onClose={() => setConflict(null)}
        />
      )}
    </EditorContext.Provider>
  );
}

/** The screen that edits a place of the policy. */
function screenOf(at: string): Screen {
  return at.startsWith('sheets') ? 'Sheets' : 'Policy';
}
