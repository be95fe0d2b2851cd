import { describe, expect, it } from 'vitest'
import type { TaskMark } from '../../../src/main/hospital/facts.ts'
import { isTaskId, type TaskId } from '../../../src/shared/task-ids.ts'
import * as build from './builders.ts'

const RECORDED = build.timesOf({ 3: '08:30:00', 4: '09:00:00', 5: '09:30:00' })
const SENT = { status_kirim: 'Sudah', taskid: 3 } as const
const marks = (...ids: TaskId[]) => ids.map((taskid) => ({ no_rawat: build.NO_RAWAT, taskid }))

/** A day with one visit, its reference row and Khanza's marks. */
const day = (reference: Parameters<typeof build.reference>[0], taskMarks: readonly TaskMark[] = marks()) =>
  build.facts({ references: [build.reference({ times: RECORDED, ...reference })], taskMarks })

const delivered = build.known(build.knownVisit([build.knownRow(), build.knownTask(3, '08:30:00')]))

describe('tasks marked by another program', () => {
  it('are not sent again', () => {
    expect(build.planOne({ facts: day({ status_kirim: 'Sudah' }, marks(3, 4)) }).calls).toEqual(['5 09:30:00'])
  })

  it('are believed up to the task that BPJS said is its last', () => {
    const known = build.known(build.knownVisit([build.knownRow()], { bpjs_last_task: 3 }))
    expect(build.planOne({ facts: day(SENT, marks(3, 4, 5)), known }).calls).toEqual(['4 09:00:00', '5 09:30:00'])
    const none = build.known(build.knownVisit([build.knownRow()], { bpjs_last_task: 0 }))
    expect(build.planOne({ facts: day(SENT, marks(3)), known: none }).calls).toHaveLength(3)
  })

  it('order what follows by the time that was marked, not by what the record says by now', () => {
    const at = (clock: string) => [{ no_rawat: build.NO_RAWAT, taskid: 3, waktu: `${build.TODAY} ${clock}` }]
    expect(build.planOne({ facts: day(SENT, at('09:10:00')) }).reasons).toEqual(['waktu-terbalik'])
    const moved = { ...SENT, times: build.timesOf({ 3: '09:20:00', 4: '09:00:00', 5: '09:30:00' }) }
    expect(build.planOne({ facts: day(moved, at('08:30:00')) }).calls).toEqual(['4 09:00:00', '5 09:30:00'])
    // A mark without a time leaves the record's as the only measure.
    expect(build.planOne({ facts: day(moved, marks(3)) }).reasons).toEqual(['waktu-terbalik'])
  })

  it('that name no task id do not count', () => {
    expect(isTaskId(8)).toBe(false)
    const facts = { ...day(SENT), taskMarks: [{ no_rawat: build.NO_RAWAT, taskid: 8 }] }
    expect(build.planOne({ facts }).calls).toHaveLength(3)
  })

  it('of another visit do not count', () => {
    const facts = { ...day(SENT), taskMarks: [{ no_rawat: build.noRawat(2), taskid: 3 }] }
    expect(build.planOne({ facts }).calls).toHaveLength(3)
  })

  it('give way to a delivery of our own, which BPJS has whatever it said before', () => {
    const rows = [build.knownRow(), build.knownTask(3, '08:45:00')]
    const known = build.known(build.knownVisit(rows, { bpjs_last_task: 1 }))
    const { calls, visit } = build.planOne({ facts: day(SENT, marks(3)), known })
    expect(calls).toEqual(['4 09:00:00', '5 09:30:00'])
    expect(visit.problems).toEqual([])
  })
})

it('the time that was sent counts, not the one the record has by now', () => {
  const rows = [build.knownRow(), build.knownTask(3, '09:15:00')]
  const { calls, reasons } = build.planOne({ facts: day(SENT, marks(3)), known: build.known(build.knownVisit(rows)) })
  expect([calls, reasons]).toEqual([[], ['waktu-terbalik']])
})

describe('a task a person took out', () => {
  const taken = (clock: string, reason: 'dibatalkan-petugas' | null = 'dibatalkan-petugas') =>
    build.known(
      build.knownVisit([build.knownRow(), build.knownTask(4, clock, { ...build.UNDELIVERED, state: 'batal', reason })]),
    )

  it('stays behind with those after it', () => {
    expect(build.planOne({ facts: day(SENT, marks(3)), known: taken('09:00:00') }).calls).toEqual([])
  })

  it('is planned again once its time is another', () => {
    const { calls } = build.planOne({ facts: day(SENT, marks(3)), known: taken('08:59:00') })
    expect(calls).toEqual(['4 09:00:00', '5 09:30:00'])
  })

  it('is planned again when the day is sent again on purpose', () => {
    const { calls } = build.planOne({ facts: day(SENT, marks(3)), known: taken('09:00:00'), force: true })
    expect(calls).toEqual(['add', '3 08:30:00', '4 09:00:00', '5 09:30:00'])
  })

  it('is not meant when the record withdrew it', () => {
    expect(build.planOne({ facts: day(SENT, marks(3)), known: taken('09:00:00', null) }).calls).toHaveLength(2)
  })
})

