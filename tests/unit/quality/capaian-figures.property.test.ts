import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresOf, groupsOf, periodsOf, statsOf } from '../../../src/main/quality/capaian-figures.ts'
import { type CapaianVisit, SPAN_NAMES } from '../../../src/main/quality/capaian-visit.ts'
import type { CapaianFigures } from '../../../src/shared/ipc/capaian.ts'
import { addDays } from '../../../src/shared/wall-time.ts'
import { capaianVisit } from './capaian-fixtures.ts'

const RANGE = { dari: '2025-09-24', sampai: '2025-11-05' }
const code = (letter: string) =>
  fc.integer({ min: 1, max: 4 }).map((n) => ({ kode: `${letter}${n}`, nama: `Nama ${n}` }))
const visit: fc.Arbitrary<CapaianVisit> = fc
  .record({
    day: fc.integer({ min: 0, max: 42 }),
    poli: code('U'),
    dokter: code('D'),
    dilewati: fc.boolean(),
    terkirim: fc.boolean(),
    perlu: fc.constantFrom<CapaianVisit['perlu'][]>([3, 4, 5], [3, 4, 5, 6, 7], [1, 2, 3, 4, 5]),
    lacks: fc.nat({ max: 5 }),
    spans: fc.dictionary(fc.constantFrom(...SPAN_NAMES), fc.integer({ min: 1, max: 20_000 })),
  })
  .map(({ day, dilewati, terkirim, perlu, lacks, spans, ...rest }) =>
    capaianVisit({
      ...rest,
      tanggal: addDays(RANGE.dari, day),
      ...(dilewati
        ? { dilewati, terkirim: false, perlu: [], spans: {} }
        : { terkirim, perlu, kurang: perlu.slice(perlu.length - Math.min(lacks, perlu.length)), spans }),
    }),
  )
const visits = fc.array(visit, { maxLength: 60 })

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const totals = (groups: readonly CapaianFigures[]) => [
  sum(groups.map(({ kunjungan }) => kunjungan)),
  sum(groups.map(({ terkirim }) => terkirim)),
  sum(groups.map(({ lengkap }) => lengkap)),
  ...[1, 2, 3, 4, 5, 6, 7].flatMap((id) => {
    const tasks = groups.flatMap((group) => group.tasks.filter(({ taskid }) => taskid === id))
    return [sum(tasks.map(({ perlu }) => perlu)), sum(tasks.map(({ ada }) => ada))]
  }),
  ...SPAN_NAMES.map((name) => sum(groups.map(({ waktu }) => waktu[name]?.kunjungan ?? 0))),
]

