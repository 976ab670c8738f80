/** Ticks that have much to do: what stands before them, and the ticks that come afterwards. */
import { type Host, HostKilled, type Project, type SavedState } from '../../../workbench/host/host.ts';
import { enter, fileOf, type LeadRow, setUpFile, type Team } from './team.ts';

export interface Scenario {
  readonly name: string;
  /** The file right before the tick that is disturbed; its clock stands at that tick. */
  readonly before: (project?: Project) => SavedState;
  /** The ticks after that one, in ISO text. The last one writes the board anew, so that all of them end with the same one. */
  readonly later: readonly string[];
}

const lead = (id: string, created: string, facts: LeadRow = {}): LeadRow => ({
  Id: id,
  Created: `2026-11-${created}`,
  Source: 'Free trial',
  Owner: 'Dana Reyes',
  ...facts,
});

const at = (time: string) => Date.parse(`${time}-05:00`);
const OWNERS = ['Dana Reyes', 'Sam Okafor', 'Kim Tran'];

/** Before the first tick: two leads in time, one late, one worked on, one of a colleague. */
const AFTERNOON: Team = {
  tabs: {
    Leads: [
      lead('L-1', '20 09:05'),
      lead('L-2', '20 13:00'),
      lead('L-3', '20 13:20', { Owner: 'Sam Okafor' }),
      lead('L-4', '18 09:00', { Attempts: 1, 'First contact': '2026-11-18 09:30' }),
      lead('L-5', '17 13:30', { Attempts: 1, 'First contact': '2026-11-17 13:45', Owner: 'Kim Tran' }),
      lead('L-6', '20 12:30', { Owner: 'Kim Tran', Note: '=1+1' }),
      lead('L-7', '20 13:40', { Owner: 'Nobody We Know' }),
    ],
    Events: [lead('E-1', '20 13:15', { Owner: 'Sam Okafor' }), lead('E-2', '19 09:00', { Stage: 'Nurture' })],
  },
  owners: OWNERS,
  owed: 40,
  from: '2026-11-20T13:25:00-05:00',
};

function afternoon(project?: Project): Host {
  const host = fileOf(AFTERNOON, project);
  enter(host, 'Leads', 'L-6', 'First contact', '2026-11-20 13:28');
  enter(host, 'Leads', 'L-1', 'Owner', 'Sam Okafor');
  enter(host, 'Leads', 'L-4', 'Stage', 'Nurture');
  host.clock.set(at('2026-11-20T14:25:00'));
  return host;
}

/** The month's last days brought little: a shortfall on two days running, and November closes on the first of December. */
const MONTH_END: Team = {
  tabs: {
    Leads: [
      ...Array.from({ length: 12 }, (_, index) => {
        const day = String(index + 2).padStart(2, '0');
        return lead(`N-${index}`, `${day} 10:00`, { 'First contact': `2026-11-${day} 10:20`, Attempts: 3 });
      }),
      lead('N-late', '30 15:40', { Owner: 'Sam Okafor' }),
    ],
  },
  owners: OWNERS,
  owed: 60,
  from: '2026-11-24T10:00:00-05:00',
};

function monthEnd(project?: Project): Host {
  const host = fileOf(MONTH_END, project);
  host.play(at('2026-11-24T10:40:00'));
  for (const day of ['25', '27', '30']) {
    host.clock.set(at(`2026-11-${day}T16:30:00`));
    host.run('slaTick', [], 'trigger');
  }
  enter(host, 'Leads', 'N-late', 'First contact', '2026-11-30 16:35');
  host.clock.set(at('2026-12-01T16:30:00'));
  return host;
}

/** More owners with a late lead than a consumer's account may write to in a day. */
const CROWD = Array.from({ length: 120 }, (_, index) => `Rep ${String(index + 1).padStart(3, '0')}`);
const OVER_QUOTA: Team = {
  tabs: { Leads: CROWD.map((owner, index) => lead(`C-${index + 1}`, '20 11:00', { Owner: owner })) },
  owners: CROWD,
  owed: null,
  from: '2026-11-20T10:00:00-05:00',
};

function overQuota(project?: Project): Host {
  const host = fileOf(OVER_QUOTA, project);
  host.clock.set(at('2026-11-20T12:05:00'));
  return host;
}

/** Somebody renames a tab and deletes a column of the other one. */
function brokenTabs(project?: Project): Host {
  const host = fileOf(AFTERNOON, project);
  const grid = host.book.grid('Events');
  if (grid) grid.name = 'Old events';
  host.book.grid('Leads')?.deleteColumns(9, 1);
  host.clock.set(at('2026-11-20T14:25:00'));
  return host;
}

/** The scan is on, and the run that turned it on died before it told anybody of the backlog. */
function firstScan(project?: Project): Host {
  const host = setUpFile({ ...AFTERNOON, from: '2026-11-20T14:25:00-05:00' }, project);
  let isOn = false;
  host.beforeCall = ({ method }) => {
    if (isOn) throw new HostKilled('the machine is gone');
    isOn = method.endsWith('Properties.setProperty');
  };
  host.run('ask', [JSON.stringify({ question: 'turnOn', takes: { everyMinutes: 15 } })], 'sidebar');
  host.beforeCall = null;
  return host;
}

const scenario = (name: string, before: (project?: Project) => Host, later: readonly string[]): Scenario => ({
  name,
  before: project => before(project).saveState(),
  later,
});

export const SCENARIOS: readonly Scenario[] = [
  scenario('an afternoon with news for everybody', afternoon, [
    '2026-11-20T14:40:00-05:00',
    '2026-11-20T14:55:00-05:00',
    '2026-11-20T15:55:00-05:00',
    '2026-11-23T09:05:00-05:00',
  ]),
  scenario('a month that closes short of its quota', monthEnd, [
    '2026-12-01T16:45:00-05:00',
    '2026-12-01T17:00:00-05:00',
    // A month whose row could not be written by the first digest is told in the next one.
    '2026-12-02T16:35:00-05:00',
    '2026-12-02T16:50:00-05:00',
  ]),
  scenario('120 recipients over the day’s quota', overQuota, [
    '2026-11-20T12:20:00-05:00',
    '2026-11-20T12:35:00-05:00',
    '2026-11-23T12:30:00-05:00',
    '2026-11-24T12:45:00-05:00',
    '2026-11-24T13:00:00-05:00',
  ]),
  scenario('tabs that broke', brokenTabs, [
    '2026-11-20T14:40:00-05:00',
    '2026-11-20T14:55:00-05:00',
    '2026-11-23T09:05:00-05:00',
  ]),
  scenario('the first scan of a backlog', firstScan, [
    '2026-11-20T14:40:00-05:00',
    '2026-11-20T14:55:00-05:00',
    '2026-11-23T09:05:00-05:00',
  ]),
];
