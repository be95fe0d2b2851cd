import { describe, expect, it } from 'vitest'
import type { Registration } from '../../../src/main/hospital/facts.ts'
import { planDay } from '../../../src/main/sync/plan.ts'
import type { Zone } from '../../../src/shared/wall-time.ts'
import * as build from './builders.ts'

const one = (registration: Partial<Registration> = {}, overrides: Parameters<typeof build.facts>[0] = {}) =>
  build.facts({ registrations: [build.registration(registration)], ...overrides })

const RECORDED = build.timesOf({ 3: '08:30:00', 4: '09:00:00', 5: '09:30:00' })

describe('a visit that BPJS knows nothing of', () => {
  it('owes add first and then its tasks, under one kode booking and no_rawat', () => {
    const { visit, calls } = build.planOne({ facts: one({}, { references: [build.reference({ times: RECORDED })] }) })
    expect(calls).toEqual(['add', '3 08:30:00', '4 09:00:00', '5 09:30:00'])
    for (const intent of visit.intents) {
      expect(intent).toMatchObject({
        no_rawat: build.NO_RAWAT,
        kodebooking: build.NO_RAWAT,
        tanggal: build.TODAY,
        nama: 'Budi Contoh',
        payload: { kodebooking: build.NO_RAWAT },
      })
    }
  })

  it('owes no task while add cannot be built', () => {
    const facts = one({ poliBpjs: null }, { references: [build.reference({ times: RECORDED })] })
    expect(build.planOne({ facts })).toMatchObject({ calls: [], reasons: ['mapping-poli'] })
  })

  it('sends waktu as the instant of the wall clock in the zone of the hospital', () => {
    const facts = one({}, { references: [build.reference({ times: build.timesOf({ 3: '08:30:00' }) })] })
    const payload = (zone: Zone) =>
      build.planOne({ facts, settings: build.settings({ zone }) }).visit.intents[1]?.payload
    expect(payload('Asia/Jakarta')).toMatchObject({ waktu: Date.UTC(2025, 9, 6, 1, 30) })
    expect(payload('Asia/Jayapura')).toMatchObject({ waktu: Date.UTC(2025, 9, 5, 23, 30) })
  })

  it('does not keep another visit from being planned when it cannot be sent itself', () => {
    const broken = build.registration({ no_rawat: build.noRawat(2), pasien: null, nm_dokter: null, nm_poli: null })
    const facts = build.facts({ registrations: [broken, build.registration()] })
    const plan = planDay(build.planInput({ facts }))
    expect(plan.visits.map((visit) => build.callsOf(visit.intents))).toEqual([[], ['add', '3 08:15:00']])
  })
})

describe('a visit BPJS has', () => {
  it.each([
    ['its booking row', one({}, { bookings: [build.booking({ statuskirim: 'Sudah' })] }), []],
    ['its reference row', one({}, { references: [build.reference({ status_kirim: 'Sudah' })] }), ['3 08:15:00']],
  ])('by the word of %s owes no add', (_name, facts, calls) => {
    expect(build.planOne({ facts }).calls).toEqual(calls)
  })

  it('by its own delivery owes no add, even if its data cannot be built any more', () => {
    const known = build.known(build.knownVisit([build.knownRow()]))
    const facts = one({ poliBpjs: null }, { references: [build.reference({ times: RECORDED })] })
    const { calls, reasons } = build.planOne({ facts, known })
    expect(calls).toEqual(['3 08:30:00', '4 09:00:00', '5 09:30:00'])
    expect(reasons).toEqual([])
  })
})

