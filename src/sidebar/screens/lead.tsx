/** The lead in the selected row: why it says what it says, and what can be done about it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { LeadView } from '../../contract/lead.ts';
import type { Problem } from '../../sla/sheet/problem.ts';
import { money } from '../../sla/sheet/text.ts';
import { instantInWords } from '../../sla/time/clock-words.ts';
import { decodeZone, type Zone } from '../../sla/time/zone.ts';
import type { ShowRow } from '../act.ts';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/loading.tsx';
import { Problems } from '../parts/problems.tsx';
import { TextBox } from '../parts/text-box.tsx';
import { Title } from '../parts/title.tsx';
import { ask } from '../server.ts';
import { type Say, useAction } from '../use-action.ts';
import { useReturn } from '../use-return.ts';
import { sentence, stateTone } from '../words.ts';

/** Coming back with the pointer is no reason to ask twice in a moment. */
const REST_MS = 3_000;

interface LeadScreenProps {
  readonly say: Say;
  readonly showRow: ShowRow;
}

export function LeadScreen({ say, showRow }: LeadScreenProps) {
  const [lead, setLead] = useState<LeadView | null>(null);
  const [failure, setFailure] = useState<readonly Problem[]>([]);
  const [isAsking, setIsAsking] = useState(true);
  const action = useAction(say);
  const asked = useRef({ count: 0, at: 0 });

  /** Aside from actions: it neither waits for them nor keeps them waiting, and an action’s answer is newer than its. */
  const look = async (words: string) => {
    asked.current = { count: asked.current.count + 1, at: Date.now() };
    const { count } = asked.current;
    setIsAsking(true);
    say(words);
    const reply = await ask('selectedLead', null);
    if (count !== asked.current.count) return;
    setIsAsking(false);
    say(reply.ok && words ? `Row ${reply.value.row} of ${reply.value.sheet}.` : '');
    setFailure(reply.ok ? [] : reply.problems);
    setLead(reply.ok ? reply.value : null);
  };
  useEffect(() => void look('Reading the row…'), []);
  useReturn(() => {
    if (Date.now() - asked.current.at > REST_MS && !action.isBusy) void look('');
  });

  const act = (question: 'logAttemptFor' | 'snoozeFor', until: string | null, doing: string, done: string) => {
    if (!lead) return;
    const place = { sheet: lead.sheet, row: lead.row, key: lead.key };
    asked.current = { count: asked.current.count + 1, at: Date.now() };
    setIsAsking(false);
    if (question === 'snoozeFor') void action.run('snoozeFor', { ...place, until }, doing, done, setLead);
    else void action.run('logAttemptFor', place, doing, done, setLead);
  };

  return (
    <>
      <main>
        <div role="tabpanel" id="screen" aria-labelledby="tab-Lead">
          <Title>{lead ? lead.label || '(no name)' : 'Lead'}</Title>
          <Problems problems={failure} isReply={false} />
          {!lead && isAsking && <Loading />}
          {!lead && !isAsking && <p class="gray">Select a lead’s row in the sheet, then come back here.</p>}
          {lead && (
            <LeadDetails
              key={`${lead.sheet} ${lead.key}`}
              lead={lead}
              isBusy={action.isBusy}
              problems={action.problems}
              onSnooze={until =>
                until === null
                  ? act('snoozeFor', null, 'Ending the snooze…', 'Alerts of this lead are on again.')
                  : act('snoozeFor', until, 'Snoozing…', 'Its alerts wait.')
              }
              onShow={() => showRow(lead.sheet, lead.row)}
            />
          )}
        </div>
      </main>
      <footer>
        <div class="buttons">
          {lead && (
            <Button
              look="action"
              isOff={action.isBusy}
              onPress={() => act('logAttemptFor', null, 'Logging…', 'The attempt is logged.')}
            >
              Log an attempt
            </Button>
          )}
          <Button look={lead ? 'secondary' : 'action'} isOff={isAsking} onPress={() => void look('Reading the row…')}>
            Show the selected row
          </Button>
        </div>
      </footer>
    </>
  );
}

