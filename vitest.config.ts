import { defineConfig } from 'vitest/config';

/** The pure core is tested a second time far from UTC: no answer may depend on the machine's own zone. */
export default defineConfig({
  test: {
    // By default one core is left idle; many of these tests wait, for a browser or for a process.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'all',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/exhaustive/**'],
          env: { TZ: 'UTC' },
          // No module keeps anything that a test could see, so files share them: half of the loading is saved.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'auckland',
          include: ['test/sla/**/*.test.ts', 'test/functions/**/*.test.ts'],
          // Texts and rates: nothing in them has to do with time.
          exclude: [
            'test/sla/policy/{text,merge}*',
            'test/sla/policy/diff/**',
            'test/sla/promises/marketing/estimate/**',
          ],
          env: { TZ: 'Pacific/Auckland' },
          isolate: false,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
