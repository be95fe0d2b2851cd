import { describe, expect, it } from 'vitest'
import {
  addIntent,
  answerNext,
  DELIVERED,
  DUPLICATE,
  find,
  freshOutbox,
  HELD,
  NOW,
  plan,
  rawatOf,
  retryAt,
  rowOf,
  states,
  taskIntent,
  wrongOrder,
} from './fixtures.ts'

const ALL_STATES = ['menunggu', 'mengirim', 'coba-lagi', 'tertahan', 'terkirim', 'batal'] as const

/** One booking per state, named like it. */
function oneOfEach() {
  const stores = freshOutbox()
  plan(
    stores,
    ALL_STATES.map((code) => addIntent(code)),
  )
  stores.outbox.claimNext('mengirim', NOW, false)
  answerNext(stores, 'coba-lagi', retryAt(NOW + 60_000))
  answerNext(stores, 'tertahan', HELD)
  answerNext(stores, 'terkirim', DELIVERED)
  stores.admin.cancel(find(stores, 'batal', 0).id, NOW)
  return stores
}

describe('listing', () => {
  it('shows every state unless told which, with name and date of the visit', () => {
    const { admin } = oneOfEach()
    expect(admin.list({ limit: -1 }).map((row) => row.state)).toEqual([...ALL_STATES].sort())
    expect(admin.list({ states: ['tertahan', 'batal'], limit: -1 }).map((row) => row.state)).toEqual([
      'batal',
      'tertahan',
    ])
    expect(admin.list({ states: [], limit: -1 })).toEqual([])
    expect(admin.list({ limit: 1 })).toMatchObject([{ nama: 'SITI AMINAH', tanggal: '2025-10-06' }])
  })

  it('narrows to one visit and to a number of rows, in the order of sending', () => {
    const stores = freshOutbox()
    plan(stores, [taskIntent('A', 4), addIntent('B'), taskIntent('A', 3), addIntent('A')])
    expect(stores.admin.list({ noRawat: rawatOf('A'), limit: -1 }).map((row) => row.taskid)).toEqual([0, 3, 4])
    expect(stores.admin.list({ noRawat: rawatOf('A'), limit: 2 }).map((row) => row.taskid)).toEqual([0, 3])
    expect(stores.admin.list({ noRawat: "' or 1=1 --", limit: -1 })).toEqual([])
  })

  it('counts every state, also those without rows', () => {
    expect(freshOutbox().admin.counts()).toEqual(Object.fromEntries(ALL_STATES.map((state) => [state, 0])))
    expect(oneOfEach().admin.counts()).toEqual(Object.fromEntries(ALL_STATES.map((state) => [state, 1])))
  })

  it('counts and lists what is unfinished alone, of one visit in the order of sending', () => {
    const stores = oneOfEach()
    expect(stores.admin.unsentCounts()).toEqual({ menunggu: 1, mengirim: 1, 'coba-lagi': 1, tertahan: 1 })
    for (const state of ALL_STATES) {
      const unfinished = state === 'terkirim' || state === 'batal' ? [] : [state]
      expect(stores.admin.unsentOf(rawatOf(state)).map((row) => row.state)).toEqual(unfinished)
    }
    plan(stores, [taskIntent('terkirim', 4), taskIntent('terkirim', 3)])
    expect(stores.admin.unsentOf(rawatOf('terkirim')).map((row) => row.taskid)).toEqual([3, 4])
  })

  it('groups held rows by reason, most frequent first', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), addIntent('B'), taskIntent('C', 3)])
    answerNext(stores, 'C', wrongOrder(1))
    answerNext(stores, 'A', HELD)
    answerNext(stores, 'B', HELD)
    expect(stores.admin.heldReasons()).toEqual([
      { reason: 'ditolak', rows: 2 },
      { reason: 'urutan', rows: 1 },
    ])
  })

  it('knows no row of an unknown number', () => {
    expect(freshOutbox().admin.byId(1)).toBeNull()
  })
})

