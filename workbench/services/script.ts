/** ScriptApp: triggers, and what the person has authorised. */
import { instance, list, text } from './arguments.ts';
import { Enumeration, type EnumValue, expose } from './members.ts';
import type { Run } from './run.ts';
import { ScriptError } from './script-error.ts';
import { Spreadsheet } from './spreadsheet.ts';
import { EVENT_TYPE, TRIGGER_SOURCE, Trigger, TriggerBuilder, WEEK_DAY } from './trigger.ts';

export const AUTH_MODE = new Enumeration('AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
const AUTHORIZATION_STATUS = new Enumeration('AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);

/** The person who acts has granted every scope of the manifest, as Google asks before the first run. */
class AuthorizationInfo {
  getAuthorizationStatus(): EnumValue {
    return AUTHORIZATION_STATUS.values.NOT_REQUIRED;
  }
  getAuthorizationUrl(): string {
    return '';
  }
}

export class ScriptApp {
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }
  private mine(): Trigger[] {
    const { effectiveUser } = this.run.settings;
    return this.run.env.state.triggers
      .filter(record => record.owner === effectiveUser)
      .map(record => new Trigger(record));
  }

  newTrigger(functionName: unknown): TriggerBuilder {
    return new TriggerBuilder(this.run, text(functionName, 'ScriptApp.newTrigger'));
  }
  /** Those of the person who acts: nobody sees another's. */
  getProjectTriggers(): Trigger[] {
    return this.mine();
  }
  getUserTriggers(spreadsheet: unknown): Trigger[] {
    instance(spreadsheet, Spreadsheet, 'ScriptApp.getUserTriggers');
    return this.mine();
  }
  deleteTrigger(trigger: unknown): void {
    const { id, owner } = instance(trigger, Trigger, 'ScriptApp.deleteTrigger').record;
    const { state } = this.run.env;
    if (owner !== this.run.settings.effectiveUser || !state.triggers.some(record => record.id === id)) {
      throw new ScriptError('Trigger not found.');
    }
    state.triggers = state.triggers.filter(record => record.id !== id);
  }
  getScriptId(): string {
    return `script-of-${this.run.env.book.id}`;
  }
  getAuthorizationInfo(mode: unknown): AuthorizationInfo {
    if (!AUTH_MODE.nameOf(mode)) throw new ScriptError('Invalid argument: authMode');
    return new AuthorizationInfo();
  }
  requireScopes(mode: unknown, scopes: unknown): void {
    if (!AUTH_MODE.nameOf(mode)) throw new ScriptError('Invalid argument: authMode');
    const granted = this.run.env.manifest.oauthScopes ?? [];
    const missing = list(scopes, 'ScriptApp.requireScopes').filter(scope => !granted.includes(String(scope)));
    if (missing.length > 0) throw new ScriptError('Authorization is required to perform that action.');
  }
}

expose(AuthorizationInfo, {
  name: 'AuthorizationInfo',
  service: 'ScriptApp',
  members: { getAuthorizationStatus: 'free', getAuthorizationUrl: 'free' },
});
expose(ScriptApp, {
  name: 'ScriptApp',
  service: 'ScriptApp',
  members: {
    newTrigger: 'free',
    getProjectTriggers: 'trigger',
    getUserTriggers: 'trigger',
    deleteTrigger: 'trigger',
    getScriptId: 'free',
    getAuthorizationInfo: 'free',
    requireScopes: 'free',
  },
  scopes: {
    newTrigger: 'script',
    getProjectTriggers: 'script',
    getUserTriggers: 'script',
    deleteTrigger: 'script',
  },
  constants: {
    AuthMode: AUTH_MODE,
    AuthorizationStatus: AUTHORIZATION_STATUS,
    EventType: EVENT_TYPE,
    TriggerSource: TRIGGER_SOURCE,
    WeekDay: WEEK_DAY,
  },
});
