import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { Away, canConnect, type Standing, watchConnection } from '../../../src/main/services/connections.ts'

/** A watch whose clock and other side move only when the test says so. */
async function watched(first: string | null) {
  let answer = first
  let now = 1_000
  let alarm: (() => void) | null = null
  let looks = 0
  const told: Standing[] = []
  const watch = watchConnection({
    async check() {
      looks++
      return answer
    },
    now: () => now,
    setTimer(callback) {
      alarm = callback
      return {
        cancel() {
          alarm = null
        },
      }
    },
    intervalMs: 3_000,
    onChange: (standing) => told.push(standing),
  })
  await watch.look()
  return {
    watch,
    told,
    looks: () => looks,
    isTimed: () => alarm !== null,
    /** Lets time pass until the next look, which finds this. */
    async find(next: string | null) {
      answer = next
      now += 3_000
      alarm?.()
      await watch.look()
    },
  }
}

const AWAY = 'Database tidak terhubung.'

describe('a connection under watch', () => {
  it('counts as there before the first look, and nothing is told while it stays there', async () => {
    const { watch, told, find } = await watched(null)
    await find(null)
    await find(null)
    expect(told).toEqual([])
    expect(watch.standing()).toEqual({ ok: true, message: null, since: 1_000 })
  })

  it('is told once when it goes and once when it comes back, with the moment', async () => {
    const { watch, told, find } = await watched(null)
    await find(AWAY)
    await find(AWAY)
    await find(AWAY)
    expect(told).toEqual([{ ok: false, message: AWAY, since: 4_000 }])
    await find(null)
    await find(null)
    expect(told.slice(1)).toEqual([{ ok: true, message: null, since: 13_000 }])
    expect(watch.standing()).toEqual(told[1])
  })

  it('that is away from the start is told at once', async () => {
    const { told } = await watched(AWAY)
    expect(told).toEqual([{ ok: false, message: AWAY, since: 1_000 }])
  })

  it('that is away for another reason is told again, since the same moment', async () => {
    const { told, find } = await watched(AWAY)
    await find('Sandi ditolak.')
    expect(told.slice(1)).toEqual([{ ok: false, message: 'Sandi ditolak.', since: 1_000 }])
  })

  it('is looked at once, however many ask at the same time', async () => {
    const { watch, looks } = await watched(null)
    const before = looks()
    await Promise.all([watch.look(), watch.look(), watch.look()])
    expect(looks()).toBe(before + 1)
  })

  it('keeps nobody waiting who asks it while it is away, or while it goes away', async () => {
    const { watch, find } = await watched(null)
    const asked = watch.whileThere(() => new Promise(() => undefined))
    const refused = expect(asked).rejects.toThrow(AWAY)
    await find(AWAY)
    await refused
    let begun = false
    const later = watch.whileThere(async () => {
      begun = true
    })
    await expect(later).rejects.toBeInstanceOf(Away)
    expect(begun).toBe(false)
    await find(null)
    expect(await watch.whileThere(async () => 'jawaban')).toBe('jawaban')
    await expect(watch.whileThere(() => Promise.reject(new Error('lain')))).rejects.toThrow('lain')
  })

  it('is not told any more after the stop, not even of a look under way', async () => {
    const { watch, told, find, isTimed } = await watched(null)
    const looking = find(AWAY)
    watch.stop()
    await looking
    expect(told).toEqual([])
    expect(isTimed()).toBe(false)
  })
})

describe('a host', () => {
  it('is reached when something listens there, and not when nothing does', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (typeof address !== 'object' || address === null) throw new Error('no port')
    const url = `http://127.0.0.1:${address.port}/antreanrs`
    expect(await canConnect(url, 2_000)).toBe(true)
    await new Promise((resolve) => server.close(resolve))
    expect(await canConnect(url, 2_000)).toBe(false)
  })

  it('without such a name is not reached', async () => {
    expect(await canConnect('https://tidak-ada.invalid/antreanrs', 2_000)).toBe(false)
  })
})
