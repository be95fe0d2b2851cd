import { describe, expect, it } from 'vitest'
import { MAX_RANGE_DAYS } from '../../../src/renderer/src/components/date-range.ts'
import {
  filterAddress,
  filterOptions,
  filterParams,
  type GridFilters,
  isFiltered,
  NO_FILTERS,
  RowSearch,
  readFilters,
  stateOptions,
} from '../../../src/renderer/src/pages/referensi/filters.ts'
import { MAX_RANGE_DAYS as CONTRACT_MAX } from '../../../src/shared/ipc/registrations.ts'
import { actionNeeded } from '../../../src/shared/problems.ts'
import { registration } from './registration-rows.ts'

const TODAY = '2025-10-06'
const ALL: GridFilters = { dari: TODAY, sampai: TODAY, ...NO_FILTERS }

const ahmad = registration(1, { nama: "AHMAD MA'RUF", kirim: 'perlu-tindakan' })
const siti = registration(2, {
  nama: 'SITI AMINAH',
  penjamin: { kode: 'UMU', nama: 'Umum' },
  poli: { kode: 'ANA', nama: 'Poli Anak' },
  dokter: { kode: 'D2', nama: 'dr. Intan' },
  kirim: 'terkirim',
})
const budi = registration(3, {
  nama: 'BUDI SANTOSO',
  problems: [actionNeeded('2025/10/06/000003', 'mapping-poli', 'Poli belum punya kode BPJS.')],
  kirim: 'perlu-tindakan',
})
const rows = [ahmad, siti, budi]
const names = (filters: Partial<GridFilters>) =>
  new RowSearch().filter(rows, { ...ALL, ...filters }).map((row) => row.nama)

describe('filters in the address', () => {
  it('reads what the dashboard links to', () => {
    const params = new URLSearchParams('kirim=perlu-tindakan&poli=INT,ANA&cari=ahmad&dari=2025-10-01&sampai=2025-10-06')
    expect(readFilters(params, TODAY)).toEqual({
      dari: '2025-10-01',
      sampai: '2025-10-06',
      kirim: ['perlu-tindakan'],
      penjamin: [],
      poli: ['INT', 'ANA'],
      dokter: [],
      alasan: null,
      cari: 'ahmad',
    })
  })

  it('is today without filters when it says nothing', () => {
    expect(readFilters(new URLSearchParams(), TODAY)).toEqual(ALL)
  })

  it('leaves out what makes no sense', () => {
    const params = new URLSearchParams('kirim=entah,batal&alasan=bukan-alasan&dari=2025-02-30')
    expect(readFilters(params, TODAY)).toEqual({ ...ALL, kirim: ['batal'] })
  })

  it('does not take a property every object has for a reason', () => {
    expect(readFilters(new URLSearchParams('alasan=toString'), TODAY).alasan).toBeNull()
  })

  it('turns dates around that were given the wrong way', () => {
    const { dari, sampai } = readFilters(new URLSearchParams('dari=2025-10-06&sampai=2025-10-01'), TODAY)
    expect([dari, sampai]).toEqual(['2025-10-01', '2025-10-06'])
  })

  it('cuts a range that is longer than one reading', () => {
    const { dari, sampai } = readFilters(new URLSearchParams('dari=2025-01-01&sampai=2025-12-31'), TODAY)
    expect([dari, sampai]).toEqual(['2025-01-01', '2025-04-02'])
    expect(MAX_RANGE_DAYS).toBe(CONTRACT_MAX)
  })

  it('writes what it reads back', () => {
    const filters: GridFilters = {
      dari: '2025-10-01',
      sampai: '2025-10-03',
      kirim: ['perlu-tindakan', 'batal'],
      penjamin: ['BPJ'],
      poli: ['INT'],
      dokter: ['D1'],
      alasan: 'mapping-poli',
      cari: 'siti',
    }
    const written = Object.entries(filterParams(filters, TODAY)).flatMap(([name, value]) =>
      value ? [[name, value] as [string, string]] : [],
    )
    expect(readFilters(new URLSearchParams(written), TODAY)).toEqual(filters)
  })

  it('removes from the address what is no filter', () => {
    expect(filterParams(ALL, TODAY)).toEqual({
      dari: null,
      sampai: null,
      kirim: null,
      penjamin: null,
      poli: null,
      dokter: null,
      alasan: null,
      cari: null,
    })
  })

  it('is the same address while a drawer opens over the grid', () => {
    const before = new URLSearchParams('poli=INT&cari=siti')
    const after = new URLSearchParams('poli=INT&cari=siti&kunjungan=2025/10/06/000001&ubah=baru')
    expect(filterAddress(after)).toBe(filterAddress(before))
  })

  it('knows whether anything but the dates is filtered', () => {
    expect(isFiltered({ ...ALL, dari: '2025-10-01' })).toBe(false)
    expect(isFiltered({ ...ALL, cari: '  ' })).toBe(false)
    expect(isFiltered({ ...ALL, cari: 'a' })).toBe(true)
    expect(isFiltered({ ...ALL, alasan: 'ditolak' })).toBe(true)
  })
})

