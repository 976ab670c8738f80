import type { FunctionView } from '../../server/protocol.ts';
import type { Draft } from '../model.ts';
import { callAt, nameAt } from './caret.ts';

const MOST = 8;

/** The functions that a name begins: the add-on's own first. */
export function matches(functions: readonly FunctionView[], draft: Draft): readonly FunctionView[] {
  const name = nameAt(draft).toUpperCase();
  return name === '' ? [] : functions.filter(fn => fn.name.startsWith(name)).slice(0, MOST);
}

/** What the formula that is being typed could go on with, or what its function takes. */
export function Assist({
  draft,
  functions,
  chosen,
  take,
}: {
  draft: Draft;
  functions: readonly FunctionView[];
  chosen: number;
  take: (fn: FunctionView) => void;
}) {
  const found = matches(functions, draft);
  if (found.length > 0) return <Choices found={found} chosen={chosen} take={take} />;
  const call = callAt(draft);
  const fn = call && functions.find(({ name }) => name === call.name);
  return call && fn ? <Help fn={fn} argument={call.argument} /> : null;
}

function Choices({
  found,
  chosen,
  take,
}: {
  found: readonly FunctionView[];
  chosen: number;
  take: (fn: FunctionView) => void;
}) {
  return (
    <div class="assist" role="listbox" aria-label="Functions" id="function-choices">
      {found.map((fn, index) => (
        <div
          key={fn.name}
          role="option"
          tabIndex={-1}
          id={`function-${index}`}
          aria-selected={index === chosen}
          class={index === chosen ? 'choice is-chosen' : 'choice'}
          onPointerDown={event => {
            event.preventDefault();
            take(fn);
          }}
        >
          <span class="choice-name">{fn.name}</span>
          <span class="choice-from">{fn.from}</span>
          {index === chosen && <span class="choice-about">{fn.about}</span>}
        </div>
      ))}
    </div>
  );
}

function Help({ fn, argument }: { fn: FunctionView; argument: number }) {
  const { parameters } = fn;
  const repeating = parameters.filter(({ repeats }) => repeats).length;
  const first = parameters.length - repeating;
  const current = argument < parameters.length || repeating === 0 ? argument : first + ((argument - first) % repeating);
  const about = parameters[current]?.about;
  return (
    <div class="assist help" role="status" aria-label="Argument help">
      <p class="signature">
        <b>{fn.name}</b>(
        {parameters.map((parameter, index) => (
          <span key={parameter.name}>
            {index > 0 && ', '}
            <span class={index === current ? 'argument is-current' : 'argument'}>
              {parameter.isOptional ? `[${parameter.name}${parameter.repeats ? ', …' : ''}]` : parameter.name}
            </span>
          </span>
        ))}
        )
      </p>
      <p class="about">{fn.about}</p>
      {about && (
        <p class="parameter">
          <b>{parameters[current]?.name}</b> {parameters[current]?.isOptional ? '(optional) ' : ''}
          {about}
        </p>
      )}
      <p class="from">{fn.from}</p>
    </div>
  );
}
