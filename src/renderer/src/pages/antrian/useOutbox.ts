import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { OutboxFilterRequest, OutboxItem, OutboxList } from '../../../../shared/ipc/outbox.ts'
import { type RequestRefused, useApi, useEvent } from '../../api/api.ts'
import { useThrottled } from '../../components/useThrottled.ts'
import { inSendingOrder, type MergedView, mergeView } from './view.ts'

const REFRESH_MS = 1000
/** How often a list that waits for the hand to rest looks whether it does. */
const REST_CHECK_MS = 2000
/** What changes within this time was changed by the person's own command. */
const ASKED_MS = 3000

export interface Outbox extends MergedView {
  /** Undefined until the first answer. */
  readonly list: OutboxList | undefined
  readonly error: RequestRefused | null
  /** The answer to another filter is still on its way. */
  readonly loading: boolean
  readonly reload: () => void
  /** Shows the list as it is now: rows that left go, new ones take their place. */
  readonly settle: () => void
  /** The same as soon as it changes: for a change the person is about to make. */
  readonly settleSoon: () => void
}

interface OnScreen {
  readonly request: OutboxFilterRequest
  readonly items: readonly OutboxItem[]
}

const NOTHING: readonly OutboxItem[] = []

/** What is sent or cancelled is told newest first; what is not, in the order in which it will leave. */
function inOrder(list: OutboxList): OutboxList {
  const isHistory = list.items.every(({ state }) => state === 'terkirim' || state === 'batal')
  return isHistory ? list : { ...list, items: inSendingOrder(list.items) }
}

/**
 * The filtered outbox, alive. Rows are brought up to date where they stand; they come, go and change places only while
 * `isBusy` says that nobody works on the list, or when the person asks for it.
 */
export function useOutbox(request: OutboxFilterRequest, isBusy: () => boolean): Outbox {
  const api = useApi()
  const client = useQueryClient()
  const query = useQuery<OutboxList, RequestRefused>({
    queryKey: ['antrian:baca', request],
    queryFn: () => api.call('antrian:baca', request),
    placeholderData: keepPreviousData,
    select: inOrder,
  })
  const { data, isPlaceholderData, refetch } = query

  const refresh = useThrottled(
    () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['antrian:baca'] }),
        client.invalidateQueries({ queryKey: ['antrian:rincian'] }),
      ]),
    REFRESH_MS,
  )
  useEvent('antrian-berubah', refresh)

  const [onScreen, setOnScreen] = useState<OnScreen | null>(null)
  const asked = useRef(0)
  const busy = useRef(isBusy)
  useEffect(() => {
    busy.current = isBusy
  })

  // Before the paint, so that rows of another filter are never seen in this one's place.
  useLayoutEffect(() => {
    if (!data || isPlaceholderData) return
    const free = Date.now() < asked.current || !busy.current()
    setOnScreen((now) => {
      if (now?.request === request && (!free || now.items === data.items)) return now
      return { request, items: data.items }
    })
  }, [data, isPlaceholderData, request])

  const fresh = data?.items ?? NOTHING
  const shown = onScreen?.items ?? fresh
  const view = useMemo(() => mergeView(shown, isPlaceholderData ? shown : fresh), [shown, fresh, isPlaceholderData])

  const settle = useCallback(() => {
    if (data && !isPlaceholderData) setOnScreen({ request, items: data.items })
  }, [data, isPlaceholderData, request])
  const pending = view.arrived + view.left > 0
  useEffect(() => {
    if (!pending) return
    const timer = setInterval(() => {
      if (!busy.current()) settle()
    }, REST_CHECK_MS)
    return () => clearInterval(timer)
  }, [pending, settle])

  return {
    ...view,
    list: data,
    error: query.error,
    loading: isPlaceholderData,
    reload: () => void refetch(),
    settle,
    settleSoon: () => {
      asked.current = Date.now() + ASKED_MS
    },
  }
}
