import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MAX_ORDER_RETRIES } from '../../../src/main/outbox/outbox-store.ts'
import { createStores } from '../../../src/main/outbox/stores.ts'
import {
  addIntent,
  answerNext,
  attempt,
  DELIVERED,
  DUPLICATE,
  find,
  freshOutbox,
  HELD,
  NOW,
  openFile,
  plan,
  rawatOf,
  retryAt,
  rowOf,
  states,
  taskIntent,
  temporaryFolder,
  wrongOrder,
} from './fixtures.ts'

describe('the order of sending', () => {
  it('follows the rank within a booking, whatever order the rows were planned in', () => {
    const stores = freshOutbox()
    plan(stores, [taskIntent('A', 4), taskIntent('A', 3), addIntent('A')])
    const sent: number[] = []
    for (let row = stores.outbox.claimNext('A', NOW, false); row; row = stores.outbox.claimNext('A', NOW, false)) {
      sent.push(row.taskid)
      stores.outbox.record(row, attempt(row), DELIVERED, NOW)
    }
    expect(sent).toEqual([0, 3, 4])
  })

  it('lets nothing out behind a row that is in flight, waiting for its next try, or held', () => {
    for (const hold of [null, retryAt(NOW + 1), HELD]) {
      const stores = freshOutbox()
      plan(stores, [addIntent('A'), taskIntent('A', 3)])
      const head = stores.outbox.claimNext('A', NOW, false)
      if (hold && head) stores.outbox.record(head, attempt(head), hold, NOW)
      expect(stores.outbox.claimNext('A', NOW, false)).toBeNull()
      expect(stores.outbox.dueBookings(NOW, false)).toEqual([])
    }
  })

  it('goes on behind a cancelled row', () => {
    const stores = freshOutbox()
    plan(stores, [taskIntent('A', 3), taskIntent('A', 99)])
    stores.admin.cancel(find(stores, 'A', 3).id, NOW)
    expect(stores.outbox.claimNext('A', NOW, false)?.taskid).toBe(99)
  })

  it('a next try further ahead than any wait was set by a wrong clock and counts as due', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    answerNext(stores, 'A', retryAt(NOW + 48 * 3_600_000))
    expect(stores.outbox.dueBookings(NOW, false, 3_600_000)).toEqual(['A'])
    expect(stores.outbox.claimNext('A', NOW, false, 3_600_000)).not.toBeNull()
  })

  it('keeps bookings apart and names them in the order of planning, each once', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('Z'), addIntent('M'), taskIntent('M', 3), addIntent('A')])
    answerNext(stores, 'M', HELD)
    expect(stores.outbox.dueBookings(NOW, false)).toEqual(['Z', 'A'])
    expect(stores.outbox.claimNext('tidak-ada', NOW, true)).toBeNull()
  })
})

describe('waiting for the next try', () => {
  it('ends at next_at, and at once when a person asks', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    answerNext(stores, 'A', retryAt(NOW + 1_000))
    expect(stores.outbox.dueBookings(NOW + 999, false)).toEqual([])
    expect(stores.outbox.claimNext('A', NOW + 999, false)).toBeNull()
    expect(stores.outbox.dueBookings(NOW + 999, true)).toEqual(['A'])
    expect(stores.outbox.dueBookings(NOW + 1_000, false)).toEqual(['A'])
    expect(stores.outbox.claimNext('A', NOW + 1_000, false)?.attempts).toBe(2)
  })
})

describe('the attempt count', () => {
  it('is written before the call leaves', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    const claimed = stores.outbox.claimNext('A', NOW + 5, false)
    expect(claimed).toMatchObject({ state: 'mengirim', attempts: 1, updated_at: NOW + 5 })
    expect(rowOf(stores, claimed?.id ?? 0)).toEqual(claimed)
  })

  it('grows with each failure of the row and is given back for a failure that was not its own', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    expect(answerNext(stores, 'A', retryAt(NOW)).attempts).toBe(1)
    expect(answerNext(stores, 'A', retryAt(NOW, true)).attempts).toBe(1)
    expect(answerNext(stores, 'A', retryAt(NOW)).attempts).toBe(2)
  })

  it('keeps every attempt with request and answer, the refunded ones too', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    answerNext(stores, 'A', retryAt(NOW, true))
    const row = answerNext(stores, 'A', DELIVERED)
    const kept = stores.db.prepare('select outbox_id, request, answer, code from attempt').all()
    const expected = { outbox_id: row.id, request: row.payload, code: 200 }
    expect(kept).toEqual([expect.objectContaining(expected), expect.objectContaining(expected)])
  })
})

