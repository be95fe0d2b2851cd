import type { ProblemReason } from './problems.ts'
import { TASK_CANCELLED, TASK_IDS, type TaskId } from './task-ids.ts'
import {
  addMinutes,
  dateOf,
  isClockTime,
  jamDetikIndonesia,
  jamIndonesia,
  parseWallTime,
  tanggalIndonesia,
  type WallDate,
  type WallTime,
} from './wall-time.ts'

/**
 * What may be said about the time of a task before BPJS says it. The planner holds a task back for these reasons and the
 * forms tell them while a person types, in the same sentences.
 */

/** Why a time cannot be sent: the stable word and the sentence with its cure. */
export interface TimeFault {
  readonly reason: ProblemReason
  readonly message: string
}

/** A task together with its time. */
export interface TaskAt {
  readonly id: TaskId
  readonly waktu: WallTime
}

/** The day of the visit and the hospital's clock. */
export interface VisitClock {
  readonly tanggal: WallDate
  readonly now: WallTime
}

/**
 * Times up to this many minutes ahead of the workstation's clock are a difference between clocks, not an error: the
 * task simply waits until they have come.
 */
export const CLOCK_TOLERANCE_MINUTES = 5

/** The hours, minutes and seconds of what a clerk typed: with a separator, or three, four or six bare digits. */
const TYPED_CLOCK = /^(\d{1,2})[.:, ](\d{2})(?:[.:, ](\d{2}))?$|^(\d{1,2})(\d{2})$|^(\d{2})(\d{2})(\d{2})$/

/** Reads a time of `day` as a clerk types it: `10.25`, `10:25`, `1025`, `925`, `10.25.07`. Null when it is no time. */
export function parseClock(text: string, day: WallDate): WallTime | null {
  const match = TYPED_CLOCK.exec(text.trim())
  if (!match) return null
  const hour = (match[1] ?? match[4] ?? match[6] ?? '').padStart(2, '0')
  const minute = match[2] ?? match[5] ?? match[7] ?? ''
  const second = match[3] ?? match[8] ?? '00'
  const clock = `${hour}:${minute}:${second}`
  return isClockTime(clock) ? `${day} ${clock}` : null
}

/** `10.25`, with the seconds behind it where there are any: what {@link parseClock} reads back unchanged. */
export function clockText(waktu: WallTime): string {
  return waktu.endsWith(':00') ? jamIndonesia(waktu) : jamDetikIndonesia(waktu)
}

/** What is wrong with a time taken alone; `nanti` when it only has to be waited for. */
export function timeFault(task: TaskAt, { tanggal, now }: VisitClock): TimeFault | 'nanti' | null {
  const { id, waktu } = task
  if (dateOf(waktu) !== tanggal) {
    return {
      reason: 'waktu-hari-lain',
      message: `Jam task ${id} (${tanggalIndonesia(dateOf(waktu))} ${jamIndonesia(waktu)}) bukan pada hari kunjungan (${tanggalIndonesia(tanggal)}). Perbaiki jamnya.`,
    }
  }
  if (waktu <= now) return null
  if (waktu <= addMinutes(now, CLOCK_TOLERANCE_MINUTES)) return 'nanti'
  return {
    reason: 'waktu-depan',
    message: `Jam task ${id} (${jamIndonesia(waktu)}) belum terjadi, sekarang ${jamIndonesia(now)}. Perbaiki jamnya, atau tunggu sampai waktunya.`,
  }
}

/** BPJS takes a task only at a later time than the one before it. */
export function orderFault(task: TaskAt, previous: TaskAt | null): TimeFault | null {
  if (!previous || task.waktu > previous.waktu) return null
  const same = task.waktu === previous.waktu
  // Within one minute the seconds are what is wrong.
  const withinMinute = !same && task.waktu.slice(0, 16) === previous.waktu.slice(0, 16)
  const jam = withinMinute ? jamDetikIndonesia : jamIndonesia
  return {
    reason: 'waktu-terbalik',
    message: `Jam task ${task.id} (${jam(task.waktu)}) ${same ? 'sama dengan' : 'lebih awal dari'} task ${previous.id} (${jam(previous.waktu)}). BPJS akan menolak. Perbaiki jamnya.`,
  }
}

