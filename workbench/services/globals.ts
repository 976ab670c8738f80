/** Everything of Google's that a script finds in its global scope. */
import { CacheService } from './cache.ts';
import { Charts } from './chart.ts';
import type { Environment } from './environment.ts';
import { HtmlService } from './html.ts';
import { LockService } from './lock.ts';
import { Logger, ScriptConsole } from './logger.ts';
import { MailApp } from './mail.ts';
import { PropertiesService } from './properties.ts';
import { Range } from './range.ts';
import { createRealm, type Realm } from './realm.ts';
import { type Makers, Run, type RunSettings } from './run.ts';
import { ScriptApp } from './script.ts';
import { Session } from './session.ts';
import { Sheet } from './sheet.ts';
import { Spreadsheet } from './spreadsheet.ts';
import { SpreadsheetApp } from './spreadsheet-app.ts';
import { Utilities } from './utilities.ts';

const MAKERS: Makers = {
  spreadsheet: run => new Spreadsheet(run),
  sheet: (run, gridId) => new Sheet(run, gridId),
  range: (run, gridId, block) => new Range(run, gridId, block),
};

const GLOBALS = {
  SpreadsheetApp,
  Charts,
  HtmlService,
  ScriptApp,
  MailApp,
  PropertiesService,
  CacheService,
  LockService,
  Utilities,
  Session,
  Logger,
  console: ScriptConsole,
};

/** A run with a fresh context of its own, in which nothing has been loaded yet. */
export function openRun(env: Environment, settings: RunSettings): { run: Run; realm: Realm } {
  const run = new Run(env, settings, MAKERS);
  const realm = createRealm(
    (instance, member, args) => run.dispatch(instance, member, args),
    () => env.clock.now(),
  );
  for (const [name, Service] of Object.entries(GLOBALS)) realm.define(name, new Service(run));
  return { run, realm };
}
