import { describe, expect, it } from 'vitest'
import { csvText } from '../../../src/renderer/src/components/export-file.ts'
import { summaryText, toldBy as toldByWords, visitOf } from '../../../src/renderer/src/pages/audit/changes.ts'
import { exportTable } from '../../../src/renderer/src/pages/audit/export-table.ts'
import { rangeParams, scopeOf } from '../../../src/renderer/src/pages/audit/filter.ts'
import type { AuditRow } from '../../../src/shared/ipc/quality.ts'

const TODAY = '2025-10-06'
const USUAL = { dari: '2025-09-30', sampai: TODAY }

function row(fields: Partial<AuditRow> = {}): AuditRow {
  return {
    id: 1,
    at: '2025-10-06 10:25:07',
    who: 'petugas',
    workstation: 'LOKET-1',
    action: 'ubah-referensi',
    subject: '2025/10/06/000012',
    before: null,
    after: null,
    ...fields,
  }
}

const stateWord = (state: string) => ({ menunggu: 'Menunggu', tertahan: 'Perlu tindakan' })[state] ?? null
const toldBy = (change: AuditRow) => toldByWords(change, stateWord)
const summary = (fields: Partial<AuditRow>) => summaryText(toldBy(row(fields)))

describe('the address of the audit', () => {
  it('means the last seven days when it names none, and does not say so', () => {
    expect(scopeOf(new URLSearchParams(), TODAY)).toEqual({ range: USUAL, aksi: null })
    expect(rangeParams(USUAL, TODAY)).toEqual({ dari: null, sampai: null })
  })

  it.each([
    { dari: TODAY, sampai: TODAY },
    { dari: '2025-08-01', sampai: '2025-08-31' },
  ])('says $dari to $sampai and reads it again', (range) => {
    const said = Object.entries(rangeParams(range, TODAY)).filter((pair): pair is [string, string] => pair[1] !== null)
    expect(scopeOf(new URLSearchParams([...said, ['aksi', 'simpan-pengaturan']]), TODAY)).toEqual({
      range,
      aksi: 'simpan-pengaturan',
    })
  })
})

describe('a change', () => {
  it('is told field by field: times of the day as clocks, others with their day, nothing as empty', () => {
    const before = { taskid3: '', taskid4: '2025-10-06 08:25:00', taskid5: '2025-10-07 09:00:30', nama_poli: 'Gigi' }
    const after = { taskid3: '2025-10-06 08:10:00', taskid4: '2025-10-06 08:30:15', taskid5: '', nama_poli: 'Gigi' }
    const told = toldBy(row({ before, after }))
    expect(told).toMatchObject({
      kind: 'isian',
      fields: [
        { label: 'Jam task 3', before: '', after: '08.10', differs: true },
        { label: 'Jam task 4', before: '08.25', after: '08.30.15', differs: true },
        { label: 'Jam task 5', before: 'Sel, 7 Okt 2025 09.00.30', after: '', differs: true },
        { label: 'Nama poli', before: 'Gigi', after: 'Gigi', differs: false },
      ],
    })
    expect(summaryText(told)).toBe(
      'Jam task 3: (kosong) → 08.10; Jam task 4: 08.25 → 08.30.15; Jam task 5: Sel, 7 Okt 2025 09.00.30 → (kosong)',
    )
  })

  it('of the outbox is told in the words of its screen', () => {
    const before = { add: 'tertahan: ditolak', 'task 3': 'menunggu' }
    const after = { add: 'menunggu', 'task 3': 'menunggu' }
    expect(toldBy(row({ before, after }))).toMatchObject({
      fields: [
        { label: 'Tambah antrean', before: expect.stringMatching(/^Perlu tindakan: .*BPJS/), after: 'Menunggu' },
        { label: 'Task 3', before: 'Menunggu', after: 'Menunggu', differs: false },
      ],
    })
  })

  it('of settings names them and nothing more', () => {
    expect(summary({ after: { isian: ['Sandi database', 'Jarak sinkron'] } })).toBe('Sandi database, Jarak sinkron')
  })

  it('of a shape nobody knows is shown as JSON, also next to one that is known', () => {
    const told = toldBy(row({ before: { a: 1 }, after: { b: { c: [1] } } }))
    expect(told).toEqual({ kind: 'lain', before: '{"a":1}', after: '{"b":{"c":[1]}}' })
    expect(toldBy(row({ after: 'milik-saya' }))).toMatchObject({ kind: 'lain', before: '', after: '"milik-saya"' })
    expect(toldBy(row({ after: [1, 2] }))).toMatchObject({ kind: 'lain' })
    expect(toldBy(row({ after: { isian: [{ a: 1 }] } }))).toMatchObject({ kind: 'lain' })
  })

  it('that is an act alone has nothing to tell', () => {
    expect(toldBy(row())).toEqual({ kind: 'kosong' })
    expect(toldBy(row({ before: {}, after: {} }))).toEqual({ kind: 'kosong' })
    expect(summary({})).toBe('')
  })

  it('leads to its visit where it is about one', () => {
    expect(visitOf('2025/10/06/000012')).toBe('2025/10/06/000012')
    expect(visitOf('2025/10/06/000012 updatewaktu/3')).toBe('2025/10/06/000012')
    for (const other of ['pengaturan', '12,13', '2025/10/06/0000123']) expect(visitOf(other)).toBeNull()
  })
})

describe('the numbers of a patient', () => {
  const before = { no_kartu: '0001234567890', nomor_referensi: '0001R0040116A000001' }
  const after = { no_kartu: '0009876543210', nomor_referensi: 'NIK 3201010101010001, telp 081234567890' }

  it('are whole in the drawer of the row, and shortened in the list and in a file', () => {
    const told = toldBy(row({ before, after }))
    expect(told).toMatchObject({ fields: [{ before: '0001234567890', after: '0009876543210' }, {}] })
    const csv = csvText(
      exportTable([row({ before, after }), row({ after: { x: { nik: '3201010101010001' } } })], stateWord),
    )
    for (const text of [summaryText(told), csv]) {
      for (const whole of ['0001234567890', '0009876543210', '3201010101010001', '081234567890'])
        expect(text).not.toContain(whole)
      expect(text).toContain('••890')
      expect(text).toContain('0001R0040116A000001')
    }
  })
})

describe('the exported audit', () => {
  it('has who, where, what, and both sides whole', () => {
    const { columns, rows } = exportTable(
      [
        row({ before: { taskid3: '' }, after: { taskid3: '2025-10-06 08:10:00' } }),
        row({ action: 'simpan-pengaturan', subject: 'pengaturan', after: { isian: ['Jarak sinkron'] } }),
        row({ action: 'mulai-demo', subject: 'Mode Demo' }),
      ],
      stateWord,
    )
    expect(columns.map(({ title }) => title)).toEqual([
      ...['Waktu', 'Siapa', 'Komputer', 'Tindakan', 'Apa', 'Sebelum', 'Sesudah'],
    ])
    const [who, where] = ['petugas', 'LOKET-1']
    const at = '2025-10-06 10:25:07'
    expect(rows).toEqual([
      [at, who, where, 'Ubah data referensi', '2025/10/06/000012', 'Jam task 3: (kosong)', 'Jam task 3: 08.10'],
      [at, who, where, 'Simpan pengaturan', 'pengaturan', null, 'Jarak sinkron'],
      [at, who, where, 'Masuk Mode Demo', 'Mode Demo', null, null],
    ])
  })
})
