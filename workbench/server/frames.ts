/**
 * Pages of a script and of mails, each locked into a frame of its own: an origin that is nobody's, no network, no way to the page
 * around it but by messages. HtmlService does the same with an origin of its own for each script.
 */

/** A page and the rules that the browser holds it to. */
export interface Frame {
  readonly html: string;
  readonly policy: string;
}

const SEALED = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'";

/**
 * google.script.run as the page of a script sees it: calls go to the page around it as messages, and answers come back. When the
 * workbook's clock has moved, so has the browser's: the page finds itself as after hours in another window.
 */
const BRIDGE = `(() => {
  const calls = new Map();
  let last = 0;
  const send = message => parent.postMessage({ workbench: 1, ...message }, '*');
  const illegal = (value, path) => {
    if (value === null || value === undefined || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return null;
    if (typeof value !== 'object' || value instanceof Date || value instanceof Node) return path;
    const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    for (const [key, item] of entries) {
      const found = illegal(item, path + '.' + key);
      if (found) return found;
    }
    return null;
  };
  const runner = (success, failure, user) => new Proxy({}, {
    get: (_, name) => {
      if (name === 'withSuccessHandler') return handler => runner(handler, failure, user);
      if (name === 'withFailureHandler') return handler => runner(success, handler, user);
      if (name === 'withUserObject') return object => runner(success, failure, object);
      if (typeof name !== 'string') return undefined;
      return (...args) => {
        const found = args.map((arg, index) => illegal(arg, String(index))).find(path => path);
        if (found) throw new TypeError('Failed due to illegal value in property: ' + found);
        last += 1;
        calls.set(last, { success, failure, user });
        send({ kind: 'run', id: last, functionName: name, args: JSON.parse(JSON.stringify(args, (_, value) => value === undefined ? null : value)) });
      };
    },
  });
  const now = Date.now;
  let moved = 0;
  Date.now = () => now() + moved;
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || !data || data.workbench !== 1) return;
    if (data.kind === 'moved') {
      moved = data.by;
      dispatchEvent(new Event('focus'));
      return;
    }
    const call = calls.get(data.id);
    calls.delete(data.id);
    if (!call) return;
    if (!data.error) {
      if (call.success) call.success(data.value, call.user);
      return;
    }
    const error = new Error(data.error.message);
    error.name = data.error.name;
    if (call.failure) call.failure(error, call.user);
    else console.warn('Uncaught ' + error.message);
  });
  const host = {
    close: () => send({ kind: 'close' }),
    setHeight: height => send({ kind: 'height', height: Number(height) }),
    setWidth: width => send({ kind: 'width', width: Number(width) }),
    editor: { focus: () => send({ kind: 'focus' }) },
    origin: '',
  };
  globalThis.google = { script: { run: runner(null, null, undefined), host } };
})();`;

/** The page of a sidebar or dialog, with google.script in front of its own scripts. */
export function scriptFrame(html: string): Frame {
  const script = `<script>${BRIDGE}</script>`;
  const head = /<head[^>]*>/i.exec(html);
  const at = head ? head.index + head[0].length : 0;
  return {
    html: head ? html.slice(0, at) + script + html.slice(at) : `<!doctype html>${script}${html}`,
    policy: `sandbox allow-scripts allow-forms allow-modals allow-popups allow-downloads; ${SEALED.replace('img-src data:', 'img-src data: https:')}; script-src 'unsafe-inline'; font-src data:`,
  };
}

/** A mail as a mail program would show it: no scripts at all. */
export function mailFrame(html: string): Frame {
  return { html, policy: `sandbox; ${SEALED}` };
}
