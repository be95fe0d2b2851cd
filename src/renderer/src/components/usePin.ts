import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { PinState } from '../../../shared/ipc/settings.ts'
import { type RequestRefused, useApi, useAppState, useRequest } from '../api/api.ts'
import { refusalOf } from '../api/refusal.ts'

export type PinAnswer = { readonly ok: true } | { readonly ok: false; readonly message: string }

export interface Pin {
  /** Null while it is being read. */
  readonly state: PinState | null
  readonly error: RequestRefused | null
  /** When the next try is allowed, by `performance.now()`; 0 when it is. */
  readonly waitUntil: number
  readonly unlock: (pin: string) => Promise<PinAnswer>
  readonly set: (pin: string) => Promise<PinAnswer>
  readonly lock: () => Promise<PinAnswer>
  /** Asks again: after a refusal, the door may be shut. */
  readonly refresh: () => void
}

const KEY = ['pin:keadaan'] as const

/** The admin PIN: whether it is set and open, and the ways to change that. */
export function usePin(): Pin {
  const api = useApi()
  const client = useQueryClient()
  const { pinSet, open } = useAppState().admin
  const { data, error, refetch } = useRequest('pin:keadaan')
  const [waitUntil, setWaitUntil] = useState(0)

  // Another window, or a quarter of an hour without a stroke, may have shut the door.
  const told = `${pinSet} ${open}`
  const seen = useRef(told)
  useEffect(() => {
    if (seen.current === told) return
    seen.current = told
    void refetch()
  }, [told, refetch])
  useEffect(() => {
    setWaitUntil(data && data.waitMs > 0 ? performance.now() + data.waitMs : 0)
  }, [data])

  async function answer(call: Promise<PinState>): Promise<PinAnswer> {
    try {
      client.setQueryData(KEY, await call)
      return { ok: true }
    } catch (failure) {
      const { message } = refusalOf(failure)
      await refetch()
      return { ok: false, message }
    }
  }

  return {
    state: data ?? null,
    error,
    waitUntil,
    unlock: (pin) => answer(api.call('pin:buka', { pin })),
    set: (pin) => answer(api.call('pin:atur', { pin })),
    lock: () => answer(api.call('pin:kunci')),
    refresh: () => void refetch(),
  }
}
