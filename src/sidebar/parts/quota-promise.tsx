import type { QuotaStanding } from '../../sla/promises/marketing/quota.ts';
import { count } from '../../sla/sheet/text.ts';
import { amountInWords, outlookInWords, paceInWords } from '../words.ts';
import { QuotaLine } from './quota-line.tsx';

interface QuotaPromiseProps {
  readonly quota: QuotaStanding;
  /** Told where there are several. */
  readonly name: string;
  readonly currency: string;
}

/** One quota of Marketing: amount, pace, line, outlook. */
export function QuotaPromise({ quota, name, currency }: QuotaPromiseProps) {
  const { unit, actual, line, credited, returned } = quota;
  const words = (amount: number) => amountInWords(Math.round(amount), unit, currency);
  const pace = paceInWords(quota, currency);
  return (
    <section class="quota">
      {name && (
        <h3>
          <bdi>{name}</bdi>
        </h3>
      )}
      <p class="amount">
        <span>
          <strong>{words(actual)}</strong> of {words(quota.quota)} {unit === 'value' ? 'lead value' : 'leads'}
        </span>
        <strong class={pace.tone}>{pace.words}</strong>
      </p>
      <QuotaLine quota={quota} currency={currency} />
      <p class="gray">{outlookInWords(quota, currency)}</p>
      <details>
        <summary>The same, as a table</summary>
        <p class="gray">
          {count(credited, 'lead')} counted, {returned} returned by Sales.
        </p>
        <table class="days">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Steady</th>
              <th scope="col">Came</th>
            </tr>
          </thead>
          <tbody>
            {line.map(({ day, ideal, actual }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{words(ideal)}</td>
                <td>{actual === null ? '' : words(actual)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
