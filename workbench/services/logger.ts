/** Logger and console: every line lands in the run's logs. */
import { inspect } from 'node:util';
import { expose } from './members.ts';
import type { Run } from './run.ts';

const shown = (value: unknown): string => (typeof value === 'string' ? value : inspect(value, { breakLength: 120 }));

/** Fills %s, %d and %j of the first text with the values behind it; what is left over follows. */
function formatted(values: readonly unknown[]): string {
  const [first, ...rest] = values;
  const filled =
    typeof first === 'string'
      ? first.replace(/%[sdj]/g, mark => (rest.length ? shown(rest.shift()) : mark))
      : shown(first);
  return [filled, ...rest.map(shown)].join(' ');
}

export class Logger {
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }
  log(...values: unknown[]): this {
    this.run.logs.push(formatted(values));
    return this;
  }
  getLog(): string {
    return this.run.logs.join('\n');
  }
  clear(): void {
    this.run.logs.length = 0;
  }
}

export class ScriptConsole {
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }
  private line(level: string, values: readonly unknown[]): void {
    this.run.logs.push(`${level}${formatted(values)}`);
  }
  log(...values: unknown[]): void {
    this.line('', values);
  }
  info(...values: unknown[]): void {
    this.line('', values);
  }
  warn(...values: unknown[]): void {
    this.line('warning: ', values);
  }
  error(...values: unknown[]): void {
    this.line('error: ', values);
  }
}

expose(Logger, { name: 'Logger', service: 'Logger', members: { log: 'free', getLog: 'free', clear: 'free' } });
expose(ScriptConsole, {
  name: 'console',
  service: 'console',
  members: { log: 'free', info: 'free', warn: 'free', error: 'free' },
});
