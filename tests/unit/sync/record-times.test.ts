import { describe, expect, it } from 'vitest'
import type { MedicalRecord, Prescription } from '../../../src/main/hospital/facts.ts'
import { type RecordInput, recordTimes } from '../../../src/main/sync/record-times.ts'
import type { TaskId } from '../../../src/shared/task-ids.ts'
import * as build from './builders.ts'

const ZERO = '0000-00-00 00:00:00'
const on = (clock: string) => `${build.TODAY} ${clock}`
const record = (overrides: Partial<MedicalRecord> = {}): MedicalRecord => ({
  pemeriksaan: [],
  berkas: null,
  resep: [],
  ...overrides,
})
const prescription = (overrides: Partial<Prescription> = {}): Prescription => ({
  no_resep: '202510060001',
  status: 'ralan',
  disiapkan: ZERO,
  diserahkan: ZERO,
  racikan: false,
  ...overrides,
})
const cancellation = (tanggalbatal: string) => ({
  nobooking: 'NB1',
  no_rawat: build.NO_RAWAT,
  tanggalbatal,
  keterangan: '',
  statuskirim: 'Belum',
})

function read(overrides: Partial<RecordInput> = {}) {
  const result = recordTimes({
    registration: build.registration(),
    booking: undefined,
    record: undefined,
    schedule: build.schedule(),
    cancelled: false,
    cancellation: undefined,
    accepted: new Map(),
    manual: new Map(),
    seen: new Map(),
    now: build.NOW,
    ...overrides,
  })
  const clock = (id: TaskId) => result.times.get(id)?.waktu.slice(11)
  return { ...result, clock, asal: (id: TaskId) => result.times.get(id)?.asal }
}
const done = build.registration({ stts: 'Sudah' })

describe('task 3', () => {
  it('of a booking is its check-in, and none while the patient has not come', () => {
    expect(read({ booking: build.booking({ validasi: on('07:40:00') }) })).toMatchObject({
      times: new Map([[3, { waktu: on('07:40:00'), sumber: 'rekam-medis', asal: 'validasi booking' }]]),
    })
    expect(read({ booking: build.booking({ validasi: ZERO }) }).times.size).toBe(0)
  })

  it.each([
    ['when the doctor begins', '07:10:00', '08:00:00'],
    ['when it was registered', '08:15:00', '08:15:00'],
  ])('without a booking is %s, whichever is later', (_name, jam_reg, expected) => {
    expect(read({ registration: build.registration({ jam_reg }) }).clock(3)).toBe(expected)
  })

  it('without a booking and without a schedule is none', () => {
    expect(read({ schedule: undefined }).clock(3)).toBeUndefined()
  })
})

describe('task 4', () => {
  it('is the first examination, in whatever order they were read', () => {
    const pemeriksaan = [on('09:30:00'), on('09:05:00'), on('10:00:00')]
    const berkas = { diterima: on('08:50:00'), kembali: ZERO }
    const { clock, asal } = read({ record: record({ pemeriksaan, berkas }) })
    expect([clock(4), asal(4)]).toEqual(['09:05:00', 'pemeriksaan pertama'])
  })

  it('is when the file was received where nobody wrote an examination', () => {
    const berkas = { diterima: on('08:50:00'), kembali: ZERO }
    const { clock, asal } = read({ record: record({ berkas }) })
    expect([clock(4), asal(4)]).toEqual(['08:50:00', 'berkas diterima'])
    expect(read({ record: record({ berkas: { diterima: ZERO, kembali: ZERO } }) }).clock(4)).toBeUndefined()
  })
})

