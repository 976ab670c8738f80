import { useEffect, useState } from 'preact/hooks';
import type { MailView } from '../../server/protocol.ts';
import type { Model } from '../model.ts';
import { fetchMailText } from '../server.ts';

/** Every mail that the script sent: nothing leaves this machine. */
export function Outbox({ model }: { model: Model }) {
  const { outbox, mailsSent, mailQuotaLeft } = model.shell;
  const [open, setOpen] = useState<number | null>(null);
  const mail = outbox.find(({ id }) => id === open) ?? outbox[0];
  if (!mail) return <p class="muted">No mail yet. Scan the leads, or move the clock past a deadline.</p>;
  return (
    <>
      <p class="muted">
        {mailsSent} sent, none of it leaves this machine. Google would let you mail {mailQuotaLeft} more recipients
        today.
      </p>
      <ol class="mails" aria-label="Mails, the latest first">
        {outbox.map(({ id, subject, to, at }) => (
          <li key={id}>
            <button type="button" class="mail" aria-pressed={id === mail.id} onClick={() => setOpen(id)}>
              <span class="mail-subject">{subject}</span>
              <span class="mail-to">{to}</span>
              <span class="mail-at">{at}</span>
            </button>
          </li>
        ))}
      </ol>
      <Letter mail={mail} />
    </>
  );
}

function Letter({ mail }: { mail: MailView }) {
  const [asText, setAsText] = useState(false);
  return (
    <article class="letter" aria-label={mail.subject}>
      <h3>{mail.subject}</h3>
      <dl>
        <dt>From</dt>
        <dd>{mail.from}</dd>
        <dt>To</dt>
        <dd>{mail.to}</dd>
        {mail.cc && <dt>Copy</dt>}
        {mail.cc && <dd>{mail.cc}</dd>}
        {mail.replyTo && <dt>Reply to</dt>}
        {mail.replyTo && <dd>{mail.replyTo}</dd>}
        <dt>Sent</dt>
        <dd>{mail.at}</dd>
      </dl>
      {mail.hasHtml && (
        <fieldset class="switch" aria-label="Show the mail as">
          <button type="button" aria-pressed={!asText} onClick={() => setAsText(false)}>
            HTML
          </button>
          <button type="button" aria-pressed={asText} onClick={() => setAsText(true)}>
            Text
          </button>
        </fieldset>
      )}
      {mail.hasHtml && !asText ? (
        <iframe class="mail-frame" title={`The mail: ${mail.subject}`} sandbox="" src={`/mail?id=${mail.id}`} />
      ) : (
        <MailText key={mail.id} id={mail.id} />
      )}
    </article>
  );
}

function MailText({ id }: { id: number }) {
  const [text, setText] = useState('');
  useEffect(() => {
    // The workbench that does not answer is told of elsewhere.
    fetchMailText(id).then(setText, () => undefined);
  }, [id]);
  return <pre class="mail-text">{text}</pre>;
}
