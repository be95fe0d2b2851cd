import { describe, expect, it } from 'vitest'
import { createLeadership } from '../../../src/main/sync/leadership.ts'

const INTERVAL = 300_000

/** One workstation: what it remembers outlives the program. */
function workstation() {
  const kept = new Map<string, string>()
  const memory = {
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string) => void kept.set(key, value),
  }
  let at = 1_000_000
  return {
    start: () => createLeadership({ memory, now: () => at, intervalMs: INTERVAL }),
    pass: (ms: number) => {
      at += ms
    },
  }
}

describe('what waits in the outbox may leave unseen', () => {
  it('once this program has led and read the tables, for as long as nobody else leads', () => {
    const { start, pass } = workstation()
    const leadership = start()
    expect(leadership.isCertain()).toBe(false)
    leadership.led()
    pass(10 * INTERVAL)
    expect(leadership.isCertain()).toBe(true)
    leadership.stoodBy()
    expect(leadership.isCertain()).toBe(false)
    leadership.led()
    expect(leadership.isCertain()).toBe(true)
  })

  it('after a restart while nobody can have taken over yet', () => {
    const { start, pass } = workstation()
    start().led()
    pass(INTERVAL - 1)
    expect(start().isCertain()).toBe(true)
    pass(1)
    expect(start().isCertain()).toBe(false)
  })

  it('never after a restart that follows standing by, or a clock that was put back', () => {
    const stoodBy = workstation()
    const leadership = stoodBy.start()
    leadership.led()
    leadership.stoodBy()
    expect(stoodBy.start().isCertain()).toBe(false)
    const putBack = workstation()
    putBack.start().led()
    putBack.pass(-1)
    expect(putBack.start().isCertain()).toBe(false)
  })
})
