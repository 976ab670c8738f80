/** What Marketing owes Sales: quotas, each with the months that differ. */
import { useState } from 'preact/hooks';
import { count } from '../../../sla/sheet/text.ts';
import { monthInWords } from '../../../sla/time/clock-words.ts';
import { freeName, type PolicyDraft } from '../../draft/draft.ts';
import { ChoiceField } from '../../fields/choice-field.tsx';
import { useEditor } from '../../fields/editor.ts';
import { Items } from '../../fields/items.tsx';
import { TypedField } from '../../fields/typed-field.tsx';
import { AMOUNT } from '../../inputs/amount.ts';
import { MONTH } from '../../inputs/month.ts';
import { PLAIN } from '../../inputs/plain.ts';
import { Button } from '../../parts/button.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import { quotaInWords } from '../../policy-words.ts';
import { CalendarField } from './calendar-field.tsx';

type QuotaDraft = PolicyDraft['quota'][number];

const UNITS = [
  ['value', 'Lead value'],
  ['leads', 'Qualified leads'],
] as const;

export function MarketingPromise() {
  const { policy } = useEditor();
  const { quota: quotas, currency } = policy;
  const calendar = quotas[0]?.calendar ?? policy.calendars[0]?.name;
  return (
    <>
      <h2>Marketing owes Sales</h2>
      {quotas.length === 0 && <p class="gray">No quota is agreed.</p>}
      <Items
        at="quota"
        items={quotas}
        noun="quota"
        first="perMonth"
        blank={() => ({
          name: freeName(quotas.length === 0 ? 'All leads' : 'New quota', quotas),
          segment: '',
          unit: 'value',
          perMonth: '',
          months: {},
          calendar,
        })}
        summary={quota => (
          <>
            <bdi class="name">{quota.name || 'No name'}</bdi>: {quotaInWords(quota, currency)}
          </>
        )}
        fields={(quota, at) => <QuotaFields quota={quota} at={at} />}
      />
      <Events />
    </>
  );
}

/** Bursts of leads that are planned, such as webinars. */
function Events() {
  const { policy, view } = useEditor();
  const { events = [] } = policy;
  return (
    <details>
      <summary>Planned events: {events.length}</summary>
      <div class="inside">
        <p class="gray">A webinar or fair that brings many leads in a day: the pace expects them then, not before.</p>
        <Items
          at="events"
          items={events}
          noun="event"
          first="date"
          blank={() => ({ date: '', name: freeName('Webinar', events), leads: '' })}
          summary={({ name, date, leads }) => (
            <>
              <bdi class="name">{name || 'No name'}</bdi>: {date || 'no date yet'}
              {typeof leads === 'number' && `, ${count(leads, 'lead')}`}
            </>
          )}
          fields={(_, at) => (
            <>
              <TypedField at={`${at}.date`} label="Date" input={PLAIN} hint="Such as 2026-11-12" />
              <TypedField at={`${at}.name`} label="Name" input={PLAIN} />
              <TypedField at={`${at}.leads`} label="Leads it brings" input={AMOUNT} />
              <TypedField
                at={`${at}.source`}
                label="Their source"
                input={PLAIN}
                options={view.known.sources}
                hint="Tells what they are worth. Empty counts them as “(other)”."
                isOptional
              />
            </>
          )}
        />
      </div>
    </details>
  );
}

function QuotaFields({ quota, at }: { readonly quota: QuotaDraft; readonly at: string }) {
  const { policy, view } = useEditor();
  const unit = quota.unit === 'value' ? policy.currency : 'leads';
  return (
    <>
      <TypedField at={`${at}.name`} label="Name" input={PLAIN} />
      <ChoiceField at={`${at}.unit`} label="Counted in" options={UNITS} />
      <TypedField at={`${at}.perMonth`} label={`Each month (${unit})`} input={AMOUNT} />
      <TypedField
        at={`${at}.segment`}
        label="Segment"
        input={PLAIN}
        options={view.known.segments}
        hint="Empty counts all leads."
      />
      <CalendarField at={`${at}.calendar`} label="Working days" />
      <ChoiceField
        at={`${at}.shape`}
        label="A month runs"
        options={[
          [quota.shape === 'even' ? 'even' : '', 'Steadily, by working days'],
          ['own', 'As our last months ran'],
        ]}
        hint="As long as the last 3 to 6 months ran alike; else steadily."
      />
      <Months months={quota.months} at={`${at}.months`} unit={unit} />
    </>
  );
}

interface MonthsProps {
  readonly months: QuotaDraft['months'];
  readonly at: string;
  readonly unit: string;
}

/** Months that owe another amount. */
function Months({ months, at, unit }: MonthsProps) {
  const { edit, isReadOnly } = useEditor();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');
  const add = () => {
    const reading = MONTH.read(typed);
    if ('problem' in reading) return setProblem(reading.problem);
    setTyped('');
    const place = `${at}.${reading.value}`;
    edit(place, months[reading.value] ?? '', place);
  };
  return (
    <>
      {Object.keys(months)
        .sort()
        .map(month => (
          <div key={month} class="line">
            <TypedField at={`${at}.${month}`} label={`${monthInWords(month, true)} (${unit})`} input={AMOUNT} />
            {!isReadOnly && (
              <Button
                look="secondary"
                label={`Remove ${monthInWords(month, true)}`}
                onPress={() => edit(`${at}.${month}`, undefined, `${at}+`)}
              >
                Remove
              </Button>
            )}
          </div>
        ))}
      {!isReadOnly && (
        <div class="line">
          <TextBox
            at={`${at}+`}
            label="A month with another amount"
            text={typed}
            problem={problem}
            hint="Such as Dec 2026"
            onInput={text => {
              setTyped(text);
              setProblem('');
            }}
            onEnter={add}
          />
          <Button look="secondary" label="Add month" onPress={add}>
            Add
          </Button>
        </div>
      )}
    </>
  );
}
