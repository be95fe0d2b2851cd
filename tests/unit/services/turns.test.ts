import { describe, expect, it, vi } from 'vitest'
import { createTurns, within } from '../../../src/main/services/turns.ts'

/** A piece of work that ends when the test says so. */
function work() {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let begun = false
  return {
    run() {
      begun = true
      return promise
    },
    begun: () => begun,
    end: resolve,
    fail: () => reject(new Error('gagal')),
  }
}

describe('turns', () => {
  it('are taken one after the other, in the order they were asked for', async () => {
    const turns = createTurns()
    const [first, second] = [work(), work()]
    const done = [turns.take(first.run), turns.take(second.run)]
    await vi.waitFor(() => expect(first.begun()).toBe(true))
    expect(second.begun()).toBe(false)
    first.end()
    await vi.waitFor(() => expect(second.begun()).toBe(true))
    second.end()
    await Promise.all(done)
  })

  it('go on after one that failed, whose own caller is told', async () => {
    const turns = createTurns()
    const [first, second] = [work(), work()]
    const failed = turns.take(first.run)
    first.fail()
    await expect(failed).rejects.toThrow('gagal')
    const next = turns.take(second.run)
    second.end()
    await next
    expect(await turns.request(async () => 'dijawab')).toBe('dijawab')
  })
})

describe('a request', () => {
  it('waits for the replacement under way, and for one that was asked for meanwhile', async () => {
    const turns = createTurns()
    const [first, second] = [work(), work()]
    void turns.take(first.run)
    let answered = false
    const request = turns.request(async () => {
      answered = true
    })
    void turns.take(second.run)
    first.end()
    await vi.waitFor(() => expect(second.begun()).toBe(true))
    expect(answered).toBe(false)
    second.end()
    await request
    expect(answered).toBe(true)
  })

  it('that failed holds up nothing', async () => {
    const turns = createTurns()
    await expect(turns.request(() => Promise.reject(new Error('gagal')))).rejects.toThrow('gagal')
    await turns.idle(60_000)
    expect(await turns.request(async () => 1)).toBe(1)
  })

  it('under way is waited for, but one that asks for a replacement itself is not', async () => {
    const turns = createTurns()
    const [reading, saving] = [work(), work()]
    void turns.request(reading.run)
    void turns.replacingRequest(saving.run)
    await vi.waitFor(() => expect([reading.begun(), saving.begun()]).toEqual([true, true]))
    let idle = false
    const waiting = turns.idle(60_000).then(() => {
      idle = true
    })
    await turns.request(async () => undefined)
    expect(idle).toBe(false)
    reading.end()
    await waiting
    saving.end()
  })
})

it('what takes too long, or fails, is not waited for', async () => {
  await within(new Promise(() => undefined), 5)
  await within(Promise.reject(new Error('gagal')), 60_000)
})
