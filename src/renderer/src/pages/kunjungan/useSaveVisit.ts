import { useState } from 'react'
import type { ReferenceForm, VisitView } from '../../../../shared/ipc/registrations.ts'
import { TASK_CANCELLED, type TaskId } from '../../../../shared/task-ids.ts'
import { clockText } from '../../../../shared/task-rules.ts'
import { parseWallTime, type WallTime } from '../../../../shared/wall-time.ts'
import { RequestRefused, useCommand } from '../../api/api.ts'
import type { Question } from '../../components/confirm.tsx'
import { type Difference, differences, taskOfColumn } from './pending.ts'
import type { LiveVisit } from './useVisit.ts'
import { type Typed, type VisitForm, withoutSaved, withoutTasks } from './visit-form.ts'

type Changes = Partial<Record<TaskId, WallTime | null>>

interface Attempt {
  readonly changes: Changes
  readonly kirim: boolean
  readonly konfirmasi99: boolean
}

/** A save that met somebody else's change: nothing was written, the person chooses. */
export interface Conflict extends Attempt {
  readonly kini: ReferenceForm
  readonly differences: readonly Difference[]
}

/** What the last save came to. */
export type Outcome =
  | { readonly kind: 'tersimpan'; readonly kirim: boolean }
  | { readonly kind: 'lokal'; readonly kirim: boolean }
  | { readonly kind: 'tetap' }
  | { readonly kind: 'diulang'; readonly kiriman: number }
  | { readonly kind: 'ditolak'; readonly message: string }

export interface SaveVisit {
  readonly busy: 'simpan' | 'kirim' | null
  readonly outcome: Outcome | null
  readonly conflict: Conflict | null
  readonly save: (kirim: boolean) => Promise<void>
  /** Sends a 99 that is stored but held, after the person confirmed it. */
  readonly confirm99: () => Promise<void>
  readonly choose: (choice: 'milik-saya' | 'di-database') => Promise<void>
  /** Says in the same place what came of something else. */
  readonly tell: (outcome: Outcome | null) => void
}

interface Parts {
  readonly live: LiveVisit
  readonly visit: VisitView
  readonly form: VisitForm
  readonly onTyped: (change: (typed: Typed) => Typed) => void
  readonly ask: (question: Question) => Promise<boolean>
  readonly focusTask: (id: TaskId) => void
}

function question99(visit: VisitView, waktu: WallTime): Question {
  return {
    title: 'Batalkan kunjungan ini di BPJS?',
    text: `Task 99 (${clockText(waktu)}) berarti ${visit.row.nama || 'pasien ini'} tidak hadir atau batal. Task 99 dikirim ke BPJS sekarang juga, tidak dapat ditarik kembali, dan sesudahnya BPJS menolak semua task lain kunjungan ini.`,
    confirm: 'Nyatakan batal',
    danger: true,
  }
}

/** Saving a visit's times, with everything that can come in between. */
export function useSaveVisit({ live, visit, form, onTyped, ask, focusTask }: Parts): SaveVisit {
  const { mutateAsync } = useCommand('referensi:simpan')
  const [busy, setBusy] = useState<SaveVisit['busy']>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)

  async function run(attempt: Attempt, dasar: ReferenceForm | null, timpa: boolean): Promise<void> {
    if (dasar === null) return
    const { changes, kirim, konfirmasi99 } = attempt
    const { tanggal_periksa, jam_periksa, no_rkm_medis } = dasar
    const mine = Object.keys(changes).map((id) => Number(id) as TaskId)
    setBusy(kirim ? 'kirim' : 'simpan')
    setOutcome(null)
    try {
      const result = await mutateAsync({
        kunci: { tanggal_periksa, jam_periksa, no_rkm_medis },
        dasar,
        fields: {},
        times: changes,
        timpa,
        kirim,
        konfirmasi99,
      })
      if (result.hasil === 'bentrok') {
        const { kini, berbeda } = result
        setConflict({ ...attempt, kini, differences: differences(berbeda, dasar, changes, kini) })
        return
      }
      setConflict(null)
      if (result.hasil === 'tersimpan') await live.accept(result.form, mine)
      if (result.hasil === 'tersimpan-lokal') await live.acceptLocal(changes)
      onTyped((typed) => withoutSaved(typed, changes, visit.row.tanggal))
      setOutcome({ kind: result.hasil === 'tersimpan-lokal' ? 'lokal' : 'tersimpan', kirim })
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      setOutcome({ kind: 'ditolak', message: error.message })
      const task = taskOfColumn(error.field ?? '')
      if (task !== null) focusTask(task)
    } finally {
      setBusy(null)
    }
  }

  async function save(kirim: boolean): Promise<void> {
    if (busy !== null || conflict !== null) return
    if (form.invalid !== null) {
      setOutcome({ kind: 'ditolak', message: `Isian task ${form.invalid} bukan jam. Tulis misalnya 10.25.` })
      focusTask(form.invalid)
      return
    }
    const { changes } = form
    if (Object.keys(changes).length === 0 && !kirim) {
      setOutcome({ kind: 'tetap' })
      return
    }
    const waktu99 = changes[TASK_CANCELLED]
    if (waktu99 && !(await ask(question99(visit, waktu99)))) return
    await run({ changes, kirim, konfirmasi99: Boolean(waktu99) }, form.dasar, false)
  }

  async function confirm99(): Promise<void> {
    const stored = parseWallTime(live.times[TASK_CANCELLED])
    if (busy !== null || stored.kind !== 'ada') return
    if (!(await ask(question99(visit, stored.value)))) return
    await run({ changes: { [TASK_CANCELLED]: stored.value }, kirim: true, konfirmasi99: true }, form.dasar, false)
  }

  async function choose(choice: 'milik-saya' | 'di-database'): Promise<void> {
    if (!conflict) return
    if (choice === 'milik-saya') {
      await run(conflict, conflict.kini, true)
      return
    }
    const theirs = conflict.differences.flatMap(({ field }) => taskOfColumn(field) ?? [])
    setConflict(null)
    await live.accept(conflict.kini, theirs)
    onTyped((typed) => withoutTasks(typed, theirs))
  }

  return {
    busy,
    outcome,
    conflict,
    save,
    confirm99,
    choose,
    tell: setOutcome,
  }
}
