import { actionNeeded, type Problem, warning } from '../../shared/problems.ts'
import type { Booking, DayFacts, ReferenceRow } from '../hospital/facts.ts'

/**
 * One booking row per registration. A cancelled booking gives way to one that is not; where two remain the one that
 * BPJS already has counts, else the later one, and the clerk is told.
 */
export function chooseBookings(bookings: readonly Booking[]): {
  chosen: Map<string, Booking>
  problems: Map<string, Problem>
} {
  const chosen = new Map<string, Booking>()
  const problems = new Map<string, Problem>()
  const byRawat = Map.groupBy(
    bookings.filter((booking) => booking.no_rawat !== ''),
    (booking) => booking.no_rawat,
  )
  for (const [no_rawat, rows] of byRawat) {
    const active = rows.filter((row) => row.status !== 'Batal')
    const pick = active.find((row) => row.statuskirim === 'Sudah') ?? active.at(-1) ?? rows.at(-1)
    if (pick) chosen.set(no_rawat, pick)
    if (active.length > 1 && pick) {
      problems.set(
        no_rawat,
        warning(
          no_rawat,
          'booking-ganda',
          `Ada ${active.length} booking aktif untuk registrasi ini; yang dikirim ${pick.nobooking}. Batalkan booking lainnya di SIMRS.`,
        ),
      )
    }
  }
  return { chosen, problems }
}

/** Unsent bookings and reference rows whose registration does not exist (or lies on another day). */
export function orphanProblems(facts: DayFacts, orphans: (known: ReadonlySet<string>) => ReferenceRow[]): Problem[] {
  const registered = new Set(facts.registrations.map((row) => row.no_rawat))
  const missing = (noRawat: string, what: string) =>
    actionNeeded(
      noRawat,
      'registrasi-hilang',
      `${what} menunjuk registrasi yang tidak ada pada tanggal itu. Perbaiki atau hapus barisnya di SIMRS.`,
    )
  const problems = new Map<string, Problem>()
  for (const booking of facts.bookings) {
    if (registered.has(booking.no_rawat) || booking.statuskirim === 'Sudah' || booking.status === 'Batal') continue
    problems.set(booking.nobooking, missing(booking.no_rawat || booking.nobooking, `Booking ${booking.nobooking}`))
  }
  for (const row of orphans(registered)) {
    if (row.status_kirim === 'Sudah' || row.tanggal_periksa < facts.dari || row.tanggal_periksa > facts.sampai) continue
    problems.set(row.no_rawat, missing(row.no_rawat, `Data referensi ${row.no_rawat}`))
  }
  return [...problems.values()]
}
