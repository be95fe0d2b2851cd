import { createContext, use, useEffect, useState } from 'react'
import { addMinutes, addSeconds, jamIndonesia, type WallTime } from '../../../shared/wall-time.ts'
import { useAppState } from '../api/api.ts'

const ReceivedAtContext = createContext(0)
/** Carries when the current AppState came in, so that every countdown shows the same second. */
export const ReceivedAtProvider = ReceivedAtContext.Provider

/** This computer's clock, renewed every second while `active`. */
function useClock(active: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!active) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [active])
  return now
}

/** Whole seconds until the next run by itself; null while none is planned. */
export function useCountdown(): number | null {
  const { nextInMs } = useAppState().timer
  const receivedAt = use(ReceivedAtContext)
  const now = useClock(nextInMs !== null)
  if (nextInMs === null) return null
  // A state that came in after the last tick of this clock lies in its future.
  const elapsed = Math.max(0, now - receivedAt)
  return Math.max(0, Math.round((nextInMs - elapsed) / 1000))
}

/** The hospital's clock, asked for when it is needed. */
export function useHospitalClock(): () => WallTime {
  const { now } = useAppState()
  const receivedAt = use(ReceivedAtContext)
  return () => addSeconds(now, Math.floor(Math.max(0, Date.now() - receivedAt) / 1000))
}

/** `04.32`, from an hour on `1.04.32`. */
export function countdownText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor((seconds % 3600) / 60))}.${two(seconds % 60)}`
  return hours > 0 ? `${hours}.${rest}` : rest
}

/** The hospital's clock at the next run by itself, `10.30`; null while none is planned. */
export function useNextRunTime(): string | null {
  const { now, timer } = useAppState()
  return timer.nextInMs === null ? null : jamIndonesia(addMinutes(now, timer.nextInMs / 60_000))
}
