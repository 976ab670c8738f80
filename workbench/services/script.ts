/** ScriptApp: triggers, and what the person has authorised. */
import { instance, list, text } from './arguments.ts';
import { Enumeration, type EnumValue, expose } from './members.ts';
import { lostScopes, type Run } from './run.ts';
import { ScriptError, UNAUTHORISED } from './script-error.ts';
import { Spreadsheet } from './spreadsheet.ts';
import { EVENT_TYPE, TRIGGER_SOURCE, Trigger, TriggerBuilder, WEEK_DAY } from './trigger.ts';

export const AUTH_MODE = new Enumeration('AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
const AUTHORIZATION_STATUS = new Enumeration('AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);

const INSTALLATION_SOURCE = new Enumeration('InstallationSource', [
  'APPS_MARKETPLACE_DOMAIN_ADD_ON',
  'NONE',
  'WEB_STORE_ADD_ON',
]);

/** The person who acts has granted every scope of the manifest, as Google asks before the first run, unless some were lost. */
class AuthorizationInfo {
  private readonly isRequired: boolean;

  constructor(isRequired: boolean) {
    this.isRequired = isRequired;
  }
  getAuthorizationStatus(): EnumValue {
    return AUTHORIZATION_STATUS.values[this.isRequired ? 'REQUIRED' : 'NOT_REQUIRED'];
  }
  /** Null where nothing is left to grant. */
  getAuthorizationUrl(): string | null {
    return this.isRequired ? 'https://script.google.com/authorise' : null;
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
    return new AuthorizationInfo(lostScopes(this.run).length > 0);
  }
  getInstallationSource(): EnumValue {
    return INSTALLATION_SOURCE.values[this.run.env.state.installMode === 'addon' ? 'WEB_STORE_ADD_ON' : 'NONE'];
  }
  /** Google asks for what is missing, and the run ends there. */
  requireAllScopes(mode: unknown): void {
    if (!AUTH_MODE.nameOf(mode)) throw new ScriptError('Invalid argument: authMode');
    if (lostScopes(this.run).length > 0) this.run.end(new ScriptError(UNAUTHORISED));
  }
  requireScopes(mode: unknown, scopes: unknown): void {
    if (!AUTH_MODE.nameOf(mode)) throw new ScriptError('Invalid argument: authMode');
    const granted = this.run.env.manifest.oauthScopes ?? [];
    const missing = list(scopes, 'ScriptApp.requireScopes').filter(scope => !granted.includes(String(scope)));
    if (missing.length > 0) throw new ScriptError(UNAUTHORISED);
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
    getInstallationSource: 'free',
    requireAllScopes: 'free',
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
    InstallationSource: INSTALLATION_SOURCE,
    TriggerSource: TRIGGER_SOURCE,
    WeekDay: WEEK_DAY,
  },
});
