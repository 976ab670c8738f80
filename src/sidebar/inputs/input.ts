/** What somebody typed, read: a value, or what is wrong with it and how it is written instead. */
export type Reading<T> = { readonly value: T } | { readonly problem: string };

/** One kind of forgiving field: how its texts are read, and how its values are written. */
export interface Input<T> {
  readonly read: (text: string) => Reading<T>;
  readonly write: (value: T) => string;
}
