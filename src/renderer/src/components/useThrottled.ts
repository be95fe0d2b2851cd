import { useCallback, useEffect, useRef } from 'react'

/**
 * Runs `work` for any number of requests at most once per `ms`, never twice at the same time, and once more when a
 * request came in meanwhile.
 */
export function useThrottled(work: () => Promise<unknown>, ms: number): () => void {
  const latest = useRef(work)
  useEffect(() => {
    latest.current = work
  })
  const state = useRef({ resting: false, asked: false, timer: 0 })
  useEffect(() => {
    const current = state.current
    return () => {
      clearTimeout(current.timer)
      current.resting = false
      current.asked = false
    }
  }, [])
  return useCallback(() => {
    const current = state.current
    const run = () => {
      current.resting = true
      current.asked = false
      const rest = () => {
        current.timer = window.setTimeout(() => {
          current.resting = false
          if (current.asked) run()
        }, ms)
      }
      latest.current().then(rest, rest)
    }
    if (current.resting) current.asked = true
    else run()
  }, [ms])
}
