import type { TimeSource } from '../../shared/ipc/registrations.ts'
import { TASK_CANCELLED, type TaskId } from '../../shared/task-ids.ts'
import { addSeconds, dateOf, parseWallTime, type WallTime } from '../../shared/wall-time.ts'
import type { Booking, Cancellation, MedicalRecord, Registration, ScheduleRow } from '../hospital/facts.ts'

/** A task's time as the medical record gives it. */
export interface RecordTime {
  readonly waktu: WallTime
  readonly sumber: Exclude<TimeSource, 'manual'>
  /** The place in the record, in a clerk's words. */
  readonly asal: string
}

export interface RecordInput {
  readonly registration: Registration
  readonly booking: Booking | undefined
  readonly record: MedicalRecord | undefined
  /** The doctor's session the visit belongs to. */
  readonly schedule: ScheduleRow | undefined
  readonly cancelled: boolean
  readonly cancellation: Cancellation | undefined
  /** Times entered by hand, which the record's are measured against. */
  readonly manual: ReadonlyMap<TaskId, WallTime>
  /** Tasks that BPJS has, with the time it was sent where that is known. */
  readonly accepted: ReadonlyMap<TaskId, WallTime | null>
  /** When the status behind a task was first seen; absent: it is seen now for the first time. */
  readonly seen: ReadonlyMap<TaskId, WallTime>
  readonly now: WallTime
}

/** What the record gives one visit. */
export interface RecordTimes {
  readonly times: ReadonlyMap<TaskId, RecordTime>
  /** Tasks whose status was seen for the first time now. */
  readonly firstSeen: readonly TaskId[]
  /** Tasks whose status had been seen and is gone. */
  readonly noLongerSeen: readonly TaskId[]
  /** The visit is over, but neither the record nor a sight on its day says when. */
  readonly endUnknown: boolean
}

/** Tasks that Khanza may know by a status alone. */
const SIGHTED: readonly TaskId[] = [5, TASK_CANCELLED]

/**
 * The times of tasks 3 to 7 and 99 as SIMRS Khanza holds them. Tasks 1 and 2 have no place in Khanza. Where Khanza has
 * a status without a time, the moment this program first saw it stands in, but never behind the task that follows.
 */
export function recordTimes(input: RecordInput): RecordTimes {
  const { registration, record, manual, accepted, seen, now } = input
  const times = new Map<TaskId, RecordTime>()
  const put = (id: TaskId, waktu: WallTime | null, asal: string, sumber: RecordTime['sumber'] = 'rekam-medis') => {
    if (waktu !== null && !times.has(id)) times.set(id, { waktu, asal, sumber })
  }
  const at = (id: TaskId) => manual.get(id) ?? times.get(id)?.waktu ?? null
  const first: TaskId[] = []
  const gone = SIGHTED.filter((id) => seen.has(id) && !isOver(id, input))
  const sight = (id: TaskId): WallTime => {
    const known = seen.get(id)
    if (known === undefined) first.push(id)
    return known ?? now
  }

  if (input.cancelled) {
    put(TASK_CANCELLED, cancelledAt(input), 'pembatalan')
    if (!times.has(TASK_CANCELLED) && !manual.has(TASK_CANCELLED) && !accepted.has(TASK_CANCELLED)) {
      put(TASK_CANCELLED, sight(TASK_CANCELLED), 'status Batal pertama terlihat', 'dilihat')
    }
    return { times, firstSeen: first, noLongerSeen: gone, endUnknown: false }
  }

  const examined = (record?.pemeriksaan ?? [])
    .map(time)
    .filter((waktu) => waktu !== null)
    .sort()
  putStart(input, put)
  put(4, examined[0] ?? null, 'pemeriksaan pertama')
  put(4, time(record?.berkas?.diterima), 'berkas diterima')

  const prescriptions = (record?.resep ?? []).filter(({ status }) => status === 'ralan')
  put(6, earliest(prescriptions.map(({ disiapkan }) => time(disiapkan))), 'resep disiapkan')
  const handed = prescriptions.map(({ diserahkan }) => time(diserahkan))
  if (handed.length > 0 && !handed.includes(null)) put(7, handed.sort().at(-1) ?? null, 'resep diserahkan')

  let endUnknown = false
  if (registration.stts === 'Sudah') {
    const begun = at(4)
    const later = (waktu: WallTime | null) => (waktu !== null && (begun === null || waktu > begun) ? waktu : null)
    // A single examination is where the service began; it is not also where it ended.
    put(5, later(examined.at(-1) ?? null), 'pemeriksaan terakhir')
    put(5, later(time(record?.berkas?.kembali)), 'berkas kembali')
    if (!times.has(5) && !manual.has(5) && !accepted.has(5)) {
      const seenAt = sight(5)
      const next = at(6)
      const waktu = next !== null && seenAt >= next ? addSeconds(next, -1) : seenAt
      endUnknown = dateOf(waktu) !== registration.tgl_registrasi
      if (!endUnknown) put(5, waktu, 'status Sudah pertama terlihat', 'dilihat')
    }
  }
  return { times, firstSeen: first, noLongerSeen: gone, endUnknown }
}

/** Whether the status is there that a first sight of this task stands for. */
function isOver(id: TaskId, { registration, cancelled }: RecordInput): boolean {
  return id === TASK_CANCELLED ? cancelled : !cancelled && registration.stts === 'Sudah'
}

type Put = (id: TaskId, waktu: WallTime | null, asal: string) => void

/** A booking's check-in; without one the patient waits from registering, or from when the doctor's session begins. */
function putStart({ booking, registration, schedule }: RecordInput, put: Put): void {
  if (booking) {
    put(3, time(booking.validasi), 'validasi booking')
    return
  }
  const registered = time(`${registration.tgl_registrasi} ${registration.jam_reg}`)
  const begins = schedule ? time(`${registration.tgl_registrasi} ${schedule.jam_mulai}`) : null
  if (registered === null || begins === null) return
  if (begins > registered) put(3, begins, 'mulai jadwal dokter')
  else put(3, registered, 'jam registrasi')
}

/** The cancellation's own time, where it is on the visit's day and behind everything that BPJS has. */
function cancelledAt({ cancellation, registration, accepted, now }: RecordInput): WallTime | null {
  const waktu = time(cancellation?.tanggalbatal)
  if (waktu === null || dateOf(waktu) !== registration.tgl_registrasi || waktu > now) return null
  return [...accepted.values()].some((before) => before !== null && before >= waktu) ? null : waktu
}

/** A stored text as a moment; null for none, for zero dates and for what names no moment. */
function time(text: string | null | undefined): WallTime | null {
  const parsed = parseWallTime(text ?? null)
  return parsed.kind === 'ada' ? parsed.value : null
}

function earliest(times: readonly (WallTime | null)[]): WallTime | null {
  return times.filter((waktu) => waktu !== null).sort()[0] ?? null
}