describe('a program that died in mid-call', () => {
  it('sends the interrupted rows again after the restart, and only those', () => {
    const file = join(temporaryFolder(), 'outbox.sqlite')
    const before = openFile(file)
    const dying = createStores(before)
    plan(dying, [addIntent('A'), addIntent('B'), addIntent('C')])
    dying.outbox.claimNext('A', NOW, false)
    answerNext(dying, 'B', DELIVERED)
    before.close()

    const db = openFile(file)
    const stores = createStores(db)
    expect(stores.outbox.resumeInterrupted(NOW + 50)).toBe(1)
    expect(stores.outbox.resumeInterrupted(NOW + 50)).toBe(0)
    expect(find(stores, 'A', 0)).toMatchObject({ state: 'coba-lagi', attempts: 1, next_at: NOW + 50 })
    expect(stores.outbox.dueBookings(NOW + 50, false)).toEqual(['C', 'A'])
    expect(states(stores, 'B')).toBe('0:terkirim')
    db.close()
  })
})

describe('a delivered row', () => {
  it('keeps when and how it was first delivered, however often it is sent again', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    answerNext(stores, 'A', DELIVERED, NOW + 1)
    plan(stores, [addIntent('A')], { force: true })
    const again = answerNext(stores, 'A', DUPLICATE, NOW + 2)
    expect(again).toMatchObject({ state: 'terkirim', delivered_at: NOW + 1, result: 'terkirim', updated_at: NOW + 2 })
  })

  it.each([
    ['refused for its data', HELD],
    ['refused for its order', wrongOrder(0)],
  ])('stays delivered when the repetition is %s', (_name, transition) => {
    const stores = freshOutbox()
    plan(stores, [taskIntent('A', 3)])
    answerNext(stores, 'A', DELIVERED, NOW + 1)
    plan(stores, [taskIntent('A', 3)], { force: true })
    expect(answerNext(stores, 'A', transition)).toMatchObject({
      state: 'terkirim',
      delivered_at: NOW + 1,
      reason: null,
    })
  })

  it('goes on trying when the repetition found nobody', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    answerNext(stores, 'A', DELIVERED, NOW + 1)
    plan(stores, [addIntent('A')], { force: true })
    expect(answerNext(stores, 'A', retryAt(NOW + 9))).toMatchObject({ state: 'coba-lagi', delivered_at: NOW + 1 })
  })

  it('owes the hospital its trace, again after each delivery', () => {
    const stores = freshOutbox()
    plan(stores, [taskIntent('A', 3, NOW + 3)])
    const { id } = answerNext(stores, 'A', DELIVERED)
    expect(stores.writeBacks.pending()).toEqual([
      { outbox_id: id, no_rawat: rawatOf('A'), kodebooking: 'A', call: 'updatewaktu', taskid: 3, waktu: NOW + 3 },
    ])
    stores.writeBacks.applied([id], NOW)
    plan(stores, [taskIntent('A', 3, NOW + 3)], { force: true })
    answerNext(stores, 'A', DUPLICATE)
    expect(stores.writeBacks.pendingCount()).toBe(1)
  })
})

