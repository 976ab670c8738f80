import { useEffect, useRef, useState } from 'preact/hooks';
import type { Model } from '../model.ts';

/** What a script's page says to the page around it; whatever else arrives is not listened to. */
interface FromFrame {
  readonly workbench: 1;
  readonly kind: 'run' | 'close' | 'height' | 'width' | 'focus';
  readonly id?: number;
  readonly functionName?: string;
  readonly args?: readonly unknown[];
  readonly height?: number;
}

/**
 * The page of a sidebar or dialog, in a frame whose origin is nobody's: it reaches neither this page nor the workbench, but can
 * send messages. Those of its own window that ask for a run are passed on, as google.script.run does.
 */
export function ScriptFrame({
  model,
  window: name,
  number,
  title,
  resized,
}: {
  model: Model;
  window: 'sidebar' | 'dialog';
  number: number;
  title: string;
  resized?: (height: number) => void;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => {
    const heard = ({ source, data }: MessageEvent<unknown>) => {
      const target = frame.current?.contentWindow;
      if (!target || source !== target || !isFromFrame(data)) return;
      if (data.kind === 'close') void model.send({ kind: 'closeWindow', window: name });
      if (data.kind === 'height' && resized && Number.isFinite(data.height)) resized(Number(data.height));
      if (data.kind !== 'run' || typeof data.functionName !== 'string') return;
      const { id, functionName, args = [] } = data;
      void model.send({ kind: 'call', functionName, args: [...args] }).then(answer => {
        const value = answer?.ok ? answer.value : { error: { name: 'Error', message: refusalOf(answer) } };
        // The frame has no origin to name; what goes in is only what its own script asked for.
        target.postMessage({ workbench: 1, id, ...(value as object) }, '*');
      });
    };
    window.addEventListener('message', heard);
    return () => window.removeEventListener('message', heard);
  }, [number]);
  const { now, playing } = model.shell;
  const begunAt = useRef(now);
  useEffect(() => {
    if (!isLoaded || playing !== null || now === begunAt.current) return;
    frame.current?.contentWindow?.postMessage({ workbench: 1, kind: 'moved', by: now - begunAt.current }, '*');
  }, [isLoaded, playing === null, now]);
  return (
    <iframe
      ref={frame}
      class={isLoaded ? 'script-frame' : 'script-frame is-loading'}
      title={title}
      src={`/${name}?window=${number}`}
      sandbox="allow-scripts allow-forms allow-modals allow-popups allow-downloads"
      onLoad={() => setLoaded(true)}
    />
  );
}

const refusalOf = (answer: { ok: boolean; message?: string } | null): string =>
  answer?.message ?? 'The workbench does not answer.';

function isFromFrame(data: unknown): data is FromFrame {
  return typeof data === 'object' && data !== null && 'workbench' in data && data.workbench === 1 && 'kind' in data;
}
