import { useEffect, useRef, useState } from 'preact/hooks';
import type { SheetReading } from '../../../contract/sheets.ts';
import type { Columns } from '../../../sla/policy/fields.ts';
import type { Problem } from '../../../sla/sheet/problem.ts';
import { count } from '../../../sla/sheet/text.ts';
import type { ShowRow } from '../../act.ts';
import type { PolicyDraft } from '../../draft/draft.ts';
import { ChoiceField } from '../../fields/choice-field.tsx';
import { problemIn, useEditor } from '../../fields/editor.ts';
import { TypedField } from '../../fields/typed-field.tsx';
import { countInput } from '../../inputs/amount.ts';
import { Button } from '../../parts/button.tsx';
import { ColumnFields } from '../../parts/column-fields.tsx';
import { DATE_ORDERS } from '../../parts/date-orders.ts';
import { Loading } from '../../parts/loading.tsx';
import { PlaceProblems } from '../../parts/place-problems.tsx';
import { Points } from '../../parts/points.tsx';
import { Problems } from '../../parts/problems.tsx';
import { RowsAsRead } from '../../parts/rows-as-read.tsx';
import { ask } from '../../server.ts';

type SheetDraft = PolicyDraft['sheets'][number];

/** Quick changes are read together. */
const PAUSE_MS = 400;
const ROW = countInput('the row');

interface LeadTabProps {
  readonly sheet: SheetDraft;
  readonly at: string;
  readonly isOpen: boolean;
  readonly onRemove: () => void;
  readonly showRow: ShowRow;
}

/** One tab with leads, read anew after each change of its columns. */
export function LeadTab({ sheet, at, isOpen, onRemove, showRow }: LeadTabProps) {
  const editor = useEditor();
  const [wasOpened, setWasOpened] = useState(isOpen);
  const { reading, failure } = useReading(sheet, wasOpened);
  const mapped = Object.values(sheet.columns).filter(Boolean).length;
  const change = (columns: Columns) => {
    const [[field, value] = ['', '']] = Object.entries(columns);
    editor.edit(`${at}.columns.${field}`, value === '' ? undefined : value);
  };
  return (
    <details open={isOpen} onToggle={event => event.currentTarget.open && setWasOpened(true)}>
      <summary data-at={at}>
        <span>
          <bdi class="name">{sheet.name}</bdi>
          <span class="about">
            {count(mapped, 'column')} found{reading ? `, ${count(reading.leads, 'lead')}` : ''}
          </span>
          {problemIn(editor, at) && <span class="error">Needs a look</span>}
        </span>
      </summary>
      <div class="inside">
        <Problems problems={failure} isReply={false} />
        <ColumnFields
          header={reading?.header ?? []}
          columns={sheet.columns}
          at={`${at}.columns`}
          isOff={editor.isReadOnly}
          problemOf={field => problemIn(editor, `${at}.columns.${field}`)}
          onChange={change}
        />
        <ChoiceField at={`${at}.dates`} label="Dates are written" options={DATE_ORDERS} />
        <TypedField at={`${at}.headerRow`} label="Headers are in row" input={ROW} />
        {reading ? (
          <>
            <h3>Read as</h3>
            <Points points={reading.readAs.words} />
            <RowsAsRead reading={reading} />
            <h3>What needs a look</h3>
            <PlaceProblems problems={reading.problems} sheet={sheet.name} showRow={showRow} />
          </>
        ) : (
          failure.length === 0 && wasOpened && <Loading />
        )}
        {!editor.isReadOnly && (
          <div class="buttons">
            <Button look="secondary" onPress={onRemove}>
              Stop reading this tab
            </Button>
          </div>
        )}
      </div>
    </details>
  );
}

function useReading(sheet: SheetDraft, isWanted: boolean) {
  const [reading, setReading] = useState<SheetReading | null>(null);
  const [failure, setFailure] = useState<readonly Problem[]>([]);
  const asked = useRef(0);
  const { name, headerRow, columns, dates } = sheet;
  useEffect(() => {
    if (!isWanted || typeof headerRow !== 'number') return;
    asked.current++;
    const mine = asked.current;
    const read = async () => {
      const reply = await ask('readSheet', { name, headerRow, columns: columns as Columns, dates: dates ?? null });
      if (mine !== asked.current) return;
      setFailure(reply.ok ? [] : reply.problems);
      if (reply.ok) setReading(reply.value);
    };
    const timer = setTimeout(read, reading ? PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [isWanted, name, headerRow, columns, dates]);
  return { reading, failure };
}
