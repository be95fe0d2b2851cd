import { describe, expect, it } from 'vitest'
import { createTimer, type TimerStatus } from '../../../src/main/sync/timer.ts'

const DELAY = 300_000

/** A timer whose clock and cycles move only when the test says so. */
function rig() {
  let now = 1_000
  let alarm: { callback: () => void; at: number } | null = null
  const cycles: { manual: boolean; end: (result?: string) => Promise<void> }[] = []
  const changes: TimerStatus[] = []
  const results: (string | null)[] = []
  const timer = createTimer<string>({
    runCycle(manual) {
      const { promise, resolve } = Promise.withResolvers<string>()
      cycles.push({
        manual,
        async end(result = 'selesai') {
          resolve(result)
          // Everything that follows from the end of a cycle happens in the microtasks after it.
          for (let turn = 0; turn < 5; turn++) await Promise.resolve()
        },
      })
      return promise
    },
    delayAfter(result) {
      results.push(result)
      return DELAY
    },
    now: () => now,
    setTimer(callback, ms) {
      const set = { callback, at: now + ms }
      alarm = set
      return {
        cancel() {
          if (alarm === set) alarm = null
        },
      }
    },
    onChange: (status) => changes.push(status),
  })
  return {
    timer,
    cycles,
    changes,
    results,
    now: () => now,
    alarmAt: () => alarm?.at ?? null,
    /** Moves the clock and fires the alarm when it is due. */
    advance(ms: number) {
      now += ms
      if (!alarm || alarm.at > now) return
      const { callback } = alarm
      alarm = null
      callback()
    },
    async endCycle(index = cycles.length - 1, result?: string) {
      await cycles[index]?.end(result)
    },
  }
}

/** A rig that was started and whose first cycle has ended. */
async function waiting() {
  const given = rig()
  given.timer.start()
  await given.endCycle()
  return given
}

describe('cycles by themselves', () => {
  it('begin at the start and not before', () => {
    const { timer, cycles, alarmAt } = rig()
    expect([timer.status(), cycles.length, alarmAt()]).toEqual([{ state: 'berhenti', nextAt: null }, 0, null])
    timer.start()
    expect(cycles.map((cycle) => cycle.manual)).toEqual([false])
    expect(timer.status()).toEqual({ state: 'berjalan', nextAt: null })
  })

  it('are timed from the end of the last one, however long it took', async () => {
    const { timer, cycles, advance, endCycle, now, results } = rig()
    timer.start()
    advance(10 * DELAY)
    expect(cycles).toHaveLength(1)
    await endCycle(0, 'lama')
    expect(results).toEqual(['lama'])
    expect(timer.status()).toEqual({ state: 'menunggu', nextAt: now() + DELAY })
    advance(DELAY - 1)
    expect(cycles).toHaveLength(1)
    advance(1)
    expect(cycles.map((cycle) => cycle.manual)).toEqual([false, false])
  })

  it('begin once, however often the start is asked for', async () => {
    const { timer, cycles } = await waiting()
    timer.start()
    timer.start()
    expect(cycles).toHaveLength(1)
  })
})

describe('a sync on request', () => {
  it('joins the cycle in progress', async () => {
    const { timer, cycles, endCycle } = rig()
    timer.start()
    const joined = [timer.syncNow(), timer.syncNow()]
    expect(cycles).toHaveLength(1)
    await endCycle(0, 'bersama')
    expect(await Promise.all(joined)).toEqual(['bersama', 'bersama'])
  })

  it('starts a manual cycle and puts off the next by itself', async () => {
    const { timer, cycles, endCycle, advance, alarmAt, now } = await waiting()
    advance(DELAY - 1)
    const asked = timer.syncNow()
    expect(cycles.map((cycle) => cycle.manual)).toEqual([false, true])
    expect(alarmAt()).toBeNull()
    await endCycle(1, 'diminta')
    expect(await asked).toBe('diminta')
    expect(alarmAt()).toBe(now() + DELAY)
  })

  it('works without a start, and starts nothing by itself', async () => {
    const { timer, endCycle, alarmAt } = rig()
    const asked = timer.syncNow()
    expect(timer.status().state).toBe('berjalan')
    await endCycle()
    expect(await asked).toBe('selesai')
    expect([timer.status().state, alarmAt()]).toEqual(['berhenti', null])
  })
})

