import { type Call, isTaskId } from '../../../shared/task-ids.ts'
import { dateOf, epochToWallTime, isWallDate, ZONE_LETTERS, type Zone } from '../../../shared/wall-time.ts'
import { type AddPayload, addPayload, farmasiAddPayload } from '../../bpjs/payloads.ts'
import { EMPTY_STATE, isCancelled, lastTask, type SimulatorState, type StoredBooking } from './state.ts'

/** What a call is answered, without the envelope. */
export interface Metadata {
  readonly code: number
  readonly message: string
}

export interface RuleAnswer extends Metadata {
  /** True when the call changed what BPJS knows. */
  readonly changed: boolean
}

/** A booking BPJS knows without the hospital's `add`; what is left out is filled with harmless values. */
export type PreloadedBooking = Pick<AddPayload, 'kodebooking' | 'tanggalperiksa'> & Partial<AddPayload>

export interface BpjsRulesOptions {
  /** The server's clock, epoch milliseconds. */
  readonly now: () => number
  /** The hospital's zone: decides which day a `waktu` belongs to. */
  readonly zone: Zone
  readonly state?: SimulatorState
  /** Message by kode booking or nomor referensi whose `add` is refused. */
  readonly refusals?: Readonly<Record<string, string>>
}

export interface BpjsRules {
  /** Judges one call and, when it is accepted, remembers it. Never throws, whatever the payload holds. */
  apply(call: Call, payload: unknown): RuleAnswer
  /** Makes bookings known as if they came from the Mobile JKN app; returns how many were new. */
  preload(bookings: readonly PreloadedBooking[]): number
  /** Refuses `add` for a kode booking or nomor referensi; null lifts the refusal. */
  refuse(key: string, message: string | null): void
  bookings(): ReadonlyMap<string, StoredBooking>
  /** A copy of the state; later calls do not change it. */
  snapshot(): SimulatorState
  /** Replaces everything that is known: what BPJS lost, or got from elsewhere. */
  restore(state: SimulatorState): void
}

/** How far a `waktu` may be ahead of the server's clock before it counts as the future. */
const FUTURE_TOLERANCE_MS = 60_000

const NOT_FOUND = refused('Kode Booking tidak ditemukan')
const DUPLICATE_BOOKING: RuleAnswer = { code: 208, message: 'Terdapat duplikasi Kode Booking', changed: false }
const ACCEPTED: RuleAnswer = { code: 200, message: 'Ok.', changed: true }

function refused(message: string): RuleAnswer {
  return { code: 201, message, changed: false }
}

