/**
 * What Lead SLA remembers of a file beside its tabs, in the document's properties: read in one call at the start of a run, and
 * each part written by itself, so that none takes back another.
 */

/** Who lets the scan run by itself, and how. */
export interface Switch {
  readonly owner?: string;
  /** Id of the one trigger; left out while the scan is off. */
  readonly trigger?: string;
  readonly everyMinutes?: number;
  /** When it was turned on, by whomever. */
  readonly since?: number;
  /** When the trigger was made. */
  readonly madeAt?: number;
}

/** How far the scans have come. */
export interface Progress {
  /** Whoever started it. */
  readonly lastAt: number | null;
  /** When the trigger scanned last. */
  readonly tickedAt: number | null;
  /** A scan changed verdicts, and the board and the clock do not say so yet. */
  readonly isUnfinished: boolean;
  /** A version was saved, and the tabs that hang on it may not say so yet. */
  readonly isNewPolicy: boolean;
  /** What the board says of the facts; "" before it says anything. */
  readonly shown: string;
  /** The tab at which the next scan begins, where the last one ran out of time; "" for the first one. */
  readonly startAt: string;
  /** Tabs whose scan failed last time. */
  readonly failing: readonly string[];
  /** Mails that wait for another day's quota. */
  readonly waiting: number;
  /** The months that had ended by then are on the scorecard; null before the first scan that kept it. */
  readonly closedUntil: number | null;
  /** Since when the account that scans lacks an authorisation, and whether that was mailed. */
  readonly unauthorised: { readonly since: number; readonly isMailed: boolean } | null;
}

export interface Memory {
  readonly onOff: Switch;
  readonly progress: Progress;
  /** Letters that were sent, as far as the outbox may not say so yet. */
  readonly sent: readonly string[];
}

const SWITCH = 'lead-sla';
const PROGRESS = 'lead-sla-scan';
const SENT = 'lead-sla-sent';

const NEW: Progress = {
  lastAt: null,
  tickedAt: null,
  isUnfinished: false,
  isNewPolicy: false,
  shown: '',
  startAt: '',
  failing: [],
  waiting: 0,
  closedUntil: null,
  unauthorised: null,
};

export function readMemory(): Memory {
  const texts = properties().getProperties();
  return {
    onOff: parsed<Switch>(texts[SWITCH], {}),
    progress: { ...NEW, ...parsed<Partial<Progress>>(texts[PROGRESS], {}) },
    sent: parsed<readonly string[]>(texts[SENT], []),
  };
}

/** Another script of the file may have written anything under our names. */
function parsed<T>(text: string | undefined, fallback: T): T {
  try {
    return text === undefined ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

export function writeSwitch(onOff: Switch): void {
  properties().setProperty(SWITCH, JSON.stringify(onOff));
}

export function writeProgress(progress: Progress): void {
  properties().setProperty(PROGRESS, JSON.stringify(progress));
}

export function writeSent(sent: readonly string[]): void {
  properties().setProperty(SENT, JSON.stringify(sent));
}

/** Both at the end of a scan, in one call. */
export function writeScanEnd(progress: Progress, sent: readonly string[]): void {
  properties().setProperties({ [PROGRESS]: JSON.stringify(progress), [SENT]: JSON.stringify(sent) });
}

export function forget(): void {
  for (const key of [SWITCH, PROGRESS, SENT]) properties().deleteProperty(key);
}

function properties(): GoogleAppsScript.Properties.Properties {
  return PropertiesService.getDocumentProperties();
}
