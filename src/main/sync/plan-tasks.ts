import { actionNeeded, type Problem, warning } from '../../shared/problems.ts'
import { TASK_CANCELLED, TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import {
  addMinutes,
  dateOf,
  jamIndonesia,
  parseWallTime,
  tanggalIndonesia,
  type WallDate,
  type WallTime,
} from '../../shared/wall-time.ts'

/** A time a task has, and where it is written. Later sources (the medical record) add candidates of their own. */
export interface TaskTime {
  readonly text: string | null
  readonly source: string
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
  /** stts of the registration is Batal. */
  readonly registrationCancelled: boolean
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
 * Times up to this many minutes ahead of the workstation's clock are a difference between clocks, not an error: the
 * task simply waits until they have come.
 */
const CLOCK_TOLERANCE_MINUTES = 5

/**
 * The longest run of tasks that BPJS can accept, beginning where the visit stands: strictly ascending ids without a
 * gap (a visit begins with 1 or, without an admission queue, with 3), strictly ascending times, none ahead of now,
 * all on the day of the visit. The first break ends the run and is told as a problem; what lies behind it waits.
 */
export function planChain(input: ChainInput): Chain {
  const problems: Problem[] = []
  const times = readTimes(input, problems)
  if (input.accepted.has(TASK_CANCELLED) && !input.force) return { tasks: [], problems }
  const service = serviceTasks(input, times, problems)
  const end = cancellation(input, times, service.last, problems)
  return { tasks: end ? [...service.tasks, end] : service.tasks, problems }
}

/** A task that BPJS has, or will have by the time the next one leaves. */
interface Reached {
  readonly id: TaskId
  readonly waktu: WallTime
}

function serviceTasks(
  input: ChainInput,
  times: ReadonlyMap<TaskId, WallTime | null>,
  problems: Problem[],
): { readonly tasks: readonly PlannedTask[]; readonly last: Reached | null } {
  const planned: PlannedTask[] = []
  const service = TASK_IDS.filter((id) => id !== TASK_CANCELLED)
  const isKnown = (id: TaskId) => input.accepted.has(id) || times.has(id)
  const furthest = Math.max(0, ...service.filter((id) => input.accepted.has(id)))
  const starts = isKnown(1) || isKnown(2) ? 1 : 3
  const waitingBehind = (id: TaskId) =>
    service.find((next) => next > id && times.get(next) && !input.accepted.has(next))
  let previous: Reached | null = null

  for (const id of service) {
    if (id < starts) continue
    const waktu = times.get(id)
    if (input.accepted.has(id) || id < furthest) {
      // BPJS is past this task. Sent again or not, it never holds up what follows.
      const usable = waktu && !timeProblem(input, id, waktu) ? waktu : null
      if (input.force && usable && !orderProblem(input, id, usable, previous)) {
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
      if (later !== undefined) problems.push(gap(input, id, later))
      break
    }
    const problem = timeProblem(input, id, waktu) ?? orderProblem(input, id, waktu, previous)
    if (problem === 'nanti') break
    if (problem) {
      problems.push(problem)
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
  last: Reached | null,
  problems: Problem[],
): PlannedTask | null {
  const waktu = times.get(TASK_CANCELLED)
  if (!waktu) return null
  const problem = timeProblem(input, TASK_CANCELLED, waktu)
  if (problem) {
    if (problem !== 'nanti') problems.push(problem)
    return null
  }
  const served = ([5, 6, 7] as const).some((id) => input.accepted.has(id) || Boolean(times.get(id)))
  if (!served || input.registrationCancelled) {
    const reversed = orderProblem(input, TASK_CANCELLED, waktu, last)
    if (reversed) problems.push(reversed)
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
      problems.push(
        // Nothing waits for the time of a task that BPJS is past.
        (isPast(id) ? warning : actionNeeded)(
          input.noRawat,
          'waktu-mustahil',
          `Jam task ${id} di ${entry.source} tidak mungkin (${parsed.text}). Isi jam yang benar.`,
        ),
      )
    }
  }
  return times
}

function timeProblem(input: ChainInput, id: TaskId, waktu: WallTime): Problem | 'nanti' | null {
  if (dateOf(waktu) !== input.tanggal) {
    return actionNeeded(
      input.noRawat,
      'waktu-hari-lain',
      `Jam task ${id} (${tanggalIndonesia(dateOf(waktu))} ${jamIndonesia(waktu)}) bukan pada hari kunjungan (${tanggalIndonesia(input.tanggal)}). Perbaiki jamnya.`,
    )
  }
  if (waktu <= input.now) return null
  if (waktu <= addMinutes(input.now, CLOCK_TOLERANCE_MINUTES)) return 'nanti'
  return actionNeeded(
    input.noRawat,
    'waktu-depan',
    `Jam task ${id} (${jamIndonesia(waktu)}) belum terjadi, sekarang ${jamIndonesia(input.now)}. Perbaiki jamnya, atau tunggu sampai waktunya.`,
  )
}

function orderProblem(input: ChainInput, id: TaskId, waktu: WallTime, previous: Reached | null): Problem | null {
  if (!previous || waktu > previous.waktu) return null
  const relation = waktu === previous.waktu ? 'sama dengan' : 'lebih awal dari'
  return actionNeeded(
    input.noRawat,
    'waktu-terbalik',
    `Jam task ${id} (${jamIndonesia(waktu)}) ${relation} task ${previous.id} (${jamIndonesia(previous.waktu)}). BPJS akan menolak. Perbaiki jamnya.`,
  )
}

function gap(input: ChainInput, missing: TaskId, later: TaskId): Problem {
  return actionNeeded(
    input.noRawat,
    'task-terlewat',
    `Task ${missing} belum punya jam, padahal task ${later} sudah. Isi jam task ${missing} agar task berikutnya dapat dikirim.`,
  )
}

function cutOff(input: ChainInput, cancelled: TaskId, later: TaskId): Problem {
  return warning(
    input.noRawat,
    'dibatalkan-petugas',
    `Task ${cancelled} dibatalkan petugas, jadi task ${later} dan sesudahnya tidak dikirim. Kirim lagi task ${cancelled} dengan "outbox retry" bila perlu.`,
  )
}
