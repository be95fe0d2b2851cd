import { DIFFERENCE_KINDS, type Difference, type Repair } from '../../shared/differences.ts'
import { TASK_CANCELLED, type TaskId } from '../../shared/task-ids.ts'
import type { WallTime, Zone } from '../../shared/wall-time.ts'
import type { DayFacts } from '../hospital/facts.ts'
import type { KnownVisit } from '../outbox/rows.ts'
import type { Plan, VisitPlan } from '../sync/plan.ts'
import { acceptedTasks, groupMarks } from '../sync/plan-traces.ts'
import { type BookingAtBpjs, isEndedThere, lastTaskThere, statusThere } from './booking-at-bpjs.ts'
import { type ComparedVisit, heldWords, type Told, taskDifferences, whenSent } from './task-differences.ts'

export interface ReconcileInput {
  /** One day. */
  readonly facts: DayFacts
  readonly plan: Plan
  readonly known: ReadonlyMap<string, KnownVisit>
  /** no_rawat of the visits that no cycle will begin. */
  readonly unfollowed: ReadonlySet<string>
  readonly atBpjs: readonly BookingAtBpjs[]
  readonly zone: Zone
  readonly now: WallTime
}

/** A difference together with what its repair needs. */
export interface FoundDifference extends Difference {
  /** BPJS's own time of the task; null where it is not known or no task is concerned. */
  readonly waktu: WallTime | null
  /** The last task BPJS has of this booking; 0 for none. */
  readonly lastTask: number
}

/** BPJS's day against ours, difference by difference. Pure. Sorted by kind, then by booking and task. */
export function reconcile(input: ReconcileInput): FoundDifference[] {
  const { facts, plan, known, zone, now } = input
  const marks = groupMarks(facts)
  const registrations = new Map(facts.registrations.map((row) => [row.no_rawat, row]))
  const listed = new Map(input.atBpjs.map((booking) => [booking.kodebooking, booking]))
  const differences: FoundDifference[] = []
  const visited = new Map<string, VisitPlan>()
  const lone = new Map<string, VisitPlan>()
  for (const visit of plan.visits) {
    const registration = registrations.get(visit.no_rawat)
    if (!registration) {
      lone.set(visit.kodebooking, visit)
      continue
    }
    visited.set(visit.kodebooking, visit)
    const accepted = acceptedTasks(known.get(visit.no_rawat), marks.get(visit.no_rawat) ?? new Map(), zone)
    const booking = listed.get(visit.kodebooking)
    const { rows = [] } = known.get(visit.no_rawat) ?? {}
    const isFollowed = !input.unfollowed.has(visit.no_rawat)
    for (const found of ofVisit({ plan: visit, registration, accepted, booking, rows, isFollowed, now })) {
      const poli = registration.nm_poli ?? registration.kd_poli
      differences.push(difference({ ...visit, poli }, booking, found))
    }
  }
  const bookings = new Map(facts.bookings.map((row) => [row.nobooking, row]))
  const cancellations = new Map(facts.cancellations.map((row) => [row.nobooking, row]))
  for (const booking of listed.values()) {
    const { kodebooking, kodepoli: poli } = booking
    if (visited.has(kodebooking) || isEndedThere(booking)) continue
    const own = bookings.get(kodebooking)
    const cancellation = cancellations.get(kodebooking)
    if (cancellation || own?.status === 'Batal') {
      const no_rawat = cancellation?.no_rawat || own?.no_rawat || kodebooking
      const { rows = [] } = known.get(no_rawat) ?? {}
      const told = ofCancelled({ booking, rows, owed: lone.has(kodebooking), added: true })
      for (const found of told) differences.push(difference({ no_rawat, kodebooking, nama: '', poli }, booking, found))
      continue
    }
    // A booking may be here without a registration, as long as its patient has not come.
    if (own) continue
    const patient = facts.registrations.find(({ no_rkm_medis }) => booking.norm !== '' && no_rkm_medis === booking.norm)
    const other = plan.visits.find(({ no_rawat }) => no_rawat === patient?.no_rawat)
    differences.push(
      difference({ no_rawat: '', kodebooking, nama: other?.nama ?? '', poli }, booking, onlyThere(booking, other)),
    )
  }
  return differences.sort(
    (a, b) =>
      DIFFERENCE_KINDS.indexOf(a.jenis) - DIFFERENCE_KINDS.indexOf(b.jenis) ||
      (a.kodebooking < b.kodebooking ? -1 : a.kodebooking > b.kodebooking ? 1 : a.taskid - b.taskid),
  )
}

function ofVisit(visit: ComparedVisit): Told[] {
  const { plan, booking, rows } = visit
  if (plan.cancelled) {
    if (!booking || isEndedThere(booking)) return []
    return ofCancelled({ booking, rows, owed: plan.intents.length > 0, added: plan.added })
  }
  if (plan.skipped) return []
  if (!booking) return [missingThere(visit)]
  if (isEndedThere(booking)) return endedThere(visit, booking)
  const told = booking.tasks === null ? [] : taskDifferences(visit, booking, booking.tasks)
  return plan.added ? told : [unmarkedHere(booking), ...told]
}

