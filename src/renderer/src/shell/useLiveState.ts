import { useCallback, useEffect, useRef, useState } from 'react'
import type { AppState } from '../../../shared/ipc/app-state.ts'
import type { Api } from '../api/api.ts'

const HEARTBEAT_MS = 15_000
const RETRY_MS = 3_000
const PATIENCE_MS = 8_000

export interface LiveState {
  readonly app: AppState | null
  /** This computer's clock (epoch milliseconds) when `app` came in: what countdowns are counted from. */
  readonly receivedAt: number
  /** The program behind the window gives no sign of life. */
  readonly silent: boolean
  readonly retry: () => void
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms)
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(timer))
}

/**
 * Reads the state of the service once, follows it by its events, and asks again now and then: a pushed event that never
 * comes looks the same as a program that has ended, so silence has to be found out by asking.
 */
export function useLiveState(api: Api): LiveState {
  const [received, setReceived] = useState<{ app: AppState | null; at: number }>({ app: null, at: 0 })
  const [silent, setSilent] = useState(false)
  const events = useRef(0)
  const askNow = useRef<() => void>(() => undefined)

  useEffect(() => {
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const take = (app: AppState) => {
      setReceived({ app, at: Date.now() })
      setSilent(false)
    }
    const ask = async () => {
      clearTimeout(timer)
      const before = events.current
      let wait = HEARTBEAT_MS
      try {
        const app = await within(PATIENCE_MS, api.call('keadaan:baca'))
        // An event that overtook this answer is newer than it.
        if (!over && events.current === before) take(app)
      } catch {
        wait = RETRY_MS
        if (!over) setSilent(true)
      }
      clearTimeout(timer)
      if (!over) timer = setTimeout(ask, wait)
    }
    askNow.current = () => void ask()
    const unsubscribe = api.on('keadaan', (app) => {
      events.current += 1
      take(app)
    })
    void ask()
    return () => {
      over = true
      clearTimeout(timer)
      unsubscribe()
    }
  }, [api])

  const retry = useCallback(() => askNow.current(), [])
  return { app: received.app, receivedAt: received.at, silent, retry }
}
