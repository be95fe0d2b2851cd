import { useHotkeys } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { WallTime } from '../../../../shared/wall-time.ts'
import { RequestRefused, useApi, useAppState } from '../../api/api.ts'
import type { DateRange } from '../../components/date-range.ts'
import { download } from '../../components/download.ts'
import { exportFileName } from '../../components/export-file.ts'
import { toastDone, toastProblem } from '../../components/toast.tsx'
import { useHospitalClock } from '../../shell/useCountdown.ts'

/** Puts the report on paper: a file on the desktop, the browser's own print window elsewhere. */
export function usePrint(range: DateRange, empty: boolean) {
  const api = useApi()
  const { host } = useAppState()
  const clock = useHospitalClock()
  const [printing, setPrinting] = useState(false)
  const [printedAt, setPrintedAt] = useState<WallTime | null>(null)

  // Whichever way it is printed, the paper says when.
  const stamp = useRef<() => void>(() => undefined)
  useEffect(() => {
    stamp.current = () => flushSync(() => setPrintedAt(clock()))
  })
  useEffect(() => {
    const onPrint = () => stamp.current()
    window.addEventListener('beforeprint', onPrint)
    return () => window.removeEventListener('beforeprint', onPrint)
  }, [])

  const print = async () => {
    if (empty || printing) return
    stamp.current()
    if (host === 'peramban') {
      window.print()
      return
    }
    setPrinting(true)
    try {
      const { isi } = await api.call('cetak:pdf')
      const file = exportFileName('capaian', range, 'pdf')
      const bytes = Uint8Array.from(atob(isi), (letter) => letter.charCodeAt(0))
      download(new Blob([bytes], { type: 'application/pdf' }), file)
      toastDone(`Laporan dibuat: ${file}.`)
    } catch (error) {
      toastProblem(
        error instanceof RequestRefused ? error.message : 'Laporan tidak dapat dibuat. Coba lagi sebentar lagi.',
      )
    } finally {
      setPrinting(false)
    }
  }
  // Also while a choice above has the focus.
  useHotkeys([['mod+P', () => void print()]], [])
  return { print, printing, printedAt }
}
