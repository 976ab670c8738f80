const PATHS = {
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  redo: 'm15 14 5-5-5-5m5 5H10a6 6 0 0 0 0 12h3',
  bold: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zm0 7h7a3.5 3.5 0 0 1 0 7H7z',
  italic: 'M11 5h7M6 19h7M14.5 5l-5 14',
  left: 'M4 6h16M4 12h10M4 18h13',
  center: 'M4 6h16M7 12h10M5.500 18h13',
  right: 'M4 6h16M10 12h10M7 18h13',
  fill: 'm5 13 7-7 7 7-6 6a2 2 0 0 1-2.800 0zM12 6 9 3',
  filter: 'M4 5h16l-6 8v5l-4 2v-7z',
  mail: 'M4 6h16v12H4zm0 1 8 6 8-6',
  trigger: 'M13 3 5 14h6l-1 7 8-11h-6z',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4v5l3.500 2',
  people: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7 9c0-4 3-6 7-6s7 2 7 6',
  install: 'M12 4v10m0 0-4-4m4 4 4-4M5 19h14',
  close: 'm6 6 12 12M18 6 6 18',
  sheet: 'M5 3h14v18H5zm0 6h14M5 15h14M12 9v12',
  play: 'M8 5v14l11-7z',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z',
  plus: 'M12 5v14M5 12h14',
  down: 'm7 10 5 5 5-5',
  up: 'm7 14 5-5 5 5',
  sidebar: 'M4 5h16v14H4zm10 0v14',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
