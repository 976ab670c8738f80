/** Seconds for one run of `work`, the best of several after a warm-up. */
export function best(work: () => void, runs = 5): number {
  work();
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const begin = performance.now();
    work();
    least = Math.min(least, performance.now() - begin);
  }
  return least / 1000;
}

/** "3.2 M/s" */
export function rate(count: number, seconds: number): string {
  const perSecond = count / seconds;
  if (perSecond >= 1e6) return `${(perSecond / 1e6).toFixed(1)} M/s`;
  return perSecond >= 1e3 ? `${(perSecond / 1e3).toFixed(1)} k/s` : `${perSecond.toFixed(0)}/s`;
}

export function ratio(ours: number, theirs: number): string {
  const times = theirs / ours;
  return times >= 1 ? `${times.toFixed(times < 10 ? 1 : 0)} × faster` : `${(1 / times).toFixed(1)} × slower`;
}