interface LeadDetailsProps {
  readonly lead: LeadView;
  readonly isBusy: boolean;
  readonly problems: readonly Problem[];
  readonly onSnooze: (until: string | null) => void;
  readonly onShow: () => void;
}

function LeadDetails({ lead, isBusy, problems, onSnooze, onShow }: LeadDetailsProps) {
  const zone = decodeZone(lead.zone.name, lead.zone.changes);
  const when = (instant: number) => instantInWords(instant, zone, lead.now);
  const { start, due, lateAfter, value, currency } = lead;
  const facts: readonly (readonly [string, string])[] = [
    ['Clock started', start === null ? '' : when(start)],
    ['Due', due === null ? '' : when(due)],
    ['Late after', lateAfter === null || lateAfter === due ? '' : when(lateAfter)],
    ['Rule', lead.rule && `${lead.rule}, version ${lead.version}`],
    ['Attempts', lead.attemptsWhy || lead.attempts.toLowerCase()],
    ['For the quota', lead.qualified],
    ['Lead value', value === null ? '' : money(value, currency)],
    ['Owner', lead.owner || 'none'],
    ['Source', lead.source],
    ['Segment', lead.segment],
    ['Stage', lead.stage],
  ];
  return (
    <>
      <p>
        <Button look="link" onPress={onShow}>
          Row {lead.row} of {lead.sheet}
        </Button>
      </p>
      <p>
        <strong class={`state ${stateTone(lead.state)}`}>{sentence(lead.state.toLowerCase()) || 'No verdict'}</strong>
      </p>
      <p>
        <bdi>{lead.why}</bdi>
      </p>
      <dl>
        {facts.map(
          ([name, words]) =>
            words && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <bdi>{sentence(words)}</bdi>
                </dd>
              </div>
            ),
        )}
      </dl>
      <Snooze lead={lead} zone={zone} isBusy={isBusy} problems={problems} onSnooze={onSnooze} />
      <h2>What happened</h2>
      {lead.events.length === 0 && <p class="gray">Nothing was observed or logged yet.</p>}
      <ul class="events">
        {lead.events.map(({ at, words }) => (
          <li key={`${at} ${words}`}>
            <span class="about">{when(at)}</span> <bdi>{words}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}

interface SnoozeProps {
  readonly lead: LeadView;
  readonly zone: Zone;
  readonly isBusy: boolean;
  readonly problems: readonly Problem[];
  readonly onSnooze: (until: string | null) => void;
}

function Snooze({ lead, zone, isBusy, problems, onSnooze }: SnoozeProps) {
  const [text, setText] = useState('');
  const [isTypedOn, setIsTypedOn] = useState(true);
  const { snoozedUntil, now } = lead;
  useEffect(() => setText(''), [snoozedUntil]);
  useEffect(() => setIsTypedOn(false), [problems]);
  const ownProblem = problems.find(({ at }) => at === 'until');
  const others = problems.filter(({ at }) => at !== 'until');
  const snooze = () => {
    if (!isBusy && text.trim() !== '') onSnooze(text.trim());
  };
  return (
    <>
      <h2>I’m on it</h2>
      <Problems problems={others} />
      {snoozedUntil !== null && (
        <p>
          Alerts wait until <strong>{instantInWords(snoozedUntil, zone, now)}</strong>.{' '}
          <Button look="link" isOff={isBusy} onPress={() => onSnooze(null)}>
            End the wait
          </Button>
        </p>
      )}
      <div class="line">
        <TextBox
          at="until"
          label="Its alerts wait until"
          text={text}
          hint="2h, tomorrow, monday 9:00; it stays what it is."
          problem={ownProblem && !isTypedOn ? `${ownProblem.message} ${ownProblem.fix}` : ''}
          onInput={next => {
            setText(next);
            setIsTypedOn(true);
          }}
          onEnter={snooze}
        />
        <Button look="secondary" isOff={isBusy || text.trim() === ''} onPress={snooze}>
          Snooze
        </Button>
      </div>
    </>
  );
}
