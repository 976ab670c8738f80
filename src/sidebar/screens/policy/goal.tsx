/** From the bookings number to the quota: in leads and in value. */
import { leadsOwed } from '../../../sla/promises/marketing/goal.ts';
import { grouped, money } from '../../../sla/sheet/text.ts';
import { freeName } from '../../draft/draft.ts';
import { useEditor } from '../../fields/editor.ts';
import { AMOUNT, countInput } from '../../inputs/amount.ts';
import type { Input } from '../../inputs/input.ts';
import { SHARE } from '../../inputs/share.ts';
import { Button } from '../../parts/button.tsx';
import { TextBox } from '../../parts/text-box.tsx';

/** What is typed; it stays while other screens are looked at. */
export interface GoalTexts {
  readonly bookings: string;
  readonly months: string;
  readonly revenue: string;
  readonly conversion: string;
}

export const NO_GOAL: GoalTexts = { bookings: '', months: '12', revenue: '', conversion: '' };

const INPUTS: Readonly<Record<keyof GoalTexts, Input<number>>> = {
  bookings: AMOUNT,
  months: countInput('months'),
  revenue: AMOUNT,
  conversion: SHARE,
};

interface GoalProps {
  readonly texts: GoalTexts;
  readonly onType: (texts: GoalTexts) => void;
}

export function Goal({ texts, onType }: GoalProps) {
  const { policy, edit, isReadOnly } = useEditor();
  const { currency, quota: quotas } = policy;
  const number = (field: keyof GoalTexts) => {
    const reading = INPUTS[field].read(texts[field]);
    return 'problem' in reading ? Number.NaN : reading.value;
  };
  const line = (field: keyof GoalTexts, label: string, hint = '') => {
    const reading = INPUTS[field].read(texts[field]);
    return (
      <TextBox
        label={label}
        text={texts[field]}
        hint={hint}
        problem={texts[field] !== '' && 'problem' in reading ? reading.problem : ''}
        onInput={text => onType({ ...texts, [field]: text })}
      />
    );
  };
  const isTyped = Object.values(texts).every(text => text !== '');
  const leads = leadsOwed(number('bookings'), number('revenue'), number('conversion'), number('months'));
  const value = Math.ceil(number('bookings') / number('months') - 1e-9);
  const put = (unit: 'leads' | 'value', perMonth: number) => {
    const [first] = quotas;
    const calendar = policy.calendars[0]?.name;
    const next = first
      ? { ...first, unit, perMonth }
      : { name: freeName('All leads', quotas), segment: '', unit, perMonth, months: {}, calendar };
    edit('quota', [next, ...quotas.slice(1)], 'quota[0]');
  };
  return (
    <details>
      <summary>From a bookings goal to the quota</summary>
      <div class="inside">
        {line('bookings', `Bookings that Marketing must source (${currency})`, 'Such as 1.2m')}
        {line('months', 'In how many months')}
        {line('revenue', `Revenue per customer (${currency})`)}
        {line('conversion', 'Qualified leads that become customers (%)', 'Such as 2%')}
        {isTyped && typeof leads === 'number' && (
          <>
            <p>
              That takes <strong>{grouped(leads)} qualified leads</strong> a month, or{' '}
              <strong>{money(value, currency)}</strong> of lead value.
            </p>
            {!isReadOnly && (
              <div class="buttons">
                <Button look="secondary" onPress={() => put('leads', leads)}>
                  Use {grouped(leads)} leads
                </Button>
                <Button look="secondary" onPress={() => put('value', value)}>
                  Use {money(value, currency)}
                </Button>
              </div>
            )}
            {!isReadOnly && quotas.length > 0 && (
              <p class="gray">It goes into the quota “{quotas[0]?.name}”; nothing holds before it is saved.</p>
            )}
          </>
        )}
        {isTyped && typeof leads === 'object' && !Number.isNaN(value) && (
          <p class="error">Nothing can be reckoned with a rate or a revenue of 0.</p>
        )}
      </div>
    </details>
  );
}
