import { useCallback, useEffect, useMemo, useState } from 'react'
import { useAppState } from '../../api/api.ts'
import { useRoute } from '../../route.ts'
import { filterAddress, filterParams, type GridFilters, readFilters } from './filters.ts'
import { readSort, type Sort, sortParam } from './sorting.ts'

/** The browser refuses an address that changes with every keystroke. */
const ADDRESS_DELAY_MS = 300

export interface FilterState {
  readonly filters: GridFilters
  readonly sort: Sort | null
  readonly setFilters: (change: Partial<GridFilters>) => void
  readonly setSort: (sort: Sort | null) => void
}

/** Filters and order as the address has them; the search text is ahead of the address while a person types. */
export function useFilters(): FilterState {
  const { params, change } = useRoute()
  const { today } = useAppState()
  const address = filterAddress(params)
  const fromAddress = useMemo(() => readFilters(new URLSearchParams(address), today), [address, today])
  const [typed, setTyped] = useState(fromAddress.cari)
  const [written, setWritten] = useState(fromAddress.cari)
  if (fromAddress.cari !== written) {
    // Somebody else wrote the address: a link, or the way back.
    setWritten(fromAddress.cari)
    setTyped(fromAddress.cari)
  }

  useEffect(() => {
    const wanted = typed.trim() === '' ? '' : typed
    if (wanted === written) return
    const timer = setTimeout(() => {
      setWritten(wanted)
      change({ cari: wanted === '' ? null : wanted })
    }, ADDRESS_DELAY_MS)
    return () => clearTimeout(timer)
  }, [typed, written, change])

  const setFilters = useCallback(
    (filters: Partial<GridFilters>) => {
      const { cari, ...others } = filters
      if (cari !== undefined) setTyped(cari)
      if (Object.keys(others).length > 0) change(filterParams(others, today))
    },
    [change, today],
  )
  const setSort = useCallback((sort: Sort | null) => change({ urut: sortParam(sort) }), [change])

  const filters = useMemo(() => ({ ...fromAddress, cari: typed }), [fromAddress, typed])
  const order = params.get('urut')
  const sort = useMemo(() => readSort(order), [order])
  return { filters, sort, setFilters, setSort }
}
