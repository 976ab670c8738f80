/** The few distributions that the agreement needs, in closed or convergent form. */

// Taken out of the global object once: where node:vm runs the bundle, each look into it costs 200 ns.
const { exp, log, log1p } = Math;
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const HALF_LOG_TWO_PI = 0.5 * log(2 * Math.PI);

/** Natural logarithm of Γ(x), x > 0 (Lanczos, 1e-14). */
export function logGamma(x: number): number {
  let sum = 0.99999999999980993;
  for (let i = 0; i < LANCZOS.length; i++) sum += (LANCZOS[i] as number) / (x + i);
  const t = x + LANCZOS.length - 1.5;
  return HALF_LOG_TWO_PI + (x - 0.5) * log(t) - t + log(sum);
}

/** Natural logarithm of the beta function B(a, b), a and b > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/**
 * Regularized incomplete beta function I_x(a, b), a and b > 0: the share of Beta(a, b) below x.
 * @param logB ln B(a, b), for who asks the same distribution often
 */
export function betaBelow(x: number, a: number, b: number, logB = logBeta(a, b)): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The continued fraction converges fast below the mean; above it, the share beyond is asked instead.
  const isBelowMean = x <= (a + 1) / (a + b + 2);
  const power = exp(a * log(x) + b * log1p(-x) - logB);
  return isBelowMean ? (power / a) * continuedFraction(x, a, b) : 1 - (power / b) * continuedFraction(1 - x, b, a);
}

/** Lentz's method for the continued fraction of the incomplete beta function. */
function continuedFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1), tiny);
  let value = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d, tiny);
    c = nonZero(1 + even / c, tiny);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d, tiny);
    c = nonZero(1 + odd / c, tiny);
    const step = d * c;
    value *= step;
    if (step > 1 - 1e-14 && step < 1 + 1e-14) break;
  }
  return value;
}

function nonZero(value: number, tiny: number): number {
  return value < tiny && value > -tiny ? tiny : value;
}

/**
 * P(N ≥ k) where N counts the rest of a period at a rate that `events` in `passed` have shown: Poisson with rate
 * Gamma(events + ½, passed), that is, a negative binomial. `k` may be a fraction: the tail is continued between integers.
 */
export function chanceOfAtLeast(k: number, events: number, passed: number, rest: number): number {
  if (k <= 0) return 1;
  if (rest <= 0 || passed <= 0) return 0;
  return betaBelow(rest / (passed + rest), k, events + 0.5);
}

/** The standard normal value below which a share lies, 0 < share < 1 (Acklam, relative error 1.2e-9). */
export function normalQuantile(share: number): number {
  if (share > 0.5) return -normalQuantile(1 - share);
  if (share < 0.02425) {
    const q = Math.sqrt(-2 * log(share));
    return polynomial(TAIL_ABOVE, q) / (polynomial(TAIL_BELOW, q) * q + 1);
  }
  const q = share - 0.5;
  const r = q * q;
  return (polynomial(MIDDLE_ABOVE, r) * q) / (polynomial(MIDDLE_BELOW, r) * r + 1);
}

const MIDDLE_ABOVE = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const MIDDLE_BELOW = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
const TAIL_ABOVE = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_BELOW = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];

/** Horner's scheme, the highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
