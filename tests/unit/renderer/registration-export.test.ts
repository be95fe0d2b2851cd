import { describe, expect, it } from 'vitest'
import { csvText, exportFileName, sheetCells, sheetWidths } from '../../../src/renderer/src/components/export-file.ts'
import {
  isUsual,
  readColumnMemory,
  USUAL_COLUMNS,
  visibilityOf,
  writeColumnMemory,
} from '../../../src/renderer/src/pages/referensi/column-memory.ts'
import { COLUMNS, columnOf, taskText } from '../../../src/renderer/src/pages/referensi/columns.ts'
import { exportTable } from '../../../src/renderer/src/pages/referensi/export-table.ts'
import type { RegistrationRow } from '../../../src/shared/ipc/registrations.ts'
import { actionNeeded } from '../../../src/shared/problems.ts'
import { registration, taskCells } from './registration-rows.ts'

const columns = (...ids: string[]) =>
  ids.map((id) => {
    const column = columnOf(id)
    if (!column) throw new Error(`no column ${id}`)
    return column
  })
const tableOf = (rows: RegistrationRow[], ...ids: string[]) =>
  exportTable(rows, columns(...ids), (state) => `<${state}>`)

const row = registration(1, {
  nama: 'SITI; "AMINAH"',
  taskAktif: 4,
  tasks: taskCells({
    3: { waktu: '2025-10-06 08:25:07', state: 'terkirim' },
    4: { waktu: '2025-10-07 08:10:00', state: 'tertahan' },
  }),
  kirim: 'perlu-tindakan',
  problems: [
    actionNeeded('2025/10/06/000001', 'waktu-hari-lain', 'Jam task 4 bukan hari kunjungan.'),
    actionNeeded('2025/10/06/000001', 'kartu-kosong', 'Kartu kosong.'),
  ],
})

describe('the exported table', () => {
  it('has the columns and rows that are shown, in their order', () => {
    const table = tableOf([registration(2), row], 'nama', 'no_rawat')
    expect(table.columns.map(({ title }) => title)).toEqual(['Nama pasien', 'No. Rawat'])
    expect(table.rows).toEqual([
      ['PASIEN 2', '2025/10/06/000002'],
      ['SITI; "AMINAH"', '2025/10/06/000001'],
    ])
  })

  it('keeps identifiers text, numbers numbers, and dates dates', () => {
    const [cells] = tableOf([row], 'no_rkm_medis', 'taskAktif', 'tanggal', 'kirim', 't3', 't4', 't5', 'masalah').rows
    expect(cells).toEqual([
      '000101',
      4,
      new Date('2025-10-06T00:00:00Z'),
      '<perlu-tindakan>',
      '08.25',
      'Sel, 7 Okt 2025 08.10',
      null,
      'Jam task 4 bukan hari kunjungan. Kartu kosong.',
    ])
  })

  it('leaves a task that was never reached empty instead of 0', () => {
    expect(tableOf([registration(1)], 'taskAktif').rows).toEqual([[null]])
  })

  it('says what is stored where a time is no time', () => {
    expect(taskText({ waktu: '0000-00-00 00:00:00', state: 'tersimpan' }, '2025-10-06')).toBe('0000-00-00')
    expect(taskText({ waktu: '2025-02-31 08:00:00', state: 'tersimpan' }, '2025-10-06')).toBe('2025-02-31 08:00:00')
    expect(taskText(undefined, '2025-10-06')).toBe('')
  })
})

describe('CSV', () => {
  it('opens in an Indonesian Excel: byte order mark, semicolons, CRLF', () => {
    expect(csvText(tableOf([row], 'no_rawat', 'nama', 'tanggal', 'taskAktif'))).toBe(
      '\uFEFFNo. Rawat;Nama pasien;Tanggal;Task aktif\r\n2025/10/06/000001;"SITI; ""AMINAH""";2025-10-06;4\r\n',
    )
  })

  it.each(['=HYPERLINK("http://contoh")', '+62812', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'takes no formula from %j',
    (nama) => {
      const text = csvText(tableOf([registration(1, { nama })], 'nama'))
      expect(text.split('\r\n').slice(1).join('\r\n').replace(/^"/, '')).toMatch(/^'/)
    },
  )

  it('writes the header alone when nothing is shown', () => {
    expect(csvText(tableOf([], 'nama'))).toBe('\uFEFFNama pasien\r\n')
  })
})

describe('the workbook', () => {
  it('has a bold header and typed cells', () => {
    const [header, cells] = sheetCells(tableOf([row], 'no_rkm_medis', 'taskAktif', 'tanggal', 't5'))
    expect(header?.map((cell) => [cell?.value, cell?.fontWeight])).toEqual([
      ['No. RM', 'bold'],
      ['Task aktif', 'bold'],
      ['Tanggal', 'bold'],
      ['Task 5: Tunggu Obat', 'bold'],
    ])
    expect(cells).toEqual([
      { value: '000101', type: String, format: '@' },
      { value: 4, type: Number },
      { value: new Date('2025-10-06T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
      null,
    ])
  })

  it('is wide enough for its headers', () => {
    const table = tableOf([row], 't5', 'nama')
    expect(sheetWidths(table)).toEqual([{ width: 21 }, { width: 25 }])
  })

  it('is named after its dates', () => {
    expect(exportFileName('data-referensi', { dari: '2025-10-06', sampai: '2025-10-07' }, 'xlsx')).toBe(
      'data-referensi_2025-10-06_2025-10-07.xlsx',
    )
  })
})

describe('the columns of this computer', () => {
  it('come back as they were left', () => {
    const memory = { hidden: ['t1', 'penjamin'], widths: { nama: 240 } }
    expect(readColumnMemory(writeColumnMemory(memory))).toEqual(memory)
  })

  it.each([null, '', 'bukan json', '[]', '"teks"', 'null', '{"hidden":5,"widths":7}'])(
    'are the usual ones for %j',
    (text) => {
      expect(readColumnMemory(text)).toEqual(USUAL_COLUMNS)
    },
  )

  it('forget unknown columns, absurd widths, and that the name was hidden', () => {
    const stored =
      '{"hidden":["nama","t1","lama",7],"widths":{"lama":100,"poli":5,"dokter":99999,"t3":"lebar","t4":null}}'
    expect(readColumnMemory(stored)).toEqual({ hidden: ['t1'], widths: { poli: 60, dokter: 800 } })
  })

  it('show the date only where there is more than one', () => {
    expect(visibilityOf(USUAL_COLUMNS, true)).toEqual({})
    expect(visibilityOf({ hidden: ['t1'], widths: {} }, false)).toEqual({ t1: false, tanggal: false })
  })

  it('know whether there is anything to put back', () => {
    expect(isUsual(USUAL_COLUMNS)).toBe(true)
    expect(isUsual({ hidden: [], widths: { nama: 200 } })).toBe(false)
  })

  it('have the brief’s columns, each once', () => {
    const ids = COLUMNS.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(
      expect.arrayContaining(['no_rawat', 'kodebooking', 't1', 't7', 't99', 'status_kirim', 'masalah']),
    )
  })
})
