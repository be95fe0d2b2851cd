import { defineConfig } from 'vitest/config'
import { electronForTests } from '../support/find-electron.ts'

const electron = electronForTests()

/** `npm run bench`: figures as ratios within one run. Timing has no place in the tests that decide about a change. */
export default defineConfig({
  test: {
    include: ['tests/bench/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts', 'tests/e2e/support/window-setup.ts'],
    reporters: [['default', { summary: false }]],
    disableConsoleIntercept: true,
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 300_000,
    // Where there is none, the desktop's figures are left out.
    env: 'path' in electron ? { MOBILEJKN_UJI_ELECTRON: electron.path } : {},
  },
})
