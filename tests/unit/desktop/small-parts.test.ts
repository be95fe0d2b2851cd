import { describe, expect, it } from 'vitest'
import { createReloadLimit } from '../../../src/main/desktop/reload-limit.ts'
import { zoomAfter } from '../../../src/main/desktop/zoom.ts'

describe('reloading a broken page', () => {
  it('is allowed three times within ten minutes', () => {
    let now = 0
    const limit = createReloadLimit(() => now)
    expect([limit.take(), limit.take(), limit.take(), limit.take()]).toEqual([true, true, true, false])
    now = 10 * 60_000
    expect(limit.take()).toBe(true)
  })
})

describe('zooming', () => {
  const ctrl = (key: string) => ({ control: true, key })

  it('goes in steps, within limits, and back', () => {
    expect(zoomAfter(1, ctrl('+'))).toBe(1.1)
    expect(zoomAfter(1, ctrl('='))).toBe(1.1)
    expect(zoomAfter(1.1, ctrl('-'))).toBe(1)
    expect(zoomAfter(2, ctrl('+'))).toBe(2)
    expect(zoomAfter(0.7, ctrl('-'))).toBe(0.7)
    expect(zoomAfter(1.7, ctrl('0'))).toBe(1)
  })

  it('leaves every other key alone', () => {
    expect(zoomAfter(1, { control: false, key: '+' })).toBeNull()
    expect(zoomAfter(1, ctrl('r'))).toBeNull()
  })
})
