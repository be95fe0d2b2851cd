import { defineConfig } from 'vitest/config'

/** `npm run bench`: figures as ratios within one run. Timing has no place in the tests that decide about a change. */
export default defineConfig({
  test: {
    include: ['tests/bench/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    reporters: [['default', { summary: false }]],
    disableConsoleIntercept: true,
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 300_000,
  },
})
