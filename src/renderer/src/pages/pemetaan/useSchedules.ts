import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ScheduleView } from '../../../../shared/ipc/pemetaan.ts'
import type { WallDate } from '../../../../shared/wall-time.ts'
import { type RequestRefused, useApi } from '../../api/api.ts'

/** The comparison of one day, made when it is asked for and kept while the page changes its parts. */
export function useSchedules(tanggal: WallDate) {
  const api = useApi()
  const [asked, setAsked] = useState<WallDate | null>(null)
  const { data, error, isFetching, refetch } = useQuery<ScheduleView, RequestRefused>({
    queryKey: ['pemetaan:jadwal', { tanggal }],
    queryFn: () => api.call('pemetaan:jadwal', { tanggal }),
    enabled: asked === tanggal,
    // As old as the last press of the button, and not renewed behind it.
    staleTime: Number.POSITIVE_INFINITY,
    retryOnMount: false,
  })
  return {
    data,
    error: isFetching ? null : error,
    comparing: isFetching,
    compare: () => {
      if (asked === tanggal || data) void refetch()
      setAsked(tanggal)
    },
  }
}
