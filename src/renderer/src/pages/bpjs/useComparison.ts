import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { BpjsDayView, CompareProgress } from '../../../../shared/ipc/quality.ts'
import { type RequestRefused, useApi, useAppState, useEvent } from '../../api/api.ts'
import type { DateRange } from '../../components/date-range.ts'

const KEPT_MS = 60 * 60_000
/** An outage too short to be noticed otherwise is over by then. */
const RETRY_MS = 30_000

export interface Comparison {
  /** Undefined until a range was compared for the first time. */
  readonly view: BpjsDayView | undefined
  readonly error: RequestRefused | null
  readonly comparing: boolean
  /** How far it is; null before the first word of it. */
  readonly progress: CompareProgress | null
  readonly compare: () => void
  /** The days as a repair left them. */
  readonly replace: (view: BpjsDayView) => void
}

/**
 * The days at BPJS beside ours. Each costs BPJS a question for every booking, so they are compared on the first visit of
 * a range and whenever a person asks for it, not on every change; and once more when what was away has come back.
 */
export function useComparison({ dari, sampai }: DateRange): Comparison {
  const api = useApi()
  const client = useQueryClient()
  const { bpjs, database } = useAppState()
  const queryKey = ['bpjs:bandingkan', { dari, sampai }]
  const { data, error, isFetching, refetch } = useQuery<BpjsDayView, RequestRefused>({
    queryKey,
    queryFn: () => api.call('bpjs:bandingkan', { dari, sampai }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
  })

  const [progress, setProgress] = useState<CompareProgress | null>(null)
  useEvent('bpjs-kemajuan', (told) => {
    if (told.tanggal >= dari && told.tanggal <= sampai) setProgress(told)
  })
  useEffect(() => {
    if (!isFetching) setProgress(null)
  }, [isFetching])

  const isThere = bpjs.ok && database.ok
  const wasThere = useRef(isThere)
  const failed = error !== null && !isFetching
  useEffect(() => {
    const cameBack = isThere && !wasThere.current
    wasThere.current = isThere
    if (cameBack && failed) void refetch()
  }, [isThere, failed, refetch])
  const wasAway = failed && (error.code === 'bpjs' || error.code === 'database')
  useEffect(() => {
    if (!wasAway || !isThere) return
    const timer = setTimeout(() => void refetch(), RETRY_MS)
    return () => clearTimeout(timer)
  }, [wasAway, isThere, refetch])

  return {
    view: data,
    error: isFetching ? null : error,
    comparing: isFetching,
    progress,
    compare: () => void refetch(),
    replace: (view) => client.setQueryData(queryKey, view),
  }
}
