import { dateOf, parseWallTime } from '../../shared/wall-time.ts'
import type { BatalPayload } from '../bpjs/payloads.ts'
import type { Booking, Cancellation, Registration } from '../hospital/facts.ts'
import type { Intent } from '../outbox/rows.ts'

const KETERANGAN = 'Registrasi dibatalkan di SIMRS'

export interface CancellationIndex {
  /** The row that cancels this visit: of its kode booking, or of its number where no booking of it goes on. */
  of(registration: Registration, kodebooking: string, booking: Booking | undefined): Cancellation | undefined
  /** Rows still to be told to BPJS that belong to none of the visits looked up so far. */
  unclaimed(): Cancellation[]
}

export function indexCancellations(rows: readonly Cancellation[]): CancellationIndex {
  const byCode = new Map(rows.map((row) => [row.nobooking, row]))
  const byRawat = new Map(rows.filter((row) => row.no_rawat !== '').map((row) => [row.no_rawat, row]))
  const claimed = new Set<Cancellation>()
  return {
    of({ no_rawat }, kodebooking, booking) {
      const goesOn = booking !== undefined && booking.status !== 'Batal'
      const row =
        byCode.get(kodebooking) ??
        (booking && byCode.get(booking.nobooking)) ??
        (goesOn ? undefined : byRawat.get(no_rawat))
      if (row) claimed.add(row)
      return row
    },
    unclaimed: () => rows.filter((row) => !claimed.has(row) && isOwed(row)),
  }
}

/** Whether BPJS has still to be told of a cancelled booking. */
export function isOwed(cancellation: Cancellation): boolean {
  return cancellation.statuskirim !== 'Sudah' && cancellation.nobooking !== ''
}

export function batalPayload(kodebooking: string, cancellation: Cancellation | undefined): BatalPayload {
  return { kodebooking, keterangan: cancellation?.keterangan.trim() || KETERANGAN }
}

/** The call for a cancelled booking whose registration is gone; null when its row says no day. */
export function loneCancellation(row: Cancellation): Intent | null {
  const at = parseWallTime(row.tanggalbatal)
  if (at.kind !== 'ada') return null
  return {
    kodebooking: row.nobooking,
    no_rawat: row.no_rawat || row.nobooking,
    tanggal: dateOf(at.value),
    nama: '',
    call: 'batal',
    taskid: 0,
    payload: batalPayload(row.nobooking, row),
  }
}
