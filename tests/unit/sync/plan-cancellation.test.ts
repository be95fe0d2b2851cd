import { describe, expect, it } from 'vitest'
import type { Cancellation } from '../../../src/main/hospital/facts.ts'
import * as build from './builders.ts'

const NB = '20251006000001'
const row = (overrides: Partial<Cancellation> = {}): Cancellation => ({
  nobooking: NB,
  no_rawat: build.NO_RAWAT,
  tanggalbatal: `${build.TODAY} 08:40:00`,
  keterangan: 'Pasien berhalangan',
  statuskirim: 'Belum',
  ...overrides,
})
const visit = (registration: Parameters<typeof build.registration>[0], overrides: Parameters<typeof build.facts>[0]) =>
  build.facts({ registrations: [build.registration(registration)], ...overrides })
const sentBooking = [build.booking({ statuskirim: 'Sudah', validasi: `${build.TODAY} 08:10:00` })]

describe('a cancelled visit', () => {
  it('that BPJS has is cancelled there, then its task 99 leaves at the time of the cancellation', () => {
    const facts = visit({ stts: 'Batal' }, { bookings: sentBooking, cancellations: [row()] })
    const { calls, visit: planned } = build.planOne({ facts })
    expect(calls).toEqual(['batal', '99 08:40:00'])
    expect(planned.intents.map(({ payload }) => payload)).toMatchObject([
      { kodebooking: NB, keterangan: 'Pasien berhalangan' },
      { kodebooking: NB, taskid: 99 },
    ])
  })

  it('without a word of why says that SIMRS cancelled it', () => {
    const facts = visit({ stts: 'Batal' }, { references: [build.reference({ status_kirim: 'Sudah' })] })
    const { visit: planned, calls } = build.planOne({ facts })
    expect(calls).toEqual(['batal', '99 15:00:00'])
    expect(planned.intents[0]?.payload).toEqual({
      kodebooking: build.NO_RAWAT,
      keterangan: 'Registrasi dibatalkan di SIMRS',
    })
  })

  it('whose booking was cancelled in the app today is told, although this program never announced it', () => {
    const facts = visit({}, { bookings: [build.booking({ status: 'Batal' })], cancellations: [row()] })
    expect(build.planOne({ facts }).calls).toEqual(['batal', '99 08:40:00'])
  })

  it('that BPJS was told of by another program owes its task 99 alone, and nothing once that is marked', () => {
    const facts = visit({ stts: 'Batal' }, { bookings: sentBooking, cancellations: [row({ statuskirim: 'Sudah' })] })
    expect(build.planOne({ facts }).calls).toEqual(['99 08:40:00'])
    const marked = { ...facts, taskMarks: [{ no_rawat: build.NO_RAWAT, taskid: 99 }] }
    expect(build.planOne({ facts: marked }).calls).toEqual([])
  })

  it('leaves its service tasks where they are', () => {
    const records = new Map([[build.NO_RAWAT, { pemeriksaan: [`${build.TODAY} 09:00:00`], berkas: null, resep: [] }]])
    const facts = visit({ stts: 'Batal' }, { bookings: sentBooking, records })
    expect(build.planOne({ facts }).calls).toEqual(['batal', '99 15:00:00'])
  })

  it('that was cancelled before a task BPJS has ends when that was seen', () => {
    const taskMarks = [{ no_rawat: build.NO_RAWAT, taskid: 3, waktu: `${build.TODAY} 08:45:00` }]
    const facts = visit({ stts: 'Batal' }, { bookings: sentBooking, cancellations: [row()], taskMarks })
    expect(build.planOne({ facts }).calls).toEqual(['batal', '99 15:00:00'])
  })

  it('whose call was delivered owes the trace again while the row says otherwise', () => {
    const known = build.known(
      build.knownVisit([build.knownRow({ id: 7, call: 'batal' }), build.knownTask(99, '08:40:00')], {
        kodebooking: NB,
      }),
    )
    const facts = visit({ stts: 'Batal' }, { bookings: sentBooking, cancellations: [row()] })
    const { calls, plan } = build.planOne({ facts, known })
    expect(calls).toEqual([])
    expect(plan.oweAgain).toContain(7)
  })
})

describe('a cancelled booking', () => {
  it('does not cancel a visit that goes on with another one, and is told by itself', () => {
    const facts = visit({}, { bookings: [build.booking({ nobooking: 'NB2' })], cancellations: [row()] })
    const { plan, calls } = build.planOne({ facts })
    expect(calls).toEqual(['add'])
    expect(plan.visits[1]?.intents).toMatchObject([{ call: 'batal', kodebooking: NB }])
  })

  it.each([
    ['that is told already', row({ statuskirim: 'Sudah' })],
    ['without a code', row({ nobooking: '' })],
    ['without a day', row({ tanggalbatal: '0000-00-00 00:00:00' })],
  ])('%s and whose registration is gone owes nothing', (_name, cancellation) => {
    const facts = build.facts({ registrations: [], cancellations: [cancellation] })
    expect(build.planAll({ facts })).toEqual([])
  })

  it('whose registration is gone is told under its own code', () => {
    const facts = build.facts({ registrations: [], cancellations: [row()] })
    expect(build.planAll({ facts })).toMatchObject([
      { call: 'batal', kodebooking: NB, no_rawat: build.NO_RAWAT, tanggal: build.TODAY },
    ])
    const nameless = build.facts({ registrations: [], cancellations: [row({ no_rawat: '' })] })
    expect(build.planAll({ facts: nameless })).toMatchObject([{ no_rawat: NB }])
  })
})
