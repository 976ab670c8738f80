import { useEffect, useRef, useState } from 'preact/hooks';
import type { Model } from '../model.ts';
import { Icon } from './icons.tsx';
import { ScriptFrame } from './script-frame.tsx';

/** The add-on's sidebar: 300 pixels, as in Sheets. */
export function Sidebar({ model }: { model: Model }) {
  const { sidebar } = model.shell;
  if (!sidebar) return null;
  return (
    <aside class="sidebar" aria-label={sidebar.title || 'Sidebar'}>
      <header class="sidebar-head">
        <h2>{sidebar.title || 'Sidebar'}</h2>
        <button
          type="button"
          class="tool"
          aria-label="Close the sidebar"
          onClick={() => void model.send({ kind: 'closeWindow', window: 'sidebar' })}
        >
          <Icon name="close" />
        </button>
      </header>
      <ScriptFrame
        key={sidebar.number}
        model={model}
        window="sidebar"
        number={sidebar.number}
        title={sidebar.title || 'Sidebar'}
      />
    </aside>
  );
}

/** A dialog of the script's own page. */
export function ScriptDialog({ model }: { model: Model }) {
  const { dialog } = model.shell;
  const [height, setHeight] = useState<number | null>(null);
  if (!dialog) return null;
  const close = () => void model.send({ kind: 'closeWindow', window: 'dialog' });
  return (
    <Modal title={dialog.title} width={dialog.width} close={close} isModal={dialog.isModal}>
      <div class="dialog-frame" style={{ height: `${Math.min(height ?? dialog.height, window.innerHeight - 120)}px` }}>
        <ScriptFrame
          key={dialog.number}
          model={model}
          window="dialog"
          number={dialog.number}
          title={dialog.title || 'Dialog'}
          resized={setHeight}
        />
      </div>
    </Modal>
  );
}

const BUTTONS = {
  OK: ['OK'],
  OK_CANCEL: ['OK', 'CANCEL'],
  YES_NO: ['YES', 'NO'],
  YES_NO_CANCEL: ['YES', 'NO', 'CANCEL'],
} as const;
const WORDS = { OK: 'OK', CANCEL: 'Cancel', YES: 'Yes', NO: 'No', CLOSE: 'Close' } as const;

/** An alert or a prompt of the script, which waits for the answer. */
export function QuestionDialog({ model }: { model: Model }) {
  const { question } = model.shell;
  const [text, setText] = useState('');
  // A script that asks under the same title again gets to see what was written; any other question begins afresh.
  useEffect(() => setText(''), [question?.kind, question?.title]);
  if (!question) return null;
  const answer = (button: keyof typeof WORDS) => {
    void model.send({ kind: 'answer', button, text: question.kind === 'prompt' ? text : null });
  };
  return (
    <Modal title={question.title || model.shell.addOn} width={420} close={() => answer('CLOSE')} isModal={true}>
      <p class="question">{question.prompt}</p>
      {question.kind === 'prompt' && (
        <input
          class="answer"
          aria-label="Answer"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={({ key }) => key === 'Enter' && answer('OK')}
        />
      )}
      <div class="buttons">
        {BUTTONS[question.buttons].map((button, index) => (
          <button key={button} type="button" class={index === 0 ? 'action' : 'quiet'} onClick={() => answer(button)}>
            {WORDS[button]}
          </button>
        ))}
      </div>
    </Modal>
  );
}

/** Asks before something is done that cannot be undone. */
export function ConfirmDialog({ model, back }: { model: Model; back: () => void }) {
  const { doubt } = model;
  if (!doubt) return null;
  const close = () => {
    model.confirm(null);
    back();
  };
  const agree = () => {
    close();
    doubt.act();
  };
  return (
    <Modal title={doubt.title} width={420} close={close} isModal={true}>
      <p class="question">{doubt.words}</p>
      <div class="buttons">
        <button type="button" class="action" onClick={agree}>
          {doubt.yes}
        </button>
        <button type="button" class="quiet" onClick={close}>
          Cancel
        </button>
      </div>
    </Modal>
  );
}

/** Says why something was refused, in Sheets' words. */
export function RefusalDialog({ model, back }: { model: Model; back: () => void }) {
  if (model.refusal === null) return null;
  const close = () => {
    model.refuse(null);
    back();
  };
  return (
    <Modal title="There was a problem" width={420} close={close} isModal={true}>
      <p class="question">{model.refusal}</p>
      <div class="buttons">
        <button type="button" class="action" onClick={close}>
          OK
        </button>
      </div>
    </Modal>
  );
}

function Modal({
  title,
  width,
  close,
  isModal,
  children,
}: {
  title: string;
  width: number;
  close: () => void;
  isModal: boolean;
  children: preact.ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (isModal) element?.showModal();
    else element?.show();
    element?.querySelector<HTMLElement>('.answer, .action')?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-label={title}
      style={{ width: `${width}px` }}
      onCancel={event => {
        event.preventDefault();
        close();
      }}
      onKeyDown={event => event.stopPropagation()}
    >
      <div class="dialog-head">
        <h2>{title}</h2>
        <button type="button" class="tool" aria-label="Close" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
}
