/**
 * What Lead SLA remembers of a file beside its tabs, in the document's properties: read in one call at the start of a run, and
 * each part written by itself, so that none takes back another.
 */

import * as v from 'valibot';
import { MAIL_KINDS } from '../sla/standing/news/told.ts';

/** A field that another script has written something else into is as if it had never been written. */
const kept = <const T extends v.GenericSchema, const F extends v.InferOutput<T>>(schema: T, fallback: F) =>
  v.fallback(schema, fallback as v.InferOutput<T>);
const or = <const T extends v.GenericSchema>(schema: T) => kept(v.optional(schema), undefined);
const instant = () => kept(v.nullable(v.number()), null);

/** Who lets the scan run by itself, and how. */
const switchSchema = () =>
  v.object({
    owner: or(v.string()),
    /** Id of the one trigger; left out while the scan is off. */
    trigger: or(v.string()),
    everyMinutes: or(v.number()),
    /** When it was turned on, by whomever. */
    since: or(v.number()),
    /** When the trigger was made. */
    madeAt: or(v.number()),
    /** With which letters are sealed; it stays when the scan is turned off. */
    secret: or(v.string()),
  });

/** How far the scans have come. */
const progressSchema = () =>
  v.object({
    /** Whoever started it. */
    lastAt: instant(),
    /** When the trigger scanned last. */
    tickedAt: instant(),
    /** A scan changed verdicts, and the board and the clock do not say so yet. */
    isUnfinished: kept(v.boolean(), false),
    /** A version was saved, and the tabs that hang on it may not say so yet. */
    isNewPolicy: kept(v.boolean(), false),
    /** What the board says of the facts; "" before it says anything. */
    shown: kept(v.string(), ''),
    /** The tab at which the next scan begins, where the last one ran out of time; "" for the first one. */
    startAt: kept(v.string(), ''),
    /** Tabs whose scan failed last time. */
    failing: kept(v.array(v.string()), []),
    /** Tabs that had leads, when they were last scanned. */
    filled: kept(v.array(v.string()), []),
    /** Tabs that were left to the next scan, and since when. */
    passing: kept(v.record(v.string(), v.number()), {}),
    /** Mails that wait for another day's quota. */
    waiting: kept(v.number(), 0),
    /** Mails that fail, as problems. */
    mailTroubles: kept(v.array(v.object({ at: v.string(), message: v.string(), fix: v.string() })), []),
    /** Whether formulas that were given SLA_CLOCK stand in the file. */
    hasFormulas: kept(v.boolean(), false),
    /** The months that had ended by then are on the scorecard; null before the first scan that kept it. */
    closedUntil: instant(),
    /** Since when the account that scans lacks an authorisation, and whether that was mailed. */
    unauthorised: kept(v.nullable(v.object({ since: v.number(), isMailed: v.boolean() })), null),
  });

const sentSchema = () => v.array(v.string());
const mutedSchema = () => v.record(v.string(), v.array(v.picklist(MAIL_KINDS)));

export type Switch = v.InferOutput<ReturnType<typeof switchSchema>>;
export type Progress = v.InferOutput<ReturnType<typeof progressSchema>>;

/** By address, in lower case: the kinds of mail that it is spared. No part of the agreement. */
export type Muted = v.InferOutput<ReturnType<typeof mutedSchema>>;

export interface Memory {
  readonly onOff: Switch;
  readonly progress: Progress;
  /** Letters that were sent, as far as the outbox may not say so yet. */
  readonly sent: readonly string[];
  readonly muted: Muted;
}

const SWITCH = 'lead-sla';
const PROGRESS = 'lead-sla-scan';
const SENT = 'lead-sla-sent';
const MUTED = 'lead-sla-muted';

export function readMemory(): Memory {
  const texts = properties().getProperties();
  return {
    onOff: parsed(switchSchema(), texts[SWITCH], {}),
    progress: parsed(progressSchema(), texts[PROGRESS], {}),
    sent: parsed(sentSchema(), texts[SENT], []),
    muted: parsed(mutedSchema(), texts[MUTED], {}),
  };
}

/** Another script of the file may have written anything under our names: then it is as if nothing had been. */
function parsed<T extends v.GenericSchema>(schema: T, text: string | undefined, nothing: unknown): v.InferOutput<T> {
  const result = v.safeParse(schema, json(text));
  return result.success ? result.output : v.parse(schema, nothing);
}

function json(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
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

export function writeMuted(muted: Muted): void {
  properties().setProperty(MUTED, JSON.stringify(muted));
}

/** Both at the end of a scan, in one call. */
export function writeScanEnd(progress: Progress, sent: readonly string[]): void {
  properties().setProperties({ [PROGRESS]: JSON.stringify(progress), [SENT]: JSON.stringify(sent) });
}

export function forget(): void {
  for (const key of [SWITCH, PROGRESS, SENT, MUTED]) properties().deleteProperty(key);
}

function properties(): GoogleAppsScript.Properties.Properties {
  return PropertiesService.getDocumentProperties();
}
