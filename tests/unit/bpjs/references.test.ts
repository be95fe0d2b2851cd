import { describe, expect, it } from 'vitest'
import { parseDoctors, parsePolis, parseSchedules, sessionHours } from '../../../src/main/bpjs/references.ts'

const poli = (kdpoli: string, nmpoli: string, kdsubspesialis: string | null, nmsubspesialis: string | null) => ({
  kdpoli,
  nmpoli,
  kdsubspesialis,
  nmsubspesialis,
})

describe("BPJS's list of polis", () => {
  it('offers polis and subspecialties, each code once, by name', () => {
    const rows = [
      poli('INT', 'PENYAKIT DALAM', '008', 'GINJAL HIPERTENSI'),
      poli('INT', 'PENYAKIT DALAM', 'INT', 'Penyakit Dalam'),
      poli('INT', 'PENYAKIT DALAM', '014', 'REUMATOLOGI'),
      poli('GIZ', 'GIZI KLINIK', '', null),
    ]
    expect(parsePolis(rows)).toEqual([
      { kode: '008', nama: 'GINJAL HIPERTENSI' },
      { kode: 'GIZ', nama: 'GIZI KLINIK' },
      { kode: 'INT', nama: 'PENYAKIT DALAM' },
      { kode: '014', nama: 'REUMATOLOGI' },
    ])
    expect(parsePolis({ list: rows })).toHaveLength(4)
  })

  it('leaves out what has no code, and is told from an answer of another shape', () => {
    expect(parsePolis([null, 7, 'x', {}, poli(' ', 'TANPA KODE', null, null)])).toEqual([])
    for (const data of [null, 'x', {}, { list: 'x' }]) expect(parsePolis(data)).toBeNull()
  })
})

it("BPJS's doctors have their number as text, and their code for a name where there is none", () => {
  const rows = [{ kodedokter: 12346, namadokter: ' Tn Dokter B ' }, { kodedokter: '12345' }, { namadokter: 'x' }]
  expect(parseDoctors(rows)).toEqual([
    { kode: '12345', nama: '12345' },
    { kode: '12346', nama: 'Tn Dokter B' },
  ])
})

describe('HFIS schedules', () => {
  it('are read as they are written', () => {
    const row = {
      kodesubspesialis: 'ANA',
      hari: 4,
      kapasitaspasien: 54,
      libur: 0,
      namahari: 'KAMIS',
      jadwal: '08:00-12:00',
      namasubspesialis: 'ANAK',
      namadokter: 'DR. OMAR',
      kodepoli: 'ANA',
      namapoli: 'Anak',
      kodedokter: 123456,
    }
    expect(parseSchedules([row])).toEqual([
      {
        poli: { kode: 'ANA', nama: 'Anak' },
        subspesialis: { kode: 'ANA', nama: 'ANAK' },
        dokter: { kode: '123456', nama: 'DR. OMAR' },
        hari: 4,
        jam: '08:00-12:00',
        kuota: 54,
        libur: false,
      },
    ])
    const odd = { ...row, hari: 'x', libur: '1', kapasitaspasien: 'banyak', jadwal: '8.00 - 12.00' }
    expect(parseSchedules([odd])).toMatchObject([{ hari: null, libur: true, kuota: 0, jam: '08:00-12:00' }])
  })

  it('without doctor or hours are none', () => {
    expect(parseSchedules([{ kodedokter: 1 }, { jadwal: '08:00-12:00' }])).toEqual([])
  })

  it.each([
    ['08:00-12:00', '08:00-12:00'],
    ['7:30:00-9:05:00', '07:30-09:05'],
    ['pagi', 'pagi'],
  ])('hours %s are %s', (text, hours) => {
    expect(sessionHours(text)).toBe(hours)
  })
})
