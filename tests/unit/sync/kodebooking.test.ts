import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Booking, Registration } from '../../../src/main/hospital/facts.ts'
import { assignCodes, briefCode, type CodeInput, isCodeFixed } from '../../../src/main/sync/kodebooking.ts'
import { booking, known, knownRow, knownVisit, noRawat, registration, TODAY, UNDELIVERED } from './builders.ts'

/** A visit to INT: same queue numbers give the same code in the brief's form. */
const visit = (number: number, no_reg: string, jam_reg = '08:00:00'): Registration =>
  registration({ no_rawat: noRawat(number), no_reg, jam_reg })

const bookingsOf = (...rows: readonly Booking[]): Map<string, Booking> =>
  new Map(rows.map((row) => [row.no_rawat, row]))

function assign(registrations: readonly Registration[], overrides: Partial<CodeInput> = {}) {
  const { codes, collisions } = assignCodes({
    registrations,
    bookings: new Map(),
    known: new Map(),
    taken: new Map(),
    form: 'no_rawat',
    ...overrides,
  })
  return { codes: Object.fromEntries(codes), collisions: Object.fromEntries(collisions) }
}

describe('a kode booking', () => {
  it('is the no_rawat where nothing else is set', () => {
    expect(assign([visit(1, '001')]).codes).toEqual({ [noRawat(1)]: noRawat(1) })
  })

  it.each(['no_rawat', 'brief'] as const)('is that of the booking row, whatever the form is (%s)', (form) => {
    const bookings = bookingsOf(booking({ nobooking: 'NB1', no_rawat: noRawat(1) }))
    expect(assign([visit(1, '001')], { bookings, form }).codes).toEqual({ [noRawat(1)]: 'NB1' })
  })

  it("in the brief's form is date, poli and queue number", () => {
    expect(assign([visit(1, '001')], { form: 'brief' }).codes).toEqual({ [noRawat(1)]: '20251006INT001' })
  })

  it('of a poli without a BPJS code is the no_rawat', () => {
    const unmapped = registration({ poliBpjs: null })
    expect(briefCode(unmapped)).toBeNull()
    expect(assign([unmapped], { form: 'brief' }).codes).toEqual({ [unmapped.no_rawat]: unmapped.no_rawat })
  })

  it('stays the one a visit was first sent with, whatever row or setting came later', () => {
    const known_ = known(knownVisit([knownRow()], { no_rawat: noRawat(1), kodebooking: 'DULU' }))
    const bookings = bookingsOf(booking({ nobooking: 'NB1', no_rawat: noRawat(1) }))
    for (const form of ['no_rawat', 'brief'] as const) {
      expect(assign([visit(1, '001')], { known: known_, bookings, form }).codes).toEqual({ [noRawat(1)]: 'DULU' })
    }
  })

  it('is open until a call may have reached BPJS', () => {
    expect(isCodeFixed(undefined)).toBe(false)
    expect(isCodeFixed(knownVisit([]))).toBe(false)
    expect(isCodeFixed(knownVisit([knownRow({ ...UNDELIVERED, state: 'menunggu', attempts: 0 })]))).toBe(false)
    expect(isCodeFixed(knownVisit([knownRow({ ...UNDELIVERED, state: 'coba-lagi', attempts: 1 })]))).toBe(true)
    expect(isCodeFixed(knownVisit([knownRow({ state: 'menunggu', attempts: 0 })]))).toBe(true)
  })
})

