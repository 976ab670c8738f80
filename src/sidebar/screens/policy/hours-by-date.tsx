import { useState } from 'preact/hooks';
import { dayInWords } from '../../../sla/time/clock-words.ts';
import { parseDay } from '../../../sla/time/time.ts';
import type { CalendarDraft } from '../../draft/draft.ts';
import { useEditor } from '../../fields/editor.ts';
import { TypedField } from '../../fields/typed-field.tsx';
import { HOURS } from '../../inputs/hours.ts';
import { Button } from '../../parts/button.tsx';
import { DateBox } from './date-box.tsx';

interface HoursByDateProps {
  readonly hours: CalendarDraft['dates'];
  readonly at: string;
  readonly title: string;
  readonly hint: string;
}

/** Hours of single dates: exceptions from the week, or breaks in it. */
export function HoursByDate({ hours, at, title, hint }: HoursByDateProps) {
  const { edit, isReadOnly } = useEditor();
  const [date, setDate] = useState('');
  const dates = Object.keys(hours).sort();
  const add = () => {
    if (date === '') return;
    edit(`${at}.${date}`, hours[date] ?? '', `${at}.${date}`);
    setDate('');
  };
  return (
    <details>
      <summary>
        {title} ({dates.length || 'none'})
      </summary>
      <div class="inside">
        {dates.map(one => (
          <div key={one} class="line">
            <TypedField at={`${at}.${one}`} label={dateInWords(one)} input={HOURS} hint={hint} />
            {!isReadOnly && (
              <Button
                look="secondary"
                label={`Remove ${dateInWords(one)}`}
                onPress={() => edit(`${at}.${one}`, undefined, `${at}+`)}
              >
                Remove
              </Button>
            )}
          </div>
        ))}
        {!isReadOnly && (
          <div class="line">
            <DateBox label="Date" date={date} at={`${at}+`} onChange={setDate} />
            <Button look="secondary" label="Add date" isOff={date === ''} onPress={add}>
              Add
            </Button>
          </div>
        )}
      </div>
    </details>
  );
}

/** "Thu 26 Nov 2026" */
export function dateInWords(date: string): string {
  const day = parseDay(date);
  return day === null ? date : `${dayInWords(day)} ${date.slice(0, 4)}`;
}
