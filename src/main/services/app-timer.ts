import type { App } from '../app.ts'
import { type CycleOptions, type CycleResult, META_LANE } from '../sync/cycle.ts'
import { parseLane } from '../sync/lane.ts'
import { createTimer, type Timer, type TimerStatus } from '../sync/timer.ts'

/** A paused lane is probed sooner than the next cycle would come, but never in a rush. */
const SHORTEST_DELAY_MS = 5_000

export interface AppTimerOptions {
  readonly signal: AbortSignal
  /** Runs asked for by a person, taken from the front one by one before an ordinary cycle. */
  readonly jobs?: CycleJob[]
  /** Milliseconds between cycles, where it is not the setting's. */
  readonly intervalMs?: number
  readonly onResult?: (result: CycleResult) => void
  readonly onCrash?: () => void
  readonly onChange?: (status: TimerStatus) => void
}

/** The part of the app that the timer moves. */
export type TimedApp = Pick<App, 'cycle' | 'stores' | 'settings' | 'now' | 'log'>

/** One run of its own: some days, or some visits. */
export interface CycleJob {
  readonly options: Pick<CycleOptions, 'range' | 'force' | 'only'>
  /** Called when the run has ended. */
  readonly done?: () => void
}

/** The timer of a running program: cycles of the app, one after the other, whatever one of them may do. */
export function createAppTimer(app: TimedApp, options: AppTimerOptions): Timer<CycleResult | null> {
  const intervalMs = options.intervalMs ?? app.settings.sync.intervalMs
  const jobs = options.jobs ?? []
  let ranJob = false

  /** What a person asked for comes first, one run after the other, those asked for meanwhile included. */
  async function runGuarded(manual: boolean): Promise<CycleResult | null> {
    const first = jobs.shift() ?? null
    ranJob = first !== null
    let result = await runOne(first, manual)
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      ranJob = true
      result = await runOne(job, true)
    }
    return result
  }

  /** One bad cycle must not end a program that runs all day: it is logged, and the next one comes. */
  async function runOne(job: CycleJob | null, manual: boolean): Promise<CycleResult | null> {
    let result: CycleResult | null = null
    try {
      result = await app.cycle.run({
        range: null,
        force: false,
        ...job?.options,
        dryRun: false,
        manual: manual || job !== null,
        signal: options.signal,
      })
      options.onResult?.(result)
    } catch (error) {
      crashed(error)
    }
    try {
      job?.done?.()
    } catch (error) {
      crashed(error)
    }
    return result
  }

  function crashed(error: unknown): void {
    app.log.write({
      level: 'error',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    options.onCrash?.()
  }

  function delayAfter(): number {
    // The ordinary cycle that was pushed aside.
    if (ranJob) return 0
    try {
      const lane = parseLane(app.stores.journal.get(META_LANE))
      const wait = lane.state === 'jeda' && lane.until !== null ? lane.until - app.now() : intervalMs
      return wait <= 0 ? intervalMs : Math.min(intervalMs, Math.max(SHORTEST_DELAY_MS, wait))
    } catch {
      // The cycle itself has told that the local database cannot be read.
      return intervalMs
    }
  }

  return createTimer<CycleResult | null>({
    now: app.now,
    setTimer(callback, ms) {
      const handle = setTimeout(callback, ms)
      return { cancel: () => clearTimeout(handle) }
    },
    runCycle: runGuarded,
    delayAfter,
    ...(options.onChange && { onChange: options.onChange }),
  })
}
