/** From the bookings number to the quota: in leads and in value. */
import { useState } from 'preact/hooks';
import type { Overall } from '../../../sla/promises/marketing/estimate/estimate.ts';
import type { ValueRefresh } from '../../../sla/promises/marketing/estimate/refresh.ts';
import { leadsOwed } from '../../../sla/promises/marketing/goal.ts';
import { count, grouped, money } from '../../../sla/sheet/text.ts';
import { freeName } from '../../draft/draft.ts';
import { useEditor } from '../../fields/editor.ts';
import { AMOUNT, countInput } from '../../inputs/amount.ts';
import type { Input } from '../../inputs/input.ts';
import { SHARE } from '../../inputs/share.ts';
import { Button } from '../../parts/button.tsx';
import { Problems } from '../../parts/problems.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import { type Say, useAction } from '../../use-action.ts';

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
  readonly say: Say;
}

export function Goal({ texts, onType, say }: GoalProps) {
  const [learned, setLearned] = useState<ValueRefresh | null>(null);
  const action = useAction(say);
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
  const fill = () =>
    action.run(
      'refreshValues',
      { assumedConversion: null, assumedRevenue: null },
      'Learning from your leads…',
      'Filled in from your leads.',
      refresh => {
        setLearned(refresh);
        const { overall } = refresh;
        if (!overall) return;
        const revenue = overall.revenue === null ? texts.revenue : AMOUNT.write(Math.round(overall.revenue));
        onType({ ...texts, revenue, conversion: SHARE.write(Number(overall.conversion.toFixed(4))) });
      },
    );
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
        <Button look="secondary" isOff={action.isBusy} onPress={() => void fill()}>
          Fill in from the sheet
        </Button>
        <Problems problems={action.problems} />
        {learned?.overall && <p class="hint">{assumptionInWords(learned.overall, learned)}</p>}
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

/** What a goal that is filled in from the sheet takes for granted. */
function assumptionInWords({ revenue, lagDays }: Overall, { horizonDays, windowDays }: ValueRefresh): string {
  const days = (n: number) => count(n, 'day');
  return [
    `Assumes that leads go on to be won as those of the last ${days(windowDays)} were, within ${days(horizonDays)}.`,
    revenue === null ? 'No deal states its revenue: type it.' : '',
    `Half of the bookings came within ${days(lagDays)} of the lead: what is to be booked in a month must come in so long before.`,
  ].join(' ');
}
