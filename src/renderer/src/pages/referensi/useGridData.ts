import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { RegistrationList } from '../../../../shared/ipc/registrations.ts'
import { type RequestRefused, useApi, useAppState, useEvent } from '../../api/api.ts'
import type { DateRange } from '../../components/date-range.ts'
import { mergeRows } from './order.ts'

/** Changes that come within this time are read together. */
const GATHER_MS = 200
/** The whole range is read again at most this often. */
const REREAD_MS = 3_000
/** More visits than one `registrasi:segarkan` takes. */
const MANY = 5_000

/** A visit keeps its no_rawat when it is moved to another day, so this only says which unknown ones are worth asking for. */
function isDatedWithin(no_rawat: string, { dari, sampai }: DateRange): boolean {
  const date = no_rawat.slice(0, 10).replaceAll('/', '-')
  return date >= dari && date <= sampai
}

/** The registrations of some days, kept up to date: changed visits are read again alone, the rest stays as it is. */
export function useGridData({ dari, sampai }: DateRange) {
  const api = useApi()
  const client = useQueryClient()
  const range = useMemo(() => ({ dari, sampai }), [dari, sampai])
  const key = useMemo(() => ['registrasi:baca', range] as const, [range])
  const query = useQuery<RegistrationList, RequestRefused>({
    queryKey: key,
    queryFn: () => api.call('registrasi:baca', range),
    // Comparing 20,000 rows field by field takes longer than drawing the few that are seen.
    structuralSharing: false,
  })
  const { refetch } = query

  const changed = useRef<{ ids: Set<string>; timer: ReturnType<typeof setTimeout> | null }>({
    ids: new Set(),
    timer: null,
  })
  const reread = useRef<{ last: number; timer: ReturnType<typeof setTimeout> | null }>({ last: 0, timer: null })

  const rereadSoon = useCallback(() => {
    const state = reread.current
    if (state.timer) return
    state.timer = setTimeout(
      () => {
        state.timer = null
        state.last = Date.now()
        void refetch()
      },
      Math.max(0, state.last + REREAD_MS - Date.now()),
    )
  }, [refetch])

  const readChanged = useCallback(async () => {
    const list = client.getQueryData<RegistrationList>(key)
    const ids = changed.current.ids
    changed.current = { ids: new Set(), timer: null }
    if (!list) return
    const known = new Set(list.rows.map((row) => row.no_rawat))
    const asked = [...ids].filter((id) => known.has(id) || isDatedWithin(id, range))
    if (asked.length === 0) return
    if (asked.length > MANY) return rereadSoon()
    try {
      const fresh = await api.call('registrasi:segarkan', { range, no_rawat: asked })
      client.setQueryData<RegistrationList>(key, (now) => now && { ...now, rows: mergeRows(now.rows, fresh) })
    } catch {
      // What is shown stays; the banner of the frame says what is away, and its return reads everything again.
    }
  }, [api, client, key, range, rereadSoon])

  useEvent('registrasi-berubah', ({ no_rawat }) => {
    if (no_rawat === null) return rereadSoon()
    const state = changed.current
    for (const id of no_rawat) state.ids.add(id)
    state.timer ??= setTimeout(() => void readChanged(), GATHER_MS)
  })

  // Another range has nothing to do with what was gathered for this one.
  useEffect(() => {
    void range
    return () => {
      if (changed.current.timer) clearTimeout(changed.current.timer)
      if (reread.current.timer) clearTimeout(reread.current.timer)
      changed.current = { ids: new Set(), timer: null }
      reread.current = { last: 0, timer: null }
    }
  }, [range])

  const { database } = useAppState()
  const wasThere = useRef(database.ok)
  useEffect(() => {
    if (wasThere.current !== database.ok) rereadSoon()
    wasThere.current = database.ok
  }, [database.ok, rereadSoon])

  return query
}
