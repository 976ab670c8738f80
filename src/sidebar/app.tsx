/** The sidebar: what the server last said, and which screen shows it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { StandingView } from '../contract/standing.ts';
import type { Problem } from '../sla/problem.ts';
import type { Act, ShowRow } from './act.ts';
import { Button } from './parts/button.tsx';
import { Loading } from './parts/loading.tsx';
import { Problems } from './parts/problems.tsx';
import { Title } from './parts/title.tsx';
import { Home } from './screens/standing.tsx';
import { Welcome } from './screens/welcome.tsx';
import { ask } from './server.ts';

export function App() {
  const [view, setView] = useState<StandingView | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [status, say] = useState('');
  // Of two presses within one rendering, the second must know of the first.
  const isRunning = useRef(false);

  const act: Act = async (question, takes, doing, done) => {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsBusy(true);
    setProblems([]);
    say(doing);
    const reply = await ask(question, takes);
    isRunning.current = false;
    setIsBusy(false);
    say(reply.ok ? done : '');
    if (reply.ok) setView(reply.value as StandingView);
    else setProblems(reply.problems);
  };

  const showRow: ShowRow = async (sheet, row) => {
    const reply = await ask('showLead', { sheet, row });
    say(reply.ok ? `Row ${row} of ${sheet} is selected.` : '');
    setProblems(reply.ok ? [] : reply.problems);
  };

  const load = () => act('standing', null, 'Reading the sheet…', '');
  useEffect(() => void load(), []);

  return (
    <div class="sidebar">
      {view === null && <Opening problems={problems} isBusy={isBusy} onRetry={load} />}
      {view !== null && view.standing === null && <Welcome problems={problems} isBusy={isBusy} act={act} say={say} />}
      {view?.standing && (
        <Home view={view} standing={view.standing} problems={problems} isBusy={isBusy} act={act} showRow={showRow} />
      )}
      <p role="status">{status}</p>
    </div>
  );
}

interface OpeningProps {
  readonly problems: readonly Problem[];
  readonly isBusy: boolean;
  readonly onRetry: () => void;
}

function Opening({ problems, isBusy, onRetry }: OpeningProps) {
  return (
    <main>
      <Title>Lead SLA</Title>
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
