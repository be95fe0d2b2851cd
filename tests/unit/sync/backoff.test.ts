import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retryDelay, slowDelay } from '../../../src/main/sync/backoff.ts'

const MINUTE = 60_000
const intervalMs = fc.integer({ min: 1, max: 60 }).map((minutes) => minutes * MINUTE)
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
/** The longest a wait can be: its random half is full. */
const longest = (attempts: number, interval = 60 * MINUTE) =>
  retryDelay(attempts, { intervalMs: interval, random: () => 1 })

describe('the wait before the next try', () => {
  it('begins with 15, 30 and 60 seconds and doubles from there', () => {
    const seconds = [1, 2, 3, 4, 5, 6].map((attempts) => longest(attempts) / 1000)
    expect(seconds).toEqual([15, 30, 60, 120, 240, 480])
  })

  it.each([1, 5, 15])('is never longer than six intervals of %d minutes', (minutes) => {
    expect(longest(40, minutes * MINUTE)).toBe(6 * minutes * MINUTE)
  })

  it('is at least half of the longest, and never past the cap, for any try', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), intervalMs, random, (attempts, interval, value) => {
        const delay = retryDelay(attempts, { intervalMs: interval, random: () => value })
        const most = longest(attempts, interval)
        expect(delay).toBeGreaterThanOrEqual(Math.floor(most / 2))
        expect(delay).toBeLessThanOrEqual(most)
        expect(most).toBeLessThanOrEqual(6 * interval)
        expect(Number.isSafeInteger(delay)).toBe(true)
      }),
    )
  })

  it('never shrinks from one try to the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), intervalMs, random, (attempts, interval, value) => {
        const options = { intervalMs: interval, random: () => value }
        expect(retryDelay(attempts + 1, options)).toBeGreaterThanOrEqual(retryDelay(attempts, options))
      }),
    )
  })

  it('of a try whose count was given back is the first one', () => {
    expect(longest(0)).toBe(longest(1))
  })
})

it('an answer nobody knows is tried again no sooner than any other failure would be', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), intervalMs, random, (attempts, interval, value) => {
      const options = { intervalMs: interval, random: () => value }
      const slow = slowDelay(options)
      expect(slow).toBeGreaterThanOrEqual(retryDelay(attempts, options))
      expect(slow).toBeGreaterThanOrEqual(3 * interval)
      expect(slow).toBeLessThanOrEqual(6 * interval)
    }),
  )
})
