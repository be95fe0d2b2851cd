import { useState } from 'react'
import type { ImportPreview, SettingsView } from '../../../../../shared/ipc/settings.ts'
import { useApi } from '../../../api/api.ts'
import { refusalOf } from '../../../api/refusal.ts'
import type { FieldName } from '../fields.ts'
import { fileProblem } from '../import-file.ts'

export type ImportStep =
  | { readonly kind: 'pilih'; readonly problem: string | null }
  | { readonly kind: 'membaca' }
  | {
      readonly kind: 'pratinjau'
      readonly name: string
      readonly preview: ImportPreview
      readonly problem: string | null
    }
  | { readonly kind: 'menerapkan'; readonly name: string; readonly preview: ImportPreview }
  | { readonly kind: 'selesai'; readonly name: string; readonly changes: number }

interface ImportDeps {
  readonly onApplied: (view: SettingsView, taken: readonly FieldName[]) => void
  readonly onLocked: () => void
}

/** Choose, look, apply: the steps of an import. The values themselves stay in the main process. */
export function useImport({ onApplied, onLocked }: ImportDeps) {
  const api = useApi()
  const [step, setStep] = useState<ImportStep>({ kind: 'pilih', problem: null })

  const refused = (failure: unknown): string => {
    const { code, message } = refusalOf(failure)
    if (code === 'perlu-pin') onLocked()
    return message
  }

  async function choose(file: File): Promise<void> {
    setStep({ kind: 'membaca' })
    const tooLarge = fileProblem(file.name, file.size)
    if (tooLarge) return setStep({ kind: 'pilih', problem: tooLarge })
    let isi: string
    try {
      isi = await file.text()
    } catch {
      // A folder was dropped, or the file has gone since.
      return setStep({ kind: 'pilih', problem: `${file.name} tidak dapat dibaca. Pilih berkasnya lagi.` })
    }
    try {
      const preview = await api.call('pengaturan:impor', { nama: file.name, isi })
      setStep({ kind: 'pratinjau', name: file.name, preview, problem: null })
    } catch (failure) {
      setStep({ kind: 'pilih', problem: refused(failure) })
    }
  }

  async function apply(name: string, preview: ImportPreview): Promise<void> {
    setStep({ kind: 'menerapkan', name, preview })
    try {
      const view = await api.call('pengaturan:terapkan-impor', { id: preview.id })
      setStep({ kind: 'selesai', name, changes: preview.changes.length })
      onApplied(
        view,
        preview.changes.map(({ field }) => field),
      )
    } catch (failure) {
      setStep({ kind: 'pratinjau', name, preview, problem: refused(failure) })
    }
  }

  return { step, choose, apply, again: () => setStep({ kind: 'pilih', problem: null }) }
}
