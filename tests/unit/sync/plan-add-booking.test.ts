import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invalidFields } from '../../../src/main/bpjs/payloads.ts'
import type { Booking } from '../../../src/main/hospital/facts.ts'
import { buildAdd } from '../../../src/main/sync/plan-add.ts'
import * as build from './builders.ts'

function result(
  booking: Partial<Booking> = {},
  registration = build.registration(),
  entries: Parameters<typeof build.entries>[0] = {},
) {
  return buildAdd({
    registration,
    booking: build.booking(booking),
    entries: build.entries(entries),
    kodebooking: 'KODE',
    jkn: true,
    facts: build.facts({ schedules: [] }),
    settings: build.settings(),
  })
}

function payload(...given: Parameters<typeof result>) {
  const built = result(...given)
  if (!built.ok) throw new Error(built.error.map((problem) => problem.message).join(' '))
  expect(invalidFields('add', built.value)).toEqual([])
  return built.value
}

/** The fields that the one problem names. */
function wrongFields(booking: Partial<Booking>): string[] {
  const built = result(booking)
  if (built.ok) throw new Error('expected a refusal')
  expect(built.error).toMatchObject([{ reason: 'data-tidak-sah', severity: 'tindakan', noRawat: build.NO_RAWAT }])
  return /\(([^)]*)\)/.exec(built.error[0]?.message ?? '')?.[1]?.split(', ') ?? []
}

describe('the payload of a booking', () => {
  it('says what the booking says, whatever the schedule of the hospital is', () => {
    const entries = { no_kartu: '0001234567891', nomor_referensi: 'R1', jenis_kunjungan: 1 }
    expect(payload({}, build.registration(), entries)).toEqual({
      kodebooking: 'KODE',
      jenispasien: 'JKN',
      nomorkartu: '0001234567891',
      nik: '3201010101010002',
      nohp: '081200000002',
      kodepoli: 'JAN',
      namapoli: 'PENYAKIT DALAM',
      pasienbaru: 0,
      norm: '000002',
      tanggalperiksa: build.TODAY,
      kodedokter: 54321,
      namadokter: 'dr. Sari Contoh, Sp.PD',
      jampraktek: '09:00-12:00',
      jeniskunjungan: 1,
      nomorreferensi: 'R1',
      nomorantrean: 'JAN-004',
      angkaantrean: 4,
      estimasidilayani: build.at('09:40:00'),
      sisakuotajkn: 16,
      kuotajkn: 20,
      sisakuotanonjkn: 5,
      kuotanonjkn: 10,
      keterangan: expect.stringMatching(/\S/),
    })
  })

  it.each([0, 5])('needs a kind of visit that BPJS knows: %d is none', (jenis_kunjungan) => {
    const built = result({}, build.registration(), { jenis_kunjungan })
    expect(built.ok ? [] : built.error).toMatchObject([{ reason: 'data-tidak-sah' }])
  })

  it('is completed by the registration where the booking is silent', () => {
    const silent = { kodepoli: '', kodedokter: '', norm: '', nomorantrean: '', angkaantrean: '' }
    expect(payload(silent)).toMatchObject({
      kodepoli: 'INT',
      kodedokter: 12345,
      norm: '000001',
      nomorantrean: '007',
      angkaantrean: 7,
    })
  })

  it('needs no mapping, since the booking has the codes of BPJS', () => {
    const unmapped = build.registration({ poliBpjs: null, dokterBpjs: null })
    expect(payload({}, unmapped)).toMatchObject({
      kodepoli: 'JAN',
      namapoli: 'Poli Penyakit Dalam',
      kodedokter: 54321,
      namadokter: 'dr. Sari Contoh',
    })
  })

  it.each(['', '0', 'segera', '-1'])('estimates by the queue number where the booking has no time: %j', (text) => {
    expect(payload({ estimasidilayani: text }).estimasidilayani).toBe(build.at('09:40:00'))
  })

  it('is of a new patient when the booking says 1', () => {
    expect(payload({ pasienbaru: '1' }).pasienbaru).toBe(1)
  })

  it('has no spaces in its hours', () => {
    expect(payload({ jampraktek: '09:00 - 12:00' }).jampraktek).toBe('09:00-12:00')
  })

  it.each(['-3', '', 'penuh', '1.5'])('counts a quota that is no number of places as none: %j', (text) => {
    const quotas = { sisakuotajkn: text, kuotajkn: text, sisakuotanonjkn: text, kuotanonjkn: text }
    expect(payload(quotas)).toMatchObject({ sisakuotajkn: 0, kuotajkn: 0, sisakuotanonjkn: 0, kuotanonjkn: 0 })
  })
})

describe('a booking that cannot be sent', () => {
  it.each<[Partial<Booking>, string[]]>([
    [{ jampraktek: 'pagi' }, ['jampraktek']],
    [{ jampraktek: '', estimasidilayani: '' }, ['jampraktek', 'estimasidilayani']],
    [{ tanggalperiksa: '06-10-2025' }, ['tanggalperiksa']],
    [{ tanggalperiksa: '0000-00-00', estimasidilayani: '' }, ['estimasidilayani']],
    [{ estimasidilayani: '12.5' }, ['estimasidilayani']],
  ])('names its wrong fields: %j', (booking, fields) => {
    expect(wrongFields(booking)).toEqual(fields)
  })
})

it('any text in a booking gives a payload that can be sent or a problem, never a crash', () => {
  const text = fc.oneof(
    fc.constantFrom('', '0', '0000-00-00', '08:00-12:00', '2025-10-06'),
    fc.string({ maxLength: 12 }),
  )
  const fields = Object.fromEntries(Object.keys(build.booking()).map((name) => [name, text])) as Record<
    keyof Booking,
    fc.Arbitrary<string>
  >
  fc.assert(
    fc.property(fc.record(fields, { requiredKeys: [] }), (booking) => {
      const built = result(booking)
      if (built.ok) expect(invalidFields('add', built.value)).toEqual([])
      else expect(built.error.length).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})
