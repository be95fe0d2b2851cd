import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AcceptView, ValidasiView } from '../../../../shared/ipc/quality.ts'
import { useAppState, useCommand } from '../../api/api.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useConfirm } from '../../components/confirm.tsx'
import type { DateRange } from '../../components/date-range.ts'
import { toastDone, toastProblem } from '../../components/toast.tsx'
import { useRoute } from '../../route.ts'
import { acceptQuestion } from './AcceptSummary.tsx'
import { acceptedWords, leftWords } from './accept-words.ts'
import { changesOf, type Proposed } from './findings.ts'

export interface Accepting {
  /** The question is open. */
  readonly asking: boolean
  /** The proposals are being written. */
  readonly writing: boolean
  /** Asks once, writes, says what came of it. True when the list has been read anew. */
  readonly accept: (proposed: readonly Proposed[]) => Promise<boolean>
}

/** Accepting proposals of these days. */
export function useAccept(range: DateRange, onAccept: () => void): Accepting {
  const { dari, sampai } = range
  const confirm = useConfirm()
  const client = useQueryClient()
  const { go } = useRoute()
  const { service } = useAppState()
  const [asking, setAsking] = useState(false)
  const { mutateAsync, isPending } = useCommand('validasi:terima', ['validasi:baca'])
  const findings = () => client.getQueryData<ValidasiView>(['validasi:baca', { dari, sampai }])?.findings ?? []

  const accept = async (proposed: readonly Proposed[]): Promise<boolean> => {
    if (proposed.length === 0 || asking || isPending) return false
    setAsking(true)
    const yes = await confirm(acceptQuestion(proposed))
    setAsking(false)
    if (!yes) return false
    const before = findings()
    const usulan = proposed.map(({ id, usulan: { waktu } }) => ({ id, waktu }))
    try {
      onAccept()
      const result = await mutateAsync({ range: { dari, sampai }, usulan })
      // Read anew by now: what stood behind the mended may have come to light.
      onAccept()
      tell(result, changesOf(before, findings()).arrived)
      return true
    } catch (error) {
      toastProblem(refusalOf(error).message)
      return false
    }
  }

  const tell = (result: AcceptView, arrived: number) => {
    if (result.diterima > 0)
      toastDone(acceptedWords(result, arrived, service.state), { label: 'Antrian Kirim', onClick: () => go('antrian') })
    for (const { why, text } of leftWords(result)) {
      if (why === 'berubah') toastProblem(text)
      else toastProblem(text, { label: 'Data Referensi', onClick: () => go('referensi', { dari, sampai }) })
    }
  }

  return { asking, writing: isPending, accept }
}
