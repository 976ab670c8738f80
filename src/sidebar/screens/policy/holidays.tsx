/** Days off: a country's by rule, others by date. */
import { useState } from 'preact/hooks';
import { count } from '../../../sla/sheet/text.ts';
import { type CountryCode, countries, countryOfZone, holidaysOf } from '../../../sla/time/holidays.ts';
import { useEditor } from '../../fields/editor.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { DateBox } from './date-box.tsx';
import { dateInWords } from './hours-by-date.tsx';

interface HolidaysProps {
  readonly holidays: readonly string[];
  readonly timeZone: string;
  readonly at: string;
}

export function Holidays({ holidays, timeZone, at }: HolidaysProps) {
  const { edit, isReadOnly, now } = useEditor();
  const [country, setCountry] = useState<CountryCode>(countryOfZone(timeZone) ?? 'US');
  const [date, setDate] = useState('');
  const thisYear = new Date(now).getUTCFullYear();
  const years = [thisYear, thisYear + 1];
  const offered = [...years, thisYear + 2].flatMap(year => holidaysOf(country, year));
  const names = new Map(offered.map(holiday => [holiday.date, holiday.name]));
  const fresh = offered.filter(
    holiday => years.includes(Number(holiday.date.slice(0, 4))) && !holidays.includes(holiday.date),
  );
  const put = (dates: readonly string[], focus: string) => edit(at, [...new Set(dates)].sort(), focus);
  return (
    <details>
      <summary>Holidays ({holidays.length || 'none'})</summary>
      <div class="inside">
        {holidays.length > 0 && (
          <ul class="dates">
            {holidays.map((holiday, index) => (
              <li key={holiday}>
                <span data-at={`${at}[${index}]`}>
                  {dateInWords(holiday)} <span class="about">{names.get(holiday) ?? ''}</span>
                </span>
                {!isReadOnly && (
                  <button
                    type="button"
                    class="cross"
                    aria-label={`Remove ${dateInWords(holiday)}`}
                    onClick={() =>
                      put(
                        holidays.filter(other => other !== holiday),
                        `${at}+`,
                      )
                    }
                  >
                    ×
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
        {!isReadOnly && (
          <>
            <SelectField
              label="Public holidays of"
              value={country}
              options={countries()}
              hint={country === 'IN' ? 'Diwali, Holi and Eid follow the moon: add them by date.' : undefined}
              onChange={chosen => setCountry(chosen as CountryCode)}
            />
            <Button
              look="secondary"
              isOff={fresh.length === 0}
              onPress={() => put([...holidays, ...fresh.map(holiday => holiday.date)], `${at}+`)}
            >
              {fresh.length === 0
                ? `All of ${years.join(' and ')} are in`
                : `Add ${count(fresh.length, 'day')} of ${years.join(' and ')}`}
            </Button>
            <div class="line">
              <DateBox label="Another day off" date={date} at={`${at}+`} onChange={setDate} />
              <Button
                look="secondary"
                label="Add day off"
                isOff={date === ''}
                onPress={() => {
                  put([...holidays, date], `${at}+`);
                  setDate('');
                }}
              >
                Add
              </Button>
            </div>
          </>
        )}
      </div>
    </details>
  );
}