describe('sending a row again by hand', () => {
  it.each(['menunggu', 'coba-lagi', 'tertahan', 'batal'])('makes a %s row due at once with a clean record', (state) => {
    const stores = oneOfEach()
    const { id } = find(stores, state, 0)
    expect(stores.admin.retry(id, NOW + 7)).toBe(true)
    // What the last answer or the cancelling said no longer holds.
    const said = { reason: null, message: null }
    const clean = { state: 'menunggu', attempts: 0, order_retries: 0, next_at: null, ...said, updated_at: NOW + 7 }
    expect(rowOf(stores, id)).toMatchObject(clean)
    expect(stores.outbox.claimNext(state, NOW + 7, false)?.id).toBe(id)
  })

  it.each(['mengirim', 'terkirim'])('leaves a %s row alone', (state) => {
    const stores = oneOfEach()
    const before = find(stores, state, 0)
    expect(stores.admin.retry(before.id, NOW + 7)).toBe(false)
    expect(rowOf(stores, before.id)).toEqual(before)
  })

  it('does nothing for an unknown number', () => {
    expect(freshOutbox().admin.retry(99, NOW)).toBe(false)
  })
})

describe('cancelling by hand', () => {
  it.each(['menunggu', 'coba-lagi', 'tertahan'])('takes a %s row out of the line', (state) => {
    const stores = oneOfEach()
    const { id } = find(stores, state, 0)
    expect(stores.admin.cancel(id, NOW)).toEqual([id])
    expect(rowOf(stores, id)).toMatchObject({ state: 'batal', reason: 'dibatalkan-petugas', next_at: null })
  })

  it.each(['mengirim', 'terkirim', 'batal'])('leaves a %s row alone', (state) => {
    const stores = oneOfEach()
    const before = find(stores, state, 0)
    expect(stores.admin.cancel(before.id, NOW)).toEqual([])
    expect(rowOf(stores, before.id)).toEqual(before)
  })

  it('of a task takes the tasks behind it out of the line too, until a plan brings them back', () => {
    const stores = freshOutbox()
    const intents = [addIntent('A'), taskIntent('A', 3), taskIntent('A', 4), taskIntent('A', 99)]
    plan(stores, intents)
    expect(stores.admin.cancel(find(stores, 'A', 3).id, NOW)).toHaveLength(1)
    expect(states(stores, 'A')).toBe('0:menunggu 3:batal 4:batal 99:menunggu')
    plan(stores, intents)
    expect(states(stores, 'A')).toBe('0:menunggu 3:batal 4:menunggu 99:menunggu')
  })

  it('what the plan itself took out is not sent again by hand, since the next plan would take it out again', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    stores.outbox.enqueue([], { force: false, plannedVisits: ['2025/10/06/A'], seen: [] }, NOW)
    expect(stores.admin.retry(find(stores, 'A', 0).id, NOW)).toBe(false)
  })

  it('of the registration takes everything unsent of its booking, and nothing of another', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), taskIntent('A', 3), taskIntent('A', 4), addIntent('B'), taskIntent('B', 3)])
    const { id } = find(stores, 'A', 0)
    expect(stores.admin.cancel(id, NOW)).toHaveLength(3)
    expect(states(stores, 'A')).toBe('0:batal 3:batal 4:batal')
    expect(states(stores, 'B')).toBe('0:menunggu 3:menunggu')
  })

  it('of a registration that BPJS has already leaves the tasks behind it in line', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), taskIntent('A', 3)])
    const { id } = answerNext(stores, 'A', DELIVERED)
    expect(stores.admin.cancel(id, NOW)).toEqual([])
    expect(states(stores, 'A')).toBe('0:terkirim 3:menunggu')
  })

  it('of a repetition leaves the row delivered, as it was', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    const { id } = answerNext(stores, 'A', DUPLICATE, NOW)
    plan(stores, [addIntent('A')], { force: true })
    expect(stores.admin.cancel(id, NOW + 9)).toEqual([id])
    expect(rowOf(stores, id)).toMatchObject({ state: 'terkirim', delivered_at: NOW, result: 'sudah-ada', reason: null })
  })
})
