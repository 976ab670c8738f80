import { useId } from 'preact/hooks';

interface DateBoxProps {
  readonly label: string;
  /** "2026-11-26", "" for none. */
  readonly date: string;
  readonly at: string;
  readonly onChange: (date: string) => void;
}

/** A date in the reader's own way of writing: the browser's field leaves no doubt about day and month. */
export function DateBox({ label, date, at, onChange }: DateBoxProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="date"
        min="2000-01-01"
        max="2059-12-31"
        value={date}
        data-at={at}
        onInput={event => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
