import { expect } from 'vitest'
import { outOfOrder, tasksBeforeAdd } from '../../src/main/demo/simulator/audit.ts'
import { epochToWallTime } from '../../src/shared/wall-time.ts'
import { fits } from './fault-slips.ts'
import type { FaultyDay } from './faulty-day.ts'
import type { HospitalDatabase } from './hospital-db.ts'
import { type Rig, ZONE } from './rig.ts'

/** Bookings that are not yet as they have to end, each as BPJS has it and as it is expected. */
export function unmended(rig: Rig, { tanggal, expected }: FaultyDay, now: () => number) {
  const wall = epochToWallTime(now(), ZONE)
  const held = rig.simulator.bookings()
  return [...expected].flatMap(([kodebooking, { cancelled, tasks }]) => {
    const booking = held.get(kodebooking)
    const sent = (booking?.tasks ?? [])
      .filter(({ taskid }) => taskid !== 99)
      .map(({ taskid, waktu }) => ({ taskid, waktu: epochToWallTime(waktu, ZONE) }))
    const isRight =
      booking?.cancelled === cancelled &&
      sent.length === tasks.length &&
      tasks.every(({ taskid, waktu }, index) => {
        const own = sent[index]
        return own?.taskid === taskid && fits(own.waktu, waktu, tanggal, wall)
      })
    return isRight ? [] : [{ kodebooking, cancelled: booking?.cancelled, sent, expected: { cancelled, tasks } }]
  })
}

/** BPJS holds the day as it has to end: every visit, each with all its tasks at times that can be right. */
export function expectMended(rig: Rig, day: FaultyDay, now: () => number): void {
  expect([...rig.simulator.bookings().keys()].sort()).toEqual([...day.expected.keys()].sort())
  expect(unmended(rig, day, now)).toEqual([])
  expect(outOfOrder(rig.simulator.requests)).toEqual([])
  expect(tasksBeforeAdd(rig.simulator.requests)).toEqual([])
}

interface TaskAtBpjs {
  readonly taskid: number
  readonly waktu: string
}

type Row = Readonly<Record<string, string | number | null>>

/** Both sides of a day without what differs from run to run. */
export interface DaySnapshot {
  readonly bpjs: Readonly<Record<string, { readonly cancelled: boolean; readonly tasks: readonly TaskAtBpjs[] }>>
  readonly marks: readonly string[]
  readonly rows: readonly Row[]
  readonly bookings: readonly Row[]
}

/** The moment at which a cancellation was noticed is the mending's own, not the day's. */
const clock = (taskid: number, waktu: string) => (taskid === 99 ? 'saat diperbaiki' : waktu)

export async function snapshotOf(db: HospitalDatabase, rig: Rig): Promise<DaySnapshot> {
  const bpjs = [...rig.simulator.bookings()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kodebooking, booking]) => {
      const tasks = booking.tasks.map(({ taskid, waktu }) => ({
        taskid,
        waktu: clock(taskid, epochToWallTime(waktu, ZONE)),
      }))
      return [kodebooking, { cancelled: booking.cancelled, tasks }] as const
    })
  const marks = await db.query<{ no_rawat: string; taskid: string; waktu: string }>(
    'select no_rawat, taskid, waktu from referensi_mobilejkn_bpjs_taskid order by no_rawat, taskid + 0',
  )
  const rows = await db.query(
    `select no_rawat, status_kirim, taskid, taskid3, taskid4, taskid5, taskid6, taskid7, taskid99 is null as tanpa99
       from ${db.briefTable} order by no_rawat`,
  )
  const bookings = await db.query('select nobooking, statuskirim from referensi_mobilejkn_bpjs order by nobooking')
  return {
    bpjs: Object.fromEntries(bpjs),
    marks: marks.map(({ no_rawat, taskid, waktu }) => `${no_rawat} ${taskid} ${clock(Number(taskid), waktu)}`),
    rows,
    bookings,
  }
}

/** The hospital's tables tell of the day as BPJS has it. */
export async function expectTablesAgree(
  db: HospitalDatabase,
  rig: Rig,
  { expected, faults }: FaultyDay,
): Promise<void> {
  const { marks, rows, bookings } = await snapshotOf(db, rig)
  const held = rig.simulator.bookings()
  // What was once noted as sent keeps the time it was sent with, even where BPJS counts another.
  const moved = new Set(
    faults.flatMap(({ kind, visit, taskid }) => (kind === 'program-lain' && taskid === 7 ? [visit.no_rawat] : [])),
  )
  const owed = [...expected].flatMap(([kodebooking, { visit, cancelled }]) => {
    const tasks = (held.get(kodebooking)?.tasks ?? []).filter(({ taskid }) => taskid !== 99)
    const own = tasks.map(({ taskid, waktu }) => {
      const isMoved = taskid === 7 && moved.has(visit.no_rawat)
      const sent = isMoved ? visit.tasks.at(-1)?.waktu : epochToWallTime(waktu, ZONE)
      return `${visit.no_rawat} ${taskid} ${sent}`
    })
    return cancelled ? [...own, `${visit.no_rawat} 99 ${clock(99, '')}`] : own
  })
  expect([...marks].sort()).toEqual(owed.sort())

  const sent = [...expected.values()].map(({ visit: { no_rawat }, cancelled, tasks }) => ({
    no_rawat,
    status_kirim: 'Sudah',
    taskid: cancelled ? 99 : tasks.at(-1)?.taskid,
  }))
  const byNumber = new Map(rows.map((row) => [row.no_rawat, row]))
  expect(sent.map(({ no_rawat }) => byNumber.get(no_rawat))).toMatchObject(sent)
  expect(bookings.filter(({ statuskirim }) => statuskirim !== 'Sudah')).toEqual([])
}
