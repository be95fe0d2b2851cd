import type { Difference } from '../../shared/differences.ts'
import { REASON_TITLES } from '../../shared/problems.ts'
import { TASK_CANCELLED, TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import { clockText } from '../../shared/task-rules.ts'
import { dateOf, parseWallTime, type WallTime } from '../../shared/wall-time.ts'
import type { Registration } from '../hospital/facts.ts'
import type { KnownVisit } from '../outbox/rows.ts'
import type { VisitPlan } from '../sync/plan.ts'
import { type BookingAtBpjs, lastTaskThere } from './booking-at-bpjs.ts'

/** One visit as both sides have it. */
export interface ComparedVisit {
  readonly plan: VisitPlan
  readonly registration: Registration
  readonly accepted: ReadonlyMap<TaskId, WallTime | null>
  readonly booking: BookingAtBpjs | undefined
  readonly rows: KnownVisit['rows']
  /** Cycles see to it by themselves. */
  readonly isFollowed: boolean
  readonly now: WallTime
}

/** A difference without what every difference of its visit shares. */
export type Told = Pick<Difference, 'jenis' | 'disini' | 'dibpjs' | 'pesan' | 'perbaikan'> & {
  readonly taskid?: TaskId
  readonly waktu?: WallTime | null
}

/**
 * Task by task: ours believed accepted, ours still to be sent or kept back, and theirs.
 * @param tasks those BPJS has of the booking.
 */
export function taskDifferences(
  visit: ComparedVisit,
  booking: BookingAtBpjs,
  tasks: NonNullable<BookingAtBpjs['tasks']>,
): Told[] {
  const { plan, accepted, rows } = visit
  const there = new Map(tasks.map((task) => [task.taskid, task.wall]))
  const last = lastTaskThere(booking)
  const owed = new Set(plan.intents.flatMap(({ taskid, hold }) => (taskid === 0 || hold ? [] : [taskid])))
  const jenis = 'task-berbeda'
  let keptFirst: TaskId | null = null
  return TASK_IDS.flatMap((taskid): Told[] => {
    const mine = accepted.get(taskid)
    const theirs = there.get(taskid)
    if (!accepted.has(taskid)) {
      if (theirs !== undefined) {
        const pesan = `BPJS sudah punya task ${taskid}, tetapi di sini belum tercatat terkirim.`
        const disini = owed.has(taskid) ? 'belum terkirim' : 'tidak ada'
        // Without a time to keep, the call itself finds out: BPJS answers that it has it.
        const perbaikan = theirs !== null ? 'tandai' : owed.has(taskid) ? 'kirim' : null
        return [{ jenis, taskid, disini, dibpjs: jam(theirs), pesan, perbaikan, waktu: theirs }]
      }
      if (!owed.has(taskid)) {
        const kept = taskid > last ? keptBack(visit, taskid, keptFirst) : []
        if (kept.length > 0) keptFirst ??= taskid
        return kept
      }
      const held = rows.find((row) => row.taskid === taskid && row.state === 'tertahan')
      if (held) {
        return [
          { jenis, taskid, disini: 'perlu tindakan', dibpjs: 'tidak ada', pesan: heldWords(held), perbaikan: null },
        ]
      }
      const pesan = `Task ${taskid} belum dikirim${whenSent(visit.isFollowed)}`
      return [{ jenis, taskid, disini: 'belum terkirim', dibpjs: 'tidak ada', pesan, perbaikan: 'kirim' }]
    }
    const disini = jam(mine ?? null)
    if (theirs === undefined) {
      const isPast = taskid < last
      const pesan = isPast
        ? `Task ${taskid} tercatat terkirim, tetapi tidak ada di BPJS, dan BPJS sudah melewatinya. Tidak dapat dikirim lagi.`
        : `Task ${taskid} tercatat terkirim, tetapi tidak ada di BPJS. Kirim ulang.`
      return [{ jenis, taskid, disini, dibpjs: 'tidak ada', pesan, perbaikan: isPast ? null : 'kirim-lagi' }]
    }
    if (!mine || theirs === null || mine === theirs) return []
    const pesan = `Jam task ${taskid} di BPJS (${jam(theirs)}) lain dari yang tercatat di sini (${jam(mine)}). Yang berlaku jam di BPJS.`
    return [{ jenis, taskid, disini, dibpjs: jam(theirs), pesan, perbaikan: 'tandai', waktu: theirs }]
  })
}

const TAKEN = 'Kirimannya dibatalkan petugas di Antrian Kirim. Kirim ulang dari sana bila keliru.'

/**
 * A step that happened here and that no cycle will send before a person has acted.
 * @param before the first such step of the visit: its cause is everybody's behind it.
 */
function keptBack({ plan, rows, now }: ComparedVisit, taskid: TaskId, before: TaskId | null): Told[] {
  const at = happened(plan, taskid, now)
  if (at === null || taskid === TASK_CANCELLED) return []
  const taken = rows.some((row) => row.taskid === taskid && row.state === 'batal' && row.reason !== null)
  const why =
    plan.problems.find(({ severity }) => severity === 'tindakan') ??
    plan.problems.find(({ reason }) => reason === 'dibatalkan-petugas')
  const cause = why?.message ?? (taken ? TAKEN : null)
  // Nothing keeps it back: it leaves once what goes before it has left.
  if (cause === null) return []
  const pesan = before ? `Task ${taskid} menunggu task ${before}.` : `Task ${taskid} belum dapat dikirim. ${cause}`
  return [{ jenis: 'task-berbeda', taskid, disini: jam(at), dibpjs: 'tidak ada', pesan, perbaikan: null }]
}

/** When a step of the visit was, by hand or by the record; null where it has not been yet. */
function happened({ times }: VisitPlan, taskid: TaskId, now: WallTime): WallTime | null {
  const parsed = parseWallTime(times.get(taskid)?.text)
  return parsed.kind === 'ada' && parsed.value <= now ? parsed.value : null
}

/** The last step the visit has reached in the hospital, whether BPJS was told of it or not; 0 for none. */
export function lastTaskHere({
  plan,
  registration,
  accepted,
  now,
}: Omit<ComparedVisit, 'booking' | 'rows' | 'isFollowed'>): number {
  const reached = TASK_IDS.filter((id) => {
    const at = happened(plan, id, now)
    return accepted.has(id) || (at !== null && dateOf(at) === registration.tgl_registrasi)
  })
  return Math.max(0, ...reached.filter((id) => id !== TASK_CANCELLED))
}

/** How what was never sent leaves: after "Belum dikirim". */
export function whenSent(isFollowed: boolean): string {
  return isFollowed ? '. Berangkat pada sinkronisasi berikutnya.' : ', dan harinya tidak diikuti lagi. Kirim dari sini.'
}

/** Why a call of the outbox waits for a person. */
export function heldWords({ reason }: KnownVisit['rows'][number]): string {
  const why = reason === null ? '' : ` (${REASON_TITLES[reason]})`
  return `Kiriman ini tertahan${why}. Perbaiki datanya, atau lihat jawaban BPJS di Antrian Kirim.`
}

/** To the second, where it has any: BPJS keeps them. */
function jam(waktu: WallTime | null): string {
  if (waktu === null) return 'ada'
  return clockText(waktu)
}
