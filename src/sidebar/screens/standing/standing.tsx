/** Home: what Marketing owes Sales and Sales owes Marketing, at one moment. */
import type { StandingView } from '../../../contract/standing.ts';
import { grouped, workingTime } from '../../../sla/sheet/text.ts';
import type { Standing } from '../../../sla/standing/standing.ts';
import { attemptsInWords, inTimeInWords, isJudged } from '../../../sla/standing/words.ts';
import { decodeZone, type Zone } from '../../../sla/time/zone.ts';
import type { Act, ShowRow } from '../../act.ts';
import { DataProblems } from '../../parts/data-problems.tsx';
import { Findings } from '../../parts/findings.tsx';
import { Lateness } from '../../parts/lateness.tsx';
import { LeadList } from '../../parts/lead-list.tsx';
import { OpenLeads } from '../../parts/open-leads.tsx';
import { OwnerBoard } from '../../parts/owner-board.tsx';
import { Problems } from '../../parts/problems.tsx';
import { QuotaPromise } from '../../parts/quota-promise.tsx';
import { ScanBar } from '../../parts/scan-bar.tsx';
import { Title } from '../../parts/title.tsx';
import type { Action, Say } from '../../use-action.ts';
import { dayInMonth, headline, openLeads, overdueInWords, owedQuotas, soon } from '../../words.ts';
import { Reports } from './reports.tsx';

interface HomeProps {
  readonly view: StandingView;
  readonly standing: Standing;
  /** Whether a scan may have changed it since it was read. */
  readonly isOld: boolean;
  readonly action: Action;
  readonly act: Act;
  readonly say: Say;
  readonly showRow: ShowRow;
}

export function Home({ view, standing, isOld, action, act, say, showRow }: HomeProps) {
  const zone = decodeZone(view.zone.name, view.zone.changes);
  return (
    <>
      <main>
        <div role="tabpanel" id="screen" aria-labelledby="tab-Standing">
          <Problems problems={action.problems} />
          <Title>{headline(standing)}</Title>
          <p class="gray">{dayInMonth(standing, zone, isOld)}</p>
          <Problems problems={view.failures} isReply={false} />
          <MarketingOwes standing={standing} />
          <h2>Sales owes Marketing</h2>
          {isJudged(standing) ? (
            <SalesOwes standing={standing} zone={zone} showRow={showRow} />
          ) : (
            <>
              <p class="gray">No sheet has a first-contact column, so there is no verdict yet.</p>
              <OpenLeads owners={standing.unjudged} />
            </>
          )}
          <h2>Data</h2>
          <DataProblems problems={standing.problems} showRow={showRow} />
          <h2>The closed loop</h2>
          <Reports say={say} />
        </div>
      </main>
      <ScanBar scan={view.scan} zone={zone} now={standing.at} isBusy={action.isBusy} act={act} />
    </>
  );
}

function MarketingOwes({ standing }: { readonly standing: Standing }) {
  const quotas = owedQuotas(standing);
  return (
    <>
      <h2>Marketing owes Sales</h2>
      {quotas.length === 0 && <p class="gray">No quota is agreed for this month.</p>}
      {quotas.map(quota => (
        <QuotaPromise
          key={quota.name}
          quota={quota}
          name={quotas.length > 1 ? quota.name : ''}
          currency={standing.currency}
        />
      ))}
      <Findings findings={standing.findings} />
    </>
  );
}

interface SalesOwesProps {
  readonly standing: Standing;
  readonly zone: Zone;
  readonly showRow: ShowRow;
}

function SalesOwes({ standing, zone, showRow }: SalesOwesProps) {
  const { at, currency, overdue, atRisk, owners } = standing;
  return (
    <>
      <p>
        <strong class={overdue.length > 0 ? 'bad' : 'good'}>{overdueInWords(standing)}</strong> of{' '}
        {grouped(openLeads(standing))} open
      </p>
      <p class="gray">{inTimeInWords(standing)}</p>
      <p class="gray">{attemptsInWords(standing.attempts)}</p>
      <OwnerBoard owners={owners} currency={currency} />
      <Lateness leads={overdue} currency={currency} />
      <LeadList
        title="Overdue, the most valuable first"
        leads={overdue}
        when={lead => workingTime(lead.late, lead.lateDays)}
        tone="bad"
        note={lead => (lead.snoozedUntil === null ? '' : `snoozed until ${soon(lead.snoozedUntil, zone, at)}`)}
        currency={currency}
        showRow={showRow}
      />
      <LeadList
        title="At risk, the next deadline first"
        leads={atRisk}
        when={lead => (lead.lateAfter === null ? '' : `by ${soon(lead.lateAfter, zone, at)}`)}
        tone="warn"
        note={() => ''}
        currency={currency}
        showRow={showRow}
      />
    </>
  );
}
