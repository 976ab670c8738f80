/** The closed loop, asked for when it is opened: cohorts, what quick answers bring, load on Sales, months gone by. */
import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { ReportsView } from '../../../contract/reports.ts';
import { count, grouped, percent } from '../../../sla/sheet/text.ts';
import { monthInWords } from '../../../sla/time/clock-words.ts';
import { Button } from '../../parts/button.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Points } from '../../parts/points.tsx';
import { Problems } from '../../parts/problems.tsx';
import { type Say, useAction } from '../../use-action.ts';
import { amountInWords } from '../../words.ts';

export function Reports({ say }: { readonly say: Say }) {
  const [view, setView] = useState<ReportsView | null>(null);
  const action = useAction(say);
  const load = () => action.run('reports', null, 'Following the leads…', '', setView);
  return (
    <details onToggle={event => event.currentTarget.open && !view && void load()}>
      <summary>Reports</summary>
      <div class="inside">
        <Problems problems={action.problems} />
        {!view && action.isBusy && <Loading />}
        {!view && !action.isBusy && action.problems.length > 0 && (
          <Button look="secondary" onPress={() => void load()}>
            Try again
          </Button>
        )}
        {view && (
          <>
            <Funnel view={view} />
            <Sources view={view} />
            <ResponseTimes view={view} />
            <h3>Can Sales take it?</h3>
            <Points points={view.capacity.words} />
            <Scorecards view={view} />
          </>
        )}
      </div>
    </details>
  );
}

function Funnel({ view: { funnel } }: { readonly view: ReportsView }) {
  const most = Math.max(1, ...funnel.map(({ leads }) => leads));
  return (
    <>
      <h3>What became of the leads of a month</h3>
      {funnel.length === 0 && <p class="gray">No lead has come yet.</p>}
      {funnel.length > 0 && (
        <table class="small">
          <Steps of="Month" />
          <tbody>
            {funnel.map(({ month, leads, qualified, contacted, won, isFinished }) => (
              <tr key={month}>
                <th scope="row">
                  {monthInWords(month).slice(0, 3)} {month.slice(2, 4)}
                  <i class="bar blue" style={{ width: `${(leads / most) * 100}%` }} />
                </th>
                <td>{grouped(leads)}</td>
                <td>{grouped(qualified)}</td>
                <td>{contacted === null ? '–' : grouped(contacted)}</td>
                <td>
                  {grouped(won)}
                  {isFinished ? '' : '+'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {funnel.some(({ isFinished }) => !isFinished) && <p class="hint">+ more of them may still be won.</p>}
    </>
  );
}

/** The way of a lead, as the heads of a table. */
function Steps({ of }: { readonly of: string }) {
  return (
    <thead>
      <tr>
        {[of, 'Leads', 'Qual.', 'Called', 'Won'].map(name => (
          <th scope="col" key={name}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Sources({ view: { sources, responseTimes } }: { readonly view: ReportsView }) {
  if (sources.length === 0) return null;
  const share = (part: number | null, leads: number) => (part === null ? '–' : percent(part / leads));
  return (
    <>
      <h3>The same by source, at equal age</h3>
      <table class="small">
        <Steps of="Source" />
        <tbody>
          {sources.map(({ source, leads, qualified, contacted, won }) => (
            <tr key={source}>
              <th scope="row">
                <bdi>{source}</bdi>
              </th>
              <td>{grouped(leads)}</td>
              <td>{share(qualified, leads)}</td>
              <td>{share(contacted, leads)}</td>
              <td>{share(won, leads)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">
        Of leads that are at least {count(responseTimes.horizonDays, 'day')} old: what became of them within that time.
      </p>
    </>
  );
}

function ResponseTimes({ view }: { readonly view: ReportsView }) {
  const { bands, untimed, horizonDays, caveat, studiesCaveat } = view.responseTimes;
  const studies = bands.flatMap(band => band.studies.map(study => ({ band: band.words, ...study })));
  return (
    <>
      <h3>How quickly called, how many won</h3>
      <p class="hint">{caveat}</p>
      <table class="small">
        <thead>
          <tr>
            <th scope="col">First contact</th>
            <th scope="col">Leads</th>
            <th scope="col">Won</th>
            <th scope="col">Range</th>
          </tr>
        </thead>
        <tbody>
          {bands.map(({ words, leads, conversion, adjusted, low, high }) => (
            <Fragment key={words}>
              <tr>
                <th scope="row">{words}</th>
                <td>{grouped(leads)}</td>
                <td>{conversion === null ? '–' : percent(conversion)}</td>
                <td>{low === null || high === null ? '' : `${grouped(low * 100)}–${percent(high)}`}</td>
              </tr>
              {adjusted !== null && (
                <tr>
                  <th scope="row" class="about">
                    sources alike
                  </th>
                  <td />
                  <td>{percent(adjusted)}</td>
                  <td />
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p class="hint">
        Won within {count(horizonDays, 'day')}; ranges are Wilson’s at 90%. “Sources alike”: had each row the same
        sources.
        {untimed > 0 && ` ${count(untimed, 'lead')} without a time of day could not be placed.`}
      </p>
      {studies.length > 0 && (
        <details>
          <summary>What studies say</summary>
          <div class="inside">
            <Points points={studies.map(({ band, source, finding }) => `${band}: ${finding} (${source})`)} />
            <p class="hint">{studiesCaveat}</p>
          </div>
        </details>
      )}
    </>
  );
}

function Scorecards({ view: { scorecards, currency } }: { readonly view: ReportsView }) {
  return (
    <>
      <h3>Months gone by</h3>
      {scorecards.length === 0 && <p class="gray">The first month has not ended yet.</p>}
      {scorecards.map(
        ({ month, quota, unit, owed, delivered, attained, met, judged, attemptsKept, attemptsJudged }) => (
          <p key={`${month} ${quota}`}>
            <strong>{monthInWords(month, true)}</strong>
            {quota && `, ${quota}`}: {amountInWords(Math.round(delivered), unit, currency)} of{' '}
            {amountInWords(owed, unit, currency)}
            {attained !== null && ` (${percent(attained)})`}; {grouped(met)} of {count(judged, 'first contact')} in
            time, attempts kept on {grouped(attemptsKept)} of {grouped(attemptsJudged)}.
          </p>
        ),
      )}
    </>
  );
}
