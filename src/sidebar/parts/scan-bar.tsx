/** The scan that runs by itself: whether it is on, when it ran, who it runs as, how often. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ScanView } from '../../contract/standing.ts';
import { count } from '../../sla/sheet/text.ts';
import { instantInWords } from '../../sla/time/clock-words.ts';
import type { Zone } from '../../sla/time/zone.ts';
import type { Act } from '../act.ts';
import { everyInWords, sentence, soon } from '../words.ts';
import { Button } from './button.tsx';
import { SelectField } from './select-field.tsx';

interface ScanBarProps {
  readonly scan: ScanView;
  readonly zone: Zone;
  readonly now: number;
  readonly isBusy: boolean;
  readonly act: Act;
}

export function ScanBar({ scan, zone, now, isBusy, act }: ScanBarProps) {
  const { isOn, isMine, everyMinutes, choices, canTakeOver } = scan;
  const [wanted, setWanted] = useState(everyMinutes);
  // A file that has become an add-on's offers less than it did.
  const chosen = choices.includes(wanted) ? wanted : Math.max(...choices);
  const often = everyInWords(isOn ? everyMinutes : chosen);
  const toggle = useRef<HTMLButtonElement>(null);
  const wasPressed = useRef(false);
  // The buttons change places when the scan goes on or off; the focus stays with the one that was pressed.
  useLayoutEffect(() => {
    if (wasPressed.current) toggle.current?.focus();
    wasPressed.current = false;
  }, [isOn, isMine]);

  const turn = (question: 'turnOn' | 'takeOver', doing: string) =>
    act(question, { everyMinutes: chosen }, doing, `The scan runs every ${everyInWords(chosen)}.`);
  const isNext = isOn && !canTakeOver;
  const scanNow = (
    <Button
      key="scan"
      look={isNext ? 'action' : 'secondary'}
      isOff={isBusy}
      onPress={() => void act('scanNow', null, 'Scanning…', 'The verdicts and the board are up to date.')}
    >
      Scan now
    </Button>
  );
  const change = switchFor(scan);
  const switches = change && (
    <Button
      key="toggle"
      look={change.question === 'turnOff' ? 'secondary' : 'action'}
      isOff={isBusy}
      place={toggle}
      onPress={() => {
        wasPressed.current = true;
        void (change.question === 'turnOff'
          ? act('turnOff', null, change.doing, 'The scan is off.')
          : turn(change.question, change.doing));
      }}
    >
      {change.words}
    </Button>
  );
  const headline = (
    <span>
      Scan every {often}: <strong class={isOn && !scan.isStale ? 'good' : 'warn'}>{stateInWords(scan)}</strong>
    </span>
  );
  return (
    <footer>
      {!isOn || isMine ? (
        <details>
          <summary>{headline}</summary>
          <Interval
            scan={scan}
            chosen={chosen}
            isBusy={isBusy}
            onChoose={setWanted}
            onChange={() => void turn('turnOn', 'Changing…')}
          />
        </details>
      ) : (
        <p>{headline}</p>
      )}
      <p class="gray">{timesInWords(scan, zone, now)}</p>
      <Troubles scan={scan} zone={zone} now={now} />
      <div class="buttons">{isNext ? [scanNow, switches] : [switches, scanNow]}</div>
    </footer>
  );
}

/** The switch that this person may press; null while a colleague's scan runs. */
function switchFor({ isOn, isMine, canTakeOver }: ScanView) {
  if (canTakeOver) return { question: 'takeOver', words: 'Take over', doing: 'Taking over…' } as const;
  if (!isOn) return { question: 'turnOn', words: 'Turn on', doing: 'Turning on…' } as const;
  return isMine ? ({ question: 'turnOff', words: 'Turn off', doing: 'Turning off…' } as const) : null;
}

interface IntervalProps {
  readonly scan: ScanView;
  readonly chosen: number;
  readonly isBusy: boolean;
  readonly onChoose: (minutes: number) => void;
  readonly onChange: () => void;
}

/** How often it scans; nothing changes before the button is pressed. */
function Interval({ scan, chosen, isBusy, onChoose, onChange }: IntervalProps) {
  const { choices, isOn, everyMinutes } = scan;
  if (choices.length < 2) {
    return <p class="gray">An add-on may scan once an hour, so an alert can come up to an hour late.</p>;
  }
  return (
    <div class="line">
      <SelectField
        label="It scans every"
        value={String(chosen)}
        options={choices.map(minutes => [String(minutes), everyInWords(minutes)])}
        hint="A minute suits a small sheet: Google allows 90 minutes of scans a day."
        onChange={minutes => onChoose(Number(minutes))}
      />
      {isOn && (
        <Button look="secondary" isOff={isBusy || chosen === everyMinutes} onPress={onChange}>
          Change
        </Button>
      )}
    </div>
  );
}

/** What keeps the scan or its mails from going on. */
function Troubles({ scan, zone, now }: Pick<ScanBarProps, 'scan' | 'zone' | 'now'>) {
  const { isOn, isMine, owner, isStale, unauthorisedSince, canTakeOver, waiting, lastAt } = scan;
  const who = owner || 'somebody else';
  return (
    <>
      {isStale && (
        <p class="warn">
          It has not run {lastAt === null ? 'yet' : `since ${instantInWords(lastAt, zone, now)}`}
          {isMine ? '. Turn it off and on again.' : `: the account of ${who} may be gone.`}
        </p>
      )}
      {unauthorisedSince !== null && (
        <p class="warn">
          Since {instantInWords(unauthorisedSince, zone, now)} Google asks {isMine ? 'you' : who} for permission anew
          {isMine ? ': open Lead SLA from its menu.' : '.'}
        </p>
      )}
      {isOn && !isMine && !canTakeOver && <p class="gray">Runs as {who}; only that account can turn it off.</p>}
      {waiting > 0 && <p class="warn">{count(waiting, 'mail waits', 'mails wait')} for tomorrow’s quota of mails.</p>}
    </>
  );
}

function stateInWords({ isOn, isStale }: ScanView): string {
  if (!isOn) return 'off';
  return isStale ? 'on, but not running' : 'on';
}

/** "Last 12:05, next 12:20, by you" */
function timesInWords({ isOn, isMine, lastAt, nextAt }: ScanView, zone: Zone, now: number): string {
  const last = lastAt === null ? 'no scan yet' : `last ${soon(lastAt, zone, now)}`;
  if (!isOn) return `${sentence(last)}; until it is on, nobody gets a mail`;
  const next = nextAt === null ? [] : [`next ${soon(nextAt, zone, now)}`];
  return sentence([last, ...next, ...(isMine ? ['by you'] : [])].join(', '));
}
