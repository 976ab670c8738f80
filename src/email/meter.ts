/** The arithmetic of a bar: where it ends and where its mark stands, in whole hundredths of its width. */

export interface Bar {
  readonly fill: number;
  readonly mark: number;
}

/** The bar's width is the month's quota, or what came where that is more. */
export function barOf({ attained, expected }: { readonly attained: number; readonly expected: number }): Bar {
  const whole = Math.max(1, attained, expected);
  const hundredths = (share: number) => Math.min(100, Math.max(0, Math.round((share / whole) * 100)));
  return { fill: hundredths(attained), mark: hundredths(expected) };
}
