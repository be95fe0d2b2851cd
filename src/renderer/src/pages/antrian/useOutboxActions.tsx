import { List, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { OutboxItem, OutboxStateName } from '../../../../shared/ipc/outbox.ts'
import { angka } from '../../../../shared/numbers.ts'
import { RequestRefused, useApi, useCommand } from '../../api/api.ts'
import { type Question, useConfirm } from '../../components/confirm.tsx'
import { toastDone, toastProblem } from '../../components/toast.tsx'
import { ROW_LIMIT } from './filter.ts'
import { type CancelScope, canCancel, cancelScope, canRetry, endsVisit } from './scope.ts'
import { callWords, reasonWords, rowsWords, sentenceCase } from './words.ts'

const CANCELLABLE: OutboxStateName[] = ['tertahan', 'coba-lagi', 'menunggu', 'mengirim']
const CHANNELS = ['antrian:baca', 'antrian:rincian'] as const

export interface OutboxActions {
  /** A question is open, or a command is under way. */
  readonly asking: boolean
  /** True when the rows were put back in line. */
  readonly retry: (items: readonly OutboxItem[]) => Promise<boolean>
  readonly retryReason: (reason: string, rows: number) => Promise<boolean>
  readonly cancel: (items: readonly OutboxItem[]) => Promise<boolean>
}

/** What a person does with the outbox: asks once, does it, says what came of it and how to go back. */
export function useOutboxActions(onChange: () => void): OutboxActions {
  const api = useApi()
  const confirm = useConfirm()
  const [asking, setAsking] = useState(false)
  const send = useCommand('antrian:kirim-ulang', CHANNELS)
  const sendReason = useCommand('antrian:kirim-ulang-alasan', CHANNELS)
  const drop = useCommand('antrian:batal', CHANNELS)

  /** Asks, runs, and turns a refusal into a toast. */
  const perform = async (ask: () => Promise<Question>, run: () => Promise<void>): Promise<boolean> => {
    setAsking(true)
    try {
      if (!(await confirm(await ask()))) return false
      onChange()
      await run()
      return true
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      toastProblem(error.message)
      return false
    } finally {
      setAsking(false)
    }
  }

  const retry = (items: readonly OutboxItem[]) => {
    const able = items.filter(canRetry)
    return perform(
      async () => retryQuestion(able, items.length - able.length),
      async () => {
        const { kiriman } = await send.mutateAsync({ ids: able.map((item) => item.id) })
        toastDone(`${rowsWords(kiriman)} masuk antrian lagi.`)
      },
    )
  }

  const retryReason = (reason: string, rows: number) =>
    perform(
      async () => reasonQuestion(reason, rows),
      async () => {
        const { kiriman } = await sendReason.mutateAsync({ reason })
        toastDone(`${rowsWords(kiriman)} masuk antrian lagi.`)
      },
    )

  const undo = async (ids: readonly number[]) => {
    onChange()
    try {
      const { kiriman } = await send.mutateAsync({ ids: [...ids] })
      toastDone(`Pembatalan diurungkan: ${rowsWords(kiriman)} masuk antrian lagi.`)
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      toastProblem(error.message)
    }
  }

  const cancel = (items: readonly OutboxItem[]) => {
    const able = items.filter(canCancel)
    let scope: CancelScope = cancelScope(able, [])
    return perform(
      async () => {
        // The rest of a booking may lie outside the filter.
        const codes = new Set(able.map((item) => item.kodebooking))
        const teks = codes.size === 1 ? ([...codes][0] ?? '') : ''
        const unsent = await api.call('antrian:baca', { states: CANCELLABLE, reason: null, teks, limit: ROW_LIMIT })
        scope = cancelScope(able, unsent.items)
        return cancelQuestion(able, scope, items.length - able.length)
      },
      async () => {
        const { kiriman } = await drop.mutateAsync({ ids: able.map((item) => item.id) })
        toastDone(`${rowsWords(kiriman)} dibatalkan.`, { label: 'Urungkan', onClick: () => void undo(scope.ids) })
      },
    )
  }

  return { asking, retry, retryReason, cancel }
}

function Points({ lead, points }: { readonly lead: string; readonly points: readonly (string | false)[] }) {
  const said = points.filter((point) => point !== false)
  return (
    <Stack gap="xs">
      <Text size="sm">{lead}</Text>
      {said.length > 0 && (
        <List size="sm" spacing={4}>
          {said.map((point) => (
            <List.Item key={point}>{point}</List.Item>
          ))}
        </List>
      )}
    </Stack>
  )
}

function retryQuestion(able: readonly OutboxItem[], rest: number): Question {
  const ending = able.filter(endsVisit).length
  const held = able.some((item) => item.state === 'tertahan')
  const [only] = able
  const what =
    able.length === 1 && only ? `${callWords(only.call, only.taskid)} untuk ${only.nama}` : rowsWords(able.length)
  return {
    title: 'Kirim ulang?',
    text: (
      <Points
        lead={`${what} dikirim lagi ke BPJS sekarang juga.`}
        points={[
          ending > 0 &&
            `${rowsWords(ending)} membatalkan kunjungan di BPJS. Yang sudah batal di sana tidak bisa dikembalikan.`,
          held && 'Yang sebabnya belum diperbaiki akan ditolak lagi dan kembali ke Perlu tindakan.',
          rest > 0 && `${rowsWords(rest)} lain yang dipilih sudah terkirim atau sedang dikirim, jadi dibiarkan.`,
        ]}
      />
    ),
    confirm: `Kirim ulang ${angka(able.length)}`,
    danger: ending > 0,
  }
}

function reasonQuestion(reason: string, rows: number): Question {
  const ending = reason === 'task99-perlu-konfirmasi'
  return {
    title: 'Kirim ulang semua?',
    text: (
      <Points
        lead={`${rowsWords(rows)} yang tertahan dengan sebab "${sentenceCase(reasonWords(reason))}" dikirim lagi ke BPJS.`}
        points={[
          ending && 'Semuanya membatalkan kunjungan di BPJS. Yang sudah batal di sana tidak bisa dikembalikan.',
          !ending && 'Yang sebabnya belum diperbaiki akan ditolak lagi dan kembali ke Perlu tindakan.',
        ]}
      />
    ),
    confirm: `Kirim ulang ${angka(rows)}`,
    danger: ending,
  }
}

function cancelQuestion(able: readonly OutboxItem[], scope: CancelScope, rest: number): Question {
  const total = scope.ids.length
  const [only] = able
  const what = total === 1 && only ? `${callWords(only.call, only.taskid)} untuk ${only.nama}` : rowsWords(total)
  const where = total > 1 ? ` (${angka(scope.visits)} registrasi)` : ''
  return {
    title: 'Batalkan kiriman?',
    text: (
      <Points
        lead={`${what}${where} tidak dikirim ke BPJS.`}
        points={[
          scope.adds > 0 &&
            `Membatalkan Tambah antrean membatalkan semua kiriman kode booking itu yang belum terkirim${scope.along > 0 ? `: ${rowsWords(scope.along)} lain ikut batal` : ''}.`,
          scope.followers > 0 &&
            `${rowsWords(scope.followers)} untuk task sesudahnya ikut dicabut, karena BPJS tidak menerima task tanpa task sebelumnya.`,
          rest > 0 &&
            `${rowsWords(rest)} lain yang dipilih sudah terkirim, batal, atau sedang dikirim, jadi dibiarkan.`,
          'Pasien tetap terdaftar di SIMRS. Pembatalan ini bisa diurungkan lewat Kirim ulang.',
        ]}
      />
    ),
    confirm: `Batalkan ${angka(total)}`,
    danger: true,
  }
}
