import type { SheetReading } from '../../contract/sheets.ts';
import { FIELD_NAMES } from '../../sla/policy/fields.ts';
import { count } from '../../sla/sheet/text.ts';
import { sentence } from '../words.ts';

/** The first rows of a tab as they are read: the proof of the columns. */
export function RowsAsRead({ reading }: { readonly reading: Pick<SheetReading, 'leads' | 'rows'> }) {
  const { leads, rows } = reading;
  if (rows.length === 0) return <p class="gray">No lead was found below the headers.</p>;
  return (
    <>
      <h3>
        {count(leads, 'lead')}, the first {rows.length} as {rows.length === 1 ? 'it is' : 'they are'} read
      </h3>
      {rows.map(({ row, fields }) => (
        <section key={row} class="as-read">
          <h4>Row {row}</h4>
          <dl>
            {fields
              .filter(({ words }) => words !== '')
              .map(({ field, words, isWrong }) => (
                <div key={field}>
                  <dt>{sentence(FIELD_NAMES[field])}</dt>
                  <dd class={isWrong ? 'bad' : ''}>
                    <bdi>{words}</bdi>
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </>
  );
}
