/** Parting leads into folds: what is learned from the others foretells each. */

export interface Fold {
  /** Places in the list that was parted. */
  readonly train: Int32Array;
  readonly test: Int32Array;
}

export const FOLDS = 5;

/** Five folds with wins in each alike; the same seed parts the same list the same way. */
export function stratified(outcome: Float64Array, seed: number): readonly Fold[] {
  const random = seeded(seed);
  const foldOf = new Int32Array(outcome.length);
  let dealt = 0;
  for (const group of [1, 0]) {
    const places = Array.from(outcome.keys()).filter(place => outcome[place] === group);
    for (let i = places.length - 1; i > 0; i--) {
      const other = Math.floor(random() * (i + 1));
      [places[i], places[other]] = [places[other] as number, places[i] as number];
    }
    for (const place of places) foldOf[place] = dealt++ % FOLDS;
  }
  return Array.from({ length: FOLDS }, (_, fold) => ({
    train: Int32Array.from(outcome.keys()).filter(place => foldOf[place] !== fold),
    test: Int32Array.from(outcome.keys()).filter(place => foldOf[place] === fold),
  }));
}

/** Uniform in [0, 1) (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
