/** A seeded source of chance: the same seed gives the same numbers on every machine. */
export interface Random {
  /** The next number in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the items, each as likely; throws on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** One of the items, as likely as its weight says; throws on an empty list. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
  /** A normally distributed number. */
  normal(mean: number, deviation: number): number;
  /** A gamma distributed number of the given shape and scale 1. */
  gamma(shape: number): number;
  /** A Poisson distributed count. */
  poisson(mean: number): number;
}

/** Chance from a seed: mulberry32, which needs 32-bit integer arithmetic only. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;

  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));

  function pick<T>(items: readonly T[]): T {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  function weighted<T>(items: readonly (readonly [T, number])[]): T {
    let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return pick(items.slice(-1))[0];
  }

  // Box and Muller; 1 - next() keeps the logarithm away from zero.
  const normal = (mean: number, deviation: number): number =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

  // Marsaglia and Tsang (2000); a shape below 1 is lifted by one and scaled back.
  function gamma(shape: number): number {
    if (shape < 1) return gamma(shape + 1) * (1 - next()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal(0, 1);
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - next()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  // Knuth's product; the means here are a few dozen at most.
  function poisson(mean: number): number {
    const floor = Math.exp(-mean);
    let count = -1;
    for (let product = 1; product > floor; product *= 1 - next()) count += 1;
    return count;
  }

  return { next, int, chance: probability => next() < probability, pick, weighted, normal, gamma, poisson };
}
