import type { SerializedError } from 'vitest'
import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node'

interface Counts {
  passed: number
  failed: number
  skipped: number
}

export interface SummaryOptions {
  /** Why the journeys in real Electron are not part of this run; null when they are. */
  readonly withoutElectron: string | null
  /** True where a run without them is a failure. */
  readonly demandsElectron: boolean
}

/**
 * Ends the output with one line that people and CI can both read, and refuses silent skips: a test that was skipped or
 * left as todo fails the run, unless the person running it chose a few tests by name.
 */
export class SummaryReporter implements Reporter {
  readonly #options: SummaryOptions
  #vitest: Vitest | undefined
  #line = '0 passed, 1 failed'
  #finished = false

  constructor(options: SummaryOptions) {
    this.#options = options
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
    if (vitest.config.watch) return
    // Closing the projects and the database may still print; only the exit event is later than all of it.
    process.once('exit', () => {
      if (!this.#finished) process.exitCode ||= 1
      this.#tellElectron()
      process.stdout.write(`${this.#line}\n`)
    })
  }

  onTestRunEnd(
    modules: ReadonlyArray<TestModule>,
    unhandledErrors: ReadonlyArray<SerializedError>,
    reason: TestRunEndReason,
  ): void {
    const counts = count(modules, unhandledErrors.length)
    // An interrupted run and one without any test file are failures although no test failed.
    const nothingRan = modules.length === 0 && process.exitCode
    if (counts.failed === 0 && (reason !== 'passed' || nothingRan)) counts.failed = 1
    this.#line = summaryLine(counts)
    this.#finished = true
    if (this.#vitest?.config.watch) process.stdout.write(`${this.#line}\n`)

    const chosenByName = this.#vitest?.config.testNamePattern !== undefined
    if (counts.failed > 0) process.exitCode ||= 1
    if (counts.skipped > 0 && !chosenByName) {
      process.exitCode ||= 1
      process.stdout.write(`\nSkipped tests fail the run:\n${skippedNames(modules).join('\n')}\n`)
    }
  }

  /** The same journeys have run in Chromium in any case. */
  #tellElectron(): void {
    const { withoutElectron, demandsElectron } = this.#options
    const projects = this.#vitest?.config.project ?? []
    if (withoutElectron === null || projects.some((name) => name !== 'desktop')) return
    process.stdout.write(`\nThe journeys in real Electron were not run: ${withoutElectron}.\n`)
    if (!demandsElectron) return
    process.stdout.write('With CI set that is a failure.\n')
    process.exitCode ||= 1
    if (this.#line.includes(' 0 failed')) this.#line = this.#line.replace(' 0 failed', ' 1 failed')
  }
}

function summaryLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function count(modules: ReadonlyArray<TestModule>, unhandledErrors: number): Counts {
  const counts = { passed: 0, failed: unhandledErrors, skipped: 0 }
  for (const module of modules) {
    let failedTests = 0
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state === 'passed') counts.passed += 1
      else if (state === 'failed') failedTests += 1
      else counts.skipped += 1
    }
    // A file that cannot be loaded or whose hooks fail has no failed test to show for it, and yet it failed.
    counts.failed += failedTests === 0 && !module.ok() ? 1 : failedTests
  }
  return counts
}

function skippedNames(modules: ReadonlyArray<TestModule>): string[] {
  return modules.flatMap((module) =>
    [...module.children.allTests()]
      .filter((test) => test.result().state === 'skipped')
      .map((test) => `  ${module.relativeModuleId} > ${test.fullName}`),
  )
}
