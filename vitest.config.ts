import { defineConfig } from 'vitest/config'
import { electronForTests } from './tests/support/find-electron.ts'
import { SummaryReporter } from './tests/support/summary-reporter.ts'

const electron = electronForTests()
const withoutElectron = 'missing' in electron ? electron.missing : null

/** Real servers and browsers on two cores: generous, since a slow machine is no failure. */
const REAL_PARTS = { testTimeout: 60_000, hookTimeout: 120_000 }
/** A browser beside a database on two cores may starve for once; what fails twice is a fault. */
const BROWSER_PARTS = { ...REAL_PARTS, testTimeout: 120_000, retry: 1 }

export default defineConfig({
  test: {
    passWithNoTests: false,
    // `.only` would leave the other tests out silently; to run one test, name it with -t.
    allowOnly: false,
    maxWorkers: 2,
    // The summary comes last: it owns the final line of the output.
    reporters: ['default', new SummaryReporter({ withoutElectron, demandsElectron: Boolean(process.env.CI) })],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          // The demo's tests run the whole program; on a busy machine its disk is slow.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          ...REAL_PARTS,
        },
      },
      {
        extends: true,
        test: {
          name: 'window',
          include: ['tests/e2e/browser/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts', 'tests/e2e/support/window-setup.ts'],
          ...BROWSER_PARTS,
        },
      },
      ...('path' in electron
        ? [
            {
              extends: true as const,
              test: {
                name: 'desktop',
                include: ['tests/e2e/desktop/**/*.test.ts'],
                globalSetup: ['tests/support/global-setup.ts', 'tests/e2e/support/window-setup.ts'],
                ...BROWSER_PARTS,
                env: { MOBILEJKN_UJI_ELECTRON: electron.path },
              },
            },
          ]
        : []),
    ],
  },
})