describe('a trace the hospital tables have lost', () => {
  const owed = (reference: Parameters<typeof day>[0], taskMarks = marks(3)) =>
    build.planOne({ facts: day(reference, taskMarks), known: delivered }).plan.oweAgain

  it('is none while every row says it', () => {
    expect(owed(SENT)).toEqual([])
  })

  it.each([
    ['status_kirim', { ...SENT, status_kirim: 'Belum' }, marks(3), [1]],
    ['the active task', { ...SENT, taskid: 0 }, marks(3), [13]],
    ["Khanza's mark", SENT, marks(), [13]],
    ['all of them', { status_kirim: 'Belum', taskid: 0 }, marks(), [1, 13]],
  ])('is owed again: %s', (_name, reference, taskMarks, ids) => {
    expect(owed(reference, taskMarks)).toEqual(ids)
  })

  it('is owed again: statuskirim of the booking that was sent', () => {
    const facts = { ...day(SENT, marks(3)), bookings: [build.booking({ statuskirim: 'Belum' })] }
    const visit = build.knownVisit([build.knownRow(), build.knownTask(3, '08:30:00')], {
      kodebooking: '20251006000001',
    })
    expect(build.planOne({ facts, known: build.known(visit) }).plan.oweAgain).toEqual([1])
  })

  it('is none of a booking that came after the visit was sent under another code', () => {
    const facts = { ...day(SENT, marks(3)), bookings: [build.booking({ statuskirim: 'Belum' })] }
    expect(build.planOne({ facts, known: delivered }).plan.oweAgain).toEqual([])
  })

  it('is none of a mark where the hospital keeps no marks', () => {
    const facts = { ...day(SENT), taskMarksKept: false }
    expect(build.planOne({ facts, known: delivered }).plan.oweAgain).toEqual([])
  })

  it('is none of a call that was not delivered', () => {
    const rows = [
      build.knownRow({ ...build.UNDELIVERED, state: 'menunggu' }),
      build.knownTask(3, '08:30:00', { ...build.UNDELIVERED, state: 'tertahan' }),
    ]
    const known = build.known(build.knownVisit(rows))
    expect(build.planOne({ facts: day({}), known }).plan.oweAgain).toEqual([])
  })
})

describe('what others delivered', () => {
  const adopted = (reference: Parameters<typeof day>[0], rest: Parameters<typeof build.facts>[0] = {}) =>
    build.planOne({ facts: { ...day(reference), ...rest } }).plan.adopted

  it('is brought into the reference row: the task', () => {
    expect(adopted({ status_kirim: 'Sudah' }, { taskMarks: marks(3, 4) })).toEqual([
      { no_rawat: build.NO_RAWAT, kodebooking: build.NO_RAWAT, call: 'updatewaktu', taskid: 4, waktu: null },
    ])
  })

  it('is brought into the reference row: the booking that was sent', () => {
    const bookings = [build.booking({ statuskirim: 'Sudah' })]
    expect(adopted({}, { bookings })).toEqual([
      { no_rawat: build.NO_RAWAT, kodebooking: '20251006000001', call: 'add', taskid: 0, waktu: null },
    ])
  })

  it('is none once the row says so, or while there is no row', () => {
    expect(adopted({ status_kirim: 'Sudah', taskid: 4 }, { taskMarks: marks(3, 4) })).toEqual([])
    expect(adopted({}, { references: [], taskMarks: marks(3, 4) })).toEqual([])
  })

  it('is not our own delivery, which owes its trace itself', () => {
    const facts = day({ status_kirim: 'Belum', taskid: 0 }, marks(3))
    expect(build.planOne({ facts, known: delivered }).plan.adopted).toEqual([])
  })
})

describe('sending the day again on purpose', () => {
  it('plans everything that was delivered', () => {
    const { calls } = build.planOne({ facts: day(SENT, marks(3)), known: delivered, force: true })
    expect(calls).toEqual(['add', '3 08:30:00', '4 09:00:00', '5 09:30:00'])
  })

  it('plans what others delivered', () => {
    const facts = day({ status_kirim: 'Sudah' }, marks(3, 4, 5))
    expect(build.planOne({ facts, force: true }).calls).toHaveLength(4)
  })

  it('still leaves out what is not sent at all', () => {
    const facts = build.facts({ registrations: [build.registration({ stts: 'Batal' })] })
    expect(build.planOne({ facts, force: true }).visit.skipped).toBe('registrasi-batal')
  })
})
