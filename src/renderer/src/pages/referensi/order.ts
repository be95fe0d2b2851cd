import type { RegistrationRow } from '../../../../shared/ipc/registrations.ts'

/**
 * Which rows stand where. It is fixed when a person filters or sorts and stays so while data changes underneath:
 * nothing moves under the hand.
 */
export interface FixedOrder {
  /** The rows as they were when the order was fixed. */
  readonly rows: readonly RegistrationRow[]
  /** Every visit that was known then, whether the filter showed it or not. */
  readonly known: ReadonlyMap<string, RegistrationRow>
}

export function fixOrder(rows: readonly RegistrationRow[], known: ReadonlyMap<string, RegistrationRow>): FixedOrder {
  return { rows, known }
}

/** The rows at their places, with today's data. A visit that is gone leaves its place. */
export function rowsInOrder(order: FixedOrder, rows: ReadonlyMap<string, RegistrationRow>): readonly RegistrationRow[] {
  // With every stroke in the search field the order is fixed anew, on data that has not changed.
  if (rows === order.known) return order.rows
  const shown: RegistrationRow[] = []
  for (const { no_rawat } of order.rows) {
    const row = rows.get(no_rawat)
    if (row) shown.push(row)
  }
  return shown
}

export interface Unshown {
  /** Came after the order was fixed. */
  readonly baru: number
  /** Was known, and matches the filter since it changed. */
  readonly berubah: number
}

/** Rows that match the filter now and have no place yet. */
export function unshown(order: FixedOrder, matching: readonly RegistrationRow[]): Unshown {
  const placed = new Set(order.rows.map(({ no_rawat }) => no_rawat))
  let baru = 0
  let berubah = 0
  for (const { no_rawat } of matching) {
    if (placed.has(no_rawat)) continue
    if (order.known.has(no_rawat)) berubah++
    else baru++
  }
  return { baru, berubah }
}

/** `rows` with the fresh ones in place of theirs, and those not seen before at the end. */
export function mergeRows(
  rows: readonly RegistrationRow[],
  fresh: readonly RegistrationRow[],
): readonly RegistrationRow[] {
  if (fresh.length === 0) return rows
  const byId = new Map(fresh.map((row) => [row.no_rawat, row]))
  const merged = rows.map((row) => {
    const now = byId.get(row.no_rawat)
    byId.delete(row.no_rawat)
    return now ?? row
  })
  return byId.size === 0 ? merged : [...merged, ...byId.values()]
}

/** The new selection when a person selects or leaves everything between two rows, both included. */
export function toggleRange(
  selection: ReadonlySet<string>,
  ids: readonly string[],
  from: number,
  to: number,
  selected: boolean,
): Set<string> {
  const next = new Set(selection)
  for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
    const id = ids[index]
    if (id === undefined) continue
    if (selected) next.add(id)
    else next.delete(id)
  }
  return next
}
