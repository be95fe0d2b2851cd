import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { LogLine } from '../../../../shared/ipc/log.ts'
import { type RequestRefused, useApi, useEvent } from '../../api/api.ts'
import { appendLines, type KeptLine, LINE_CAP, replaceLines } from './lines.ts'

export interface LogLines {
  readonly lines: readonly KeptLine[]
  /** False until the first answer. */
  readonly ready: boolean
  readonly error: RequestRefused | null
  readonly reload: () => void
}

const NO_LINES: readonly KeptLine[] = []

/** The newest lines of the log, and every new one as it is written; many at once cost one drawing. */
export function useLogLines(): LogLines {
  const api = useApi()
  // Read anew by every visit of the page, and when the program behind the window was away or changed its hospital.
  const { data, error, refetch } = useQuery<readonly LogLine[], RequestRefused>({
    queryKey: ['log:baca'],
    queryFn: () => api.call('log:baca'),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })
  const [lines, setLines] = useState(NO_LINES)
  const waiting = useRef<LogLine[]>([])
  const frame = useRef(0)
  const ready = useRef(false)

  const flush = useCallback(() => {
    frame.current = 0
    const added = waiting.current
    waiting.current = []
    setLines((kept) => appendLines(kept, added))
  }, [])
  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  // Heard from the first moment on: what comes before the answer is in it or stands behind it.
  useEvent('log', (added) => {
    waiting.current.push(...added)
    // No frames are drawn for a hidden window.
    if (waiting.current.length > 2 * LINE_CAP) waiting.current = waiting.current.slice(-LINE_CAP)
    if (ready.current && frame.current === 0) frame.current = requestAnimationFrame(flush)
  })

  useEffect(() => {
    ready.current = data !== undefined
    if (!data) return
    setLines((kept) => replaceLines(kept, data))
    flush()
  }, [data, flush])

  return { lines, ready: data !== undefined, error, reload: () => void refetch() }
}
