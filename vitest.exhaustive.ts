import { defineConfig } from 'vitest/config';

/** The long runs: every question, fault and interleaving, in two zones of the machine. */
const inZone = (TZ: string, exclude: string[] = []) => ({
  test: { name: TZ, include: ['test/exhaustive/**/*.test.ts'], exclude, env: { TZ }, testTimeout: 1_800_000 },
});

export default defineConfig({
  // Simulations have a calendar of their own, so the machine's zone is nothing to them.
  test: { projects: [inZone('UTC'), inZone('Pacific/Auckland', ['test/exhaustive/*-simulation.test.ts'])] },
});
