/** New lead values from the team's own won leads, beside the agreed ones; taken into the draft on a press. */
import { useState } from 'preact/hooks';
import type { ValueRefresh, ValueRow } from '../../../sla/promises/marketing/estimate/refresh.ts';
import type { Problem } from '../../../sla/sheet/problem.ts';
import { count, grouped, money, percent } from '../../../sla/sheet/text.ts';
import { useEditor } from '../../fields/editor.ts';
import { AMOUNT } from '../../inputs/amount.ts';
import type { Input } from '../../inputs/input.ts';
import { SHARE } from '../../inputs/share.ts';
import { Button } from '../../parts/button.tsx';
import { Folded } from '../../parts/folded.tsx';
import { Points } from '../../parts/points.tsx';
import { Problems } from '../../parts/problems.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import { type Say, useAction } from '../../use-action.ts';

export function RefreshValues({ say }: { readonly say: Say }) {
  const { edit, isReadOnly } = useEditor();
  const [refresh, setRefresh] = useState<ValueRefresh | null>(null);
  const [conversion, setConversion] = useState('');
  const [revenue, setRevenue] = useState('');
  const action = useAction(say);
  const ask = () =>
    action.run(
      'refreshValues',
      { assumedConversion: numberIn(SHARE, conversion), assumedRevenue: numberIn(AMOUNT, revenue) },
      'Learning from your leads…',
      'This is what your leads say. Nothing is changed yet.',
      setRefresh,
    );
  const found = [...action.problems, ...(refresh?.problems ?? [])];
  const at = (field: string) => found.find(problem => problem.at === field);
  const others = found.filter(problem => problem !== at('assumedConversion') && problem !== at('assumedRevenue'));
  return (
    <details>
      <summary>Learn the values from your leads</summary>
      <div class="inside">
        <p class="gray">
          From the leads that became customers: young leads count by how far they have come, small sources lean on the
          average of all.
        </p>
        <Problems problems={others} isReply={false} />
        {at('assumedConversion') && (
          <TextBox
            label="Leads that become customers, as you assume (%)"
            text={conversion}
            problem={wordsOf(SHARE, conversion, at('assumedConversion'))}
            onInput={setConversion}
          />
        )}
        {at('assumedRevenue') && (
          <TextBox
            label="Revenue per customer, as you assume"
            text={revenue}
            problem={wordsOf(AMOUNT, revenue, at('assumedRevenue'))}
            onInput={setRevenue}
          />
        )}
        <Button look="secondary" isOff={action.isBusy} onPress={() => void ask()}>
          {refresh || found.length > 0 ? 'Estimate again' : 'Estimate'}
        </Button>
        {refresh && (
          <>
            <Points points={refresh.findings} />
            <p class="hint">
              Won within {count(refresh.horizonDays, 'day')}. Ranges hold the true rate and value with 90% probability,
              for a business that stands still.
            </p>
            <Folded items={refresh.rows} first={10} list={rows => <Rows rows={rows} currency={refresh.currency} />} />
            {!isReadOnly && refresh.values && (
              <Button
                look="secondary"
                onPress={() => {
                  edit('values', refresh.values);
                  say('The values are in your draft; nothing holds before it is saved.');
                }}
              >
                Put these values into the draft
              </Button>
            )}
          </>
        )}
      </div>
    </details>
  );
}

function Rows({ rows, currency }: { readonly rows: readonly ValueRow[]; readonly currency: string }) {
  return (
    <ul class="values">
      {rows.map(
        ({ source, segment, leads, wins, conversion, low, high, value, valueLow, valueHigh, agreed, isChanged }) => (
          <li key={`${source}\n${segment}`}>
            <bdi class="name">{[source, segment].filter(Boolean).join(', ')}</bdi>
            <span class="figure">{value === null ? '–' : money(value, currency)}</span>
            <span class="about">
              {count(leads, 'lead')}, {grouped(wins)} won; {percent(conversion, 1)} ({percent(low, 1)} to{' '}
              {percent(high, 1)})
              {valueLow !== null &&
                valueHigh !== null &&
                `; ${money(valueLow, currency)} to ${money(valueHigh, currency)}`}
            </span>
            <span class="figure about">{agreed && isChanged ? `was ${money(agreed.value, currency)}` : ''}</span>
          </li>
        ),
      )}
    </ul>
  );
}

function numberIn(input: Input<number>, text: string): number | null {
  const reading = input.read(text);
  return 'problem' in reading ? null : reading.value;
}

/** What is wrong with the text; where there is none yet, why one is needed. */
function wordsOf(input: Input<number>, text: string, problem: Problem | undefined): string {
  const reading = input.read(text);
  if (text !== '') return 'problem' in reading ? reading.problem : '';
  return problem ? `${problem.message} ${problem.fix}` : '';
}
