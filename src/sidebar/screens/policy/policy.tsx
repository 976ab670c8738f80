/** The agreement, all of it: the two promises first, then what they rest on. */
import { useEditor } from '../../fields/editor.ts';
import { Title } from '../../parts/title.tsx';
import { versionInWords } from '../../policy-words.ts';
import type { Say } from '../../use-action.ts';
import { AlertsFields } from './alerts-fields.tsx';
import { CalendarsPart } from './calendars.tsx';
import { Goal, type GoalTexts } from './goal.tsx';
import { MarketingPromise } from './marketing-promise.tsx';
import { PeoplePart } from './people.tsx';
import { QualificationPart } from './qualification.tsx';
import { SalesPromise } from './sales-promise.tsx';
import { StagesPart } from './stages.tsx';
import { ValuesPart } from './values.tsx';

interface PolicyScreenProps {
  readonly goal: GoalTexts;
  readonly onGoal: (texts: GoalTexts) => void;
  readonly say: Say;
}

export function PolicyScreen({ goal, onGoal, say }: PolicyScreenProps) {
  const { view, zone, now } = useEditor();
  return (
    <>
      <Title>Policy</Title>
      <p class="gray">{versionInWords(view.note, zone, now)}</p>
      <SalesPromise />
      <MarketingPromise />
      <Goal texts={goal} onType={onGoal} say={say} />
      <h2>What the promises rest on</h2>
      <QualificationPart />
      <ValuesPart say={say} />
      <CalendarsPart />
      <StagesPart />
      <PeoplePart />
      <details>
        <summary>Alerts</summary>
        <div class="inside">
          <AlertsFields />
        </div>
      </details>
    </>
  );
}
