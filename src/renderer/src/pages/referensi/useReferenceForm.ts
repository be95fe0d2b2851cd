import { useState } from 'react'
import type { ReferenceFields, ReferenceForm, SaveResult, VisitView } from '../../../../shared/ipc/registrations.ts'
import type { TaskId } from '../../../../shared/task-ids.ts'
import { taskTimeProblems } from '../../../../shared/task-rules.ts'
import { RequestRefused, useAppState, useCommand } from '../../api/api.ts'
import {
  acceptedOf,
  changesOf,
  draftOf,
  type FieldErrors,
  type FormChanges,
  type FormDraft,
  fieldOf,
  formErrors,
  isDirty,
  sets99,
  timesForRules,
} from './form-model.ts'

/** A row that is being filled in. */
export interface FormSubject {
  readonly form: ReferenceForm
  /** The row does not exist yet. */
  readonly create: boolean
  readonly nama: string
  readonly view: VisitView | null
}

/** What stands between the person and a saved row. */
export type Obstacle =
  | {
      readonly kind: 'bentrok'
      readonly result: Extract<SaveResult, { hasil: 'bentrok' }>
      readonly kirim: boolean
      readonly changes: FormChanges
    }
  | { readonly kind: 'sudah-ada'; readonly kini: ReferenceForm }

interface Saved {
  readonly where: 'database' | 'komputer-ini'
  readonly kirim: boolean
}

/** The state of one form from loading to saved. `onSaved` is called when nothing is left to do here. */
export function useReferenceForm(subject: FormSubject, onSaved: (saved: Saved) => void) {
  const { now } = useAppState()
  const [form, setForm] = useState(subject.form)
  const [draft, setDraft] = useState<FormDraft>(() => draftOf(subject.form))
  /** Errors show once saving was tried, so that nobody is scolded while typing. */
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<FieldErrors>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [obstacle, setObstacle] = useState<Obstacle | null>(null)
  const { mutateAsync, isPending } = useCommand('referensi:simpan', ['registrasi:kunjungan'])
  const { create } = subject

  const accepted = acceptedOf(subject.view)
  const errors = formErrors(draft, form, create)
  const warnings = new Map(
    taskTimeProblems({
      tanggal: form.tanggal_periksa,
      now,
      ...timesForRules(draft, form, subject.view),
      accepted,
    }).map(({ taskid, message }) => [taskid, message]),
  )

  const touch = (next: FormDraft) => {
    setDraft(next)
    setRefused({})
    setProblem(null)
  }
  const setField = <F extends keyof ReferenceFields>(name: F, value: ReferenceFields[F]) =>
    touch({ ...draft, fields: { ...draft.fields, [name]: value } })
  const setTime = (id: TaskId, text: string) =>
    touch({
      ...draft,
      times: { ...draft.times, [id]: text },
      // What was confirmed is the time that stood there.
      konfirmasi99: id === 99 ? false : draft.konfirmasi99,
    })

  const save = async (kirim: boolean, timpa = false) => {
    if (isPending) return
    setTried(true)
    setObstacle(null)
    setProblem(null)
    if (Object.keys(errors).length > 0) {
      setProblem('Ada isian yang belum benar. Periksa yang bertanda merah.')
      return
    }
    const changes = changesOf(draft, form, create)
    const { tanggal_periksa, jam_periksa, no_rkm_medis } = form
    try {
      const result = await mutateAsync({
        kunci: { tanggal_periksa, jam_periksa, no_rkm_medis },
        dasar: create ? null : form,
        ...changes,
        timpa,
        kirim,
        konfirmasi99: draft.konfirmasi99,
      })
      if (result.hasil === 'bentrok') setObstacle({ kind: 'bentrok', result, kirim, changes })
      else if (result.hasil === 'sudah-ada') setObstacle({ kind: 'sudah-ada', kini: result.kini })
      else onSaved({ where: result.hasil === 'tersimpan' ? 'database' : 'komputer-ini', kirim })
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      const field = error.field === undefined ? null : fieldOf(error.field)
      if (field) setRefused({ [field]: error.message })
      setProblem(field ? 'Ada isian yang ditolak. Periksa yang bertanda merah.' : error.message)
    }
  }

  /** Gives up what was typed and goes on from the row as the database has it. */
  const takeTheirs = (kini: ReferenceForm) => {
    setForm(kini)
    setDraft(draftOf(kini))
    setObstacle(null)
    setTried(false)
  }

  return {
    form,
    draft,
    create,
    accepted,
    warnings,
    errors: { ...(tried ? errors : unreadableTimes(errors)), ...refused },
    problem,
    obstacle,
    saving: isPending,
    dirty: isDirty(draft, form),
    asks99: sets99(draft, form),
    setField,
    setTime,
    confirm99: (konfirmasi99: boolean) => touch({ ...draft, konfirmasi99 }),
    save,
    takeTheirs,
    keepEditing: () => setObstacle(null),
  }
}
export type ReferenceFormState = ReturnType<typeof useReferenceForm>

/** While typing, only a time that cannot be read is told: the field is red before it is left. */
function unreadableTimes(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => name.startsWith('taskid')))
}
