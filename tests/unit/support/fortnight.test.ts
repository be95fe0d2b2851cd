import { describe, expect, it } from 'vitest'
import { coverageOf } from '../../support/fortnight/coverage.ts'
import { expectFortnight } from '../../support/fortnight/expect.ts'
import { FORTNIGHT, inventFortnight } from '../../support/fortnight/invent.ts'

const few = { ...FORTNIGHT, perDay: 40 }
const fortnight = inventFortnight(FORTNIGHT)

describe('the invented fortnight', () => {
  it('is the same for the same seed and another for another', () => {
    expect(inventFortnight(few)).toEqual(inventFortnight(few))
    expect(inventFortnight({ ...few, seed: 2 }).visits).not.toEqual(inventFortnight(few).visits)
  })

  it('holds every named combination, each several times', () => {
    expect(fortnight.visits).toHaveLength(12_012)
    const rare = [...coverageOf(fortnight)].filter(([, count]) => count < 5)
    expect(rare).toEqual([])
  })

  it('is expected to yield every kind of call and to hold visits for many reasons', () => {
    const expected = [...expectFortnight(fortnight).values()]
    const calls = new Set(expected.flatMap(({ first }) => first.calls.map(({ call, taskid }) => `${call} ${taskid}`)))
    expect([...calls].sort()).toEqual([
      'add 0',
      'batal 0',
      'farmasi/add 0',
      ...[1, 2, 3, 4, 5, 6, 7, 99].map((id) => `updatewaktu ${id}`),
    ])
    const reasons = new Set(expected.flatMap(({ first }) => first.reasons))
    expect([...reasons].sort()).toEqual([
      'batal-di-bpjs',
      'data-tidak-sah',
      'ditolak',
      'dokter-hilang',
      'jadwal-kosong',
      'kartu-kosong',
      'mapping-dokter',
      'mapping-poli',
      'pasien-hilang',
      'poli-hilang',
      'task-terlewat',
      'task99-perlu-konfirmasi',
      'urutan',
      'waktu-depan',
      'waktu-ditolak',
      'waktu-hari-lain',
      'waktu-terbalik',
    ])
  })
})