/** A task without a time that a later one, which has a time, has to wait for. */
export function gapFault(missing: TaskId, later: TaskId): TimeFault {
  return {
    reason: 'task-terlewat',
    message: `Task ${missing} belum punya jam, padahal task ${later} sudah. Isi jam task ${missing} agar task berikutnya dapat dikirim.`,
  }
}

/** A stored text that names no moment. `source` says where it is stored. */
export function impossibleFault(id: TaskId, text: string, source: string): TimeFault {
  return {
    reason: 'waktu-mustahil',
    message: `Jam task ${id} di ${source} tidak mungkin (${text}). Isi jam yang benar.`,
  }
}

/** The task a chain begins with: 1, or 3 for a visit that never saw the admission queue. */
export function firstTask(isKnown: (id: TaskId) => boolean): TaskId {
  return isKnown(1) || isKnown(2) ? 1 : 3
}

export interface TaskTimesInput extends VisitClock {
  /** As stored or typed, zero dates and impossible times included; absent and null are empty. */
  readonly times: Readonly<Partial<Record<TaskId, string | null>>>
  /** Tasks BPJS has, with the time it was sent where that is known. Nothing about them can be wrong any more. */
  readonly accepted: ReadonlyMap<TaskId, WallTime | null>
  /** Tasks whose time is the medical record's, where a moment still to come is an appointment and not a slip. */
  readonly fromRecord?: ReadonlySet<TaskId>
}

export interface TaskTimeProblem extends TimeFault {
  readonly taskid: TaskId
}

/**
 * For a form: the first thing wrong with each task, in the order of the tasks. Unlike the planner, which stops at the
 * first break, it looks at every task. A missing predecessor is told at the task that misses its time, where it is mended.
 * Times that only have to be waited for are not wrong, and a visit that BPJS has cancelled takes nothing more.
 */
export function taskTimeProblems(input: TaskTimesInput): TaskTimeProblem[] {
  const { times, accepted } = input
  if (accepted.has(TASK_CANCELLED)) return []
  const problems: TaskTimeProblem[] = []
  const parsed = new Map(TASK_IDS.map((id) => [id, parseWallTime(times[id])]))
  const isWritten = (id: TaskId) => parsed.get(id)?.kind !== 'kosong'
  const starts = firstTask((id) => accepted.has(id) || isWritten(id))
  const furthest = Math.max(0, ...accepted.keys())
  let previous: TaskAt | null = null

  for (const id of TASK_IDS) {
    const at = parsed.get(id) ?? parseWallTime(null)
    const task: TaskAt | null = at.kind === 'ada' ? { id, waktu: at.value } : null
    const fault = task && timeFault(task, input)
    const isComing = fault !== null && fault !== 'nanti' && fault.reason === 'waktu-depan'
    const alone = isComing && input.fromRecord?.has(id) ? 'nanti' : fault
    // A time that cannot be sent orders nothing: one on another day would make every time behind it look reversed.
    const own = alone === null || alone === 'nanti' ? task : null
    if (id <= furthest) {
      // BPJS is past this task. Only what it took orders what follows.
      const sent = accepted.get(id)
      if (accepted.has(id)) previous = sent ? { id, waktu: sent } : (own ?? previous)
      continue
    }
    const wrong =
      at.kind === 'mustahil'
        ? impossibleFault(id, at.text, `data referensi (taskid${id})`)
        : at.kind === 'kosong'
          ? missing(id)
          : own
            ? orderFault(own, previous)
            : alone
    if (wrong && wrong !== 'nanti') problems.push({ taskid: id, ...wrong })
    previous = own ?? previous
  }
  return problems

  function missing(id: TaskId): TimeFault | null {
    if (id < starts || id === TASK_CANCELLED) return null
    const later = TASK_IDS.find((next) => next > id && next !== TASK_CANCELLED && parsed.get(next)?.kind === 'ada')
    return later ? gapFault(id, later) : null
  }
}