describe('who is a BPJS patient', () => {
  const kind = (registration: Partial<Registration>, payerCodes: readonly string[] | null = null) =>
    build.planOne({ facts: one(registration), settings: build.settings({ payerCodes }) }).add?.jenispasien

  it.each([
    ['BPJ', 'JKN'],
    ['A09', 'NON JKN'],
  ])('is said by the usual payer code where the hospital names none: %s is %s', (kd_pj, jenispasien) => {
    expect(kind({ kd_pj, penjaminBpjs: null })).toBe(jenispasien)
  })

  it('is said by password_asuransi before the usual code', () => {
    expect(kind({ kd_pj: 'A09', penjaminBpjs: true })).toBe('JKN')
    expect(kind({ kd_pj: 'BPJ', penjaminBpjs: false })).toBe('NON JKN')
  })

  it('is said by the setting before password_asuransi', () => {
    expect(kind({ kd_pj: 'A09', penjaminBpjs: false }, ['A09', 'A10'])).toBe('JKN')
    expect(kind({ kd_pj: 'BPJ', penjaminBpjs: true }, ['A09', 'A10'])).toBe('NON JKN')
  })

  it('with a booking row is settled', () => {
    expect(build.planOne({ facts: one({ kd_pj: 'UMU' }, { bookings: [build.booking()] }) }).add?.jenispasien).toBe(
      'JKN',
    )
  })
})

describe('a BPJS patient without a booking', () => {
  const given = (jknWithoutBooking: 'kirim' | 'tahan' | 'lewati', kd_pj = 'BPJ') => ({
    facts: one({ kd_pj }, { references: [build.reference({ times: RECORDED })] }),
    settings: build.settings({ jknWithoutBooking }),
  })

  it('is sent with kirim', () => {
    expect(build.planOne(given('kirim')).calls[0]).toBe('add')
  })

  it('is held and told with tahan', () => {
    const { calls, visit } = build.planOne(given('tahan'))
    expect(calls).toEqual([])
    expect(visit).toMatchObject({ skipped: null, problems: [{ reason: 'ditahan-pengaturan', severity: 'tindakan' }] })
  })

  it('is left out with lewati', () => {
    expect(build.planOne(given('lewati')).visit).toMatchObject({
      intents: [],
      problems: [],
      skipped: 'jkn-tanpa-booking',
    })
  })

  it('that BPJS has already goes on with its tasks under every setting', () => {
    const known = build.known(build.knownVisit([build.knownRow()]))
    for (const setting of ['kirim', 'tahan', 'lewati'] as const) {
      const { calls, reasons } = build.planOne({ ...given(setting), known })
      expect([calls.length, reasons]).toEqual([3, []])
    }
  })

  it.each(['tahan', 'lewati'] as const)('alone is meant by %s', (setting) => {
    expect(build.planOne(given(setting, 'UMU')).calls[0]).toBe('add')
    const booked = one({}, { bookings: [build.booking()] })
    expect(build.planOne({ ...given(setting), facts: booked }).calls).toEqual(['add'])
  })
})

describe('a registration that is left out', () => {
  it('is one of an excluded poli', () => {
    expect(build.planOne({ facts: one({ kd_poli: 'IGDK' }) }).visit.skipped).toBe('poli-dikecualikan')
    const settings = build.settings({ excludedPolis: [] })
    const schedules = [build.schedule({ kd_poli: 'IGDK' })]
    expect(build.planOne({ facts: one({ kd_poli: 'IGDK' }, { schedules }), settings }).calls).toEqual([
      'add',
      '3 08:15:00',
    ])
  })

  it.each([
    ['the registration', one({ stts: 'Batal' })],
    ['its booking', one({}, { bookings: [build.booking({ status: 'Batal' })] })],
  ])('is one cancelled by %s before BPJS heard of it', (_name, facts) => {
    const { visit, plan } = build.planOne({ facts })
    expect(visit).toMatchObject({ skipped: 'registrasi-batal', intents: [], problems: [] })
    expect(plan.references).toEqual([])
  })

  it.each([
    ['was never tried', { state: 'menunggu', attempts: 0 }, 'registrasi-batal'],
    ['was refused', { state: 'tertahan', attempts: 1 }, 'registrasi-batal'],
    ['may have arrived', { state: 'coba-lagi', attempts: 1 }, null],
  ] as const)('is one cancelled whose add %s', (_name, row, skipped) => {
    const known = build.known(build.knownVisit([build.knownRow({ ...build.UNDELIVERED, ...row })]))
    expect(build.planOne({ facts: one({ stts: 'Batal' }), known }).visit.skipped).toBe(skipped)
  })

  it('is not one that was cancelled after BPJS heard of it: the booking is cancelled, then its task 99 leaves', () => {
    const references = [build.reference({ times: build.timesOf({ 3: '08:30:00', 5: '09:00:00', 99: '09:30:00' }) })]
    const rows = [build.knownRow(), build.knownTask(3, '08:30:00')]
    const known = build.known(build.knownVisit(rows))
    expect(build.planOne({ facts: one({ stts: 'Batal' }, { references }), known }).calls).toEqual([
      'batal',
      '99 09:30:00',
    ])
  })

  it('is one whose add a person took out, until the day is sent again on purpose', () => {
    const taken = { ...build.UNDELIVERED, state: 'batal', reason: 'dibatalkan-petugas' } as const
    const known = build.known(build.knownVisit([build.knownRow(taken)]))
    expect(build.planOne({ known }).visit.skipped).toBe('dibatalkan-petugas')
    expect(build.planOne({ known, force: true })).toMatchObject({
      calls: ['add', '3 08:15:00'],
      visit: { skipped: null },
    })
  })

  it('is not one whose add the record itself withdrew', () => {
    const known = build.known(build.knownVisit([build.knownRow({ ...build.UNDELIVERED, state: 'batal' })]))
    expect(build.planOne({ known }).calls).toEqual(['add', '3 08:15:00'])
  })
})

