import { Alert, Button, FileButton, Loader } from '@mantine/core'
import { IconCircleCheck, IconFileImport } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import type { SettingsView } from '../../../../../shared/ipc/settings.ts'
import type { FieldName } from '../fields.ts'
import { ImportPreviewTable } from './ImportPreviewTable.tsx'
import classes from './panels.module.css'
import { useImport } from './useImport.ts'

interface ImportPanelProps {
  /** Stored: what is set now, and the fields that the file decided. */
  readonly onApplied: (view: SettingsView, taken: readonly FieldName[]) => void
  readonly onLocked: () => void
}

/** Takes over what a hospital has set up already: Khanza's `database.xml`, or a `.env`. */
export function ImportPanel({ onApplied, onLocked }: ImportPanelProps) {
  const { step, choose, apply, again } = useImport({ onApplied, onLocked })
  switch (step.kind) {
    case 'pilih':
      return <DropArea problem={step.problem} onFile={(file) => void choose(file)} />
    case 'membaca':
      return (
        <p className={classes.running} role="status">
          <Loader size={14} /> Membaca berkas…
        </p>
      )
    case 'pratinjau':
    case 'menerapkan':
      return (
        <ImportPreviewTable
          name={step.name}
          preview={step.preview}
          problem={step.kind === 'pratinjau' ? step.problem : null}
          busy={step.kind === 'menerapkan'}
          onApply={() => void apply(step.name, step.preview)}
          onAgain={again}
        />
      )
    case 'selesai':
      return (
        <Alert color="green" icon={<IconCircleCheck aria-hidden />} role="status">
          {step.changes} isian dari {step.name} sudah dipakai dan disimpan.
          <div className={classes.actions}>
            <Button variant="default" onClick={again}>
              Impor berkas lain
            </Button>
          </div>
        </Alert>
      )
  }
}

interface DropAreaProps {
  readonly problem: string | null
  readonly onFile: (file: File) => void
}

function DropArea({ problem, onFile }: DropAreaProps) {
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <FileButton onChange={(file) => file && onFile(file)} accept=".xml,.env,.txt,text/plain,text/xml">
          {(props) => (
            <Button {...props} leftSection={<IconFileImport size={16} aria-hidden />}>
              Pilih berkas
            </Button>
          )}
        </FileButton>
        <p className={classes.dropText}>
          atau seret ke sini: <b>database.xml</b> dari folder <b>setting</b> program Khanza, atau berkas <b>.env</b>.
          Belum ada yang berubah sebelum Anda menekan Terapkan.
        </p>
      </div>
      {problem && (
        <Alert color="red" mt="sm" role="alert" p="xs">
          {problem}
        </Alert>
      )}
    </>
  )
}
