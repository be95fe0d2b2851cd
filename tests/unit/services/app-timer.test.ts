import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type AppTimerOptions, type CycleJob, createAppTimer } from '../../../src/main/services/app-timer.ts'
import { DEFAULT_CAPAIAN, DEFAULT_SYNC, type Settings } from '../../../src/main/settings/settings.ts'
import { type CycleOptions, type CycleResult, META_LANE } from '../../../src/main/sync/cycle.ts'
import { freshOutbox } from '../outbox/fixtures.ts'

const INTERVAL = DEFAULT_SYNC.intervalMs

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

const settings: Settings = {
  bpjs: {
    baseUrl: 'http://127.0.0.1:1/antreanrs',
    credentials: { consId: '1', secret: '2', userKey: '3' },
    signatureEncoding: 'base64',
    contentType: 'application/json',
    timeoutMs: 1_000,
  },
  database: { host: '', port: 1, database: '', username: '', password: '' },
  sync: DEFAULT_SYNC,
  capaian: DEFAULT_CAPAIAN,
  dataDir: '',
}

/** A timer over a real outbox, whose cycles end when the test says so. */
function rig(extra: Partial<AppTimerOptions> = {}) {
  const stores = freshOutbox()
  const jobs: CycleJob[] = []
  const cycles: { options: CycleOptions; end: () => Promise<void>; fail: (error: Error) => Promise<void> }[] = []
  const logged: string[] = []
  const results: CycleResult[] = []
  let crashes = 0
  const timer = createAppTimer(
    {
      settings,
      stores,
      now: Date.now,
      log: { file: '', write: ({ message }) => logged.push(message) },
      cycle: {
        run(options) {
          const { promise, resolve, reject } = Promise.withResolvers<CycleResult>()
          cycles.push({
            options,
            async end() {
              resolve(RESULT)
              await vi.advanceTimersByTimeAsync(0)
            },
            async fail(error) {
              reject(error)
              await vi.advanceTimersByTimeAsync(0)
            },
          })
          return promise
        },
      },
    },
    {
      signal: new AbortController().signal,
      jobs,
      onResult: (result) => results.push(result),
      onCrash: () => crashes++,
      ...extra,
    },
  )
  return {
    timer,
    stores,
    jobs,
    cycles,
    logged,
    results,
    crashes: () => crashes,
    submit(job: CycleJob) {
      jobs.push(job)
      void timer.syncNow()
    },
    /** What each cycle was about: `biasa`, or the visits of a job. */
    subjects: () => cycles.map(({ options }) => (options.only ? [...options.only].join() : 'biasa')),
    end: (index = cycles.length - 1) => cycles[index]?.end(),
  }
}

const RESULT: CycleResult = {
  ran: true,
  plan: null,
  report: {
    found: 0,
    sent: 0,
    existing: 0,
    failed: 0,
    held: 0,
    skipped: 0,
    requests: 0,
    sqlStatements: 0,
    durationMs: 0,
    problems: [],
  },
}

const job = (visit: string, done?: () => void): CycleJob => ({
  options: { range: { dari: '2025-10-06', sampai: '2025-10-06' }, force: false, only: new Set([visit]) },
  ...(done && { done }),
})

describe('jobs', () => {
  it('run one after another, and an ordinary cycle at once behind them', async () => {
    const { timer, submit, subjects, end } = rig()
    timer.start()
    await end()
    submit(job('A'))
    submit(job('B'))
    expect(subjects()).toEqual(['biasa', 'A'])
    await end()
    expect(subjects()).toEqual(['biasa', 'A', 'B'])
    await end()
    await vi.advanceTimersByTimeAsync(0)
    expect(subjects()).toEqual(['biasa', 'A', 'B', 'biasa'])
    await end()
    await vi.advanceTimersByTimeAsync(INTERVAL - 1)
    expect(subjects()).toHaveLength(4)
    await vi.advanceTimersByTimeAsync(1)
    expect(subjects()).toHaveLength(5)
  })

  it('submitted while a cycle runs are not lost', async () => {
    const { timer, submit, subjects, end } = rig()
    timer.start()
    submit(job('A'))
    expect(subjects()).toEqual(['biasa'])
    await end()
    expect(subjects()).toEqual(['biasa', 'A'])
  })

  it('submitted while a cycle runs are not lost in a pause either, which goes on behind them', async () => {
    const { timer, submit, subjects, end } = rig()
    timer.start()
    await end()
    timer.pause(Date.now() + 3_600_000)
    submit(job('A'))
    submit(job('B'))
    await end()
    expect(subjects()).toEqual(['biasa', 'A', 'B'])
    await end()
    await vi.advanceTimersByTimeAsync(INTERVAL)
    expect(subjects()).toHaveLength(3)
    expect(timer.status().state).toBe('jeda')
  })

  it('are runs by hand of their own days and visits', async () => {
    const { submit, cycles } = rig()
    submit(job('A'))
    expect(cycles[0]?.options).toMatchObject({
      range: { dari: '2025-10-06', sampai: '2025-10-06' },
      manual: true,
      dryRun: false,
      force: false,
    })
  })

  it('tell their end, also when they fail, and one that asks for another gets it', async () => {
    const ended: string[] = []
    const { submit, jobs, subjects, cycles, end } = rig()
    submit(
      job('A', () => {
        ended.push('A')
        jobs.push(job('B', () => ended.push('B')))
      }),
    )
    await cycles[0]?.fail(new Error('putus'))
    expect(subjects()).toEqual(['A', 'B'])
    await end()
    expect(ended).toEqual(['A', 'B'])
  })

  it('whose end fails do not bring down the program', async () => {
    const { timer, submit, end, logged } = rig()
    submit(
      job('A', () => {
        throw new Error('berkas ditutup')
      }),
    )
    await end()
    expect(logged).toEqual([expect.stringContaining('berkas ditutup')])
    expect(timer.status().state).toBe('berhenti')
  })
})

describe('a cycle that fails', () => {
  it('is logged, and the next one comes as usual', async () => {
    const { timer, cycles, logged, results, crashes } = rig()
    timer.start()
    await cycles[0]?.fail(new Error('putus'))
    expect([logged.length, crashes(), results.length]).toEqual([1, 1, 0])
    await vi.advanceTimersByTimeAsync(INTERVAL)
    expect(cycles).toHaveLength(2)
    await cycles[1]?.end()
    expect(results).toEqual([RESULT])
  })
})

describe('the wait for the next cycle', () => {
  it('is shorter when a paused lane is to be probed sooner, but never a rush', async () => {
    const { timer, stores, cycles, end } = rig()
    const pauseFor = (ms: number) =>
      stores.journal.set(
        META_LANE,
        JSON.stringify({ state: 'jeda', cause: 'jaringan', since: 1, until: Date.now() + ms, pauses: 1 }),
      )
    timer.start()
    pauseFor(60_000)
    await end()
    expect(timer.status().nextAt).toBe(Date.now() + 60_000)
    pauseFor(61_000)
    await vi.advanceTimersByTimeAsync(60_000)
    await end()
    expect(timer.status().nextAt).toBe(Date.now() + 5_000)
    expect(cycles).toHaveLength(2)
  })

  it('can be another than the setting’s', async () => {
    const { timer, end } = rig({ intervalMs: 1_234 })
    timer.start()
    await end()
    expect(timer.status().nextAt).toBe(Date.now() + 1_234)
  })
})