describe('a code that is taken', () => {
  it("goes to who registered first; the other's no_rawat is used and told", () => {
    const late = visit(1, '001', '09:00:00')
    const early = visit(2, '001', '08:00:00')
    expect(assign([late, early], { form: 'brief' })).toEqual({
      codes: { [noRawat(2)]: '20251006INT001', [noRawat(1)]: noRawat(1) },
      collisions: { [noRawat(1)]: '20251006INT001' },
    })
  })

  it('in the same second goes to the lower no_rawat', () => {
    expect(assign([visit(2, '001'), visit(1, '001')], { form: 'brief' }).collisions).toEqual({
      [noRawat(2)]: '20251006INT001',
    })
  })

  it('by a visit outside the plan is not used', () => {
    const taken = new Map([['20251006INT001', '2025/10/05/000009']])
    expect(assign([visit(1, '001')], { form: 'brief', taken })).toEqual({
      codes: { [noRawat(1)]: noRawat(1) },
      collisions: { [noRawat(1)]: '20251006INT001' },
    })
  })

  it('by the visit itself is kept', () => {
    const taken = new Map([['20251006INT001', noRawat(1)]])
    expect(assign([visit(1, '001')], { form: 'brief', taken })).toEqual({
      codes: { [noRawat(1)]: '20251006INT001' },
      collisions: {},
    })
  })

  it('by a visit that was sent is not given to an earlier registration', () => {
    const sent = known(knownVisit([knownRow()], { no_rawat: noRawat(2), kodebooking: '20251006INT001' }))
    const result = assign([visit(1, '001', '07:00:00'), visit(2, '001', '08:00:00')], { form: 'brief', known: sent })
    expect(result.codes).toEqual({ [noRawat(2)]: '20251006INT001', [noRawat(1)]: noRawat(1) })
  })

  it('by a booking is not given to a registration in the form of the brief', () => {
    const bookings = bookingsOf(booking({ nobooking: '20251006INT001', no_rawat: noRawat(2) }))
    const result = assign([visit(1, '001', '07:00:00'), visit(2, '002', '08:00:00')], { form: 'brief', bookings })
    expect(result.codes).toEqual({ [noRawat(2)]: '20251006INT001', [noRawat(1)]: noRawat(1) })
  })

  it('is told when a booking was sent for one registration and moved to another', () => {
    const sent = known(knownVisit([knownRow()], { no_rawat: noRawat(1), kodebooking: 'NB1' }))
    const bookings = bookingsOf(booking({ nobooking: 'NB1', no_rawat: noRawat(2) }))
    expect(assign([visit(1, '001'), visit(2, '002')], { known: sent, bookings })).toEqual({
      codes: { [noRawat(1)]: 'NB1', [noRawat(2)]: noRawat(2) },
      collisions: { [noRawat(2)]: 'NB1' },
    })
  })
})

describe('for any day', () => {
  const HOURS = ['07:00:00', '07:00:01', '08:00:00']
  const day = fc
    .uniqueArray(
      fc.record({
        number: fc.integer({ min: 1, max: 12 }),
        no_reg: fc.constantFrom('001', '002', '003'),
        jam_reg: fc.constantFrom(...HOURS),
        mapped: fc.boolean(),
        /** `buku`: a booking row, under a code of its own or one of the brief's form. `kirim`: sent before. */
        kind: fc.constantFrom('polos', 'polos', 'buku', 'buku-mirip', 'kirim', 'kirim-mirip'),
      }),
      { selector: (entry) => entry.number, maxLength: 8 },
    )
    .map((entries) => {
      const similar = new Set<string>()
      const input = { registrations: [] as Registration[], bookings: new Map<string, Booking>(), visits: known() }
      for (const { number, no_reg, jam_reg, mapped, kind } of entries) {
        const no_rawat = noRawat(number)
        input.registrations.push(registration({ no_rawat, no_reg, jam_reg, ...(mapped ? {} : { poliBpjs: null }) }))
        // Codes of sent visits differ, and so do those of bookings: nobooking is a primary key.
        const brief = `${TODAY.replaceAll('-', '')}INT${no_reg}`
        const code = kind.endsWith('mirip') && !similar.has(kind + brief) ? brief : `LAIN${number}`
        similar.add(kind + brief)
        if (kind.startsWith('buku')) input.bookings.set(no_rawat, booking({ nobooking: code, no_rawat }))
        if (kind.startsWith('kirim')) {
          input.visits.set(no_rawat, knownVisit([knownRow()], { no_rawat, kodebooking: code }))
        }
      }
      return input
    })
  const form = fc.constantFrom('no_rawat' as const, 'brief' as const)
  const stranger = fc.constantFrom(new Map<string, string>(), new Map([['20251006INT002', 'lain']]))

  it('every registration has a code of its own, and the order they are read in does not matter', () => {
    fc.assert(
      fc.property(
        day,
        form,
        stranger,
        fc.infiniteStream(fc.nat()),
        ({ registrations, bookings, visits }, as, taken, random) => {
          const given = { bookings, known: visits, taken, form: as }
          const result = assign(registrations, given)
          expect(Object.keys(result.codes).sort()).toEqual(registrations.map((row) => row.no_rawat).sort())
          const codes = Object.values(result.codes)
          expect(new Set(codes).size).toBe(codes.length)
          const shuffled = registrations
            .map((row) => ({ row, key: random.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row)
          expect(assign(shuffled, given)).toEqual(result)
        },
      ),
      { numRuns: 500 },
    )
  })
})
