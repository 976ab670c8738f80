import { useRef } from 'preact/hooks';

export const SCREENS = ['Standing', 'Lead', 'Policy', 'Sheets', 'Alerts', 'History'] as const;
export type Screen = (typeof SCREENS)[number];

interface TabsProps {
  readonly current: Screen;
  readonly onChoose: (screen: Screen) => void;
}

/** The screens. Arrow keys move between tabs, Enter opens one: to open asks the sheet, which takes a second. */
export function Tabs({ current, onChoose }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const tabs = [...(list.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    const from = tabs.indexOf(event.target as HTMLElement);
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: from + 1,
      ArrowLeft: from - 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    tabs[(to + tabs.length) % tabs.length]?.focus();
  };
  return (
    <header>
      <div role="tablist" aria-label="Lead SLA" ref={list} onKeyDown={move}>
        {SCREENS.map(screen => (
          <button
            key={screen}
            type="button"
            role="tab"
            id={`tab-${screen}`}
            aria-controls="screen"
            aria-selected={screen === current}
            tabIndex={screen === current ? 0 : -1}
            onClick={() => onChoose(screen)}
          >
            {screen}
          </button>
        ))}
      </div>
    </header>
  );
}
