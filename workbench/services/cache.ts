/** CacheService: text by key for up to six hours of the virtual clock. */
import { list, options, text, whole } from './arguments.ts';
import { expose } from './members.ts';
import type { Run } from './run.ts';
import { ScriptError } from './script-error.ts';

const MAX_VALUE = 100 * 1024;
const MAX_KEY = 250;
/** Seconds. */
const USUAL = 600;
const LONGEST = 21_600;

class Cache {
  private readonly run: Run;
  private readonly name: string;

  constructor(run: Run, name: string) {
    this.run = run;
    this.name = name;
  }
  private entries(): Record<string, { value: string; until: number }> {
    const { caches } = this.run.env.state;
    const known = caches[this.name] ?? {};
    caches[this.name] = known;
    return known;
  }
  get(key: unknown): string | null {
    const entry = this.entries()[text(key, 'CacheService.Cache.get')];
    return entry && entry.until > this.run.env.clock.now() ? entry.value : null;
  }
  getAll(keys: unknown): Record<string, string> {
    const found = list(keys, 'CacheService.Cache.getAll').map(key => [String(key), this.get(key)] as const);
    return Object.fromEntries(found.flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
  }
  /** Seconds from now; ten minutes unless told, six hours at most. */
  put(key: unknown, value: unknown, expirationInSeconds: unknown = USUAL): void {
    const method = 'CacheService.Cache.put';
    const [name, content] = [text(key, method), text(value, method)];
    const seconds = Math.min(LONGEST, Math.max(1, whole(expirationInSeconds, method)));
    if (name.length > MAX_KEY) throw new ScriptError('Argument too large: key');
    if (Buffer.byteLength(content) > MAX_VALUE) throw new ScriptError('Argument too large: value');
    this.entries()[name] = { value: content, until: this.run.env.clock.now() + seconds * 1000 };
  }
  putAll(values: unknown, expirationInSeconds: unknown = USUAL): void {
    for (const [key, value] of Object.entries(options(values, 'CacheService.Cache.putAll'))) {
      this.put(key, value, expirationInSeconds);
    }
  }
  remove(key: unknown): void {
    delete this.entries()[text(key, 'CacheService.Cache.remove')];
  }
  removeAll(keys: unknown): void {
    for (const key of list(keys, 'CacheService.Cache.removeAll')) this.remove(key);
  }
}

export class CacheService {
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }
  getDocumentCache(): Cache {
    return new Cache(this.run, 'document');
  }
  getScriptCache(): Cache {
    return new Cache(this.run, 'script');
  }
  getUserCache(): Cache {
    return new Cache(this.run, `user ${this.run.settings.effectiveUser}`);
  }
}

expose(Cache, {
  name: 'Cache',
  service: 'CacheService',
  members: {
    get: 'cacheGet',
    getAll: 'cacheGet',
    put: 'cachePut',
    putAll: 'cachePut',
    remove: 'cachePut',
    removeAll: 'cachePut',
  },
});
expose(CacheService, {
  name: 'CacheService',
  service: 'CacheService',
  members: { getDocumentCache: 'free', getScriptCache: 'free', getUserCache: 'free' },
});
