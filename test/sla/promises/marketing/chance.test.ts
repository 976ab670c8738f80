import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaBelow, chanceOfAtLeast, logBeta, logGamma } from '../../../../src/sla/promises/marketing/chance.ts';

const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const whole = (max: number) => fc.integer({ min: 1, max });
const positive = fc.double({ min: 0.05, max: 3000, noNaN: true });

/** ln n!, added up. */
function logFactorial(n: number): number {
  let sum = 0;
  for (let i = 2; i <= n; i++) sum += Math.log(i);
  return sum;
}

/** Relative where the wanted value is large, absolute where it is small. */
function expectNear(actual: number, wanted: number, tolerance: number): void {
  expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(wanted)));
}

describe('logGamma', () => {
  test('of a whole number is the logarithm of a factorial', () => {
    for (let n = 1; n <= 2000; n++) expectNear(logGamma(n), logFactorial(n - 1), 1e-13);
  });

  test('of a half is √π', () => {
    expectNear(logGamma(0.5), Math.log(Math.PI) / 2, 1e-14);
  });

  test('grows by ln x from x to x + 1', () => {
    fc.assert(fc.property(positive, x => expectNear(logGamma(x + 1), logGamma(x) + Math.log(x), 1e-12)));
  });
});

describe('betaBelow', () => {
  test('for whole a and b is the chance of at least a successes in a + b − 1 trials, added up', () => {
    fc.assert(
      fc.property(share, whole(60), whole(60), (x, a, b) => {
        const n = a + b - 1;
        let sum = 0;
        for (let k = a; k <= n; k++) {
          const ways = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
          sum += Math.exp(ways + k * Math.log(x) + (n - k) * Math.log1p(-x));
        }
        expectNear(betaBelow(x, a, b), sum, 1e-11);
      }),
    );
  });

  test('is the integral of the density', () => {
    const smooth = fc.double({ min: 2, max: 40, noNaN: true });
    fc.assert(
      fc.property(share, smooth, smooth, (x, a, b) => {
        const density = (t: number) => t ** (a - 1) * (1 - t) ** (b - 1) * Math.exp(-logBeta(a, b));
        const steps = 2000;
        let area = 0;
        for (let i = 0; i < steps; i++) area += (density(((i + 0.5) / steps) * x) * x) / steps;
        expect(betaBelow(x, a, b)).toBeCloseTo(area, 4);
      }),
    );
  });

  test('the shares below and above make 1, and more lies below more', () => {
    fc.assert(
      fc.property(share, share, positive, positive, (x, y, a, b) => {
        expectNear(betaBelow(x, a, b) + betaBelow(1 - x, b, a), 1, 1e-10);
        expect(betaBelow(Math.max(x, y), a, b)).toBeGreaterThanOrEqual(betaBelow(Math.min(x, y), a, b) - 1e-12);
      }),
    );
  });

  test('takes the logarithm of B(a, b) from whom has it', () => {
    expect(betaBelow(0.3, 4.5, 9, logBeta(4.5, 9))).toBe(betaBelow(0.3, 4.5, 9));
  });

  test('a million leads are no harder: half lies below the middle, 15.87 % below one deviation', () => {
    expectNear(betaBelow(0.5, 1e6, 1e6), 0.5, 1e-8);
    const deviation = 0.5 / Math.sqrt(2e6);
    expect(betaBelow(0.5 - deviation, 1e6, 1e6)).toBeCloseTo(0.158655, 4);
  });

  test('just at the mean, where rounding puts x above it and 1 − x above its own, there is an answer', () => {
    expectNear(betaBelow(5 / 9, 8.5, 6.6) + betaBelow(4 / 9, 6.6, 8.5), 1, 1e-12);
  });

  test('nothing lies below 0, everything below 1', () => {
    expect([betaBelow(0, 2, 3), betaBelow(-1, 2, 3), betaBelow(1, 2, 3), betaBelow(2, 2, 3)]).toEqual([0, 0, 1, 1]);
  });
});

describe('chanceOfAtLeast', () => {
  /** P(N ≥ k) of the negative binomial with r = events + ½, the missing ones added up. */
  function summed(k: number, events: number, passed: number, rest: number): number {
    const r = events + 0.5;
    const stays = passed / (passed + rest);
    let term = stays ** r;
    let below = 0;
    for (let i = 0; i < k; i++) {
      below += term;
      term *= ((i + r) / (i + 1)) * (1 - stays);
    }
    return 1 - below;
  }

  test('is the tail of the negative binomial, added up', () => {
    const days = fc.double({ min: 0.5, max: 25, noNaN: true });
    fc.assert(
      fc.property(whole(200), fc.integer({ min: 0, max: 150 }), days, days, (k, events, passed, rest) => {
        expectNear(chanceOfAtLeast(k, events, passed, rest), summed(k, events, passed, rest), 1e-10);
      }),
    );
  });

  test('falls as more is owed, also between whole numbers', () => {
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 0, max: 500 }), (one, other, events) => {
        const chance = (k: number) => chanceOfAtLeast(k, events, 8, 12);
        expect(chance(Math.max(one, other))).toBeLessThanOrEqual(chance(Math.min(one, other)) + 1e-12);
      }),
    );
  });

  test('what is reached is certain, and with no time left the rest is out of reach', () => {
    expect([chanceOfAtLeast(0, 5, 10, 10), chanceOfAtLeast(-3, 5, 10, 0)]).toEqual([1, 1]);
    expect([chanceOfAtLeast(1, 5, 10, 0), chanceOfAtLeast(1, 0, 0, 20)]).toEqual([0, 0]);
  });
});