describe('task 5', () => {
  const examined = (...clocks: string[]) => record({ pemeriksaan: clocks.map(on) })

  it('is none before the visit is over', () => {
    expect(read({ record: examined('09:00:00', '09:20:00') }).clock(5)).toBeUndefined()
  })

  it('is the last examination, not the moment of looking', () => {
    const { clock, firstSeen } = read({ registration: done, record: examined('09:00:00', '09:20:00') })
    expect([clock(5), firstSeen]).toEqual(['09:20:00', []])
  })

  it('is when the file came back where one examination alone was written', () => {
    const berkas = { diterima: ZERO, kembali: on('09:45:00') }
    const { clock, asal } = read({ registration: done, record: { ...examined('09:00:00'), berkas } })
    expect([clock(5), asal(5)]).toEqual(['09:45:00', 'berkas kembali'])
  })

  it('is not a return of the file that lies before the examination', () => {
    const berkas = { diterima: ZERO, kembali: on('08:45:00') }
    const { times } = read({ registration: done, record: { ...examined('09:00:00'), berkas } })
    expect(times.get(5)).toMatchObject({ waktu: build.NOW, sumber: 'dilihat' })
  })

  it('where the record has a status alone is the first sight of it, and stays so', () => {
    const first = read({ registration: done, record: examined('09:00:00'), now: on('09:35:00') })
    expect(first.times.get(5)).toMatchObject({ waktu: on('09:35:00'), sumber: 'dilihat' })
    expect(first.firstSeen).toEqual([5])
    const seen = new Map<TaskId, string>([[5, on('09:35:00')]])
    const later = read({ registration: done, record: examined('09:00:00'), seen, now: on('11:00:00') })
    expect([later.clock(5), later.firstSeen]).toEqual(['09:35:00', []])
  })

  it('seen too late is never later than task 6', () => {
    const resep = [prescription({ disiapkan: on('09:30:00') })]
    const { clock } = read({ registration: done, record: { ...examined('09:00:00'), resep } })
    expect([clock(5), clock(6)]).toEqual(['09:29:59', '09:30:00'])
  })

  it('seen on a later day is nobody knows when, and is told instead of invented', () => {
    const { clock, endUnknown } = read({
      registration: done,
      record: examined('09:00:00'),
      now: '2025-10-07 08:00:00',
    })
    expect([clock(5), endUnknown]).toEqual([undefined, true])
  })

  it('that BPJS has already is not looked for', () => {
    const accepted = new Map<TaskId, string | null>([[5, null]])
    expect(read({ registration: done, record: examined('09:00:00'), accepted })).toMatchObject({ firstSeen: [] })
  })

  it('is forgotten when the status is taken back', () => {
    const seen = new Map<TaskId, string>([[5, on('09:35:00')]])
    expect(read({ seen }).noLongerSeen).toEqual([5])
  })
})

describe('tasks 6 and 7', () => {
  it('are when the first prescription was made ready and the last handed over', () => {
    const resep = [
      prescription({ disiapkan: on('10:10:00'), diserahkan: on('10:40:00') }),
      prescription({ no_resep: '202510060002', disiapkan: on('10:00:00'), diserahkan: on('10:20:00') }),
    ]
    const { clock } = read({ record: record({ resep }) })
    expect([clock(6), clock(7)]).toEqual(['10:00:00', '10:40:00'])
  })

  it('are none for an inpatient prescription, and 7 is none while one is still to be handed over', () => {
    expect(
      read({ record: record({ resep: [prescription({ status: 'ranap', disiapkan: on('10:00:00') })] }) }).clock(6),
    ).toBe(undefined)
    const resep = [prescription({ diserahkan: on('10:40:00') }), prescription({ no_resep: '202510060002' })]
    expect(read({ record: record({ resep }) }).clock(7)).toBeUndefined()
  })
})

describe('task 99', () => {
  const cancelled = { cancelled: true, registration: build.registration({ stts: 'Batal' }) }

  it('is all that a cancelled visit has', () => {
    const { times } = read({ ...cancelled, record: record({ pemeriksaan: [on('09:00:00')] }) })
    expect([...times.keys()]).toEqual([99])
  })

  it('is when the booking was cancelled', () => {
    expect(read({ ...cancelled, cancellation: cancellation(on('08:30:00')) }).clock(99)).toBe('08:30:00')
  })

  it.each([
    ['on another day', '2025-10-05 08:30:00', new Map<TaskId, string | null>()],
    ['before what BPJS has', on('08:30:00'), new Map<TaskId, string | null>([[3, on('08:40:00')]])],
    ['at no time', ZERO, new Map<TaskId, string | null>()],
  ])('cancelled %s is when it was first seen', (_name, tanggalbatal, accepted) => {
    const { times, firstSeen } = read({ ...cancelled, accepted, cancellation: cancellation(tanggalbatal) })
    expect(times.get(99)).toMatchObject({ waktu: build.NOW, sumber: 'dilihat' })
    expect(firstSeen).toEqual([99])
  })
})

it('impossible and zero times of the record are none', () => {
  const odd = record({
    pemeriksaan: ['2025-02-31 08:00:00', `${build.TODAY} 25:00:00`],
    berkas: { diterima: '', kembali: ZERO },
    resep: [prescription({ disiapkan: `${build.TODAY} ` })],
  })
  expect([...read({ booking: build.booking({ validasi: '' }), record: odd }).times]).toEqual([])
})