interface CancelledHere {
  readonly booking: BookingAtBpjs
  readonly rows: KnownVisit['rows']
  /** The plan holds the call that tells BPJS. */
  readonly owed: boolean
  readonly added: boolean
}

function isEnd({ call, taskid }: KnownVisit['rows'][number]): boolean {
  return call === 'batal' || taskid === TASK_CANCELLED
}

/** Cancelled here, and alive at BPJS. */
function ofCancelled({ booking, rows, owed, added }: CancelledHere): Told[] {
  const ends = rows.filter(isEnd)
  const held = owed ? ends.find(({ state }) => state === 'tertahan') : undefined
  const told = ends.some(({ delivered_at }) => delivered_at !== null)
  const perbaikan: Repair | null = held ? null : owed ? 'kirim' : told ? 'kirim-lagi' : added ? null : 'tandai'
  const alive = `Kunjungan ini batal di SIMRS, tetapi di BPJS masih "${booking.status}".`
  const cure = held
    ? heldWords(held)
    : perbaikan === null
      ? 'Menurut SIMRS pembatalannya sudah dikirim program lain. Batalkan lagi di sana, atau minta pasien membatalkannya di Mobile JKN.'
      : 'Pembatalannya perlu dikirim.'
  return [{ jenis: 'status-berbeda', disini: 'batal', dibpjs: booking.status, pesan: `${alive} ${cure}`, perbaikan }]
}

function missingThere({ plan, rows, isFollowed }: ComparedVisit): Told {
  const jenis = 'tidak-ada-di-bpjs'
  const dibpjs = 'tidak ada'
  if (plan.added) {
    const pesan = 'Di sini tercatat sudah terkirim, tetapi BPJS tidak punya. Kirim ulang beserta jam tasknya.'
    return { jenis, disini: 'terkirim', dibpjs, pesan, perbaikan: 'kirim-lagi' }
  }
  const held = rows.find(({ call, state }) => call === 'add' && state === 'tertahan')
  if (held) return { jenis, disini: 'perlu tindakan', dibpjs, pesan: heldWords(held), perbaikan: null }
  if (plan.intents.some(({ call }) => call === 'add')) {
    const pesan = `Belum dikirim${whenSent(isFollowed)}`
    return { jenis, disini: 'belum terkirim', dibpjs, pesan, perbaikan: 'kirim' }
  }
  const why = plan.problems.find(({ severity }) => severity === 'tindakan')
  return { jenis, disini: 'perlu tindakan', dibpjs, pesan: why?.message ?? UNTOLD, perbaikan: null }
}

const UNTOLD = 'Belum dapat dikirim. Buka editor task kunjungan ini, lengkapi datanya, lalu kirim ulang dari sana.'

function endedThere({ accepted }: ComparedVisit, booking: BookingAtBpjs): Told[] {
  if (accepted.has(TASK_CANCELLED)) return []
  return [
    {
      jenis: 'status-berbeda',
      disini: 'berjalan',
      dibpjs: statusThere(booking),
      pesan:
        'BPJS mencatat kunjungan ini batal, padahal di SIMRS berjalan. Pastikan ke pasien; bila memang datang, buat booking baru di SIMRS.',
      perbaikan: null,
    },
  ]
}

function unmarkedHere({ status, sumberdata }: BookingAtBpjs): Told {
  const from = sumberdata === '' ? '' : ` (${sumberdata})`
  return {
    jenis: 'status-berbeda',
    disini: 'belum terkirim',
    dibpjs: status,
    pesan: `BPJS sudah punya booking ini${from}, tetapi di sini belum tercatat terkirim.`,
    perbaikan: 'tandai',
  }
}

/** @param other the visit of the same patient, who is here under another code. */
function onlyThere({ status, norm, sumberdata }: BookingAtBpjs, other: VisitPlan | undefined): Told {
  const from = [sumberdata, norm === '' ? '' : `No. RM ${norm}`].filter((part) => part !== '').join(', ')
  const there = `Booking ini ada di BPJS${from === '' ? '' : ` (${from})`}`
  const pesan = other
    ? `${there}, tetapi di SIMRS pasiennya terdaftar dengan kode booking ${other.kodebooking}. Batalkan booking yang tidak dipakai.`
    : `${there}, tetapi tidak ada di SIMRS. Registrasikan bila pasien datang, atau batalkan bila salah tanggal.`
  return { jenis: 'tidak-ada-di-sini', disini: 'tidak ada', dibpjs: status, pesan, perbaikan: null }
}

function difference(
  { no_rawat, nama, kodebooking, poli }: Pick<Difference, 'no_rawat' | 'nama' | 'kodebooking' | 'poli'>,
  booking: BookingAtBpjs | undefined,
  { taskid: task, waktu = null, ...told }: Told,
): FoundDifference {
  const taskid: TaskId | 0 = task ?? 0
  const id = `${kodebooking}#${taskid === 0 ? told.jenis : taskid}`
  const lastTask = booking ? lastTaskThere(booking) : 0
  return { id, kodebooking, no_rawat, nama, poli, taskid, waktu, lastTask, ...told }
}
