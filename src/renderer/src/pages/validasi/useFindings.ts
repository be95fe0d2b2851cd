import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ValidasiView } from '../../../../shared/ipc/quality.ts'
import { type RequestRefused, useApi, useEvent } from '../../api/api.ts'
import type { DateRange } from '../../components/date-range.ts'
import { useThrottled } from '../../components/useThrottled.ts'
import { type Changes, changesOf, sameFindings } from './findings.ts'

const REREAD_MS = 4000
/** How often a list that waits for the hand to rest looks whether it does. */
const REST_CHECK_MS = 2000
/** What changes within this time was changed by the person's own doing. */
const OWN_MS = 5000

export interface Findings {
  /** What is on the screen; undefined until the first answer for these days. */
  readonly view: ValidasiView | undefined
  readonly error: RequestRefused | null
  /** What has changed since and is not shown yet; null for nothing. */
  readonly unshown: Changes | null
  /** Shows the findings as they are now. */
  readonly settle: () => void
  /** The same as soon as they change: for a change the person is about to make, or has just made. */
  readonly settleSoon: () => void
  readonly reload: () => void
}

interface OnScreen {
  readonly range: DateRange
  readonly view: ValidasiView
}

/**
 * The findings of some days, alive: they are read again when visits change. What is on the screen changes only while
 * `isBusy` says that nobody works on it, or when the person asks for it.
 */
export function useFindings({ dari, sampai }: DateRange, isBusy: () => boolean): Findings {
  const api = useApi()
  const range = useMemo(() => ({ dari, sampai }), [dari, sampai])
  const { data, error, refetch } = useQuery<ValidasiView, RequestRefused>({
    queryKey: ['validasi:baca', range],
    queryFn: () => api.call('validasi:baca', range),
    // Comparing thousands of findings field by field takes longer than drawing the few that are seen.
    structuralSharing: false,
    // Somebody comes back to mend what is wrong now.
    refetchOnMount: 'always',
  })

  const reread = useThrottled(refetch, REREAD_MS)
  useEvent('registrasi-berubah', ({ no_rawat }) => {
    if (no_rawat === null || no_rawat.some((id) => isDatedWithin(id, range))) reread()
  })

  const [onScreen, setOnScreen] = useState<OnScreen | null>(null)
  const own = useRef(0)
  const busy = useRef(isBusy)
  useEffect(() => {
    busy.current = isBusy
  })
  // Before the paint, so that the findings of other days are never seen in these days' place.
  useLayoutEffect(() => {
    if (!data) return
    const free = Date.now() < own.current || !busy.current()
    setOnScreen((now) => {
      const isNew = now?.range !== range
      if (isNew || free || sameFindings(now.view.findings, data.findings)) return { range, view: data }
      return now
    })
  }, [data, range])

  const view = onScreen?.range === range ? onScreen.view : data
  const unshown = useMemo(
    () => (view && data && view !== data ? changesOf(view.findings, data.findings) : null),
    [view, data],
  )
  const settle = useCallback(() => {
    if (data) setOnScreen({ range, view: data })
  }, [data, range])
  useEffect(() => {
    if (unshown === null) return
    const timer = setInterval(() => {
      if (!busy.current()) settle()
    }, REST_CHECK_MS)
    return () => clearInterval(timer)
  }, [unshown, settle])

  return {
    view,
    error,
    unshown,
    settle,
    settleSoon: useCallback(() => {
      own.current = Date.now() + OWN_MS
    }, []),
    reload: () => void refetch(),
  }
}

/** A visit that was moved to another day keeps its no_rawat: the next run, which names none, tells of it. */
function isDatedWithin(no_rawat: string, { dari, sampai }: DateRange): boolean {
  const date = no_rawat.slice(0, 10).replaceAll('/', '-')
  return date >= dari && date <= sampai
}
