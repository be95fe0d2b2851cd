import { type Problem, warning } from '../../shared/problems.ts'
import type { Booking, Registration } from '../hospital/facts.ts'
import type { KnownVisit } from '../outbox/rows.ts'
import type { PlanSettings } from './plan-settings.ts'

export interface CodeInput {
  readonly registrations: readonly Registration[]
  /** The booking row that counts for a registration, by no_rawat. */
  readonly bookings: ReadonlyMap<string, Booking>
  readonly known: ReadonlyMap<string, KnownVisit>
  /** Codes that visits outside this plan hold already, to their no_rawat. */
  readonly taken: ReadonlyMap<string, string>
  readonly form: PlanSettings['kodeBookingForm']
}

export interface AssignedCodes {
  readonly codes: ReadonlyMap<string, string>
  /** no_rawat of registrations that got their no_rawat because the code they wanted was taken, to that code. */
  readonly collisions: ReadonlyMap<string, string>
}

/** The brief's form: date, poli code, number in the queue. Null while the poli has no BPJS code. */
export function briefCode(registration: Registration): string | null {
  if (!registration.poliBpjs) return null
  return `${registration.tgl_registrasi.replaceAll('-', '')}${registration.poliBpjs.kode}${registration.no_reg}`
}

/** True once a call of the visit may have reached BPJS: from then on it keeps its kode booking. */
export function isCodeFixed(visit: KnownVisit | undefined): visit is KnownVisit {
  return visit?.rows.some((row) => row.unanswered > 0 || row.delivered_at !== null) ?? false
}

/**
 * Gives every registration its kode booking: the one it was first sent with, else its booking row's, else the form of
 * the setting. The brief's form is not unique where a poli numbers its queue per doctor, and a booking row can be
 * moved to another registration after it was sent; whoever comes second is sent under its no_rawat, which is unique.
 */
export function assignCodes(input: CodeInput): AssignedCodes {
  const codes = new Map<string, string>()
  const collisions = new Map<string, string>()
  const holder = new Map(input.taken)
  const give = (noRawat: string, code: string) => {
    codes.set(noRawat, code)
    holder.set(code, noRawat)
  }
  for (const { no_rawat } of input.registrations) {
    const known = input.known.get(no_rawat)
    if (isCodeFixed(known)) give(no_rawat, known.kodebooking)
  }
  const inOrder = [...input.registrations].sort((a, b) =>
    a.jam_reg === b.jam_reg ? compare(a.no_rawat, b.no_rawat) : compare(a.jam_reg, b.jam_reg),
  )
  const want = (noRawat: string, wanted: string) => {
    const owner = holder.get(wanted)
    if (owner !== undefined && owner !== noRawat) {
      collisions.set(noRawat, wanted)
      give(noRawat, noRawat)
    } else {
      give(noRawat, wanted)
    }
  }
  const bookingCode = (noRawat: string) => input.bookings.get(noRawat)?.nobooking || null
  // BPJS knows the codes of bookings already, so no other registration may take one first.
  for (const { no_rawat } of inOrder) {
    const code = codes.has(no_rawat) ? null : bookingCode(no_rawat)
    if (code !== null) want(no_rawat, code)
  }
  for (const registration of inOrder) {
    const { no_rawat } = registration
    if (codes.has(no_rawat)) continue
    want(no_rawat, (input.form === 'brief' ? briefCode(registration) : null) ?? no_rawat)
  }
  return { codes, collisions }
}

/** What to tell of a registration that could not get the code it wanted. */
export function codeTaken(noRawat: string, code: string): Problem {
  return warning(
    noRawat,
    'kode-booking-ganda',
    `Kode booking ${code} sudah dipakai registrasi lain, jadi registrasi ini dikirim dengan no. rawatnya. Bila sering terjadi, minta admin memakai no. rawat sebagai kode booking.`,
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
