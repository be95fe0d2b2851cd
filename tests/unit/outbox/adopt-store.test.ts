import { describe, expect, it } from 'vitest'
import type { Learned, LostCalls } from '../../../src/main/outbox/adopt-store.ts'
import { NOT_AT_BPJS } from '../../../src/main/outbox/rows.ts'
import {
  addIntent,
  answerNext,
  DELIVERED,
  find,
  freshOutbox,
  HELD,
  NOW,
  plan,
  rawatOf,
  states,
  taskIntent,
} from './fixtures.ts'

const learned = (kodebooking: string, changes: Partial<Learned> = {}): Learned => ({
  no_rawat: rawatOf(kodebooking),
  kodebooking,
  tanggal: '2025-10-06',
  nama: 'SITI AMINAH',
  call: 'add',
  taskid: 0,
  waktu: null,
  ...changes,
})
const lost = (kodebooking: string, changes: Partial<LostCalls> = {}): LostCalls => ({
  no_rawat: rawatOf(kodebooking),
  kodebooking,
  tanggal: '2025-10-06',
  nama: 'SITI AMINAH',
  what: 'semua',
  lastTask: 0,
  ...changes,
})
const task = (kodebooking: string, taskid: 3 | 4, waktu: number) =>
  learned(kodebooking, { call: 'updatewaktu', taskid, waktu })
const waktuOf = (payload: string) => (JSON.parse(payload) as { waktu: number }).waktu

describe('a call that BPJS turns out to have', () => {
  it('is delivered without being sent, at the time of BPJS, and owes its trace', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), taskIntent('A', 3, NOW)])
    stores.adopted.adopt([{ kodebooking: 'A', call: 'updatewaktu', taskid: 3, waktu: NOW + 60_000 }], NOW)
    const row = find(stores, 'A', 3)
    expect(row).toMatchObject({ state: 'terkirim', result: 'sudah-ada', delivered_at: NOW })
    expect(waktuOf(row.payload)).toBe(NOW + 60_000)
    expect(stores.writeBacks.pendingCount()).toBe(1)
    expect(states(stores, 'A')).toBe('0:menunggu 3:terkirim')
  })

  it('is taken however it was stuck, but not while it is on its way', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), addIntent('B')])
    answerNext(stores, 'A', HELD)
    stores.outbox.claimNext('B', NOW, true)
    const both = (['A', 'B'] as const).map((kodebooking) => ({
      kodebooking,
      call: 'add' as const,
      taskid: 0 as const,
      waktu: null,
    }))
    expect(stores.adopted.adopt(both, NOW)).toBe(1)
    expect([states(stores, 'A'), states(stores, 'B')]).toEqual(['0:terkirim', '0:mengirim'])
  })

  it('of a visit never seen is noted all the same, once', () => {
    const stores = freshOutbox()
    stores.adopted.learn([learned('A'), task('A', 3, NOW)], NOW)
    stores.adopted.learn([learned('A'), task('A', 3, NOW)], NOW + 1)
    expect(states(stores, 'A')).toBe('0:terkirim 3:terkirim')
    expect(stores.history.visit(rawatOf('A'))).toMatchObject({ kodebooking: 'A', nama: 'SITI AMINAH' })
    const again = plan(stores, [addIntent('A'), taskIntent('A', 3, NOW)])
    expect(again).toMatchObject({ added: 0, changed: 0, resent: 0 })
  })

  it('at another time than was sent counts at the time of BPJS', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), taskIntent('A', 3, NOW)])
    answerNext(stores, 'A', DELIVERED)
    answerNext(stores, 'A', DELIVERED)
    stores.adopted.learn([task('A', 3, NOW + 60_000)], NOW)
    expect(waktuOf(find(stores, 'A', 3).payload)).toBe(NOW + 60_000)
  })
})

describe('a call that BPJS has lost', () => {
  const delivered = () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), taskIntent('A', 3), taskIntent('A', 4)])
    for (let call = 0; call < 3; call++) answerNext(stores, 'A', DELIVERED)
    return stores
  }

  it('with its booking goes out again from the first', () => {
    const stores = delivered()
    stores.adopted.reopenVisit(lost('A'), NOW)
    expect(states(stores, 'A')).toBe('0:menunggu 3:menunggu 4:menunggu')
    expect(stores.outbox.known([rawatOf('A')]).get(rawatOf('A'))).toMatchObject({ bpjs_last_task: NOT_AT_BPJS })
    answerNext(stores, 'A', DELIVERED)
    expect(stores.outbox.known([rawatOf('A')]).get(rawatOf('A'))).toMatchObject({ bpjs_last_task: 0 })
  })

  it('goes out again behind those BPJS has', () => {
    const stores = delivered()
    stores.adopted.reopenVisit(lost('A', { what: 'task', lastTask: 3 }), NOW)
    expect(states(stores, 'A')).toBe('0:terkirim 3:terkirim 4:menunggu')
    expect(stores.outbox.known([rawatOf('A')]).get(rawatOf('A'))).toMatchObject({ bpjs_last_task: 3 })
  })

  it('and was sent by another program makes the visit known, so that its marks are not believed', () => {
    const stores = freshOutbox()
    stores.adopted.reopenVisit(lost('A'), NOW)
    expect(stores.outbox.known([rawatOf('A')]).get(rawatOf('A'))).toMatchObject({
      bpjs_last_task: NOT_AT_BPJS,
      rows: [],
    })
  })

  it('and cancels goes out again as what it is: delivered once already', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A', { call: 'batal' })])
    answerNext(stores, 'A', DELIVERED)
    stores.adopted.reopenVisit(lost('A', { what: 'batal' }), NOW)
    expect(find(stores, 'A', 0)).toMatchObject({ call: 'batal', state: 'menunggu', delivered_at: NOW })
  })
})
