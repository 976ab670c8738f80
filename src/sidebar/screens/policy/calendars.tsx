/** Business hours: the week, holidays, single dates, the zone. */
import { useState } from 'preact/hooks';
import { DAY_NAMES, WEEK } from '../../../sla/time/time.ts';
import { type CalendarDraft, freeName, withCalendarNamed } from '../../draft/draft.ts';
import { problemIn, useEditor } from '../../fields/editor.ts';
import { Items } from '../../fields/items.tsx';
import { PlaceProblem } from '../../fields/place-problem.tsx';
import { TypedField } from '../../fields/typed-field.tsx';
import { HOURS } from '../../inputs/hours.ts';
import { PLAIN } from '../../inputs/plain.ts';
import { TextBox } from '../../parts/text-box.tsx';
import { calendarInWords } from '../../policy-words.ts';
import { Holidays } from './holidays.tsx';
import { HoursByDate } from './hours-by-date.tsx';

export function CalendarsPart() {
  const { policy, view } = useEditor();
  const { calendars } = policy;
  return (
    <details>
      <summary>Business hours and holidays</summary>
      <div class="inside">
        <Items
          at="calendars"
          items={calendars}
          noun="calendar"
          least={1}
          first="name"
          blank={() => ({
            ...calendars[0],
            name: freeName('New calendar', calendars),
            timeZone: calendars[0]?.timeZone ?? view.zone,
          })}
          summary={calendar => (
            <>
              <bdi class="name">{calendar.name || 'No name'}</bdi>
              <span class="about">{calendarInWords(calendar)}</span>
            </>
          )}
          fields={(calendar, at, index) => <CalendarFields calendar={calendar} at={at} index={index} />}
        />
      </div>
    </details>
  );
}

interface CalendarFieldsProps {
  readonly calendar: CalendarDraft;
  readonly at: string;
  readonly index: number;
}

function CalendarFields({ calendar, at, index }: CalendarFieldsProps) {
  return (
    <>
      <CalendarName calendar={calendar} at={at} index={index} />
      <TypedField
        at={`${at}.timeZone`}
        label="Time zone"
        input={PLAIN}
        options={knownZones()}
        hint="Such as America/New_York"
      />
      <fieldset class="week">
        <legend>Open</legend>
        <p class="hint">9-17:30, or 9-12, 13-17:30 with lunch, or closed</p>
        <PlaceProblem at={`${at}.week`} />
        {WEEK.map(day => (
          <TypedField key={day} at={`${at}.week.${day}`} label={DAY_NAMES[day]} input={HOURS} />
        ))}
      </fieldset>
      <Holidays holidays={calendar.holidays} timeZone={calendar.timeZone} at={`${at}.holidays`} />
      <HoursByDate
        hours={calendar.dates}
        at={`${at}.dates`}
        title="Other hours on single dates"
        hint="Half days and worked Saturdays: 9-13."
      />
      <HoursByDate
        hours={calendar.breaks}
        at={`${at}.breaks`}
        title="Breaks on single dates"
        hint="Closed for a while on that day: 14-15:30."
      />
    </>
  );
}

let zones: readonly string[] | undefined;

/** All that the browser knows; asked when a calendar is first shown. */
function knownZones(): readonly string[] {
  zones ??= Intl.supportedValuesOf('timeZone');
  return zones;
}

/** Its users follow, so it is only taken when it is typed to the end. */
function CalendarName({ calendar, at, index }: CalendarFieldsProps) {
  const editor = useEditor();
  const [typed, setTyped] = useState<string | null>(null);
  const found = problemIn(editor, `${at}.name`);
  return (
    <TextBox
      at={`${at}.name`}
      label="Name"
      text={typed ?? calendar.name}
      problem={found && typed === null ? `${found.message} ${found.fix}` : ''}
      isOff={editor.isReadOnly}
      onInput={setTyped}
      onLeave={() => {
        if (typed !== null) editor.replace(withCalendarNamed(editor.policy, index, typed.trim()));
        setTyped(null);
      }}
    />
  );
}
