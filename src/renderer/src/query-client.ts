import { QueryClient } from '@tanstack/react-query'
import { RequestRefused } from './api/api.ts'

/**
 * The main process is on this computer and pushes what changes: nothing is read again because a window got the focus,
 * and the state of the network says nothing about it. A refusal is an answer, so it is not asked for again.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => !(error instanceof RequestRefused) && failures < 2,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
