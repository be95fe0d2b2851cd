import { actionNeeded, type Problem, warning } from '../../shared/problems.ts'
import { TASK_CANCELLED, TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import {
  firstTask,
  gapFault,
  impossibleFault,
  orderFault,
  type TaskAt,
  type TimeFault,
  timeFault,
} from '../../shared/task-rules.ts'
import { parseWallTime, type WallDate, type WallTime } from '../../shared/wall-time.ts'

/** A time a task has, and where it is written. */
export interface TaskTime {
  readonly text: string | null
  readonly source: string
  /** Out of the medical record, where a moment still to come is an appointment and not a slip. */
  readonly fromRecord?: boolean
}

export interface ChainInput {
  readonly noRawat: string
  readonly tanggal: WallDate
  /** As stored, zero dates and impossible times included. */
  readonly times: Readonly<Partial<Record<TaskId, TaskTime>>>
  /** Tasks BPJS has accepted, with the time that was sent where it is known. */
  readonly accepted: ReadonlyMap<TaskId, WallTime | null>
  /** Tasks a person took out of the outbox, at the time they still have: they and what follows them stay behind. */
  readonly cancelledByPerson: ReadonlySet<TaskId>
  /** The visit does not take place: nothing but its end is sent. */
  readonly cancelled: boolean
  readonly now: WallTime
  /** Plan accepted tasks too, and those a person took out. What is owed anyway is never held up by them. */
  readonly force: boolean
}

export interface PlannedTask {
  readonly taskid: TaskId
  readonly waktu: WallTime
  readonly hold?: { readonly reason: Problem['reason']; readonly message: string }
}

export interface Chain {
  readonly tasks: readonly PlannedTask[]
  readonly problems: readonly Problem[]
}

/**
 * The longest run of tasks that BPJS can accept, beginning where the visit stands: strictly ascending ids without a
 * gap (a visit begins with 1 or, without an admission queue, with 3), strictly ascending times, none ahead of now,
 * all on the day of the visit. The first break ends the run and is told as a problem; what lies behind it waits.
 */
export function planChain(input: ChainInput): Chain {
  const problems: Problem[] = []
  const times = readTimes(input, problems)
  if (input.accepted.has(TASK_CANCELLED) && !input.force) return { tasks: [], problems }
  const service = input.cancelled ? { tasks: [], last: lastAccepted(input) } : serviceTasks(input, times, problems)
  const end = cancellation(input, times, service.last, problems)
  return { tasks: end ? [...service.tasks, end] : service.tasks, problems }
}

function serviceTasks(
  input: ChainInput,
  times: ReadonlyMap<TaskId, WallTime | null>,
  problems: Problem[],
): { readonly tasks: readonly PlannedTask[]; readonly last: TaskAt | null } {
  const planned: PlannedTask[] = []
  const service = TASK_IDS.filter((id) => id !== TASK_CANCELLED)
  const isKnown = (id: TaskId) => input.accepted.has(id) || times.has(id)
  const furthest = Math.max(0, ...service.filter((id) => input.accepted.has(id)))
  const starts = firstTask(isKnown)
  const waitingBehind = (id: TaskId) =>
    service.find((next) => next > id && times.get(next) && !input.accepted.has(next))
  // The furthest task that BPJS has, or will have by the time the next one leaves.
  let previous: TaskAt | null = null

  for (const id of service) {
    if (id < starts) continue
    const waktu = times.get(id)
    if (input.accepted.has(id) || id < furthest) {
      // BPJS is past this task. Sent again or not, it never holds up what follows.
      const usable = waktu && !timeFault({ id, waktu }, input) ? waktu : null
      if (input.force && usable && !orderFault({ id, waktu: usable }, previous)) {
        planned.push({ taskid: id, waktu: usable })
      }
      const at = input.accepted.get(id) ?? usable
      if (input.accepted.has(id) && at) previous = { id, waktu: at }
      continue
    }
    if (input.cancelledByPerson.has(id) && !input.force) {
      const later = waitingBehind(id)
      if (later !== undefined) problems.push(cutOff(input, id, later))
      break
    }
    // A time that is there but names no moment has been told already.
    if (waktu === null) break
    if (waktu === undefined) {
      const later = waitingBehind(id)
      if (later !== undefined) problems.push(held(input, gapFault(id, later)))
      break
    }
    const fault = ownFault(input, { id, waktu }) ?? orderFault({ id, waktu }, previous)
    if (fault === 'nanti') break
    if (fault) {
      problems.push(held(input, fault))
      break
    }
    planned.push({ taskid: id, waktu })
    previous = { id, waktu }
  }
  return { tasks: planned, last: previous }
}

/**
 * Task 99 ends a visit that did not take place. A visit whose service was recorded (task 5 or later) has a 99 only by mistake,
 * since the brief labels that field "Selesai", so it leaves only after a person confirmed it.
 */
function cancellation(
  input: ChainInput,
  times: ReadonlyMap<TaskId, WallTime | null>,
  last: TaskAt | null,
  problems: Problem[],
): PlannedTask | null {
  const waktu = times.get(TASK_CANCELLED)
  if (!waktu) return null
  const fault = ownFault(input, { id: TASK_CANCELLED, waktu })
  // A cancellation may be noticed on a later day, though not before it comes.
  const late = input.cancelled && waktu <= input.now && fault !== 'nanti' && fault?.reason === 'waktu-hari-lain'
  if (fault && !late) {
    if (fault !== 'nanti') problems.push(held(input, fault))
    return null
  }
  const served = ([5, 6, 7] as const).some((id) => input.accepted.has(id) || Boolean(times.get(id)))
  if (!served || input.cancelled) {
    const reversed = orderFault({ id: TASK_CANCELLED, waktu }, last)
    if (reversed) problems.push(held(input, reversed))
    return reversed ? null : { taskid: TASK_CANCELLED, waktu }
  }
  return {
    taskid: TASK_CANCELLED,
    waktu,
    hold: {
      reason: 'task99-perlu-konfirmasi',
      message:
        'Task 99 berarti batal di BPJS, padahal kunjungan ini sudah dilayani. Kosongkan jam task 99, atau bila memang batal kirim lewat "mobilejkn outbox retry".',
    },
  }
}

/** What is wrong with a time taken alone. The record may know of a moment before it comes. */
function ownFault(input: ChainInput, task: TaskAt): TimeFault | 'nanti' | null {
  const fault = timeFault(task, input)
  const isComing = fault !== null && fault !== 'nanti' && fault.reason === 'waktu-depan'
  return isComing && input.times[task.id]?.fromRecord ? 'nanti' : fault
}

function lastAccepted({ accepted }: ChainInput): TaskAt | null {
  const known = [...accepted].flatMap(([id, waktu]) => (waktu === null || id === TASK_CANCELLED ? [] : [{ id, waktu }]))
  return known.sort((a, b) => b.id - a.id)[0] ?? null
}

/** Absent: no time. Null: a time that cannot be used, already told as a problem. */
function readTimes(input: ChainInput, problems: Problem[]): Map<TaskId, WallTime | null> {
  const times = new Map<TaskId, WallTime | null>()
  const isPast = (id: TaskId) =>
    input.accepted.has(TASK_CANCELLED) || [...input.accepted.keys()].some((accepted) => accepted >= id)
  for (const id of TASK_IDS) {
    const entry = input.times[id]
    if (!entry) continue
    const parsed = parseWallTime(entry.text)
    if (parsed.kind === 'ada') times.set(id, parsed.value)
    if (parsed.kind === 'kosong' && parsed.zero) {
      problems.push(
        warning(
          input.noRawat,
          'waktu-nol',
          `Jam task ${id} di ${entry.source} berisi tanggal nol (0000-00-00) dan dianggap kosong. Isi jam yang benar.`,
        ),
      )
    }
    if (parsed.kind === 'mustahil') {
      times.set(id, null)
      const { reason, message } = impossibleFault(id, parsed.text, entry.source)
      // Nothing waits for the time of a task that BPJS is past.
      problems.push((isPast(id) ? warning : actionNeeded)(input.noRawat, reason, message))
    }
  }
  return times
}

function held(input: ChainInput, { reason, message }: TimeFault): Problem {
  return actionNeeded(input.noRawat, reason, message)
}

function cutOff(input: ChainInput, cancelled: TaskId, later: TaskId): Problem {
  return warning(
    input.noRawat,
    'dibatalkan-petugas',
    `Task ${cancelled} dibatalkan petugas, jadi task ${later} dan sesudahnya tidak dikirim. Kirim ulang task ${cancelled} dengan "outbox retry" bila perlu.`,
  )
}