describe('finding rows', () => {
  it.each([
    ['no. rawat', '06/000002', ['SITI AMINAH']],
    ['no. RM', '000103', ['BUDI SANTOSO']],
    ['nama', 'santoso', ['BUDI SANTOSO']],
    ['no. kartu', '0001000000001', ["AHMAD MA'RUF"]],
    ['two words in any order', "ma'ruf ahmad", ["AHMAD MA'RUF"]],
    ['any case', 'SiTi', ['SITI AMINAH']],
    ['nothing there is', 'tidak ada', []],
  ])('searches over %s', (_what, cari, expected) => {
    expect(names({ cari })).toEqual(expected)
  })

  it('does not join the end of one field with the beginning of the next', () => {
    expect(names({ cari: '000002000102' })).toEqual([])
  })

  it('narrows with every filter', () => {
    expect(names({ kirim: ['perlu-tindakan'] })).toEqual(["AHMAD MA'RUF", 'BUDI SANTOSO'])
    expect(names({ kirim: ['perlu-tindakan'], alasan: 'mapping-poli' })).toEqual(['BUDI SANTOSO'])
    expect(names({ penjamin: ['UMU'] })).toEqual(['SITI AMINAH'])
    expect(names({ poli: ['ANA', 'INT'] })).toHaveLength(3)
    expect(names({ dokter: ['D2'], poli: ['INT'] })).toEqual([])
  })

  it('searches a row that changed by what it says now', () => {
    const search = new RowSearch()
    search.prepare(rows)
    const renamed = { ...siti, nama: 'SITI ZAKI' }
    expect(search.filter([ahmad, renamed], { ...ALL, cari: 'zaki' })).toEqual([renamed])
  })

  it('finds the one among 20,000 rows', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => registration(index))
    const search = new RowSearch()
    search.prepare(many)
    const found = search.filter(many, { ...ALL, cari: 'pasien /019999' })
    expect(found).toHaveLength(1)
  })
})

describe('what there is to choose from', () => {
  it('lists each poli once, by name, with its rows', () => {
    expect(filterOptions(rows, 'poli')).toEqual([
      { value: 'ANA', label: 'Poli Anak', rows: 1 },
      { value: 'INT', label: 'Poli Penyakit Dalam', rows: 2 },
    ])
  })

  it('shows the code where there is no name, and nothing where there is neither', () => {
    const nameless = registration(4, { dokter: { kode: 'D9', nama: '' }, penjamin: { kode: '', nama: '' } })
    expect(filterOptions([nameless], 'dokter')).toEqual([{ value: 'D9', label: 'D9', rows: 1 }])
    expect(filterOptions([nameless], 'penjamin')).toEqual([])
  })

  it('lists the states that occur, the most urgent first', () => {
    expect(stateOptions(rows, (state) => state.toUpperCase())).toEqual([
      { value: 'perlu-tindakan', label: 'PERLU-TINDAKAN', rows: 2 },
      { value: 'terkirim', label: 'TERKIRIM', rows: 1 },
    ])
  })
})
