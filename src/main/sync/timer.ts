/**
 * The clockwork of a running program. The next cycle is timed after the last one ended, so cycles never overlap:
 *
 *     berhenti ──start──▶ menunggu(next_at) ──due, or syncNow──▶ berjalan ──ended──▶ menunggu
 *     menunggu ──pause(until)──▶ jeda ──resume, or until is over──▶ menunggu
 *     any ──stop──▶ berhenti, after the cycle in progress has ended
 */
export type TimerState = 'berhenti' | 'menunggu' | 'berjalan' | 'jeda'

export interface TimerStatus {
  readonly state: TimerState
  /** Epoch milliseconds of the next cycle by itself; null while none is planned. */
  readonly nextAt: number | null
}

export interface TimerDeps<T> {
  /** Runs one cycle; `manual` when a person asked. Must not reject. */
  readonly runCycle: (manual: boolean) => Promise<T>
  /** Milliseconds from the end of a cycle to the next, decided after each one. */
  readonly delayAfter: (result: T | null) => number
  readonly now: () => number
  readonly setTimer: (callback: () => void, ms: number) => { cancel(): void }
  readonly onChange?: (status: TimerStatus) => void
}

export interface Timer<T> {
  /** Starts with a cycle at once, or after the pause that was set before. */
  start(): void
  /** Joins the cycle in progress, or starts one. */
  syncNow(): Promise<T>
  /** No cycles by themselves until the given moment (epoch milliseconds). */
  pause(until: number): void
  resume(): void
  /** Resolves when the cycle in progress, if any, has ended. */
  stop(): Promise<void>
  status(): TimerStatus
}

export function createTimer<T>(deps: TimerDeps<T>): Timer<T> {
  let pending: { cancel(): void } | null = null
  let running: Promise<T> | null = null
  let stopped = true
  let pausedUntil: number | null = null
  let nextAt: number | null = null

  function status(): TimerStatus {
    if (running) return { state: 'berjalan', nextAt: null }
    if (stopped) return { state: 'berhenti', nextAt: null }
    return { state: pausedUntil === null ? 'menunggu' : 'jeda', nextAt }
  }

  function schedule(ms: number): void {
    pending?.cancel()
    nextAt = deps.now() + ms
    pending = deps.setTimer(() => {
      pausedUntil = null
      void cycle(false)
    }, ms)
    deps.onChange?.(status())
  }

  function cycle(manual: boolean): Promise<T> {
    if (running) return running
    pending?.cancel()
    pending = null
    nextAt = null
    const started = deps.runCycle(manual).finally(() => {
      running = null
    })
    running = started
    deps.onChange?.(status())
    void started.then((result) => {
      if (stopped) {
        deps.onChange?.(status())
        return
      }
      schedule(pausedUntil === null ? deps.delayAfter(result) : Math.max(0, pausedUntil - deps.now()))
    })
    return started
  }

  return {
    start() {
      if (!stopped) return
      stopped = false
      if (pausedUntil === null) void cycle(false)
      else schedule(Math.max(0, pausedUntil - deps.now()))
    },
    syncNow: () => cycle(true),
    pause(until) {
      pausedUntil = until
      if (!stopped && !running) schedule(Math.max(0, until - deps.now()))
    },
    resume() {
      pausedUntil = null
      if (!stopped && !running) schedule(0)
    },
    async stop() {
      stopped = true
      pending?.cancel()
      pending = null
      nextAt = null
      if (running) await running
      deps.onChange?.(status())
    },
    status,
  }
}
