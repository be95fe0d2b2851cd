import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useAppState, useEvent, useRequest } from '../../api/api.ts'

const SHORTEST_MS = 2_000

/** Today's numbers, read again when something changed, but not more often than a person can look. */
export function useDashboard() {
  const client = useQueryClient()
  const { timer, today } = useAppState()
  const pending = useRef<ReturnType<typeof setTimeout> | null>(null)
  const last = useRef(0)

  const read = useCallback(() => {
    last.current = Date.now()
    void client.invalidateQueries({ queryKey: ['dasbor:baca'] })
  }, [client])
  const refresh = useCallback(() => {
    if (pending.current) return
    const wait = Math.max(0, last.current + SHORTEST_MS - Date.now())
    pending.current = setTimeout(() => {
      pending.current = null
      read()
    }, wait)
  }, [read])

  useEffect(
    () => () => {
      if (pending.current) clearTimeout(pending.current)
      pending.current = null
    },
    [],
  )
  useEvent('registrasi-berubah', refresh)
  useEvent('antrian-berubah', refresh)

  // A run that begins or ends changes the list of runs, which would look cut off meanwhile; midnight changes everything.
  const moment = `${today} ${timer.state}`
  const seen = useRef(moment)
  useEffect(() => {
    if (seen.current === moment) return
    seen.current = moment
    read()
  }, [moment, read])

  return useRequest('dasbor:baca')
}
