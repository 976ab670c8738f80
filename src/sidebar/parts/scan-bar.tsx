/** The scan that runs by itself: whether it is on, when it ran, who it runs as. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ScanView } from '../../contract/standing.ts';
import type { Zone } from '../../sla/zone.ts';
import type { Act } from '../act.ts';
import { sentence, soon } from '../words.ts';
import { Button } from './button.tsx';

interface ScanBarProps {
  readonly scan: ScanView;
  readonly zone: Zone;
  readonly now: number;
  readonly isBusy: boolean;
  readonly act: Act;
}

export function ScanBar({ scan, zone, now, isBusy, act }: ScanBarProps) {
  const { isOn, isMine, owner, everyMinutes } = scan;
  const often = everyMinutes === 60 ? 'hour' : `${everyMinutes} minutes`;
  const toggle = useRef<HTMLButtonElement>(null);
  const wasPressed = useRef(false);
  // The two buttons change places when the scan goes on or off; the focus stays with the one that was pressed.
  useLayoutEffect(() => {
    if (wasPressed.current) toggle.current?.focus();
    wasPressed.current = false;
  }, [isOn]);

  const scanNow = (
    <Button
      key="scan"
      look={isOn ? 'action' : 'secondary'}
      isOff={isBusy}
      onPress={() => void act('scanNow', null, 'Scanning…', 'The verdicts and the board are up to date.')}
    >
      Scan now
    </Button>
  );
  const turnOn = () => act('turnOn', { everyMinutes }, 'Turning on…', `The scan runs every ${often}.`);
  const turnOff = () => act('turnOff', null, 'Turning off…', 'The scan is off.');
  const onOrOff = (
    <Button
      key="toggle"
      look={isOn ? 'secondary' : 'action'}
      isOff={isBusy}
      place={toggle}
      onPress={() => {
        wasPressed.current = true;
        void (isOn ? turnOff() : turnOn());
      }}
    >
      {isOn ? 'Turn off' : 'Turn on'}
    </Button>
  );
  return (
    <footer>
      <p>
        Scan every {often}: <strong class={isOn ? 'good' : 'warn'}>{isOn ? 'on' : 'off'}</strong>
      </p>
      <p class="gray">{timesInWords(scan, zone, now)}</p>
      {isOn && !isMine && <p class="gray">Runs as {owner || 'somebody else'}; only that account can turn it off.</p>}
      <div class="buttons">{isOn ? [scanNow, isMine && onOrOff] : [onOrOff, scanNow]}</div>
    </footer>
  );
}

/** "Last 12:05, next 12:20, by you" */
function timesInWords({ isOn, isMine, lastAt, nextAt }: ScanView, zone: Zone, now: number): string {
  const last = lastAt === null ? 'no scan yet' : `last ${soon(lastAt, zone, now)}`;
  if (!isOn) return `${sentence(last)}; until it is on, nobody gets a mail`;
  const next = nextAt === null ? [] : [`next ${soon(nextAt, zone, now)}`];
  return sentence([last, ...next, ...(isMine ? ['by you'] : [])].join(', '));
}
