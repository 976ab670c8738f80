/** The sidebar: which screen shows, what the server last said, and the draft that the screens share. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { StandingView } from '../contract/standing.ts';
import { MINUTE } from '../sla/time/time.ts';
import type { Act, ShowRow } from './act.ts';
import { useDraft } from './draft/use-draft.ts';
import { Opening } from './parts/opening.tsx';
import { type Screen, Tabs } from './parts/tabs.tsx';
import { Agreement } from './screens/agreement.tsx';
import { LeadScreen } from './screens/lead.tsx';
import { Home } from './screens/standing/standing.tsx';
import { Welcome } from './screens/welcome/welcome.tsx';
import { ask } from './server.ts';
import { useAction } from './use-action.ts';
import { useReturn } from './use-return.ts';

export function App() {
  const [view, setView] = useState<StandingView | null>(null);
  const [screen, setScreen] = useState<Screen>('Standing');
  const [status, say] = useState('');
  const action = useAction(say);
  const drafts = useDraft();
  // Client's time at which the home screen was read; 0 when something has changed since.
  const readAt = useRef(0);
  const asked = useRef(0);
  const isRefreshing = useRef(false);

  const take = (next: StandingView) => {
    asked.current++;
    readAt.current = Date.now();
    setView(next);
  };
  const act: Act = (question, takes, doing, done) => {
    asked.current++;
    return action.run(question, takes, doing, done, answer => take(answer as StandingView));
  };
  const load = () => act('standing', null, 'Reading the sheet…', '');
  useEffect(() => void load(), []);

  const isOld = () => view !== null && Date.now() - readAt.current > view.scan.everyMinutes * MINUTE;
  /** Aside from actions: who comes back with a press on a button means the button, and its answer is the newer one. */
  const refresh = async () => {
    if (isRefreshing.current || action.isBusy) return;
    isRefreshing.current = true;
    const before = asked.current;
    const reply = await ask('standing', null);
    isRefreshing.current = false;
    if (reply.ok && before === asked.current) take(reply.value);
  };
  useReturn(() => {
    if (screen === 'Standing' && isOld()) void refresh();
  });

  const showRow: ShowRow = async (sheet, row) => {
    const reply = await ask('showLead', { sheet, row });
    say(reply.ok ? `Row ${row} of ${sheet} is selected.` : reply.problems.map(({ message }) => message).join(' '));
  };

  const choose = (next: Screen) => {
    setScreen(next);
    say('');
    action.forget();
    if (next === 'Standing' && isOld()) void refresh();
    if (next !== 'Standing' && next !== 'Lead' && !drafts.view) void drafts.load();
  };

  if (!view?.standing) {
    return (
      <div class="sidebar">
        {view ? (
          <Welcome action={action} say={say} onStarted={take} />
        ) : (
          <Opening problems={action.problems} isBusy={action.isBusy} onRetry={load} />
        )}
        <p role="status">{status}</p>
      </div>
    );
  }
  const common = { view, status, say, showRow };
  return (
    <div class="sidebar">
      <Tabs current={screen} onChoose={choose} />
      {screen === 'Standing' && <Home {...common} standing={view.standing} isOld={isOld()} action={action} act={act} />}
      {screen === 'Lead' && <LeadScreen {...common} />}
      {screen !== 'Standing' && screen !== 'Lead' && (
        <Agreement
          {...common}
          screen={screen}
          onScreen={setScreen}
          drafts={drafts}
          onSaved={() => {
            readAt.current = 0;
          }}
        />
      )}
      <p role="status">{status}</p>
    </div>
  );
}
