import { expect, it } from 'vitest'
import { mappingRows, type VisitsByCode } from '../../../src/main/services/mapping-rows.ts'

const master = (kode: string, bpjs: string | null, aktif = true) => ({
  kode,
  nama: `Poli ${kode}`,
  bpjs: bpjs === null ? null : { kode: bpjs, nama: bpjs },
  aktif,
})
const visits = (all: Record<string, number>, held: Record<string, number> = {}): VisitsByCode => {
  const numbered = (counts: Record<string, number>) =>
    new Map(Object.entries(counts).map(([code, count]) => [code, Array.from({ length: count }, (_one, n) => `${n}`)]))
  return { all: numbered(all), held: numbered(held) }
}

it('those that hold visits back stand first, then the unmapped, then by name; an excluded one lacks nothing', () => {
  const masters = [master('A', 'A'), master('B', null), master('IGDK', null), master('C', null), master('D', null)]
  const rows = mappingRows(masters, visits({ C: 3, D: 9, A: 4 }, { C: 2, D: 7 }), new Set(['IGDK']))
  expect(rows.map(({ kode, kunjungan, tertahan }) => [kode, kunjungan, tertahan])).toEqual([
    ['D', 9, 7],
    ['C', 3, 2],
    ['B', 0, 0],
    ['A', 4, 0],
    ['IGDK', 0, 0],
  ])
  expect(rows.filter(({ dikecualikan }) => dikecualikan).map(({ kode }) => kode)).toEqual(['IGDK'])
})

it('what is out of use or only a dash is left out, unless somebody was there', () => {
  const masters = [master('-', null), { ...master('X', null), nama: '-' }, master('OLD', null, false), master('A', 'A')]
  const kept = (counts: Record<string, number>) => mappingRows(masters, visits(counts), new Set()).map((r) => r.kode)
  expect(kept({})).toEqual(['A'])
  expect(kept({ '-': 1, OLD: 1 })).toEqual(['-', 'OLD', 'A'])
})