/** The state machine of the BPJS side: what it accepts, in which order, and the words it refuses with. */
export function createBpjsRules(options: BpjsRulesOptions): BpjsRules {
  const { now, zone } = options
  const known = new Map<string, StoredBooking>()
  const restore = (state: SimulatorState) => {
    known.clear()
    for (const booking of structuredClone(state.bookings)) known.set(booking.add.kodebooking, booking)
  }
  restore(options.state ?? EMPTY_STATE)
  const refusals = new Map(Object.entries(options.refusals ?? {}))

  function store(booking: StoredBooking): RuleAnswer {
    known.set(booking.add.kodebooking, booking)
    return ACCEPTED
  }

  function find(payload: Record<string, unknown>): StoredBooking | undefined {
    return typeof payload.kodebooking === 'string' ? known.get(payload.kodebooking) : undefined
  }

  function add(payload: Record<string, unknown>): RuleAnswer {
    if (find(payload)) return DUPLICATE_BOOKING
    const parsed = addPayload.safeParse(payload)
    if (!parsed.success) return refused(`${parsed.error.issues[0]?.path.join('.')} tidak sesuai`)
    const booking = parsed.data
    if (!isWallDate(booking.tanggalperiksa)) return refused('tanggalperiksa tidak sesuai')
    if (booking.jenispasien === 'JKN' && !/^\d{13}$/.test(booking.nomorkartu)) {
      return refused('Nomor kartu harus 13 digit')
    }
    const refusal = refusals.get(booking.kodebooking) ?? refusals.get(booking.nomorreferensi)
    if (refusal !== undefined) return refused(refusal)
    return store(newBooking(booking, 'Bridging Antrean', now()))
  }

  function updateWaktu(payload: Record<string, unknown>): RuleAnswer {
    const booking = find(payload)
    if (!booking) return NOT_FOUND
    const { taskid, waktu } = payload
    if (typeof taskid !== 'number' || !isTaskId(taskid)) return refused('TaskId tidak valid')
    if (booking.tasks.some((task) => task.taskid === taskid)) {
      return { code: 208, message: `TaskId=${taskid} sudah ada`, changed: false }
    }
    const last = lastTask(booking)
    const inOrder = last !== 99 && (taskid === 99 || (last === 0 ? taskid === 1 || taskid === 3 : taskid === last + 1))
    if (!inOrder) return refused(`TaskId terakhir ${last}`)
    if (typeof waktu !== 'number' || !Number.isSafeInteger(waktu) || waktu < 0) return refused('Waktu tidak valid')
    const refusal = taskid === 99 ? null : refuseTime(booking, waktu)
    if (refusal) return refusal
    return store({ ...booking, tasks: [...booking.tasks, { taskid, waktu, diterima: now() }] })
  }

  function refuseTime(booking: StoredBooking, waktu: number): RuleAnswer | null {
    if (waktu > now() + FUTURE_TOLERANCE_MS) return refused('Waktu tidak valid')
    if (dateOf(epochToWallTime(waktu, zone)) !== booking.add.tanggalperiksa) return refused('Waktu tidak valid')
    const previous = booking.tasks.at(-1)
    if (!previous || waktu > previous.waktu) return null
    const shown = `${epochToWallTime(previous.waktu, zone)} ${ZONE_LETTERS[zone]}`
    return refused(`Waktu tidak boleh kurang atau sama dengan waktu sebelumnya (${shown})`)
  }

  function batal(payload: Record<string, unknown>): RuleAnswer {
    const booking = find(payload)
    if (!booking) return NOT_FOUND
    if (isCancelled(booking)) return refused('TaskId terakhir 99')
    const { keterangan } = payload
    if (typeof keterangan !== 'string') return refused('keterangan tidak sesuai')
    return store({ ...booking, batal: { keterangan, waktu: now() } })
  }

  function farmasiAdd(payload: Record<string, unknown>): RuleAnswer {
    const booking = find(payload)
    if (!booking) return NOT_FOUND
    if (booking.farmasi) return DUPLICATE_BOOKING
    const parsed = farmasiAddPayload.safeParse(payload)
    if (!parsed.success) return refused(`${parsed.error.issues[0]?.path.join('.')} tidak sesuai`)
    return store({ ...booking, farmasi: parsed.data })
  }

  const byCall: Record<Call, (payload: Record<string, unknown>) => RuleAnswer> = {
    add,
    updatewaktu: updateWaktu,
    batal,
    'farmasi/add': farmasiAdd,
  }

  return {
    apply(call, payload) {
      if (typeof payload !== 'object' || payload === null) return refused('Format data tidak sesuai')
      return byCall[call](payload as Record<string, unknown>)
    },
    preload(bookings) {
      // A booking already known is left as it is: the demo preloads on every start, over a state it has kept.
      const fresh = bookings.filter((booking) => !known.has(booking.kodebooking))
      for (const booking of fresh) store(newBooking({ ...PRELOAD_DEFAULTS, ...booking }, 'Mobile JKN', now()))
      return fresh.length
    },
    refuse(key, message) {
      if (message === null) refusals.delete(key)
      else refusals.set(key, message)
    },
    bookings: () => known,
    snapshot: () => structuredClone({ bookings: [...known.values()] }),
    restore,
  }
}

function newBooking(add: AddPayload, sumberdata: StoredBooking['sumberdata'], dibuat: number): StoredBooking {
  return { add: structuredClone(add), sumberdata, dibuat, tasks: [], batal: null, farmasi: null }
}

export const PRELOAD_DEFAULTS: Omit<AddPayload, 'kodebooking' | 'tanggalperiksa'> = {
  jenispasien: 'JKN',
  nomorkartu: '0000000000000',
  nik: '-',
  nohp: '-',
  kodepoli: '-',
  namapoli: '-',
  pasienbaru: 0,
  norm: '-',
  kodedokter: '-',
  namadokter: '-',
  jampraktek: '08:00-16:00',
  jeniskunjungan: 1,
  nomorreferensi: '',
  nomorantrean: '-',
  angkaantrean: 0,
  estimasidilayani: 0,
  sisakuotajkn: 0,
  kuotajkn: 0,
  sisakuotanonjkn: 0,
  kuotanonjkn: 0,
  keterangan: '',
}
