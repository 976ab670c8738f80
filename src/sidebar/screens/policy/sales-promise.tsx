/** What Sales owes Marketing: rules in order, and the clock that they share. */
import { ALWAYS } from '../../../sla/policy/schema.ts';
import { freeName, type RuleDraft } from '../../draft/draft.ts';
import { ChoiceField } from '../../fields/choice-field.tsx';
import { useEditor } from '../../fields/editor.ts';
import { Items } from '../../fields/items.tsx';
import { TextsField } from '../../fields/texts-field.tsx';
import { TypedField } from '../../fields/typed-field.tsx';
import { countInput } from '../../inputs/amount.ts';
import { minutesPerDay } from '../../inputs/hours.ts';
import { PLAIN } from '../../inputs/plain.ts';
import { SHARE } from '../../inputs/share.ts';
import { DAYS_INPUT, spanInput } from '../../inputs/span.ts';
import { Button } from '../../parts/button.tsx';
import { conditionInWords, promiseInWords } from '../../policy-words.ts';
import { CalendarField } from './calendar-field.tsx';

const ATTEMPTS = countInput('attempts');
const GAP = spanInput(0);
const FIVE_IN_TEN = { count: 5, withinWorkingDays: 10, minGapMinutes: 60 };

const STARTS = [
  ['created', 'comes in'],
  ['qualified', 'qualifies'],
  ['assigned', 'is assigned'],
] as const;

export function SalesPromise() {
  const { policy } = useEditor();
  const rules = policy.sales;
  const isLast = (index: number) => index === rules.length - 1;
  return (
    <>
      <h2>Sales owes Marketing</h2>
      {rules.length > 1 && <p class="gray">The first rule that fits a lead holds.</p>}
      <Items
        at="sales"
        items={rules}
        noun="rule"
        isOrdered
        least={1}
        first="name"
        blank={() => ({ ...rules[rules.length - 1], name: freeName('New rule', rules), when: {} })}
        summary={(rule, index) => (
          <>
            <bdi class="name">{rule.name || 'No name'}</bdi>: {promiseInWords(rule)}
            {!(isLast(index) && rules.length === 1) && (
              <span class="about">{isLast(index) ? 'Every other lead' : `If ${conditionInWords(rule)}`}</span>
            )}
          </>
        )}
        fields={(rule, at, index) => <RuleFields rule={rule} at={at} isDefault={isLast(index)} />}
      />
      <details>
        <summary>The clock</summary>
        <div class="inside">
          <ChoiceField at="clock.startsAt" label="It starts when a lead" options={STARTS} />
          <TypedField at="clock.warnAt" label="At risk once this much of the time is used" input={SHARE} />
        </div>
      </details>
    </>
  );
}

interface RuleFieldsProps {
  readonly rule: RuleDraft;
  readonly at: string;
  readonly isDefault: boolean;
}

function RuleFields({ rule, at, isDefault }: RuleFieldsProps) {
  const { policy, view, edit, isReadOnly } = useEditor();
  const { sources, segments, owners } = view.known;
  const calendar = policy.calendars.find(({ name }) => name === rule.calendar);
  const perDay = rule.calendar === ALWAYS ? 1_440 : minutesPerDay(calendar?.week ?? {});
  return (
    <>
      <TypedField at={`${at}.name`} label="Name" input={PLAIN} />
      {!isDefault && (
        <>
          <TextsField at={`${at}.when.source`} label="Sources" noun="source" known={sources} isOptional />
          <TextsField at={`${at}.when.segment`} label="Segments" noun="segment" known={segments} isOptional />
          <TextsField
            at={`${at}.when.owner`}
            label="Owners"
            noun="owner"
            known={owners}
            hint="A lead must fit every list that is filled; an empty one fits all."
            isOptional
          />
        </>
      )}
      {isDefault && <p class="gray">The last rule holds for every lead that no other rule fits.</p>}
      <TypedField
        at={`${at}.firstContactMinutes`}
        label="First contact within (working time)"
        input={spanInput(perDay)}
        hint="Such as 45 min, 1.5 h or 2 d"
      />
      <CalendarField at={`${at}.calendar`} label="Business hours" />
      {rule.attempts ? (
        <>
          <TypedField at={`${at}.attempts.count`} label="Attempts" input={ATTEMPTS} />
          <TypedField at={`${at}.attempts.withinWorkingDays`} label="Within (working days)" input={DAYS_INPUT} />
          <TypedField
            at={`${at}.attempts.minGapMinutes`}
            label="Apart by at least"
            input={GAP}
            hint="Attempts closer together count once."
          />
          {!isReadOnly && (
            <Button look="link" onPress={() => edit(`${at}.attempts`, undefined, `${at}.attempts+`)}>
              Agree on no attempts
            </Button>
          )}
        </>
      ) : (
        !isReadOnly && (
          <Button
            look="link"
            at={`${at}.attempts+`}
            onPress={() => edit(`${at}.attempts`, FIVE_IN_TEN, `${at}.attempts.count`)}
          >
            Agree on attempts
          </Button>
        )
      )}
    </>
  );
}
