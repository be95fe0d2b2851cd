import { describe, expect, it } from 'vitest'
import { acceptedWords, leftWords } from '../../../src/renderer/src/pages/validasi/accept-words.ts'
import { exportTable } from '../../../src/renderer/src/pages/validasi/export-table.ts'
import {
  changesOf,
  countReasons,
  groupTitle,
  readReason,
  sameFindings,
  search,
  timeWords,
  visitsOf,
} from '../../../src/renderer/src/pages/validasi/findings.ts'
import type { Finding } from '../../../src/shared/findings.ts'

const TANGGAL = '2025-10-06'

function finding(serial: number, taskid: Finding['taskid'], more: Partial<Finding> = {}): Finding {
  const no_rawat = `2025/10/06/${String(serial).padStart(6, '0')}`
  return {
    id: `${no_rawat}#${taskid}`,
    no_rawat,
    nama: `PASIEN ${serial}`,
    tanggal: TANGGAL,
    poli: 'Poli Mata',
    dokter: 'dr. Sari Contoh',
    taskid,
    alasan: 'kosong',
    waktu: null,
    sumber: null,
    asal: '',
    pesan: `Task ${taskid} belum punya jam, padahal task 5 sudah. Isi jam task ${taskid}.`,
    usulan: { waktu: `${TANGGAL} 08:30:00`, dasar: 'di antara task 3 (08.20) dan task 5 (08.40)' },
    tanpaUsulan: '',
    ...more,
  }
}
const unproposed = { usulan: null, tanpaUsulan: 'Tidak ada jam lain sebagai dasar usulan.' }

describe('the findings', () => {
  const findings = [
    finding(1, 4, unproposed),
    finding(1, 5, unproposed),
    finding(2, 4, { nama: "SITI MA'RUF" }),
    finding(3, 4, { alasan: 'terbalik' }),
  ]

  it('are counted by reason, in the order of the reasons, and those left out that nothing has', () => {
    expect(countReasons([...findings].reverse())).toEqual([
      { alasan: 'kosong', findings: 3, proposed: 1, visits: 2 },
      { alasan: 'terbalik', findings: 1, proposed: 1, visits: 1 },
    ])
    expect(countReasons([])).toEqual([])
    expect(visitsOf(findings)).toBe(3)
  })

  it('stand under a heading that says how many need a person', () => {
    expect(countReasons(findings).map(groupTitle)).toEqual([
      'Jam kosong: 3 temuan pada 2 kunjungan, 2 tanpa usulan',
      'Jam terbalik: 1 temuan pada 1 kunjungan',
    ])
  })

  it.each([
    ['', 4],
    ['   ', 4],
    ['siti', 1],
    ["ma'ruf siti", 1],
    ['06/000003', 1],
    ['pasien 000001', 2],
    ['siti 000003', 0],
  ])('are searched by every word of name and no. rawat: "%s" finds %i', (text, count) => {
    expect(search(findings, text)).toHaveLength(count)
  })

  it('have a reason in the address only where it is one', () => {
    expect(['kosong', 'hari-lain', 'apa', '', null].map(readReason)).toEqual(['kosong', 'hari-lain', null, null, null])
  })
})

describe('a time', () => {
  it.each([
    [`${TANGGAL} 08:05:00`, '08.05'],
    [`${TANGGAL} 08:05:09`, '08.05.09'],
    ['2020-01-02 10:20:00', 'Kam, 2 Jan 2020 10.20'],
    ['2025-02-31 10:20:00', '2025-02-31 10:20:00'],
    ['0000-00-00 00:00:00', 'kosong'],
    ['', 'kosong'],
    [null, 'kosong'],
  ])('%s is said as %s', (text, words) => {
    expect(timeWords(text, TANGGAL)).toBe(words)
  })
})

describe('two readings', () => {
  const one = [finding(1, 4), finding(2, 4)]

  it('are the same when they say the same, whatever objects they are made of', () => {
    expect(sameFindings(one, structuredClone(one))).toBe(true)
    expect(sameFindings(one, one.slice(1))).toBe(false)
    expect(sameFindings(one, [...one].reverse())).toBe(false)
    const other = { waktu: `${TANGGAL} 08:31:00`, dasar: 'di antara task 3 (08.20) dan task 5 (08.40)' }
    expect(sameFindings(one, [finding(1, 4, { usulan: other }), finding(2, 4)])).toBe(false)
    expect(sameFindings(one, [finding(1, 4, unproposed), finding(2, 4)])).toBe(false)
  })

  it('differ by what has come and what is gone', () => {
    expect(changesOf(one, [finding(2, 4), finding(2, 5), finding(3, 4)])).toEqual({ arrived: 2, gone: 1 })
    expect(changesOf(one, one)).toEqual({ arrived: 0, gone: 0 })
  })
})

describe('what came of accepting', () => {
  const left = (...why: ('berubah' | 'tanpa-baris')[]) =>
    why.map((reason, index) => ({ id: `${index}#4`, why: reason }))

  it('is said in one sentence, with what came to light behind it', () => {
    const result = { diterima: 1234, kunjungan: 900, ditinggalkan: [] }
    expect(acceptedWords(result, 0, 'berjalan')).toBe(
      '1.234 usulan pada 900 kunjungan diterima dan sedang dikirim ke BPJS.',
    )
    expect(acceptedWords(result, 0, 'siaga')).toContain('diterima. Komputer lain yang memimpin akan mengirimnya.')
    expect(acceptedWords(result, 0, 'jeda')).toContain('dikirim setelah dilanjutkan')
    expect(acceptedWords(result, 2, 'berjalan')).toMatch(/ Sesudahnya ada 2 temuan baru di daftar\.$/)
    expect(leftWords(result)).toEqual([])
  })

  it('names what was left by its cause, each with its cure', () => {
    const words = leftWords({ diterima: 0, kunjungan: 0, ditinggalkan: left('tanpa-baris', 'berubah', 'tanpa-baris') })
    expect(words).toEqual([
      { why: 'berubah', text: expect.stringMatching(/^1 usulan .*jamnya sudah berubah.*terima lagi\.$/) },
      { why: 'tanpa-baris', text: expect.stringMatching(/^2 usulan .*belum punya data referensi.*\(F5\)/) },
    ])
  })
})

describe('the export', () => {
  it('has a line for each finding, its proposal beside what it was reckoned from', () => {
    const table = exportTable([
      finding(1, 4, {
        waktu: `${TANGGAL} 08:10:00`,
        sumber: 'rekam-medis',
        asal: 'pemeriksaan pertama',
        alasan: 'terbalik',
      }),
      finding(2, 5, unproposed),
    ])
    const titles = table.columns.map(({ title }) => title)
    const cells = table.rows.map((row) => Object.fromEntries(row.map((cell, index) => [titles[index], cell])))
    expect(cells[0]).toMatchObject({
      Alasan: 'Jam terbalik',
      'No. Rawat': '2025/10/06/000001',
      Tanggal: new Date('2025-10-06T00:00:00Z'),
      Task: 4,
      'Nama task': 'Panggil Farmasi',
      'Jam sekarang': '08.10',
      'Asal jam': 'Rekam medis: pemeriksaan pertama',
      Usulan: '08.30',
      'Dasar usulan, atau mengapa tidak ada': 'di antara task 3 (08.20) dan task 5 (08.40)',
    })
    expect(cells[1]).toMatchObject({
      'Jam sekarang': 'kosong',
      'Asal jam': null,
      Usulan: null,
      'Dasar usulan, atau mengapa tidak ada': 'Tidak ada jam lain sebagai dasar usulan.',
    })
  })
})