describe('a row that BPJS refuses because earlier tasks are missing', () => {
  const delivered = (...taskids: (3 | 4 | 5)[]) => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), ...taskids.map((taskid) => taskIntent('A', taskid))])
    for (let sent = 0; sent <= taskids.length; sent++) answerNext(stores, 'A', DELIVERED)
    return stores
  }

  it('goes behind the tasks after the last one BPJS has, which go out again', () => {
    const stores = delivered(3, 4)
    plan(stores, [taskIntent('A', 5), taskIntent('A', 6)])
    expect(answerNext(stores, 'A', wrongOrder(3)).state).toBe('menunggu')
    expect(states(stores, 'A')).toBe('0:terkirim 3:terkirim 4:menunggu 5:menunggu 6:menunggu')
    expect(stores.outbox.claimNext('A', NOW, false)?.taskid).toBe(4)
    expect(find(stores, 'A', 4).delivered_at).toBe(NOW)
  })

  it('is held when there is nothing to send before it', () => {
    const stores = delivered(3)
    plan(stores, [taskIntent('A', 5)])
    expect(answerNext(stores, 'A', wrongOrder(3))).toMatchObject({
      state: 'tertahan',
      reason: 'urutan',
      order_retries: 1,
    })
  })

  it('gives up after MAX_ORDER_RETRIES rounds and waits for a person', () => {
    const stores = delivered(3, 4)
    plan(stores, [taskIntent('A', 5)])
    for (let round = 1; round <= MAX_ORDER_RETRIES; round++) {
      expect(answerNext(stores, 'A', wrongOrder(2))).toMatchObject({
        taskid: 5,
        state: 'menunggu',
        order_retries: round,
      })
      answerNext(stores, 'A', DUPLICATE)
      answerNext(stores, 'A', DUPLICATE)
    }
    expect(answerNext(stores, 'A', wrongOrder(2))).toMatchObject({ state: 'tertahan', reason: 'urutan' })
  })

  it.each([
    ['is planned', (stores: ReturnType<typeof freshOutbox>) => stores],
    [
      'was withdrawn and comes back',
      (stores: ReturnType<typeof freshOutbox>) => {
        plan(stores, [addIntent('A'), taskIntent('A', 4)])
        plan(stores, [addIntent('A')])
        return stores
      },
    ],
  ])('is released when the missing task %s', (_name, prepare) => {
    const stores = prepare(delivered(3))
    plan(stores, [taskIntent('A', 5)])
    answerNext(stores, 'A', wrongOrder(3))
    plan(stores, [taskIntent('A', 4), taskIntent('A', 5)])
    expect(states(stores, 'A')).toBe('0:terkirim 3:terkirim 4:menunggu 5:menunggu')
  })

  it('is not released any more once it went round too often', () => {
    const stores = delivered(3, 4)
    plan(stores, [taskIntent('A', 6)])
    for (let round = 0; round <= MAX_ORDER_RETRIES; round++) {
      answerNext(stores, 'A', wrongOrder(3))
      answerNext(stores, 'A', DUPLICATE)
    }
    expect(find(stores, 'A', 6).state).toBe('tertahan')
    plan(stores, [taskIntent('A', 5), taskIntent('A', 6)])
    expect(states(stores, 'A')).toBe('0:terkirim 3:terkirim 4:terkirim 5:menunggu 6:tertahan')
  })

  it('is not released by a task that comes after it', () => {
    const stores = delivered(3)
    plan(stores, [taskIntent('A', 5)])
    answerNext(stores, 'A', wrongOrder(3))
    plan(stores, [taskIntent('A', 5), taskIntent('A', 6)])
    expect(states(stores, 'A')).toBe('0:terkirim 3:terkirim 5:tertahan 6:menunggu')
  })
})

describe('the last task BPJS named', () => {
  const lastTask = (stores: ReturnType<typeof freshOutbox>) =>
    stores.outbox.known([rawatOf('A')]).get(rawatOf('A'))?.bpjs_last_task

  it('is unknown until BPJS names one', () => {
    const stores = freshOutbox()
    plan(stores, [taskIntent('A', 3)])
    answerNext(stores, 'A', DELIVERED)
    expect(lastTask(stores)).toBeNull()
  })

  it('moves forward with each delivery after that, and back only on BPJS’s own word', () => {
    const stores = freshOutbox()
    plan(stores, [taskIntent('A', 3), taskIntent('A', 4)])
    answerNext(stores, 'A', wrongOrder(1))
    expect(lastTask(stores)).toBe(1)
    stores.admin.retry(find(stores, 'A', 3).id, NOW)
    answerNext(stores, 'A', DELIVERED)
    expect(lastTask(stores)).toBe(3)
    answerNext(stores, 'A', DELIVERED)
    expect(lastTask(stores)).toBe(4)
    plan(stores, [taskIntent('A', 3)], { force: true })
    answerNext(stores, 'A', DUPLICATE)
    expect(lastTask(stores)).toBe(4)
  })
})
