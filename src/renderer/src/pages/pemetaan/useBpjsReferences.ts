import { useQuery } from '@tanstack/react-query'
import type { BpjsReferences } from '../../../../shared/ipc/pemetaan.ts'
import { type RequestRefused, useApi } from '../../api/api.ts'

const FRESH_MS = 10 * 60_000

/** BPJS's lists, asked for when the first drawer opens and kept for those that follow. */
export function useBpjsReferences() {
  const api = useApi()
  return useQuery<BpjsReferences, RequestRefused>({
    queryKey: ['pemetaan:daftar-bpjs'],
    queryFn: () => api.call('pemetaan:daftar-bpjs'),
    staleTime: FRESH_MS,
    gcTime: FRESH_MS,
  })
}
