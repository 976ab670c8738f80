/** Who is told of what, and when. */
import { DAY_NAMES, WEEK, type Weekday } from '../../../sla/time/time.ts';
import { useEditor } from '../../fields/editor.ts';
import { TextsField } from '../../fields/texts-field.tsx';
import { TypedField } from '../../fields/typed-field.tsx';
import { TIME_OF_DAY } from '../../inputs/time-of-day.ts';
import { CalendarField } from './calendar-field.tsx';

export function AlertsFields() {
  const { policy } = useEditor();
  const addresses = [...new Set(policy.people.map(({ email }) => email).filter(Boolean))];
  return (
    <>
      <TextsField
        at="alerts.managers"
        label="Managers of Sales"
        noun="address"
        known={addresses}
        hint="Overdue leads, leads without an owner, the digest."
      />
      <TextsField
        at="alerts.marketing"
        label="Marketing"
        noun="address"
        known={addresses}
        hint="A shortfall or a flood of leads, the digest."
      />
      <TypedField at="alerts.digestAt" label="Digest at" input={TIME_OF_DAY} />
      <DigestDays />
      <CalendarField at="alerts.calendar" label="In the time zone of" none="The last rule’s business hours" />
    </>
  );
}

function DigestDays() {
  const { policy, edit, isReadOnly } = useEditor();
  const { digestDays } = policy.alerts;
  const toggle = (day: Weekday, isOn: boolean) => {
    const days = WEEK.filter(name => (name === day ? isOn : digestDays.includes(name)));
    edit('alerts.digestDays', days);
  };
  return (
    <fieldset class="field" data-at="alerts.digestDays">
      <legend>On</legend>
      <div class="days-of-week">
        {WEEK.map(day => (
          <label key={day} class="check">
            <input
              type="checkbox"
              checked={digestDays.includes(day)}
              disabled={isReadOnly}
              aria-label={DAY_NAMES[day]}
              onChange={event => toggle(day, event.currentTarget.checked)}
            />
            {DAY_NAMES[day].slice(0, 3)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
