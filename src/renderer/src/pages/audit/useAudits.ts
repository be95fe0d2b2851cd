import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { AuditFilter, AuditView } from '../../../../shared/ipc/quality.ts'
import { type RequestRefused, useApi } from '../../api/api.ts'

/** How often the page asks whether there is more: the command line writes into the same audit. */
const LOOK_MS = 2_000

export interface Audits {
  /** Undefined until the first answer. */
  readonly view: AuditView | undefined
  readonly error: RequestRefused | null
  /** Changes that came since the list was read. */
  readonly arrived: number
  readonly reload: () => Promise<unknown>
}

/** The filtered audit as it was when it was read: what comes later is counted, and shown when the person asks for it. */
export function useAudits(filter: AuditFilter): Audits {
  const api = useApi()
  const list = useQuery<AuditView, RequestRefused>({
    queryKey: ['audit:baca', filter],
    queryFn: () => api.call('audit:baca', filter),
    placeholderData: keepPreviousData,
  })
  const { data, isPlaceholderData } = list
  const sesudah = data?.rows[0]?.id ?? 0
  const news = useQuery<{ readonly jumlah: number }, RequestRefused>({
    queryKey: ['audit:baru', filter, sesudah],
    queryFn: () => api.call('audit:baru', { ...filter, sesudah }),
    enabled: data !== undefined && !isPlaceholderData,
    refetchInterval: LOOK_MS,
  })
  return { view: data, error: list.error, arrived: news.data?.jumlah ?? 0, reload: () => list.refetch() }
}
