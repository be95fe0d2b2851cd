import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeDashboards, parseDashboard } from '../../../src/main/bpjs/dashboard.ts'

/** As the real service writes it: seconds, numbers as text among them. */
const ROW = {
  kdppk: '0301R011',
  nmppk: 'RS CONTOH',
  tanggal: '2025-10-06',
  kodepoli: 'INT',
  namapoli: 'PENYAKIT DALAM',
  jumlah_antrean: '4',
  waktu_task1: 0,
  waktu_task2: 0,
  waktu_task3: '5400',
  waktu_task4: 1200,
  waktu_task5: 0,
  waktu_task6: 0,
  avg_waktu_task1: 0,
  avg_waktu_task2: 0,
  avg_waktu_task3: '1800',
  avg_waktu_task4: 600,
  avg_waktu_task5: 0,
  avg_waktu_task6: 0,
  insertdate: 1759734000000,
}

describe("BPJS's dashboard", () => {
  it('gives the minutes of each span, from seconds', () => {
    const [poli] = mergeDashboards(parseDashboard({ list: [ROW] }) ?? [])
    expect(poli).toEqual({
      kodepoli: 'INT',
      namapoli: 'PENYAKIT DALAM',
      antrean: 4,
      waktu: {
        tungguAdmisi: null,
        layanAdmisi: null,
        tungguPoli: 30,
        layanPoli: 10,
        tungguFarmasi: null,
        layanFarmasi: null,
      },
    })
  })

  it('weighs the days of a poli by the visits that were averaged', () => {
    const other = { ...ROW, jumlah_antrean: 2, waktu_task3: 600, avg_waktu_task3: 600 }
    const rows = parseDashboard({ list: [ROW, other] }) ?? []
    const [poli] = mergeDashboards(rows)
    // Three visits of 1800 seconds and one of 600.
    expect([poli?.antrean, poli?.waktu.tungguPoli]).toEqual([6, 25])
  })

  it('weighs by the queues where the sum is missing or cannot be', () => {
    const bare = { kodepoli: 'INT', jumlah_antrean: 1, avg_waktu_task3: 600 }
    const odd = { kodepoli: 'INT', jumlah_antrean: 3, avg_waktu_task3: 1800, waktu_task3: 1 }
    expect(mergeDashboards(parseDashboard([bare, odd]) ?? [])[0]?.waktu.tungguPoli).toBe(25)
  })

  it('puts the polis with most queues first, under the latest name they have', () => {
    const list = [ROW, { ...ROW, namapoli: 'DALAM' }, { kodepoli: 'JAN', jumlah_antrean: 9 }]
    const polis = mergeDashboards(parseDashboard({ list }) ?? [])
    expect(polis.map(({ kodepoli, namapoli, antrean }) => [kodepoli, namapoli, antrean])).toEqual([
      ['JAN', 'JAN', 9],
      ['INT', 'DALAM', 8],
    ])
  })

  it('is empty without a list, and unreadable where there is something else', () => {
    for (const empty of [{ list: [] }, { list: null }, {}, []]) expect(parseDashboard(empty)).toEqual([])
    for (const odd of ['teks', 5, null, { list: 'teks' }]) expect(parseDashboard(odd)).toBeNull()
    expect(parseDashboard({ list: [null, 'x', 7, [], { namapoli: 'TANPA KODE' }] })).toEqual([])
  })

  it('never throws, and never averages to less than nothing, whatever the fields hold', () => {
    const value = fc.oneof(fc.string(), fc.double(), fc.integer(), fc.constant(null), fc.anything())
    const row = fc.record(
      { kodepoli: value, jumlah_antrean: value, waktu_task3: value, avg_waktu_task3: value },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(row), (list) => {
        for (const { antrean, waktu } of mergeDashboards(parseDashboard({ list }) ?? [])) {
          expect(antrean).toBeGreaterThanOrEqual(0)
          expect(waktu.tungguPoli ?? 0).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})
