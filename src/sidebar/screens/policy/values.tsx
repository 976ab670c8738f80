/** What a lead is worth, by source and segment. */
import { OTHER_SOURCE } from '../../../sla/policy/lead-value.ts';
import { count, fold } from '../../../sla/sheet/text.ts';
import { ChoiceField } from '../../fields/choice-field.tsx';
import { useEditor } from '../../fields/editor.ts';
import { Items } from '../../fields/items.tsx';
import { TypedField } from '../../fields/typed-field.tsx';
import { AMOUNT, countInput } from '../../inputs/amount.ts';
import { PLAIN } from '../../inputs/plain.ts';
import { SHARE } from '../../inputs/share.ts';
import { rateInWords } from '../../policy-words.ts';
import type { Say } from '../../use-action.ts';
import { RefreshValues } from './refresh-values.tsx';

const DAYS = countInput('days');
const POPULATIONS = [
  ['qualified', 'Qualified leads'],
  ['all', 'All leads'],
] as const;

export function ValuesPart({ say }: { readonly say: Say }) {
  const { policy, view } = useEditor();
  const { currency, values } = policy;
  const { sources, segments } = view.known;
  const missing = sources.find(source => !values.rates.some(rate => fold(rate.source) === fold(source)));
  return (
    <details>
      <summary>Lead value: {count(values.rates.length, 'rate')}</summary>
      <div class="inside">
        <p class="gray">
          Value of a lead = share of its source’s leads that become customers × revenue per customer. “{OTHER_SOURCE}”
          stands for every source that is not named.
        </p>
        <Items
          at="values.rates"
          items={values.rates}
          noun="rate"
          first="source"
          blank={() => ({
            source: missing ?? '',
            segment: '',
            conversion: '',
            revenue: values.rates[0]?.revenue ?? '',
            origin: 'assumed',
          })}
          summary={rate => (
            <>
              <bdi class="name">{[rate.source || 'No name', rate.segment].filter(Boolean).join(', ')}</bdi>
              <span class="about">{rateInWords(rate, currency)}</span>
            </>
          )}
          fields={(_, at) => (
            <>
              <TypedField at={`${at}.source`} label="Source" input={PLAIN} options={sources} />
              <TypedField
                at={`${at}.segment`}
                label="Segment"
                input={PLAIN}
                options={segments}
                hint="Empty stands for all segments."
              />
              <TypedField at={`${at}.conversion`} label="Become customers (%)" input={SHARE} hint="Such as 12.5%" />
              <TypedField at={`${at}.revenue`} label={`Revenue per customer (${currency})`} input={AMOUNT} />
            </>
          )}
        />
        <RefreshValues say={say} />
        <details>
          <summary>How values are estimated</summary>
          <div class="inside">
            <ChoiceField at="values.population" label="Rates are shares of" options={POPULATIONS} />
            <TypedField at="values.windowDays" label="From the last (days)" input={DAYS} />
            <TypedField at="values.horizonDays" label="A lead is followed for (days)" input={DAYS} />
            <TypedField at="currency" label="Currency" input={CURRENCY} options={CURRENCIES} />
          </div>
        </details>
      </div>
    </details>
  );
}

const CURRENCIES = ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'CHF', 'INR', 'BRL', 'JPY'];
const CURRENCY = { read: (text: string) => ({ value: text.trim().toUpperCase() }), write: (code: string) => code };
