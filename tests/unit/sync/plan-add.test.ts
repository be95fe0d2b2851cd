import { describe, expect, it } from 'vitest'
import { type AddPayload, invalidFields } from '../../../src/main/bpjs/payloads.ts'
import type { DayFacts } from '../../../src/main/hospital/facts.ts'
import { type AddInput, buildAdd } from '../../../src/main/sync/plan-add.ts'
import type { Zone } from '../../../src/shared/wall-time.ts'
import * as build from './builders.ts'

interface Given extends Partial<Omit<AddInput, 'facts'>> {
  readonly facts?: Partial<DayFacts>
}

function result({ facts, ...overrides }: Given = {}) {
  return buildAdd({
    registration: build.registration(),
    booking: undefined,
    entries: build.entries(),
    kodebooking: build.NO_RAWAT,
    jkn: true,
    facts: build.facts(facts),
    settings: build.settings(),
    ...overrides,
  })
}

/** The payload, which must be one that can be sent. */
function payload(given: Given = {}): AddPayload {
  const built = result(given)
  if (!built.ok) throw new Error(built.error.map((problem) => problem.message).join(' '))
  expect(invalidFields('add', built.value)).toEqual([])
  return built.value
}

function problems(given: Given = {}) {
  const built = result(given)
  return built.ok ? [] : built.error
}

const reasons = (given: Given = {}) => problems(given).map((problem) => problem.reason)

describe('the payload of a BPJS patient registered at the desk', () => {
  it('says what the registration, its patient, mapping and schedule say', () => {
    expect(payload()).toEqual({
      kodebooking: build.NO_RAWAT,
      jenispasien: 'JKN',
      nomorkartu: '0001234567890',
      nik: '3201010101010001',
      nohp: '081200000001',
      kodepoli: 'INT',
      namapoli: 'PENYAKIT DALAM',
      pasienbaru: 0,
      norm: '000001',
      tanggalperiksa: build.TODAY,
      kodedokter: 12345,
      namadokter: 'dr. Sari Contoh, Sp.PD',
      jampraktek: '08:00-12:00',
      jeniskunjungan: 3,
      nomorreferensi: '',
      nomorantrean: '007',
      angkaantrean: 7,
      estimasidilayani: build.at('09:10:00'),
      sisakuotajkn: 23,
      kuotajkn: 30,
      sisakuotanonjkn: 23,
      kuotanonjkn: 30,
      keterangan: expect.stringMatching(/\S/),
    })
  })

  it('is a new patient when the registration says Baru', () => {
    expect(payload({ registration: build.registration({ stts_daftar: 'Baru' }) }).pasienbaru).toBe(1)
    expect(payload({ registration: build.registration({ stts_daftar: '-' }) }).pasienbaru).toBe(0)
  })

  it('carries referral, card and kind of visit as they count for it', () => {
    const entries = { nomor_referensi: 'R1', no_kartu: '0009999999999', jenis_kunjungan: 4 }
    expect(payload({ entries })).toMatchObject({
      nomorreferensi: 'R1',
      nomorkartu: '0009999999999',
      jeniskunjungan: 4,
    })
  })

  it('uses the hospital name of poli and doctor where the mapping has none', () => {
    const registration = build.registration({
      poliBpjs: { kode: 'INT', nama: '' },
      dokterBpjs: { kode: '1', nama: '' },
    })
    expect(payload({ registration })).toMatchObject({ namapoli: 'Poli Penyakit Dalam', namadokter: 'dr. Sari Contoh' })
  })
})

it('of a patient without BPJS carries dashes for what identifies the patient', () => {
  expect(payload({ jkn: false, entries: build.entries({ nomor_referensi: 'R1' }) })).toMatchObject({
    jenispasien: 'NON JKN',
    nomorkartu: '-',
    nik: '-',
    nohp: '-',
    nomorreferensi: '-',
    jeniskunjungan: 3,
  })
})

it('a patient without BPJS needs no card', () => {
  expect(reasons({ entries: build.entries({ no_kartu: '' }), jkn: false })).toEqual([])
})

