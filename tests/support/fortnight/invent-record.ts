import { addDays, addMinutes, hariKerja, type WallDate, type WallTime } from '../../../src/shared/wall-time.ts'
import { type Dice, laterOf } from './dice.ts'
import { type AnyTask, type PrescriptionFact, type TaskFact, ZERO } from './facts.ts'
import { SESSIONS } from './masters.ts'

/** What the medical record says of a visit, drawn around a course of events that is itself in order. */

/** A course in order, from which the tables are then filled: complete, with gaps, or awry. */
export type Course = Readonly<Record<Exclude<AnyTask, 99>, WallTime>>

export function inventCourse(
  dice: Dice,
  tanggal: WallDate,
  jam_reg: string,
  kd_dokter: string,
  kd_poli: string,
): Course {
  const registered = `${tanggal} ${jam_reg}`
  const day = hariKerja(tanggal)
  const starts = SESSIONS.filter(
    (row) => row.kd_dokter === kd_dokter && row.kd_poli === kd_poli && row.hari_kerja === day,
  ).map((row) => `${tanggal} ${row.jam_mulai}`)
  const opens = starts.find((start) => start >= registered) ?? registered
  const later = (from: WallTime, low: number, high: number) => addMinutes(from, dice.between(low, high))
  const three = dice.odds(50) ? opens : later(registered, -20, 15)
  const four = later(laterOf(opens, three), 5, 60)
  const five = later(four, 6, 40)
  const six = later(five, 6, 40)
  return {
    1: addMinutes(three, -12),
    2: addMinutes(three, -6),
    3: three,
    4: four,
    5: five,
    6: six,
    7: later(six, 6, 40),
  }
}

/** Mostly the time given; now and then too early, on the next day, or a zero date. */
export function awry(dice: Dice, waktu: WallTime): string {
  return dice.weighted<() => string>([
    [930, () => waktu],
    [30, () => addMinutes(waktu, -dice.between(60, 200))],
    [20, () => `${addDays(waktu.slice(0, 10), 1)} 07:15:00`],
    [20, () => ZERO],
  ])()
}

/** The moments of pemeriksaan_ralan, the first near task 4 and the last near task 5. */
export function inventExaminations(dice: Dice, course: Course): string[] {
  const count = dice.weighted([
    [18, 0],
    [25, 1],
    [45, 2],
    [12, 3],
  ])
  const moments = [course[4], course[5], addMinutes(course[4], 3)].slice(0, count).map((waktu) => awry(dice, waktu))
  // A zero date keeps its clock time in Khanza.
  if (dice.odds(1)) moments.push(`0000-00-00 ${course[3].slice(11)}`)
  return [...new Set(moments)]
}

export function inventFile(dice: Dice, course: Course): { diterima: string; kembali: string } | null {
  if (!dice.odds(40)) return null
  const near = (waktu: WallTime, percent: number, high: number) =>
    dice.odds(percent) ? awry(dice, addMinutes(waktu, dice.between(-3, high))) : ZERO
  return { diterima: near(course[4], 75, 2), kembali: near(course[5], 60, 4) }
}

export interface PrescriptionNumbers {
  next(tanggal: WallDate): string
}

/** Khanza numbers prescriptions per day. */
export function prescriptionNumbers(): PrescriptionNumbers {
  const last = new Map<WallDate, number>()
  return {
    next(tanggal) {
      const number = (last.get(tanggal) ?? 0) + 1
      last.set(tanggal, number)
      return `${tanggal.replaceAll('-', '')}${String(number).padStart(4, '0')}`
    },
  }
}

export function inventPrescriptions(
  dice: Dice,
  course: Course,
  tanggal: WallDate,
  numbers: PrescriptionNumbers,
): PrescriptionFact[] {
  const ralan = dice.weighted([
    [40, 0],
    [42, 1],
    [18, 2],
  ])
  const statuses: PrescriptionFact['status'][] = Array.from({ length: ralan }, () => 'ralan' as const)
  if (dice.odds(8)) statuses.splice(dice.between(0, ralan), 0, 'ranap')
  return statuses.map((status, index) => {
    const moment = (waktu: WallTime, percent: number) =>
      dice.odds(percent) ? awry(dice, addMinutes(waktu, index * 2)) : ZERO
    return {
      no_resep: numbers.next(tanggal),
      status,
      disiapkan: moment(course[6], 78),
      diserahkan: moment(course[7], 72),
      racikan: dice.odds(25),
    }
  })
}

/** The first tasks of the course, as Khanza's own service sent and marked them. */
export function inventMarks(dice: Dice, course: Course): TaskFact[] {
  if (!dice.odds(14)) return []
  const last = dice.weighted<AnyTask>([
    [30, 3],
    [25, 4],
    [20, 5],
    [10, 6],
    [10, 7],
  ])
  const marks: TaskFact[] = ([3, 4, 5, 6, 7] as const)
    .filter((id) => id <= last)
    .map((taskid) => ({ taskid, waktu: course[taskid] }))
  if (dice.odds(8)) marks.push({ taskid: 99, waktu: addMinutes(course[7], 5) })
  return marks
}
