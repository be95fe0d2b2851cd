import { useState } from 'react'
import { useApi, useAppState } from '../../api/api.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useConfirm } from '../../components/confirm.tsx'
import { toastDone, toastProblem } from '../../components/toast.tsx'
import { type FieldName, fieldOfRefusal } from './fields.ts'
import { ALL_FIELDS, allErrors, submissionOf } from './settings-draft.ts'
import type { SettingsFormHandle } from './useSettingsForm.ts'
import { useStoreView } from './useStoreView.ts'

interface SaveDeps {
  readonly form: SettingsFormHandle
  readonly onLocked: () => void
  /** Goes to a field that has to be mended. */
  readonly onShow: (field: FieldName) => void
}

/** Saves the form. Answers true when it is stored. */
export function useSaveSettings({ form, onLocked, onShow }: SaveDeps) {
  const api = useApi()
  const store = useStoreView()
  const ask = useConfirm()
  const { mode } = useAppState()
  const [saving, setSaving] = useState(false)

  async function save(): Promise<boolean> {
    if (saving) return false
    const request = submissionOf(form.state)
    if (!request) {
      form.fields.leave(...ALL_FIELDS)
      const errors = allErrors(form.state)
      const wrong = ALL_FIELDS.find((field) => errors[field])
      if (wrong) onShow(wrong)
      return false
    }
    if (mode === 'demo' && !(await ask(LEAVES_DEMO))) return false
    setSaving(true)
    try {
      const view = await api.call('pengaturan:simpan', request)
      const folderMoved = view.form.dataDir !== form.state.view.form.dataDir
      form.saved(view)
      store(view)
      const missing = view.problems[0]
      if (missing) toastProblem(`Pengaturan disimpan, tetapi belum dapat dipakai. ${missing.message}`)
      else if (folderMoved) toastDone('Pengaturan disimpan. Folder data yang baru dipakai setelah program dibuka lagi.')
      else toastDone('Pengaturan disimpan dan langsung dipakai.')
      return true
    } catch (failure) {
      const refusal = refusalOf(failure)
      if (refusal.code === 'perlu-pin') onLocked()
      const field = fieldOfRefusal(refusal.field)
      if (field) {
        form.refuse(field, refusal.message)
        onShow(field)
      } else toastProblem(refusal.message)
      return false
    } finally {
      setSaving(false)
    }
  }

  return { save, saving }
}

const LEAVES_DEMO = {
  title: 'Simpan dan keluar dari Mode Demo?',
  text: 'Ini pengaturan rumah sakit yang sebenarnya. Begitu disimpan, Mode Demo berakhir dan program bekerja dengan database dan layanan BPJS yang diisi di sini.',
  confirm: 'Simpan dan keluar dari demo',
} as const
