import { describe, expect, it } from 'vitest'
import { addIntent, answerNext, DELIVERED, freshOutbox, HELD, NOW, plan, retryAt, taskIntent } from './fixtures.ts'

describe('what is owed to the hospital’s tables', () => {
  it('is only what was delivered, oldest row first, with the time that was sent', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), taskIntent('A', 3, NOW + 3), addIntent('B'), addIntent('C')])
    answerNext(stores, 'B', HELD)
    answerNext(stores, 'C', retryAt(NOW))
    expect(stores.writeBacks.pending()).toEqual([])
    answerNext(stores, 'A', DELIVERED)
    answerNext(stores, 'A', DELIVERED)
    const pending = stores.writeBacks.pending()
    expect(pending.map(({ call, taskid, waktu }) => [call, taskid, waktu])).toEqual([
      ['add', 0, null],
      ['updatewaktu', 3, NOW + 3],
    ])
    expect(stores.writeBacks.pendingCount()).toBe(2)
  })

  it('is settled row by row', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), addIntent('B')])
    const [a, b] = [answerNext(stores, 'A', DELIVERED), answerNext(stores, 'B', DELIVERED)]
    stores.writeBacks.applied([a.id], NOW + 1)
    expect(stores.writeBacks.pending().map((row) => row.outbox_id)).toEqual([b.id])
    stores.writeBacks.applied([], NOW + 2)
    expect(stores.writeBacks.pendingCount()).toBe(1)
  })

  it('stays owed after a failure, with the error of the last try', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    const { id } = answerNext(stores, 'A', DELIVERED)
    stores.writeBacks.failed([id], 'ECONNREFUSED')
    stores.writeBacks.failed([id], 'Access denied')
    const kept = () => stores.db.prepare('select attempts, last_error, applied_at from write_back').get()
    expect(kept()).toEqual({ attempts: 2, last_error: 'Access denied', applied_at: null })
    expect(stores.writeBacks.pendingCount()).toBe(1)
    stores.writeBacks.applied([id], NOW + 1)
    expect(kept()).toEqual({ attempts: 3, last_error: null, applied_at: NOW + 1 })
  })

  it('can be owed again, once, when the tables lost it', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    const { id } = answerNext(stores, 'A', DELIVERED)
    stores.writeBacks.applied([id], NOW)
    stores.writeBacks.oweAgain([id, id], NOW + 1)
    stores.writeBacks.oweAgain([id], NOW + 2)
    stores.writeBacks.oweAgain([], NOW + 3)
    expect(stores.writeBacks.pending().map((row) => row.outbox_id)).toEqual([id])
  })

  it('takes hundreds of rows in one statement', () => {
    const stores = freshOutbox()
    const codes = Array.from({ length: 400 }, (_, index) => `B${index}`)
    plan(
      stores,
      codes.map((code) => addIntent(code)),
    )
    stores.db.transaction(() => {
      for (const code of codes) answerNext(stores, code, DELIVERED)
    })()
    stores.writeBacks.applied(
      stores.writeBacks.pending().map((row) => row.outbox_id),
      NOW,
    )
    expect(stores.writeBacks.pendingCount()).toBe(0)
  })
})