describe('two bookings of one registration', () => {
  const first = build.booking({ nobooking: 'NB1' })
  const second = build.booking({ nobooking: 'NB2' })

  it('are told, and the later one is sent', () => {
    const { add, visit } = build.planOne({ facts: one({}, { bookings: [first, second] }) })
    expect(add?.kodebooking).toBe('NB2')
    expect(visit.problems).toMatchObject([{ reason: 'booking-ganda', severity: 'peringatan' }])
    expect(visit.problems[0]?.message).toContain('NB2')
  })

  it('are told, and the one BPJS has counts', () => {
    const bookings = [{ ...first, statuskirim: 'Sudah' }, second]
    const references = [build.reference({ times: RECORDED })]
    const { visit, calls, reasons } = build.planOne({ facts: one({}, { bookings, references }) })
    expect(calls[0]).toBe('3 08:30:00')
    expect(visit.intents[0]?.kodebooking).toBe('NB1')
    expect(reasons).toEqual(['booking-ganda'])
  })

  it('of which one is cancelled are no problem', () => {
    const bookings = [first, { ...second, status: 'Batal' }]
    expect(build.planOne({ facts: one({}, { bookings }) })).toMatchObject({ add: { kodebooking: 'NB1' }, reasons: [] })
  })
})

describe('a row without its registration', () => {
  const problemsOf = (overrides: Parameters<typeof build.facts>[0]) =>
    planDay(build.planInput({ facts: build.facts({ registrations: [], ...overrides }) })).problems

  it.each([
    ['booking', { bookings: [build.booking()] }, build.NO_RAWAT],
    ['booking that names none', { bookings: [build.booking({ no_rawat: '' })] }, '20251006000001'],
    ['reference row', { references: [build.reference()] }, build.NO_RAWAT],
  ])('is told: a %s', (_name, overrides, noRawat) => {
    expect(problemsOf(overrides)).toMatchObject([{ reason: 'registrasi-hilang', severity: 'tindakan', noRawat }])
  })

  it.each([
    ['a booking that was sent', { bookings: [build.booking({ statuskirim: 'Sudah' })] }],
    ['a cancelled booking', { bookings: [build.booking({ status: 'Batal' })] }],
    ['a reference row that was sent', { references: [build.reference({ status_kirim: 'Sudah' })] }],
    ['a reference row of the day before', { references: [build.reference({ tanggal_periksa: '2025-10-05' })] }],
    ['a reference row of the day after', { references: [build.reference({ tanggal_periksa: '2025-10-07' })] }],
  ])('needs no one: %s', (_name, overrides) => {
    expect(problemsOf(overrides)).toEqual([])
  })
})

it('a taken kode booking is told with the visit, unless the visit is left out', () => {
  const settings = build.settings({ kodeBookingForm: 'brief' })
  const takenCodes = new Map([['20251006INT007', 'lain']])
  expect(build.planOne({ settings, takenCodes })).toMatchObject({
    reasons: ['kode-booking-ganda'],
    add: { kodebooking: build.NO_RAWAT },
  })
  expect(build.planOne({ settings, takenCodes, facts: one({ stts: 'Batal' }) }).reasons).toEqual([])
})
