import { DIFFERENCE_KINDS, type Difference, type Repair } from '../../shared/differences.ts'
import type { BpjsTask } from '../../shared/ipc/registrations.ts'
import { REASON_TITLES } from '../../shared/problems.ts'
import { isTaskId, TASK_CANCELLED, TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import { jamIndonesia, type WallTime, type Zone } from '../../shared/wall-time.ts'
import { isCancelledStatus, type ListedBooking } from '../bpjs/day-list.ts'
import type { DayFacts, Registration } from '../hospital/facts.ts'
import type { KnownVisit } from '../outbox/rows.ts'
import type { Plan, VisitPlan } from '../sync/plan.ts'
import { acceptedTasks, groupMarks } from '../sync/plan-traces.ts'

/** A booking as BPJS lists it, with its tasks where they were asked for. */
export interface BookingAtBpjs extends ListedBooking {
  readonly tasks: readonly BpjsTask[]
}

export interface ReconcileInput {
  /** One day. */
  readonly facts: DayFacts
  readonly plan: Plan
  readonly known: ReadonlyMap<string, KnownVisit>
  readonly atBpjs: readonly BookingAtBpjs[]
  readonly zone: Zone
}

/** A difference together with what its repair needs. */
export interface FoundDifference extends Difference {
  /** BPJS's own time of the task; null where it is not known or no task is concerned. */
  readonly waktu: WallTime | null
  /** The last task BPJS has of this booking; 0 for none. */
  readonly lastTask: number
}

interface Visit {
  readonly plan: VisitPlan
  readonly registration: Registration
  readonly accepted: ReadonlyMap<TaskId, WallTime | null>
  readonly booking: BookingAtBpjs | undefined
  readonly rows: KnownVisit['rows']
}

type Told = Pick<Difference, 'jenis' | 'disini' | 'dibpjs' | 'pesan' | 'perbaikan'> & {
  readonly taskid?: TaskId
  readonly waktu?: WallTime | null
}

/** BPJS's day against ours, difference by difference. Pure. Sorted by kind, then by booking and task. */
export function reconcile(input: ReconcileInput): FoundDifference[] {
  const { facts, plan, known, zone } = input
  const marks = groupMarks(facts)
  const registrations = new Map(facts.registrations.map((row) => [row.no_rawat, row]))
  const listed = new Map(input.atBpjs.map((booking) => [booking.kodebooking, booking]))
  const differences: FoundDifference[] = []
  for (const visit of plan.visits) {
    const registration = registrations.get(visit.no_rawat)
    if (!registration) continue
    const accepted = acceptedTasks(known.get(visit.no_rawat), marks.get(visit.no_rawat) ?? new Map(), zone)
    const booking = listed.get(visit.kodebooking)
    const { rows = [] } = known.get(visit.no_rawat) ?? {}
    for (const found of ofVisit({ plan: visit, registration, accepted, booking, rows })) {
      differences.push(difference(visit, registration, booking, found))
    }
  }
  // A booking may be here without a registration, as long as its patient has not come.
  const ours = new Set([
    ...plan.visits.map((visit) => visit.kodebooking),
    ...facts.bookings.map((row) => row.nobooking),
    ...facts.cancellations.map((row) => row.nobooking),
  ])
  for (const booking of input.atBpjs) {
    if (!ours.has(booking.kodebooking) && !isCancelledStatus(booking.status)) differences.push(onlyThere(booking))
  }
  return differences.sort(
    (a, b) =>
      DIFFERENCE_KINDS.indexOf(a.jenis) - DIFFERENCE_KINDS.indexOf(b.jenis) ||
      (a.kodebooking < b.kodebooking ? -1 : a.kodebooking > b.kodebooking ? 1 : a.taskid - b.taskid),
  )
}

function isDeliveredEnd({ call, taskid, delivered_at }: KnownVisit['rows'][number]): boolean {
  return delivered_at !== null && (call === 'batal' || taskid === TASK_CANCELLED)
}

function ofVisit(visit: Visit): Told[] {
  const { plan, booking } = visit
  if (plan.cancelled) return ofCancelled(visit)
  if (plan.skipped) return []
  if (!booking) return [missingThere(visit)]
  if (isCancelledStatus(booking.status)) return endedThere(visit)
  const told = ofTasks(visit, booking)
  return plan.added ? told : [unmarkedHere(booking), ...told]
}

function ofCancelled({ plan, booking, rows }: Visit): Told[] {
  if (!booking || isCancelledStatus(booking.status)) return []
  const owed = plan.intents.length > 0
  const told = rows.some(isDeliveredEnd)
  const perbaikan: Repair | null = owed ? 'kirim' : told ? 'kirim-lagi' : plan.added ? null : 'tandai'
  return [
    {
      jenis: 'status-berbeda',
      disini: 'batal',
      dibpjs: booking.status,
      pesan: `Kunjungan ini batal di SIMRS, tetapi di BPJS masih "${booking.status}". Pembatalannya perlu dikirim.`,
      perbaikan,
    },
  ]
}

function missingThere({ plan, rows }: Visit): Told {
  const jenis = 'tidak-ada-di-bpjs'
  const dibpjs = 'tidak ada'
  if (plan.added) {
    const pesan = 'Di sini tercatat sudah terkirim, tetapi BPJS tidak punya. Kirim lagi beserta jam tasknya.'
    return { jenis, disini: 'terkirim', dibpjs, pesan, perbaikan: 'kirim-lagi' }
  }
  const held = rows.find(({ call, state }) => call === 'add' && state === 'tertahan')
  if (held) return { jenis, disini: 'perlu tindakan', dibpjs, pesan: heldWords(held), perbaikan: null }
  if (plan.intents.some(({ call }) => call === 'add')) {
    const pesan = 'Belum dikirim. Berangkat pada sinkronisasi berikutnya.'
    return { jenis, disini: 'belum terkirim', dibpjs, pesan, perbaikan: 'kirim' }
  }
  const why = plan.problems.find(({ severity }) => severity === 'tindakan')
  return { jenis, disini: 'perlu tindakan', dibpjs, pesan: why?.message ?? 'Tertahan di sini.', perbaikan: null }
}

function endedThere({ booking, accepted }: Visit): Told[] {
  if (accepted.has(TASK_CANCELLED)) return []
  return [
    {
      jenis: 'status-berbeda',
      disini: 'berjalan',
      dibpjs: booking?.status ?? '',
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

/** Task by task: ours believed accepted, ours still to be sent, and theirs. */
function ofTasks({ plan, accepted, rows }: Visit, booking: BookingAtBpjs): Told[] {
  const there = new Map(booking.tasks.map((task) => [task.taskid, task.wall]))
  const last = lastOf(booking)
  const owed = new Map(
    plan.intents.flatMap(({ taskid, hold }) => (taskid === 0 || hold ? [] : [[taskid, true] as const])),
  )
  return TASK_IDS.flatMap((taskid): Told[] => {
    const mine = accepted.get(taskid)
    const theirs = there.get(taskid)
    const jenis = 'task-berbeda'
    if (!accepted.has(taskid)) {
      if (theirs !== undefined) {
        const pesan = `BPJS sudah punya task ${taskid}, tetapi di sini belum tercatat terkirim.`
        const disini = owed.has(taskid) ? 'belum terkirim' : 'tidak ada'
        // Without a time to keep, the call itself finds out: BPJS answers that it has it.
        const perbaikan = theirs !== null ? 'tandai' : owed.has(taskid) ? 'kirim' : null
        return [{ jenis, taskid, disini, dibpjs: jam(theirs), pesan, perbaikan, waktu: theirs }]
      }
      if (!owed.has(taskid)) return []
      const held = rows.find((row) => row.taskid === taskid && row.state === 'tertahan')
      if (held) {
        return [
          { jenis, taskid, disini: 'perlu tindakan', dibpjs: 'tidak ada', pesan: heldWords(held), perbaikan: null },
        ]
      }
      const pesan = `Task ${taskid} belum dikirim. Berangkat pada sinkronisasi berikutnya.`
      return [{ jenis, taskid, disini: 'belum terkirim', dibpjs: 'tidak ada', pesan, perbaikan: 'kirim' }]
    }
    const disini = jam(mine ?? null)
    if (theirs === undefined) {
      const isPast = taskid < last
      const pesan = isPast
        ? `Task ${taskid} tercatat terkirim, tetapi tidak ada di BPJS, dan BPJS sudah melewatinya. Tidak dapat dikirim lagi.`
        : `Task ${taskid} tercatat terkirim, tetapi tidak ada di BPJS. Kirim lagi.`
      return [{ jenis, taskid, disini, dibpjs: 'tidak ada', pesan, perbaikan: isPast ? null : 'kirim-lagi' }]
    }
    if (!mine || theirs === null || mine === theirs) return []
    const pesan = `Jam task ${taskid} di BPJS (${jam(theirs)}) lain dari yang tercatat di sini (${jam(mine)}). Yang berlaku jam di BPJS.`
    return [{ jenis, taskid, disini, dibpjs: jam(theirs), pesan, perbaikan: 'tandai', waktu: theirs }]
  })
}

function heldWords({ reason }: KnownVisit['rows'][number]): string {
  const why = reason === null ? '' : ` (${REASON_TITLES[reason]})`
  return `Kiriman ini tertahan${why}. Perbaiki datanya, atau lihat jawaban BPJS di Antrian Kirim.`
}

function onlyThere(booking: BookingAtBpjs): FoundDifference {
  const { kodebooking, status, norm, kodepoli, sumberdata } = booking
  const from = [sumberdata, norm === '' ? '' : `No. RM ${norm}`].filter((part) => part !== '').join(', ')
  return {
    id: `${kodebooking}#tidak-ada-di-sini`,
    jenis: 'tidak-ada-di-sini',
    kodebooking,
    no_rawat: '',
    nama: '',
    poli: kodepoli,
    taskid: 0,
    disini: 'tidak ada',
    dibpjs: status,
    pesan: `Booking ini ada di BPJS${from === '' ? '' : ` (${from})`}, tetapi tidak ada di SIMRS. Registrasikan bila pasien datang, atau batalkan bila salah tanggal.`,
    perbaikan: null,
    waktu: null,
    lastTask: lastOf(booking),
  }
}

function difference(
  { no_rawat, nama, kodebooking }: VisitPlan,
  registration: Registration,
  booking: BookingAtBpjs | undefined,
  { taskid: task, waktu = null, ...told }: Told,
): FoundDifference {
  const taskid: TaskId | 0 = task ?? 0
  const poli = registration.nm_poli ?? registration.kd_poli
  const id = `${kodebooking}#${taskid === 0 ? told.jenis : taskid}`
  return { id, kodebooking, no_rawat, nama, poli, taskid, waktu, lastTask: booking ? lastOf(booking) : 0, ...told }
}

/** The last task of service that BPJS has. */
function lastOf({ tasks }: BookingAtBpjs): number {
  return Math.max(0, ...tasks.map(({ taskid }) => taskid).filter((id) => isTaskId(id) && id !== TASK_CANCELLED))
}

/** To the second, where it has any: BPJS keeps them. */
function jam(waktu: WallTime | null): string {
  if (waktu === null) return 'ada'
  return waktu.endsWith(':00') ? jamIndonesia(waktu) : waktu.slice(-8).replaceAll(':', '.')
}