describe('the schedule', () => {
  const morning = build.schedule({ jam_mulai: '08:00:00', jam_selesai: '11:00:00', kuota: 10 })
  const afternoon = build.schedule({ jam_mulai: '14:00:00', jam_selesai: '17:00:00', kuota: 20 })

  it.each([
    ['inside the morning', '09:00:00', '08:00-11:00'],
    ['when the morning begins', '08:00:00', '08:00-11:00'],
    ['when the morning ends', '11:00:00', '08:00-11:00'],
    ['before the first', '06:30:00', '08:00-11:00'],
    ['between the two', '12:00:00', '14:00-17:00'],
    ['inside the afternoon', '15:00:00', '14:00-17:00'],
    ['after the last', '19:00:00', '14:00-17:00'],
  ])('is the session of the registration time: %s', (_name, jam_reg, jampraktek) => {
    const registration = build.registration({ jam_reg })
    for (const schedules of [
      [morning, afternoon],
      [afternoon, morning],
    ]) {
      expect(payload({ registration, facts: { schedules } }).jampraktek).toBe(jampraktek)
    }
  })

  it.each([
    ['2025-10-05', 'AKHAD'],
    ['2025-10-06', 'SENIN'],
    ['2025-10-07', 'SELASA'],
    ['2025-10-08', 'RABU'],
    ['2025-10-09', 'KAMIS'],
    ['2025-10-10', 'JUMAT'],
    ['2025-10-11', 'SABTU'],
  ])('is that of the weekday of the registration: %s is %s', (tgl_registrasi, hari_kerja) => {
    const days = ['AKHAD', 'SENIN', 'SELASA', 'RABU', 'KAMIS', 'JUMAT', 'SABTU']
    const schedules = days.map((day, index) => build.schedule({ hari_kerja: day, jam_mulai: `0${index + 1}:00:00` }))
    const built = payload({ registration: build.registration({ tgl_registrasi }), facts: { schedules } })
    expect(built.jampraktek).toBe(`0${days.indexOf(hari_kerja) + 1}:00-12:00`)
    expect(built.tanggalperiksa).toBe(tgl_registrasi)
  })

  it('of another doctor, another poli or with an impossible time does not count', () => {
    const schedules = [
      build.schedule({ kd_dokter: 'D0002' }),
      build.schedule({ kd_poli: 'U0002' }),
      build.schedule({ jam_mulai: '25:00:00' }),
      build.schedule({ hari_kerja: 'SELASA' }),
    ]
    expect(reasons({ facts: { schedules } })).toEqual(['jadwal-kosong'])
  })

  it('estimates ten minutes for each number in the queue', () => {
    const estimate = (no_reg: string) => payload({ registration: build.registration({ no_reg }) }).estimasidilayani
    expect(estimate('001')).toBe(build.at('08:10:00'))
    expect(estimate('A-012')).toBe(build.at('10:00:00'))
    expect(estimate('100')).toBe(build.at('00:40:00', '2025-10-07'))
  })

  it('is read in the zone of the hospital', () => {
    const estimate = (zone: Zone) => payload({ settings: build.settings({ zone }) }).estimasidilayani
    expect(estimate('Asia/Jakarta') - estimate('Asia/Jayapura')).toBe(2 * 3_600_000)
  })

  it('leaves no less than zero places', () => {
    const full = { facts: { schedules: [build.schedule({ kuota: 5 })] } }
    expect(payload(full)).toMatchObject({ kuotajkn: 5, sisakuotajkn: 0, kuotanonjkn: 5, sisakuotanonjkn: 0 })
  })
})

describe('the doctor code', () => {
  it.each([
    ['12345', 12345],
    [' 12345 ', 12345],
    ['0', 0],
    ['D0012', 'D0012'],
    ['0012', '0012'],
    ['1234567890123456789', '1234567890123456789'],
  ])('%j is sent as %j', (kode, sent) => {
    expect(payload({ registration: build.registration({ dokterBpjs: { kode, nama: 'dr. X' } }) }).kodedokter).toBe(sent)
    expect(payload({ booking: build.booking({ kodedokter: kode }) }).kodedokter).toBe(sent)
  })
})

describe('a missing fact', () => {
  it.each<[string, Partial<Given['registration']>, RegExp]>([
    ['pasien-hilang', { pasien: null }, /000001/],
    ['dokter-hilang', { nm_dokter: null }, /D0001/],
    ['poli-hilang', { nm_poli: null }, /U0001/],
    ['mapping-poli', { poliBpjs: null }, /U0001.*Penyakit Dalam/],
    ['mapping-dokter', { dokterBpjs: null }, /D0001.*Sari/],
    ['jadwal-kosong', { kd_dokter: 'D0009' }, /D0009.*SENIN/],
    ['data-tidak-sah', { no_reg: '-' }, /no_reg/],
  ])('%s is a problem of its own', (reason, missing, message) => {
    const told = problems({ registration: build.registration(missing) })
    expect(told).toMatchObject([{ reason, noRawat: build.NO_RAWAT, severity: 'tindakan' }])
    expect(told[0]?.message).toMatch(message)
  })

  it('is the card of a BPJS patient', () => {
    const told = problems({ entries: build.entries({ no_kartu: '' }) })
    expect(told).toMatchObject([{ reason: 'kartu-kosong', noRawat: build.NO_RAWAT, severity: 'tindakan' }])
  })

  it('is told together with all the others', () => {
    const registration = build.registration({ poliBpjs: null, dokterBpjs: null, no_reg: '' })
    const entries = build.entries({ no_kartu: '' })
    expect(reasons({ registration, entries, facts: { schedules: [] } })).toEqual([
      'mapping-poli',
      'mapping-dokter',
      'jadwal-kosong',
      'kartu-kosong',
      'data-tidak-sah',
    ])
  })

  it('is told together with a row that is gone, but not what that row would have said', () => {
    const nothing = { poliBpjs: null, dokterBpjs: null, nm_poli: null }
    expect(reasons({ registration: build.registration({ ...nothing, pasien: null }) })).toEqual([
      'pasien-hilang',
      'poli-hilang',
      'mapping-dokter',
    ])
    const gone = build.registration({ ...nothing, nm_dokter: null, pasien: null })
    expect(reasons({ registration: gone })).toEqual(['pasien-hilang', 'dokter-hilang', 'poli-hilang'])
  })

  it('of a row that is gone holds a booking too', () => {
    const registration = build.registration({ pasien: null, nm_dokter: null })
    expect(reasons({ registration, booking: build.booking() })).toEqual(['pasien-hilang', 'dokter-hilang'])
  })
})

it('names of forty quotes, backslashes and other scripts arrive as they are', () => {
  const name = `${"'".repeat(20)}${'"'.repeat(20)}\\ Ñø 漢字`
  const registration = build.registration({
    nm_poli: name,
    poliBpjs: { kode: 'INT', nama: name },
    dokterBpjs: { kode: '1', nama: name },
  })
  const sent = payload({ registration })
  expect(JSON.parse(JSON.stringify(sent))).toMatchObject({ namapoli: name, namadokter: name })
})
