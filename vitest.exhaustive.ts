import { defineConfig } from 'vitest/config';

/** The long runs: every question, fault and interleaving, in two zones of the machine. */
const inZone = (TZ: string) => ({
  test: { name: TZ, include: ['test/exhaustive/**/*.test.ts'], env: { TZ }, testTimeout: 1_800_000 },
});

export default defineConfig({ test: { projects: [inZone('UTC'), inZone('Pacific/Auckland')] } });
