import type { AddPayload, FarmasiAddPayload } from '../../bpjs/payloads.ts'

/** One step of a visit as the BPJS side keeps it. */
export interface StoredTask {
  readonly taskid: number
  /** The hospital's time, epoch milliseconds. */
  readonly waktu: number
  /** When BPJS received it, epoch milliseconds of the server's clock. */
  readonly diterima: number
}

export interface StoredBooking {
  readonly add: AddPayload
  readonly sumberdata: 'Mobile JKN' | 'Bridging Antrean'
  /** Epoch milliseconds of the server's clock. */
  readonly dibuat: number
  readonly tasks: readonly StoredTask[]
  /** Set by `batal`. A task 99 sent through `updatewaktu` is in `tasks` instead. */
  readonly batal: { readonly keterangan: string; readonly waktu: number } | null
  readonly farmasi: FarmasiAddPayload | null
}

/** Everything the BPJS side remembers; plain JSON, so that the demo can keep it in a file. */
export interface SimulatorState {
  readonly bookings: readonly StoredBooking[]
}

export const EMPTY_STATE: SimulatorState = { bookings: [] }

/** The last task BPJS counts: 0 before the first, 99 once the visit is cancelled either way. */
export function lastTask(booking: StoredBooking): number {
  return booking.batal ? 99 : (booking.tasks.at(-1)?.taskid ?? 0)
}

export function isCancelled(booking: StoredBooking): boolean {
  return lastTask(booking) === 99
}
