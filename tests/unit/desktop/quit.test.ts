import { describe, expect, it } from 'vitest'
import { createQuit, QUIT_DEADLINE_MS, SHUTDOWN_DEADLINE_MS } from '../../../src/main/desktop/quit.ts'

/** A quit whose stop ends when told to, whose timers fire when told to, and that writes down what it does. */
function rig() {
  const done: string[] = []
  const timers: { callback: () => void; ms: number }[] = []
  const stop = Promise.withResolvers<void>()
  const quit = createQuit({
    stop(deadlineMs) {
      done.push(`stop ${deadlineMs}`)
      return stop.promise
    },
    onLeaving: () => done.push('leaving'),
    cleanUp: () => done.push('clean'),
    quit: () => done.push('quit'),
    onError: (error) => done.push(`error ${String(error)}`),
    setTimer: (callback, ms) => timers.push({ callback, ms }),
  })
  /** Presses quit once; true when Electron is held back. */
  const press = () => {
    let held = false
    quit.onBeforeQuit({
      preventDefault: () => {
        held = true
      },
    })
    return held
  }
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { quit, done, timers, stop, press, settle }
}

describe('quitting', () => {
  it('waits until everything is closed, then ends', async () => {
    const { quit, done, stop, press, settle } = rig()
    expect(quit.leaving()).toBe(false)
    expect(press()).toBe(true)
    expect(quit.leaving()).toBe(true)
    await settle()
    expect(done).toEqual(['leaving', `stop ${QUIT_DEADLINE_MS}`])
    stop.resolve()
    await settle()
    expect(done).toEqual(['leaving', `stop ${QUIT_DEADLINE_MS}`, 'clean', 'quit'])
    expect(press()).toBe(false)
  })

  it('ends at once when asked a second time', async () => {
    const { done, stop, press, settle } = rig()
    press()
    expect(press()).toBe(false)
    stop.resolve()
    await settle()
    expect(done).toEqual(['leaving', `stop ${QUIT_DEADLINE_MS}`, 'clean'])
  })

  it('ends although closing fails, and says so', async () => {
    const { done, stop, press, settle } = rig()
    press()
    stop.reject('rusak')
    await settle()
    expect(done.slice(2)).toEqual(['error rusak', 'clean', 'quit'])
  })

  it('ends although closing never ends', async () => {
    const { done, timers, press } = rig()
    press()
    expect(timers.map(({ ms }) => ms)).toEqual([QUIT_DEADLINE_MS + 3_000])
    timers[0]?.callback()
    expect(done.slice(2)).toEqual(['clean', 'quit'])
  })

  it('hurries when the computer shuts down', () => {
    const { quit, done } = rig()
    quit.begin(SHUTDOWN_DEADLINE_MS)
    quit.begin(SHUTDOWN_DEADLINE_MS)
    expect(done).toEqual(['leaving', `stop ${SHUTDOWN_DEADLINE_MS}`])
  })
})
