/** Seeded randomness for simulations: the same seed plays the same world. */

/** Uniform in [0, 1). */
export type Random = () => number;

/** mulberry32 */
export function seeded(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** With mean 1. */
export function exponential(random: Random): number {
  return -Math.log(1 - random());
}

/** How many events of a rate of `mean` fall into one unit of time. */
export function poisson(random: Random, mean: number): number {
  let events = 0;
  for (let waited = exponential(random); waited < mean; waited += exponential(random)) events++;
  return events;
}

/** Standard normal (Box and Muller). */
export function normal(random: Random): number {
  return Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random());
}

/** A share distributed as Beta(a, b). */
export function beta(random: Random, a: number, b: number): number {
  const [one, other] = [gamma(random, a), gamma(random, b)];
  return one / (one + other);
}

/** With mean and variance `shape`, at least 1 (Marsaglia and Tsang). */
function gamma(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
