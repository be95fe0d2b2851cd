import { createContext, use, useCallback, useEffect, useRef } from 'react'
import type { Dashboard } from '../../../shared/ipc/dashboard.ts'
import { angka } from '../../../shared/numbers.ts'
import { useApi, useAppState, useCommand } from '../api/api.ts'
import { toastDone, toastProblem } from '../components/toast.tsx'
import { useRoute } from '../route.ts'

export interface SyncNow {
  readonly running: boolean
  readonly start: () => void
}

const SyncNowContext = createContext<SyncNow | null>(null)
export const SyncNowProvider = SyncNowContext.Provider

/** "Sinkron sekarang" as the frame offers it: top bar, F5, banners and pages share one. */
export function useSyncNow(): SyncNow {
  const sync = use(SyncNowContext)
  if (!sync) throw new Error('no SyncNowProvider above')
  return sync
}

/** A run with nothing to do can be over before any state has told that it began. */
const SHORT_RUN_MS = 1_500

/** Starts a run and, since a person asked for it, tells that person how it ended. */
export function useSyncNowCommand(): SyncNow {
  const { timer } = useAppState()
  const { mutate } = useCommand('sinkron:sekarang')
  const tell = useTellResult()
  const running = timer.state === 'berjalan'
  const asked = useRef(false)
  const wasRunning = useRef(running)
  const late = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const start = useCallback(() => {
    asked.current = true
    mutate(undefined, {
      onSuccess: () => {
        clearTimeout(late.current)
        late.current = setTimeout(() => {
          if (!asked.current || wasRunning.current) return
          asked.current = false
          tell()
        }, SHORT_RUN_MS)
      },
      onError: (error) => {
        asked.current = false
        toastProblem(error.message)
      },
    })
  }, [mutate, tell])

  useEffect(() => {
    const ended = wasRunning.current && !running
    wasRunning.current = running
    if (!ended || !asked.current) return
    asked.current = false
    tell()
  }, [running, tell])
  useEffect(() => () => clearTimeout(late.current), [])

  return { running, start }
}

/** Says how the last run ended; where that cannot be read, its banner says more. */
function useTellResult(): () => void {
  const api = useApi()
  const { go } = useRoute()
  return useCallback(() => {
    const show = ({ runs }: Dashboard) => {
      const counts = runs[0]?.counts
      if (!counts) return
      const failed = counts.failed + counts.held
      const news = counts.sent === 0 ? 'tidak ada yang baru' : `${angka(counts.sent)} registrasi terkirim`
      if (failed === 0) {
        toastDone(`Sinkron selesai: ${news}.`)
        return
      }
      toastDone(`Sinkron selesai: ${news}, ${angka(failed)} perlu dilihat.`, {
        label: 'Lihat',
        onClick: () => go('referensi', { kirim: 'perlu-tindakan' }),
      })
    }
    api.call('dasbor:baca').then(show, () => undefined)
  }, [api, go])
}
