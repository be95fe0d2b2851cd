import { defineConfig } from 'vitest/config'

/** `npm run torture`: too long for every run of the tests, and with a report of its own. */
export default defineConfig({
  test: {
    include: ['tests/torture/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    reporters: [['default', { summary: false }]],
    disableConsoleIntercept: true,
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
  },
})
