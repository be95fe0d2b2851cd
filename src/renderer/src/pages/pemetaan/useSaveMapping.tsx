import { Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MappingRow, MappingView } from '../../../../shared/ipc/pemetaan.ts'
import type { CodeName } from '../../../../shared/ipc/registrations.ts'
import { angka } from '../../../../shared/numbers.ts'
import { RequestRefused, useApi } from '../../api/api.ts'
import { refusalOf } from '../../api/refusal.ts'
import { type Question, useConfirm } from '../../components/confirm.tsx'
import { Fact, Facts } from '../../components/Facts.tsx'
import { toastDone } from '../../components/toast.tsx'
import { usePinDoor } from '../../components/usePinDoor.tsx'
import { KIND_WORDS, type MappedKind } from './kinds.ts'
import { codeWords, nameWords, savedWords } from './words.ts'

/** Somebody else mapped it meanwhile. */
export interface Conflict {
  /** The row as it is now. */
  readonly now: MappingRow
  readonly mine: CodeName
}

/** Why a row was not stored, if it was tried. */
export type Outcome =
  | { readonly kind: 'konflik'; readonly kode: string; readonly conflict: Conflict }
  | { readonly kind: 'ditolak'; readonly kode: string; readonly message: string }

/** Stores a mapping after one question, with the PIN where one is set. */
export function useSaveMapping(jenis: MappedKind, onSaved: () => void) {
  const api = useApi()
  const client = useQueryClient()
  const ask = useConfirm()
  const { tabel } = KIND_WORDS[jenis]
  const door = usePinDoor(`Pemetaan ditulis ke tabel ${tabel} di SIMRS. Itu hanya boleh dilakukan admin.`)
  const [step, setStep] = useState<'diam' | 'bertanya' | 'menyimpan'>('diam')
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  async function save(row: MappingRow, bpjs: CodeName): Promise<void> {
    if (step !== 'diam') return
    setStep('bertanya')
    if (!(await ask(questionOf(jenis, row, bpjs)))) return setStep('diam')
    setStep('menyimpan')
    const request = { jenis, kode: row.kode, bpjs, sebelum: row.bpjs?.kode ?? null }
    try {
      const view = await door.pass(() => api.call('pemetaan:simpan', request))
      if (view === null) return
      client.setQueryData(['pemetaan:baca'], view)
      setOutcome(null)
      toastDone(savedWords(jenis, row, bpjs, row.tertahan - (rowOf(view, row.kode)?.tertahan ?? 0)))
      onSaved()
    } catch (failure) {
      setOutcome(await outcomeOf(row, bpjs, refusalOf(failure)))
    } finally {
      setStep('diam')
    }
  }

  const rowOf = (view: MappingView | null, kode: string) => view?.[jenis].find((one) => one.kode === kode)

  /** A refusal because of somebody else's change is told as such, with what they made of it. */
  async function outcomeOf(row: MappingRow, mine: CodeName, { message }: RequestRefused): Promise<Outcome> {
    const now = rowOf(await readAgain(), row.kode)
    if (now && now.bpjs?.kode !== row.bpjs?.kode) {
      return { kind: 'konflik', kode: row.kode, conflict: { now, mine } }
    }
    return { kind: 'ditolak', kode: row.kode, message }
  }

  async function readAgain(): Promise<MappingView | null> {
    try {
      const view = await api.call('pemetaan:baca')
      client.setQueryData(['pemetaan:baca'], view)
      return view
    } catch (failure) {
      if (failure instanceof RequestRefused) return null
      throw failure
    }
  }

  return {
    save,
    saving: step === 'menyimpan',
    /** Something stands before the drawer and takes Esc for itself. */
    asking: step === 'bertanya' || door.asking,
    outcome,
    forget: () => setOutcome(null),
    dialog: door.dialog,
  }
}

function questionOf(jenis: MappedKind, row: MappingRow, bpjs: CodeName): Question {
  const { kecil, tabel } = KIND_WORDS[jenis]
  const changes = row.bpjs !== null
  const after =
    row.tertahan > 0
      ? `${angka(row.tertahan)} registrasi yang tertahan dikirim, kecuali yang masih menunggu hal lain`
      : 'Tidak ada registrasi yang menunggu kode ini'
  return {
    title: changes ? `Ganti kode ${kecil}?` : `Petakan ${kecil}?`,
    danger: changes,
    confirm: changes ? 'Ganti kode' : 'Simpan pemetaan',
    text: (
      <Stack gap="sm">
        <Facts>
          <Fact name="SIMRS">
            {nameWords(jenis, row)} ({row.kode})
          </Fact>
          <Fact name="Kode BPJS">
            {codeWords(row.bpjs)} → <b>{codeWords(bpjs)}</b>
          </Fact>
          <Fact name="Ditulis ke">tabel {tabel} di SIMRS Khanza</Fact>
          <Fact name="Sesudahnya">{after}</Fact>
        </Facts>
        <Text size="sm">
          {changes
            ? 'Kode yang lama diganti. Antrean yang sudah terkirim tidak berubah; program Khanza lain yang membaca tabel ini ikut memakai kode baru.'
            : 'Program Khanza lain yang membaca tabel ini ikut memakainya.'}{' '}
          Kode dapat diganti lagi dari halaman ini, dan setiap perubahan tercatat di Audit.
        </Text>
      </Stack>
    ),
  }
}
