import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createReminder, hasCome, type Reminder, type ReminderDeps } from '../../../src/main/services/reminder.ts'
import { realTimer } from '../../../src/main/services/session.ts'
import { epochToWallTime, type WallDate, wallTimeToEpoch } from '../../../src/shared/wall-time.ts'

const ZONE = 'Asia/Makassar'
const MINUTE_MS = 60_000
let reminder: Reminder | null = null

beforeEach(() => {
  vi.useFakeTimers({ now: wallTimeToEpoch('2025-10-06 13:57:30', ZONE) })
})
afterEach(() => {
  reminder?.stop()
  vi.useRealTimers()
})

/** A program that remembers between starts, and a count that the test sets. */
function office(change: Partial<ReminderDeps> = {}) {
  const world = {
    left: 12 as number | Error,
    quiet: false,
    told: [] as string[],
    counted: 0,
    meta: null as WallDate | null,
  }
  const wallNow = () => epochToWallTime(Date.now(), ZONE)
  const start = () => {
    reminder?.stop()
    reminder = createReminder({
      jam: '14:00',
      wallNow,
      remindedOn: () => world.meta,
      remember: (day) => {
        world.meta = day
      },
      quiet: () => world.quiet,
      async count() {
        world.counted++
        if (world.left instanceof Error) throw world.left
        return world.left
      },
      everyMs: MINUTE_MS,
      setTimer: realTimer,
      onRemind: () => world.told.push(wallNow().slice(0, 16)),
      onChange: () => {},
      ...change,
    })
    return reminder
  }
  return { world, start }
}
const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * MINUTE_MS)

describe('the hour of the reminder', () => {
  it('has come from its minute on, and never where it is empty', () => {
    expect(hasCome('14:00', '2025-10-06 13:59:59')).toBe(false)
    expect(hasCome('14:00', '2025-10-06 14:00:00')).toBe(true)
    expect(hasCome('00:00', '2025-10-06 00:00:00')).toBe(true)
    expect(hasCome('', '2025-10-06 23:59:59')).toBe(false)
  })
})

describe('the reminder of incomplete visits', () => {
  it('comes a look later where it could not be remembered, and ends nothing', async () => {
    const refusals = [new Error('the disk is full')]
    const days: WallDate[] = []
    const { world, start } = office({
      remember(day) {
        const refusal = refusals.pop()
        if (refusal) throw refusal
        days.push(day)
      },
    })
    start()
    await pass(3)
    expect(world.told).toEqual([])
    await pass(1)
    expect([days, world.told]).toEqual([['2025-10-06'], ['2025-10-06 14:01']])
  })

  it("comes once a day, by the hospital's clock, and counts on from there", async () => {
    const { world, start } = office()
    const running = start()
    await pass(2)
    expect([world.counted, running.current()]).toEqual([0, null])
    await pass(1)
    expect(world.told).toEqual(['2025-10-06 14:00'])
    expect(running.current()).toEqual({ tanggal: '2025-10-06', belumLengkap: 12 })
    world.left = 3
    running.changed()
    await pass(1)
    expect(running.current()).toEqual({ tanggal: '2025-10-06', belumLengkap: 3 })
    world.left = 0
    running.changed()
    await pass(1)
    expect(running.current()).toBeNull()
    world.left = 5
    running.changed()
    await pass(60)
    expect(world.told).toHaveLength(1)
  })

  it('comes again the next day, and is gone from midnight until then', async () => {
    const { world, start } = office()
    const running = start()
    await pass(5)
    await pass(10 * 60)
    expect(running.current()).toBeNull()
    await pass(14 * 60)
    expect(world.told).toEqual(['2025-10-06 14:00', '2025-10-07 14:00'])
  })

  it('does not come again after a new start, which shows what is left all the same', async () => {
    const { world, start } = office()
    start()
    await pass(5)
    const again = start()
    await pass(2)
    expect(world.told).toHaveLength(1)
    expect(again.current()?.belumLengkap).toBe(12)
  })

  it('does not read the hospital again while nothing changes', async () => {
    const { world, start } = office()
    start()
    await pass(120)
    expect(world.counted).toBe(1)
  })

  it('waits for the first visit that is left behind', async () => {
    const { world, start } = office()
    world.left = 0
    const running = start()
    await pass(30)
    expect(world.told).toEqual([])
    world.left = 1
    running.changed()
    await pass(1)
    expect(world.told).toHaveLength(1)
  })

  it('waits while this computer stands by or is paused, and while the database is away', async () => {
    const { world, start } = office()
    world.quiet = true
    start()
    await pass(30)
    expect([world.told, world.counted]).toEqual([[], 0])
    world.quiet = false
    world.left = new Error('away')
    await pass(10)
    expect(world.told).toEqual([])
    world.left = 2
    await pass(1)
    expect(world.told).toHaveLength(1)
  })

  it('never comes where no hour is set', async () => {
    const { world, start } = office({ jam: '' })
    start()
    await pass(24 * 60)
    expect([world.told, world.counted]).toEqual([[], 0])
  })
})
