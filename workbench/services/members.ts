/**
 * Google's classes, declared: which members the workbench has, what each costs and which scope it asks for. A class
 * keeps to plain TypeScript methods; `expose` lists the ones that a script may see. Whatever is not listed throws.
 */
import { notImplemented } from './script-error.ts';

/**
 * Modelled milliseconds of a call: public planning figures for sheets, properties, cache and mail; locks and triggers
 * have none and are taken like a property write and a sheet read. 'free' is navigation and is no call at all.
 */
export const COST_MS = {
  free: 0,
  read: 300,
  write: 600,
  flush: 300,
  propertyGet: 30,
  propertySet: 60,
  cacheGet: 10,
  cachePut: 75,
  mail: 500,
  lock: 60,
  trigger: 300,
} as const;

export type Cost = keyof typeof COST_MS;

/** What a google.script.run call costs beside the calls inside it, in milliseconds. */
export const SIDEBAR_CALL_MS = 1000;

const SCOPE_ROOT = 'https://www.googleapis.com/auth/';
/** Any one of the listed scopes will do. */
export const SCOPES = {
  sheet: [`${SCOPE_ROOT}spreadsheets.currentonly`, `${SCOPE_ROOT}spreadsheets`],
  dialog: [`${SCOPE_ROOT}script.container.ui`],
  script: [`${SCOPE_ROOT}script.scriptapp`],
  mail: [`${SCOPE_ROOT}script.send_mail`],
  email: [`${SCOPE_ROOT}userinfo.email`],
} as const;

export type Scope = keyof typeof SCOPES;

/** A value of one of Google's enumerations, such as SpreadsheetApp.ProtectionType.RANGE. */
export class EnumValue {
  readonly type: string;
  private readonly label: string;
  private readonly position: number;

  constructor(type: string, label: string, position: number) {
    this.type = type;
    this.label = label;
    this.position = position;
  }

  name(): string {
    return this.label;
  }
  ordinal(): number {
    return this.position;
  }
}

/** One of Google's enumerations: its values are the constants that a script reads. */
export class Enumeration<Name extends string = string> {
  readonly type: string;
  readonly values: Readonly<Record<Name, EnumValue>>;

  constructor(type: string, names: readonly Name[]) {
    this.type = type;
    this.values = Object.fromEntries(names.map((name, i) => [name, new EnumValue(type, name, i)])) as Record<
      Name,
      EnumValue
    >;
  }

  /** The name of a value that belongs to this enumeration, else undefined. */
  nameOf(value: unknown): Name | undefined {
    return value instanceof EnumValue && value.type === this.type ? (value.name() as Name) : undefined;
  }
}

export interface ClassSpec {
  /** As in Google's reference: Range, Ui, LockService. */
  readonly name: string;
  /** The global that the class belongs to; calls are counted by it. */
  readonly service: string;
  readonly members: Readonly<Record<string, Cost>>;
  readonly scope?: Scope;
  readonly scopes?: Readonly<Record<string, Scope>>;
  readonly constants?: Readonly<Record<string, Enumeration>>;
}

type Methods<T> = { readonly [K in keyof T as T[K] extends (...args: never[]) => unknown ? K : never]?: Cost };

interface Declaration<T> extends Omit<ClassSpec, 'members' | 'scopes'> {
  readonly members: Methods<T>;
  readonly scopes?: { readonly [K in keyof T]?: Scope };
}

type Constructor<T> = { readonly prototype: T };

const specs = new Map<object, ClassSpec>();

/** Makes a class visible to scripts; call it once, beside the class. */
export function expose<T>(serviceClass: Constructor<T>, declaration: Declaration<T>): void {
  specs.set(serviceClass, declaration as unknown as ClassSpec);
}

// A script compares an enumeration's values and prints them; Google's types give them no members.
expose(EnumValue, { name: 'EnumValue', service: '', members: {} });

/** The declaration of an object's class; a class that is not declared may not reach a script. */
export function specOf(instance: object): ClassSpec {
  const spec = specs.get(instance.constructor);
  if (!spec) throw notImplemented(instance.constructor.name);
  return spec;
}

/** Every declared class with its members and enumerations: what the contract test holds against Google's types. */
export function implementedMembers(): readonly ClassSpec[] {
  return [...specs.values()];
}
