import { describe, expect, it } from 'vitest'
import type { DayFacts, ReferenceRow } from '../../../src/main/hospital/facts.ts'
import { currentEntries, khanzaEntries } from '../../../src/main/sync/khanza-entries.ts'
import * as build from './builders.ts'

const sep = (asal: string): Pick<DayFacts, 'referrals'> => ({
  referrals: new Map([[build.NO_RAWAT, { no_rujukan: 'SEP', asal }]]),
})
const khanza = ({
  booking = undefined as Parameters<typeof build.booking>[0],
  jkn = true,
  facts = {},
  registration = build.registration(),
} = {}) => khanzaEntries(registration, booking && build.booking(booking), jkn, build.facts(facts))

describe('what Khanza says', () => {
  it('of a booking is what its row says', () => {
    expect(khanza({ booking: {}, facts: sep('2') })).toEqual({
      nomor_referensi: '0001R0040116A000001',
      no_kartu: '0001234567891',
      jenis_kunjungan: 1,
    })
  })

  it.each([1, 2, 3, 4])('of a booking is the kind its text begins with: %d', (kind) => {
    expect(khanza({ booking: { jeniskunjungan: ` ${kind} (Kontrol)` } }).jenis_kunjungan).toBe(kind)
  })

  it.each(['', 'Kontrol'])('of a booking whose kind says nothing is 0, which a table can hold: %j', (text) => {
    expect(khanza({ booking: { jeniskunjungan: text } }).jenis_kunjungan).toBe(0)
  })

  it('of a booking that is silent is completed by SEP and patient', () => {
    expect(khanza({ booking: { nomorreferensi: '', nomorkartu: '' }, facts: sep('1') })).toMatchObject({
      nomor_referensi: 'SEP',
      no_kartu: '0001234567890',
    })
  })

  it.each([
    ['1. Faskes 1', 1],
    ['2. Faskes 2(RS)', 4],
    ['', 1],
  ])('of a SEP is its referral, and the kind by its origin %j: %d', (asal, kind) => {
    const entries = { nomor_referensi: 'SEP', no_kartu: '0001234567890', jenis_kunjungan: kind }
    expect(khanza({ facts: sep(asal) })).toEqual(entries)
  })

  it('of a BPJS patient without either is a return visit without referral', () => {
    expect(khanza()).toEqual({ nomor_referensi: '', no_kartu: '0001234567890', jenis_kunjungan: 3 })
  })

  it('of a patient without BPJS is a return visit without card', () => {
    expect(khanza({ jkn: false, facts: sep('1') })).toMatchObject({ no_kartu: '', jenis_kunjungan: 3 })
  })

  it('of a patient who is gone has no card', () => {
    expect(khanza({ registration: build.registration({ pasien: null }) }).no_kartu).toBe('')
  })
})

describe('what counts', () => {
  const KHANZA = build.entries({ nomor_referensi: 'KHANZA', no_kartu: '0001', jenis_kunjungan: 1 })
  const ENTERED = { nomor_referensi: 'PETUGAS', no_kartu: '0002', jenis_kunjungan: 3 }
  const row = (overrides: Partial<ReferenceRow> = {}) => build.reference({ ...ENTERED, ...overrides })

  it('is what Khanza says while there is no row', () => {
    expect(currentEntries(undefined, KHANZA, undefined)).toEqual(KHANZA)
  })

  it('is what a person entered in the row', () => {
    for (const seen of [undefined, KHANZA]) expect(currentEntries(row(), KHANZA, seen)).toEqual(ENTERED)
  })

  it('is what Khanza says where the row says nothing', () => {
    const silent = row({ nomor_referensi: '', no_kartu: '', jenis_kunjungan: null })
    expect(currentEntries(silent, KHANZA, undefined)).toEqual(KHANZA)
  })

  it.each([0, 9, -1])('is what Khanza says where the kind in the row is none: %d', (jenis_kunjungan) => {
    expect(currentEntries(row({ jenis_kunjungan }), KHANZA, undefined).jenis_kunjungan).toBe(1)
  })

  it('is the referral Khanza has where an integer column stands at 0', () => {
    expect(currentEntries(row({ nomor_referensi: '0' }), KHANZA, undefined).nomor_referensi).toBe('KHANZA')
  })

  it.each(['nomor_referensi', 'no_kartu', 'jenis_kunjungan'] as const)(
    'is what Khanza corrected since, and only that: %s',
    (field) => {
      const seen = { ...KHANZA, [field]: field === 'jenis_kunjungan' ? 2 : 'lama' }
      expect(currentEntries(row(), KHANZA, seen)).toEqual({ ...ENTERED, [field]: KHANZA[field] })
    },
  )
})

describe('in the plan', () => {
  const booking = build.booking({ nomorreferensi: 'BARU' })
  const stale = build.reference({
    nomor_referensi: 'LAMA',
    no_kartu: '0001234567891',
    kodepoli: 'JAN',
    jenis_kunjungan: 1,
  })
  const facts = build.facts({ bookings: [booking], references: [stale] })
  const said = (nomor_referensi: string) =>
    build.known(
      build.knownVisit([build.knownRow({ ...build.UNDELIVERED, state: 'tertahan', reason: 'ditolak' })], {
        khanza: { nomor_referensi, no_kartu: '0001234567891', jenis_kunjungan: 1 },
      }),
    )

  it('a referral corrected in Khanza is sent and brought into the row', () => {
    const { add, plan } = build.planOne({ facts, known: said('LAMA') })
    expect(add?.nomorreferensi).toBe('BARU')
    expect(plan.references).toMatchObject([{ nomor_referensi: 'BARU' }])
  })

  it('a referral entered in the row is sent while Khanza says the same as before', () => {
    const { add, plan } = build.planOne({ facts, known: said('BARU') })
    expect(add?.nomorreferensi).toBe('LAMA')
    expect(plan.references).toEqual([])
  })

  it('what Khanza says is remembered while BPJS does not have the visit, also when no call can be planned', () => {
    expect(build.planOne({ facts }).visit.seen?.khanza).toMatchObject({ nomor_referensi: 'BARU' })
    const unmapped = build.facts({ registrations: [build.registration({ poliBpjs: null })] })
    const { visit } = build.planOne({ facts: unmapped })
    expect(visit.intents).toEqual([])
    expect(visit.seen?.khanza).toMatchObject({ jenis_kunjungan: 3 })
  })

  it('where no row can follow, what was seen first stays the measure', () => {
    const twins = build.facts({ bookings: [booking], references: [stale, { ...stale, jam_periksa: '10:00:00' }] })
    expect(build.planOne({ facts: twins }).visit.seen).not.toBeNull()
    expect(build.planOne({ facts: twins, known: said('LAMA') }).visit.seen).toBeNull()
  })

  it('an integer column that cannot hold the referral is not refreshed for it', () => {
    const integer = { ...facts, references: [{ ...stale, nomor_referensi: '0' }] }
    expect(build.planOne({ facts: { ...integer, referralsKept: false } }).plan.references).toEqual([])
    expect(build.planOne({ facts: integer }).plan.references).toMatchObject([{ nomor_referensi: 'BARU' }])
  })
})
