/** PropertiesService: text by key, for the document, the script or the person. */
import { options, text } from './arguments.ts';
import { expose } from './members.ts';
import type { Run } from './run.ts';
import { ScriptError } from './script-error.ts';

/** Bytes of one value and of one whole store. */
const MAX_VALUE = 9 * 1024;
const MAX_STORE = 500 * 1024;

const sizeOf = (store: Readonly<Record<string, string>>): number =>
  Object.entries(store).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);

export class Properties {
  private readonly store: Record<string, string>;

  constructor(store: Record<string, string>) {
    this.store = store;
  }
  getProperty(key: unknown): string | null {
    const name = text(key, 'PropertiesService.Properties.getProperty');
    return Object.hasOwn(this.store, name) ? (this.store[name] ?? null) : null;
  }
  getProperties(): Record<string, string> {
    return { ...this.store };
  }
  getKeys(): string[] {
    return Object.keys(this.store);
  }
  setProperty(key: unknown, value: unknown): this {
    const method = 'PropertiesService.Properties.setProperty';
    return this.put({ [text(key, method)]: text(value, method) });
  }
  setProperties(properties: unknown, deleteAllOthers: unknown = false): this {
    const method = 'PropertiesService.Properties.setProperties';
    const entries = Object.entries(options(properties, method)).map(([key, value]) => [key, text(value, method)]);
    const wanted = Object.fromEntries(entries) as Record<string, string>;
    if (deleteAllOthers === true) {
      for (const key of Object.keys(this.store)) if (!(key in wanted)) delete this.store[key];
    }
    return this.put(wanted);
  }
  deleteProperty(key: unknown): this {
    delete this.store[text(key, 'PropertiesService.Properties.deleteProperty')];
    return this;
  }
  deleteAllProperties(): this {
    for (const key of Object.keys(this.store)) delete this.store[key];
    return this;
  }

  private put(entries: Record<string, string>): this {
    for (const value of Object.values(entries)) {
      if (Buffer.byteLength(value) > MAX_VALUE) throw new ScriptError('Argument too large: value');
    }
    if (sizeOf({ ...this.store, ...entries }) > MAX_STORE) {
      throw new ScriptError(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    }
    Object.assign(this.store, entries);
    return this;
  }
}

export class PropertiesService {
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }
  getDocumentProperties(): Properties {
    return new Properties(this.run.env.state.properties.document);
  }
  getScriptProperties(): Properties {
    return new Properties(this.run.env.state.properties.script);
  }
  getUserProperties(): Properties {
    const { user } = this.run.env.state.properties;
    const { effectiveUser } = this.run.settings;
    const store = user[effectiveUser] ?? {};
    user[effectiveUser] = store;
    return new Properties(store);
  }
}

expose(Properties, {
  name: 'Properties',
  service: 'PropertiesService',
  members: {
    getProperty: 'propertyGet',
    getProperties: 'propertyGet',
    getKeys: 'propertyGet',
    setProperty: 'propertySet',
    setProperties: 'propertySet',
    deleteProperty: 'propertySet',
    deleteAllProperties: 'propertySet',
  },
});
expose(PropertiesService, {
  name: 'PropertiesService',
  service: 'PropertiesService',
  members: { getDocumentProperties: 'free', getScriptProperties: 'free', getUserProperties: 'free' },
});
