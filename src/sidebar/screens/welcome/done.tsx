/** After the start: the scan that runs by itself, and formulas beside it. Then home. */
import { useEffect, useState } from 'preact/hooks';
import type { FormulasView } from '../../../contract/formulas.ts';
import type { StandingView } from '../../../contract/standing.ts';
import { count } from '../../../sla/sheet/text.ts';
import { Button } from '../../parts/button.tsx';
import { Problems } from '../../parts/problems.tsx';
import { Title } from '../../parts/title.tsx';
import type { Action } from '../../use-action.ts';
import { everyInWords, overdueInWords } from '../../words.ts';
import { ReadyFormulas } from '../sheets/formulas.tsx';

interface DoneProps {
  readonly view: StandingView;
  readonly action: Action;
  readonly onView: (view: StandingView) => void;
  readonly onDone: (view: StandingView) => void;
}

export function Done({ view, action, onView, onDone }: DoneProps) {
  const [formulas, setFormulas] = useState<FormulasView | null>(null);
  const { standing, scan } = view;
  const often = everyInWords(scan.everyMinutes);
  useEffect(() => {
    if (scan.isOn && !formulas)
      void action.run('formulas', null, `The scan runs every ${often}.`, `The scan runs every ${often}.`, setFormulas);
  }, [scan.isOn]);
  const insert = (sheet: string, name: string) =>
    void action.run(
      'insertFormula',
      { sheet, name },
      'Inserting…',
      `${name} is at the right of ${sheet}.`,
      setFormulas,
    );
  return (
    <>
      <main>
        <Title>The agreement is in force</Title>
        <Problems problems={action.problems} />
        {standing && (
          <p>
            {count(standing.leads, 'lead')} judged: <strong>{overdueInWords(standing).toLowerCase()}</strong>.
          </p>
        )}
        <h2>Let it run by itself</h2>
        {scan.isOn ? (
          <p class="good">
            On: every {often} the sheet is read, the verdicts beside your columns are brought up to date and mails are
            sent.
          </p>
        ) : (
          <p>
            Every {often} Lead SLA reads the sheet, writes the verdicts beside your columns and mails what is new. Until
            then nobody gets a mail.
          </p>
        )}
        {formulas && <ReadyFormulas ready={formulas.ready} isOff={action.isBusy} onInsert={insert} />}
      </main>
      <footer>
        <div class="buttons">
          {scan.isOn ? (
            <Button key="done" look="action" onPress={() => onDone(view)}>
              See where you stand
            </Button>
          ) : (
            <>
              <Button
                key="on"
                look="action"
                isOff={action.isBusy}
                onPress={() =>
                  void action.run(
                    'turnOn',
                    { everyMinutes: scan.everyMinutes },
                    'Turning on…',
                    `The scan runs every ${often}.`,
                    onView,
                  )
                }
              >
                Scan every {often}
              </Button>
              <Button key="later" look="secondary" onPress={() => onDone(view)}>
                Not now
              </Button>
            </>
          )}
        </div>
      </footer>
    </>
  );
}