describe('the figures of any visits', () => {
  it('are the sums of those of their days, weeks, months, polis and doctors', () => {
    fc.assert(
      fc.property(visits, (all) => {
        const whole = totals([figuresOf(all)])
        for (const period of ['hari', 'minggu', 'bulan'] as const)
          expect(totals(periodsOf(all, period, RANGE))).toEqual(whole)
        expect(totals(groupsOf(all, ({ poli }) => poli))).toEqual(whole)
        expect(totals(groupsOf(all, ({ dokter }) => dokter))).toEqual(whole)
      }),
    )
  })

  it('have no more complete visits than sent ones, no more sent than all, and count every registration once', () => {
    fc.assert(
      fc.property(visits, (all) => {
        const { kunjungan, terkirim, lengkap, dilewati, tasks } = figuresOf(all)
        expect(lengkap).toBeLessThanOrEqual(terkirim)
        expect(terkirim).toBeLessThanOrEqual(kunjungan)
        expect(kunjungan + dilewati).toBe(all.length)
        for (const { perlu, ada } of tasks) {
          expect(ada).toBeLessThanOrEqual(perlu)
          expect(perlu).toBeLessThanOrEqual(kunjungan)
        }
      }),
    )
  })

  it('agree with a count by hand', () => {
    fc.assert(
      fc.property(visits, (all) => {
        const counted = all.filter(({ dilewati }) => !dilewati)
        const figures = figuresOf(all)
        expect(figures.lengkap).toBe(counted.filter(({ terkirim, kurang }) => terkirim && kurang.length === 0).length)
        for (const { taskid, perlu, ada } of figures.tasks) {
          const owing = counted.filter((one) => one.perlu.includes(taskid))
          expect([perlu, ada]).toEqual([owing.length, owing.filter(({ kurang }) => !kurang.includes(taskid)).length])
        }
        for (const name of SPAN_NAMES) {
          const minutes = counted.flatMap(({ spans }) => (spans[name] === undefined ? [] : [spans[name] / 60]))
          const stats = figures.waktu[name]
          expect(stats?.kunjungan ?? 0).toBe(minutes.length)
          if (stats) expect(Math.abs(stats.rata - sum(minutes) / minutes.length)).toBeLessThan(0.0501)
        }
      }),
    )
  })

  it('have periods in order that touch neither each other nor what lies outside the range', () => {
    fc.assert(
      fc.property(visits, (all) => {
        for (const period of ['hari', 'minggu', 'bulan'] as const) {
          let before = addDays(RANGE.dari, -1)
          for (const { dari, sampai } of periodsOf(all, period, RANGE)) {
            expect(dari > before && sampai >= dari && sampai <= RANGE.sampai).toBe(true)
            before = sampai
          }
        }
      }),
    )
  })

  it('have a 90th percentile that nine in ten do not exceed, and none below it that they do not', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 80 }), (minutes) => {
        const stats = statsOf(minutes.map((length) => length * 60))
        const share = (limit: number) => minutes.filter((length) => length <= limit).length / minutes.length
        expect(minutes).toContain(stats?.p90)
        expect(share(stats?.p90 ?? 0)).toBeGreaterThanOrEqual(0.9)
        for (const length of minutes) if (length < (stats?.p90 ?? 0)) expect(share(length)).toBeLessThan(0.9)
        const below = minutes.filter((length) => length < (stats?.median ?? 0)).length
        const above = minutes.filter((length) => length > (stats?.median ?? 0)).length
        expect(Math.max(below, above)).toBeLessThanOrEqual(minutes.length / 2)
      }),
    )
  })
})

describe('weeks and months', () => {
  it('begin on Monday and on the first, cut to the range', () => {
    const on = (...days: string[]) => days.map((tanggal) => capaianVisit({ tanggal }))
    const range = { dari: '2025-10-03', sampai: '2025-11-04' }
    const spans = (period: 'minggu' | 'bulan', all: CapaianVisit[]) =>
      periodsOf(all, period, range).map(({ dari, sampai, kunjungan }) => `${dari} ${sampai} ${kunjungan}`)
    expect(spans('minggu', on('2025-10-05', '2025-10-06', '2025-10-12', '2025-11-04'))).toEqual([
      '2025-10-03 2025-10-05 1',
      '2025-10-06 2025-10-12 2',
      '2025-11-03 2025-11-04 1',
    ])
    expect(spans('bulan', on('2025-10-31', '2025-11-01'))).toEqual([
      '2025-10-03 2025-10-31 1',
      '2025-11-01 2025-11-04 1',
    ])
  })

  it('without a counted visit are left out', () => {
    expect(periodsOf([capaianVisit({ dilewati: true, perlu: [] })], 'hari', RANGE)).toEqual([])
  })
})

describe('the statistics of a span', () => {
  it('are those of no visit for none, and of the one for one', () => {
    expect(statsOf([])).toBeNull()
    expect(statsOf([90])).toEqual({ kunjungan: 1, rata: 1.5, median: 1.5, p90: 1.5 })
  })

  it('take the ninth of ten as the 90th percentile, and the middle of two as the median', () => {
    const ten = [10, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((minutes) => minutes * 60)
    expect(statsOf(ten)).toEqual({ kunjungan: 10, rata: 5.5, median: 5.5, p90: 9 })
  })
})
