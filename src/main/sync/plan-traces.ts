import { isTaskId, type TaskId } from '../../shared/task-ids.ts'
import { epochToWallTime, parseWallTime, type WallTime, wallTimeToEpoch, type Zone } from '../../shared/wall-time.ts'
import type { Booking, Cancellation, DayFacts, ReferenceRow } from '../hospital/facts.ts'
import type { Delivered } from '../hospital/write.ts'
import type { KnownVisit } from '../outbox/rows.ts'
import { isOwed } from './plan-cancellation.ts'
import type { TaskTime } from './plan-tasks.ts'

/** Tasks of one visit that some program calls sent, with the time it sent where that is known. */
export type Marks = ReadonlyMap<TaskId, WallTime | null>

/** Khanza's `_taskid` rows by no_rawat. */
export function groupMarks(facts: DayFacts): Map<string, Marks> {
  const marks = new Map<string, Map<TaskId, WallTime | null>>()
  for (const { no_rawat, taskid, waktu } of facts.taskMarks) {
    if (!isTaskId(taskid)) continue
    const sent = parseWallTime(waktu)
    const own = marks.get(no_rawat) ?? new Map()
    marks.set(no_rawat, own.set(taskid, sent.kind === 'ada' ? sent.value : null))
  }
  return marks
}

/**
 * Tasks BPJS has: delivered by this program, or marked by another one. A mark beyond the last task that BPJS itself
 * named is not believed: Khanza's service leaves such marks when a call fails half way.
 */
export function acceptedTasks(visit: KnownVisit | undefined, marks: Marks, zone: Zone): Map<TaskId, WallTime | null> {
  const accepted = new Map<TaskId, WallTime | null>()
  for (const [id, waktu] of marks) {
    const last = visit?.bpjs_last_task ?? null
    if (last === null || id <= last) accepted.set(id, waktu)
  }
  for (const row of visit?.rows ?? []) {
    if (row.call !== 'updatewaktu' || row.taskid === 0 || row.delivered_at === null) continue
    const { waktu } = JSON.parse(row.payload) as { waktu: number }
    accepted.set(row.taskid, epochToWallTime(waktu, zone))
  }
  return accepted
}

/** Tasks a person cancelled and whose time has not been changed since: a new time is a new call. */
export function cancelledTasks(
  visit: KnownVisit | undefined,
  times: Partial<Record<TaskId, TaskTime>>,
  zone: Zone,
): Set<TaskId> {
  const cancelled = new Set<TaskId>()
  for (const row of visit?.rows ?? []) {
    if (row.call !== 'updatewaktu' || row.taskid === 0 || row.state !== 'batal' || row.reason === null) continue
    const { waktu } = JSON.parse(row.payload) as { waktu: number }
    const recorded = parseWallTime(times[row.taskid]?.text)
    if (recorded.kind !== 'ada' || wallTimeToEpoch(recorded.value, zone) === waktu) cancelled.add(row.taskid)
  }
  return cancelled
}

export interface TraceInput {
  readonly no_rawat: string
  readonly kodebooking: string
  readonly visit: KnownVisit | undefined
  readonly reference: ReferenceRow | undefined
  readonly booking: Booking | undefined
  readonly cancellation: Cancellation | undefined
  readonly marks: Marks
  readonly marksKept: boolean
  /** BPJS has the visit, as far as anybody knows. */
  readonly added: boolean
  /** The furthest task BPJS has; 0 for none. */
  readonly activeTask: number
}

export interface MissingTraces {
  /** Outbox rows whose trace the tables have lost. */
  readonly oweAgain: readonly number[]
  /** Deliveries by others that the brief's row does not show yet. */
  readonly adopted: readonly Delivered[]
}

/** What the hospital's tables should show of deliveries and do not. */
export function missingTraces(input: TraceInput): MissingTraces {
  const { no_rawat, kodebooking, visit, reference, booking, marks, added, activeTask } = input
  // A booking row that came after the visit was sent under another code is not the trace of that delivery.
  const bookingSilent = booking?.statuskirim === 'Belum' && booking.nobooking === kodebooking
  const oweAgain = (visit?.rows ?? [])
    .filter((row) => row.delivered_at !== null)
    .filter((row) => {
      if (row.call === 'batal') return input.cancellation !== undefined && isOwed(input.cancellation)
      if (row.call === 'add') return reference?.status_kirim === 'Belum' || bookingSilent
      if (row.call !== 'updatewaktu' || row.taskid === 0) return false
      const unmarked = input.marksKept && !marks.has(row.taskid)
      return unmarked || (reference !== undefined && reference.taskid < row.taskid)
    })
    .map((row) => row.id)
  const ours = new Set(
    (visit?.rows ?? [])
      .filter((row) => row.delivered_at !== null && (row.call === 'add' || row.call === 'updatewaktu'))
      .map((row) => row.taskid),
  )
  const adopted: Delivered[] = []
  if (reference && added && !ours.has(0) && (reference.status_kirim === 'Belum' || bookingSilent)) {
    adopted.push({ no_rawat, kodebooking, call: 'add', taskid: 0, waktu: null })
  }
  if (reference && reference.taskid < activeTask && isTaskId(activeTask) && !ours.has(activeTask)) {
    adopted.push({ no_rawat, kodebooking, call: 'updatewaktu', taskid: activeTask, waktu: null })
  }
  return { oweAgain, adopted }
}
