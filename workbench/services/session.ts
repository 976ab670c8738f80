/** Session: who acts, and where. */
import { expose } from './members.ts';
import type { Run } from './run.ts';
import { User } from './user.ts';

export class Session {
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }
  /** The person at the keyboard; an empty address where Google does not tell (simple triggers, custom functions). */
  getActiveUser(): User {
    return new User(this.run.settings.activeUser);
  }
  /** The person under whose authority the script runs. */
  getEffectiveUser(): User {
    return new User(this.run.settings.authMode === 'FULL' ? this.run.settings.effectiveUser : '');
  }
  getActiveUserLocale(): string {
    return this.run.env.book.locale.split('_')[0] ?? 'en';
  }
  getScriptTimeZone(): string {
    return this.run.env.manifest.timeZone ?? this.run.env.book.timeZone;
  }
}

expose(Session, {
  name: 'Session',
  service: 'Session',
  members: { getActiveUser: 'free', getEffectiveUser: 'free', getActiveUserLocale: 'free', getScriptTimeZone: 'free' },
  scopes: { getActiveUser: 'email', getEffectiveUser: 'email' },
});
