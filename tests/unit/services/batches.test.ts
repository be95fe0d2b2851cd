import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createBatches } from '../../../src/main/services/batches.ts'
import type { LogLine } from '../../../src/shared/ipc/log.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const line = (id: number): LogLine => ({ id, at: '2025-10-06 08:00:00', level: 'info', text: `baris ${id}` })

function recorder() {
  let value = 0
  const told = { states: [] as number[], lines: [] as number[][], visits: [] as (readonly string[] | null)[] }
  const batches = createBatches({
    // The state is asked for when it is told, as the host does.
    state: () => told.states.push(value),
    log: (lines) => told.lines.push(lines.map(({ id }) => id)),
    visits: (noRawat) => told.visits.push(noRawat),
  })
  const change = (next: number) => {
    value = next
    batches.state()
  }
  return { batches, told, change }
}

it('nothing is told at once, and everything in one go a moment later', () => {
  const { batches, told, change } = recorder()
  for (const id of [1, 2, 3]) batches.log(line(id))
  for (const value of [1, 2, 3]) change(value)
  batches.visits(['a'])
  batches.visits(['b', 'a'])
  expect(told).toEqual({ states: [], lines: [], visits: [] })
  vi.advanceTimersByTime(200)
  expect(told).toEqual({ states: [3], lines: [[1, 2, 3]], visits: [['a', 'b']] })
})

it('a steady stream is told a few times a second, in order and without a gap, and its last state in the end', () => {
  const { batches, told, change } = recorder()
  for (let id = 1; id <= 500; id++) {
    batches.log(line(id))
    change(id)
    vi.advanceTimersByTime(10)
  }
  vi.advanceTimersByTime(200)
  expect(told.lines.flat()).toEqual(Array.from({ length: 500 }, (_unused, index) => index + 1))
  expect(told.states.length).toBeLessThanOrEqual(26)
  expect(told.states.at(-1)).toBe(500)
})

it('nothing is told when nothing happened', () => {
  const { told } = recorder()
  vi.advanceTimersByTime(10_000)
  expect(told).toEqual({ states: [], lines: [], visits: [] })
})

it('too many visits to name, or all of them, are told as null', () => {
  const { batches, told } = recorder()
  batches.visits(Array.from({ length: 200 }, (_unused, index) => `r${index}`))
  vi.advanceTimersByTime(200)
  expect(told.visits.at(-1)).toHaveLength(200)
  for (let index = 0; index <= 200; index++) batches.visits([`r${index}`])
  vi.advanceTimersByTime(200)
  expect(told.visits.at(-1)).toBeNull()
  batches.visits(null)
  batches.visits(['a'])
  vi.advanceTimersByTime(200)
  expect(told.visits.at(-1)).toBeNull()
  batches.visits(['a'])
  vi.advanceTimersByTime(200)
  expect(told.visits.at(-1)).toEqual(['a'])
})

it('the stop tells what is left, and nothing after it', () => {
  const { batches, told, change } = recorder()
  batches.log(line(1))
  change(7)
  batches.stop()
  expect(told).toMatchObject({ states: [7], lines: [[1]] })
  batches.log(line(2))
  change(8)
  vi.advanceTimersByTime(10_000)
  expect(told).toMatchObject({ states: [7], lines: [[1]] })
  expect(vi.getTimerCount()).toBe(0)
})
