/** Who is told of what: recipients and times, the last mails, and one to look at. */
import { useEffect, useState } from 'preact/hooks';
import type { AlertsView, MailView } from '../../contract/alerts.ts';
import { count } from '../../sla/sheet/text.ts';
import { instantInWords } from '../../sla/time/clock-words.ts';
import { decodeZone, type Zone } from '../../sla/time/zone.ts';
import { useEditor } from '../fields/editor.ts';
import { Button } from '../parts/button.tsx';
import { Folded } from '../parts/folded.tsx';
import { Loading } from '../parts/loading.tsx';
import { Problems } from '../parts/problems.tsx';
import { Title } from '../parts/title.tsx';
import { type Say, useAction } from '../use-action.ts';
import { AlertsFields } from './policy/alerts-fields.tsx';
import { PeoplePart } from './policy/people.tsx';
import { ReadersPart } from './readers.tsx';

export function AlertsScreen({ say }: { readonly say: Say }) {
  const { policy, problems } = useEditor();
  const [view, setView] = useState<AlertsView | null>(null);
  const action = useAction(say);
  const load = () => action.run('alerts', null, 'Reading the outbox…', '', setView);
  useEffect(() => void load(), []);
  const send = () =>
    action.run('sendPreview', { policy }, 'Sending…', 'The digest is on its way to you.', ({ quotaLeft }) => {
      if (view) setView({ ...view, quotaLeft });
    });
  return (
    <>
      <Title>Alerts</Title>
      <p class="gray">
        Overdue leads at once, a digest a day, trouble when a tab cannot be read. Nothing new, no mail.
      </p>
      <AlertsFields />
      <PeoplePart />
      {view && (
        <ReadersPart
          readers={view.readers}
          me={view.me.toLowerCase()}
          action={action}
          take={readers => setView({ ...view, readers })}
        />
      )}
      <h2>Mail</h2>
      <Problems problems={action.problems} />
      {view ? <Mails view={view} /> : action.isBusy && <Loading />}
      <div class="buttons">
        {view ? (
          <Button look="secondary" isOff={action.isBusy || problems.length > 0} onPress={() => void send()}>
            Send me a preview
          </Button>
        ) : (
          !action.isBusy && (
            <Button look="secondary" onPress={() => void load()}>
              Try again
            </Button>
          )
        )}
      </div>
      {view && <p class="hint">Today’s digest as it stands, to {view.me || 'you'} alone.</p>}
    </>
  );
}

function Mails({ view }: { readonly view: AlertsView }) {
  const { mails, waiting, quotaLeft } = view;
  const zone = decodeZone(view.zone.name, view.zone.changes);
  return (
    <>
      <p>
        {waiting > 0 && <strong class="warn">{count(waiting, 'mail waits', 'mails wait')} to be sent. </strong>}
        Today you may still send to {count(quotaLeft, 'recipient')}.
      </p>
      {mails.length === 0 ? (
        <p class="gray">No mail was sent yet.</p>
      ) : (
        <Folded
          items={mails}
          first={5}
          list={some => (
            <ul class="mails">
              {some.map((mail, index) => (
                <Mail key={index} mail={mail} zone={zone} now={view.now} />
              ))}
            </ul>
          )}
        />
      )}
    </>
  );
}

function Mail({ mail, zone, now }: { readonly mail: MailView; readonly zone: Zone; readonly now: number }) {
  const { to, subject, because, tries } = mail;
  return (
    <li>
      <bdi>{subject}</bdi>
      <span class="about">
        to <bdi>{to}</bdi>: <span class={tries ? 'error' : undefined}>{fateOf(mail, zone, now)}</span>
      </span>
      {tries && <bdi class="about">Google said: {tries.words}</bdi>}
      {because && <bdi class="about">{because}</bdi>}
    </li>
  );
}

function fateOf({ sentAt, recordedAt, tries, refusal }: MailView, zone: Zone, now: number): string {
  if (sentAt !== null) return instantInWords(sentAt, zone, now);
  if (tries) return `failed ${count(tries.times, 'time')} since ${instantInWords(tries.since, zone, now)}`;
  return refusal || `waits since ${instantInWords(recordedAt, zone, now)}`;
}
