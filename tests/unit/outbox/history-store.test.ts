import { describe, expect, it } from 'vitest'
import type { OutboxState } from '../../../src/main/outbox/rows.ts'
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
  taskIntent,
} from './fixtures.ts'

const ALL: OutboxState[] = ['menunggu', 'mengirim', 'coba-lagi', 'tertahan', 'terkirim', 'batal']
const everything = { states: ALL, reason: null, text: '', limit: 100 }

/** Three visits: A was sent up to task 3, B is held, C waits. */
function threeVisits() {
  const stores = freshOutbox()
  plan(stores, [
    addIntent('A', { nama: 'BUDI SANTOSO' }),
    { ...taskIntent('A', 3), nama: 'BUDI SANTOSO' },
    addIntent('B', { nama: 'SITI AMINAH' }),
    addIntent('C', { nama: 'SITI Rahayu', tanggal: '2025-10-07' }),
  ])
  answerNext(stores, 'A', DELIVERED, NOW + 1)
  answerNext(stores, 'A', DELIVERED, NOW + 2)
  answerNext(stores, 'B', HELD, NOW + 3)
  return stores
}

describe('the search', () => {
  it('finds everything in the order of sending, with the patient’s name', () => {
    const { rows, total } = threeVisits().history.search(everything)
    expect(rows.map(({ kodebooking, taskid, nama }) => [kodebooking, taskid, nama])).toEqual([
      ['A', 0, 'BUDI SANTOSO'],
      ['A', 3, 'BUDI SANTOSO'],
      ['B', 0, 'SITI AMINAH'],
      ['C', 0, 'SITI Rahayu'],
    ])
    expect(total).toBe(4)
  })

  it('finds what is finished with the most recently changed first', () => {
    const { rows } = threeVisits().history.search({ ...everything, states: ['terkirim', 'batal'] })
    expect(rows.map(({ kodebooking, taskid }) => [kodebooking, taskid])).toEqual([
      ['A', 3],
      ['A', 0],
    ])
  })

  it('says how many there are beyond the limit', () => {
    const { rows, total } = threeVisits().history.search({ ...everything, limit: 1 })
    expect([rows.length, total]).toEqual([1, 4])
  })

  it('narrows to states and to a reason', () => {
    const { history } = threeVisits()
    const codes = (search: Partial<typeof everything> | { reason: string }) =>
      history.search({ ...everything, ...search }).rows.map(({ kodebooking }) => kodebooking)
    expect(codes({ states: ['menunggu'] })).toEqual(['C'])
    expect(codes({ states: [] })).toEqual([])
    expect(codes({ reason: 'ditolak' })).toEqual(['B'])
    expect(codes({ reason: 'lain' })).toEqual([])
  })

  it('looks for a part of name, no. rawat or kode booking in any case, and takes signs as they are', () => {
    const { history } = threeVisits()
    const codes = (text: string) => history.search({ ...everything, text }).rows.map(({ kodebooking }) => kodebooking)
    expect(codes(' siti ')).toEqual(['B', 'C'])
    expect(codes('rahayu')).toEqual(['C'])
    expect(codes('06/a')).toEqual(['A', 'A'])
    for (const text of ['%', '_', "'", 'tidak ada']) expect(codes(text)).toEqual([])
  })
})

it('the held calls of a reason are found without a limit, each booking in its order', () => {
  const { history, ...stores } = threeVisits()
  expect(history.heldBecause('ditolak')).toEqual([find({ history, ...stores }, 'B', 0).id])
  expect(history.heldBecause('')).toEqual([])
})

describe('the calls of visits', () => {
  it('are given visit by visit in sending order, and nothing for those never sent', () => {
    const { history } = threeVisits()
    const found = history.ofVisits([rawatOf('C'), rawatOf('A'), 'tidak-ada'])
    expect([...found.keys()].sort()).toEqual([rawatOf('A'), rawatOf('C')])
    expect(found.get(rawatOf('A'))?.map(({ call, taskid }) => [call, taskid])).toEqual([
      ['add', 0],
      ['updatewaktu', 3],
    ])
    expect(history.ofVisits([]).size).toBe(0)
  })

  it('of a whole busy range are given at once', () => {
    const { history } = threeVisits()
    const many = Array.from({ length: 20_000 }, (_unused, index) => `2025/10/06/${index}`)
    expect(history.ofVisits([...many, rawatOf('B')]).size).toBe(1)
  })
})

it('the attempts of a call are told newest first', () => {
  const { history, ...stores } = threeVisits()
  const row = find({ history, ...stores }, 'A', 0)
  plan({ history, ...stores }, [addIntent('A')], { force: true })
  answerNext({ history, ...stores }, 'A', DELIVERED)
  const attempts = history.attempts(row.id)
  expect(attempts).toHaveLength(2)
  expect(attempts[0]).toMatchObject({ outcome: 'done', http_status: 200, duration_ms: 12 })
  expect(history.attempts(99_999)).toEqual([])
})

it('samples hold the finished calls from a moment up to, not including, another', () => {
  const { history, db } = threeVisits()
  const at = (started_at: number, outcome: string | null, duration_ms: number | null) =>
    db
      .prepare(
        'update attempt set started_at = ?, outcome = ?, duration_ms = ? where id = (select min(id) from attempt)',
      )
      .run(started_at, outcome, duration_ms)
  expect(history.samples(NOW, NOW + 1)).toHaveLength(3)
  expect(history.samples(NOW - 10, NOW)).toEqual([])
  at(NOW - 5, 'temporary', 7)
  expect(history.samples(NOW - 5, NOW)).toEqual([{ started_at: NOW - 5, duration_ms: 7, outcome: 'temporary' }])
})

it('visits are remembered with their day and name', () => {
  const { history } = threeVisits()
  expect(history.visit(rawatOf('C'))).toEqual({
    no_rawat: rawatOf('C'),
    kodebooking: 'C',
    tanggal: '2025-10-07',
    nama: 'SITI Rahayu',
  })
  expect(history.visit('tidak-ada')).toBeNull()
  const days = (dari: string, sampai: string) =>
    history.visitsBetween(dari, sampai).map(({ kodebooking }) => kodebooking)
  expect(days('2025-10-06', '2025-10-06')).toEqual(['A', 'B'])
  expect(days('2025-10-06', '2025-10-07')).toEqual(['A', 'B', 'C'])
  expect(days('2025-10-08', '2025-10-09')).toEqual([])
})
