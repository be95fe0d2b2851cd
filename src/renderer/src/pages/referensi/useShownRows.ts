import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { RegistrationRow } from '../../../../shared/ipc/registrations.ts'
import { type GridFilters, RowSearch } from './filters.ts'
import { type FixedOrder, fixOrder, rowsInOrder, type Unshown, unshown } from './order.ts'
import { type Sort, SortedRows } from './sorting.ts'

/** What a person asked for: as long as none of it changes, rows keep their places. */
interface Asked {
  readonly filters: GridFilters
  readonly sort: Sort | null
  readonly round: number
  readonly loaded: boolean
}

export interface ShownRows {
  readonly rows: readonly RegistrationRow[]
  /** Rows that match and have no place yet. */
  readonly unshown: Unshown
  /** Gives every matching row its place. */
  readonly showAll: () => void
  /** A filter or search is still being applied. */
  readonly pending: boolean
}

/** The rows the filters leave, in an order that only a person changes. */
export function useShownRows(
  list: readonly RegistrationRow[] | undefined,
  filters: GridFilters,
  sort: Sort | null,
): ShownRows {
  const [search] = useState(() => new RowSearch())
  const [sorted] = useState(() => new SortedRows())
  const [round, setRound] = useState(0)
  const all = list ?? NO_ROWS
  useEffect(() => search.prepare(all), [search, all])

  // The keystroke or the header's arrow is drawn first, the rows right behind it.
  const settled = useDeferredValue(filters)
  const settledSort = useDeferredValue(sort)
  const byId = useMemo(() => new Map(all.map((row) => [row.no_rawat, row])), [all])
  const matching = useMemo(() => search.filter(all, settled), [search, all, settled])

  const asked: Asked = { filters: settled, sort: settledSort, round, loaded: list !== undefined }
  const [fixed, setFixed] = useState<{ readonly asked: Asked; readonly order: FixedOrder }>(() => ({
    asked,
    order: fixOrder(sorted.order(all, matching, settledSort), byId),
  }))
  let { order } = fixed
  // Where nothing stands, nothing can move: the first rows of the day show themselves.
  if (!isSame(fixed.asked, asked) || (order.rows.length === 0 && matching.length > 0)) {
    order = fixOrder(sorted.order(all, matching, settledSort), byId)
    setFixed({ asked, order })
  }

  const rows = useMemo(() => rowsInOrder(order, byId), [order, byId])
  return {
    rows,
    // On the very data the order was fixed on, every matching row has its place.
    unshown: useMemo(() => (order.known === byId ? NONE : unshown(order, matching)), [order, byId, matching]),
    showAll: () => setRound((before) => before + 1),
    pending: settled !== filters || settledSort !== sort,
  }
}

const NO_ROWS: readonly RegistrationRow[] = []
const NONE: Unshown = { baru: 0, berubah: 0 }

function isSame(one: Asked, other: Asked): boolean {
  return (
    one.filters === other.filters && one.sort === other.sort && one.round === other.round && one.loaded === other.loaded
  )
}
