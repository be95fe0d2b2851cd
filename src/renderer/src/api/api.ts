import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, use, useEffect, useRef } from 'react'
import type { AppState } from '../../../shared/ipc/app-state.ts'
import type { IpcError, IpcResult } from '../../../shared/ipc/channel.ts'
import type {
  Bridge,
  ChannelName,
  EventName,
  PushedEvents,
  RequestOf,
  ResponseOf,
} from '../../../shared/ipc/contract.ts'

/** An expected refusal of the main process, thrown so that queries and mutations see it as their error. */
export class RequestRefused extends Error {
  readonly code: IpcError['code']
  readonly field: string | undefined

  constructor(error: IpcError) {
    super(error.message)
    this.code = error.code
    this.field = error.field
  }
}

export interface Api {
  call<C extends ChannelName>(channel: C, ...request: RequestArguments<C>): Promise<ResponseOf<C>>
  on<E extends EventName>(event: E, listener: (payload: PushedEvents[E]) => void): () => void
}

/** Channels without a request are called with the name alone. */
export type RequestArguments<C extends ChannelName> = RequestOf<C> extends undefined ? [] : [RequestOf<C>]

export function createApi(bridge: Bridge): Api {
  return {
    async call(channel, ...request) {
      let result: IpcResult<ResponseOf<typeof channel>>
      try {
        result = (await bridge.invoke(channel, request[0])) as typeof result
      } catch {
        throw new RequestRefused({
          code: 'gangguan',
          message: 'Program di latar belakang tidak menjawab. Tunggu sebentar, atau buka lagi programnya.',
        })
      }
      if (!result.ok) throw new RequestRefused(result.error)
      return result.value
    },
    on: (event, listener) => bridge.on(event, (payload) => listener(payload as never)),
  }
}

const ApiContext = createContext<Api | null>(null)
export const ApiProvider = ApiContext.Provider

export function useApi(): Api {
  const api = use(ApiContext)
  if (!api) throw new Error('no ApiProvider above')
  return api
}

const AppStateContext = createContext<AppState | null>(null)
export const AppStateProvider = AppStateContext.Provider

/** The state of the whole service; pushed by the main process whenever it changes. */
export function useAppState(): AppState {
  const state = use(AppStateContext)
  if (!state) throw new Error('no AppStateProvider above')
  return state
}

/** Calls `listener` on every event of this kind while the component is there. */
export function useEvent<E extends EventName>(event: E, listener: (payload: PushedEvents[E]) => void): void {
  const api = useApi()
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => api.on(event, (payload) => latest.current(payload)), [api, event])
}

/** Reads a channel and keeps the answer under its name and request. */
export function useRequest<C extends ChannelName>(channel: C, ...request: RequestArguments<C>) {
  const api = useApi()
  return useQuery<ResponseOf<C>, RequestRefused>({
    queryKey: [channel, ...request],
    queryFn: () => api.call(channel, ...request),
  })
}

/** A channel that is asked only when a person wants it; `refetch` asks. The answer is kept like any other. */
export function useRequestOnDemand<C extends ChannelName>(channel: C, ...request: RequestArguments<C>) {
  const api = useApi()
  return useQuery<ResponseOf<C>, RequestRefused>({
    queryKey: [channel, ...request],
    queryFn: () => api.call(channel, ...request),
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Runs a channel that changes something; `invalidates` names the channels whose answers it makes stale. */
export function useCommand<C extends ChannelName>(channel: C, invalidates: readonly ChannelName[] = []) {
  const api = useApi()
  const client = useQueryClient()
  return useMutation<ResponseOf<C>, RequestRefused, RequestArguments<C>[0]>({
    // TypeScript cannot see that a request of this channel is the channel's own list of arguments.
    mutationFn: (request) => api.call(channel, ...([request] as unknown as RequestArguments<C>)),
    onSuccess: () => Promise.all(invalidates.map((name) => client.invalidateQueries({ queryKey: [name] }))),
  })
}