describe('a pause', () => {
  it('holds back cycles until its moment and then goes on', async () => {
    const { timer, cycles, advance, endCycle, now } = await waiting()
    const until = now() + 10 * DELAY
    timer.pause(until)
    expect(timer.status()).toEqual({ state: 'jeda', nextAt: until })
    advance(10 * DELAY - 1)
    expect(cycles).toHaveLength(1)
    advance(1)
    expect(cycles).toHaveLength(2)
    await endCycle()
    expect(timer.status()).toEqual({ state: 'menunggu', nextAt: now() + DELAY })
  })

  it('asked for during a cycle begins when that has ended', async () => {
    const { timer, endCycle, now } = rig()
    timer.start()
    const until = now() + 7 * DELAY
    timer.pause(until)
    expect(timer.status().state).toBe('berjalan')
    await endCycle()
    expect(timer.status()).toEqual({ state: 'jeda', nextAt: until })
  })

  it('is not ended by a sync on request', async () => {
    const { timer, endCycle, cycles, now } = await waiting()
    const until = now() + 7 * DELAY
    timer.pause(until)
    void timer.syncNow()
    await endCycle()
    expect(cycles).toHaveLength(2)
    expect(timer.status()).toEqual({ state: 'jeda', nextAt: until })
  })

  it('whose moment is over by the end of a cycle goes on at once', async () => {
    const { timer, endCycle, advance, cycles, now } = await waiting()
    timer.pause(now() + 1_000)
    void timer.syncNow()
    advance(5_000)
    await endCycle()
    advance(0)
    expect(cycles).toHaveLength(3)
  })

  it('ends with a cycle at once when a person resumes', async () => {
    const { timer, advance, cycles, now } = await waiting()
    timer.pause(now() + 10 * DELAY)
    timer.resume()
    expect(timer.status()).toEqual({ state: 'menunggu', nextAt: now() })
    advance(0)
    expect(cycles).toHaveLength(2)
  })

  it('resumed during a cycle leaves the usual wait', async () => {
    const { timer, endCycle, now } = rig()
    timer.start()
    timer.pause(now() + 10 * DELAY)
    timer.resume()
    await endCycle()
    expect(timer.status()).toEqual({ state: 'menunggu', nextAt: now() + DELAY })
  })
})

describe('the stop', () => {
  it('sees the cycle in progress through and starts no other', async () => {
    const { timer, cycles, endCycle, alarmAt } = rig()
    timer.start()
    let stopped = false
    const stop = timer.stop().then(() => {
      stopped = true
    })
    await Promise.resolve()
    expect(stopped).toBe(false)
    await endCycle()
    await stop
    expect([timer.status(), alarmAt(), cycles.length]).toEqual([{ state: 'berhenti', nextAt: null }, null, 1])
  })

  it('of a waiting timer cancels what was planned', async () => {
    const { timer, alarmAt } = await waiting()
    await timer.stop()
    expect([timer.status().state, alarmAt()]).toEqual(['berhenti', null])
  })

  it('is not undone by a pause or a resume, only by a new start', async () => {
    const { timer, cycles, endCycle, now, alarmAt } = await waiting()
    await timer.stop()
    timer.pause(now() + DELAY)
    expect(alarmAt()).toBeNull()
    timer.resume()
    expect([alarmAt(), cycles.length]).toEqual([null, 1])
    timer.start()
    expect(cycles).toHaveLength(2)
    await endCycle()
    expect(timer.status().state).toBe('menunggu')
  })
})

it('every change of state is told', async () => {
  const { timer, changes, endCycle, now } = rig()
  timer.start()
  await endCycle()
  timer.pause(now() + 2 * DELAY)
  timer.resume()
  await timer.stop()
  expect(changes.map((status) => status.state)).toEqual(['berjalan', 'menunggu', 'jeda', 'menunggu', 'berhenti'])
})
