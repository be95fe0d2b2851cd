import type { WallDate } from '../../shared/wall-time.ts'
import type { DayFacts, Registration } from '../hospital/facts.ts'
import { UNSENT_STATES } from '../outbox/admin-store.ts'
import type { KnownVisit } from '../outbox/rows.ts'

/** How far back the cycles go. */
export interface Following {
  /** Every visit of this day and of later ones is begun. */
  readonly from: WallDate
  /** Of the days before, back to this one, only what anybody began is seen through. */
  readonly backTo: WallDate
  readonly begun: ReadonlySet<string>
  /** Visits with a call on its way: they are seen through however old they are. */
  readonly onTheWay: ReadonlySet<string>
}

/**
 * Whether cycles see to a visit by themselves. A day that was never looked at is not begun afterwards: nobody may be
 * surprised by thousands of announcements of days long gone.
 */
export function isFollowed(
  { no_rawat, tgl_registrasi }: Pick<Registration, 'no_rawat' | 'tgl_registrasi'>,
  { from, backTo, begun, onTheWay }: Following,
): boolean {
  if (tgl_registrasi >= from || onTheWay.has(no_rawat)) return true
  return tgl_registrasi >= backTo && begun.has(no_rawat)
}

/** no_rawat of what anybody began: visits of the outbox, and those that the hospital's tables show something of. */
export function begunVisits(
  { bookings, references, taskMarks }: Pick<DayFacts, 'bookings' | 'references' | 'taskMarks'>,
  knownVisits: readonly string[],
): Set<string> {
  return new Set([...knownVisits, ...[...bookings, ...references, ...taskMarks].map((row) => row.no_rawat)])
}

/** no_rawat of the registrations that no cycle will begin. */
export function unfollowedVisits(
  registrations: readonly Pick<Registration, 'no_rawat' | 'tgl_registrasi'>[],
  known: ReadonlyMap<string, KnownVisit>,
  days: Omit<Following, 'onTheWay'>,
): Set<string> {
  const unsent: ReadonlySet<string> = new Set(UNSENT_STATES)
  const isOnTheWay = ({ rows }: KnownVisit) => rows.some(({ state }) => unsent.has(state))
  const onTheWay = new Set([...known].filter(([, visit]) => isOnTheWay(visit)).map(([no_rawat]) => no_rawat))
  const left = registrations.filter((row) => !isFollowed(row, { ...days, onTheWay }))
  return new Set(left.map(({ no_rawat }) => no_rawat))
}
