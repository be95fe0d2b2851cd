import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { CodeName } from '../../../../shared/ipc/registrations.ts'
import type { MappedKind } from './kinds.ts'
import classes from './pemetaan.module.css'

interface ManualEntryProps {
  readonly jenis: MappedKind
  readonly current: string | null
  readonly saving: boolean
  readonly onChoose: (code: CodeName) => void
}

const EXAMPLES: Readonly<Record<MappedKind, string>> = { poli: 'misalnya INT', dokter: 'misalnya 270001' }

/** A code from elsewhere, such as HFIS or a letter of BPJS. */
export function ManualEntry({ jenis, current, saving, onChoose }: ManualEntryProps) {
  const [kode, setKode] = useState('')
  const [nama, setNama] = useState('')
  const [tried, setTried] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const problem = codeProblem(kode.trim(), current)

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problem !== null) return first.current?.focus()
    onChoose({ kode: kode.trim(), nama: nama.trim() })
  }
  return (
    <form className={classes.manual} onSubmit={onSubmit} noValidate aria-label="Ketik kode BPJS">
      <TextInput
        ref={first}
        label="Kode BPJS"
        placeholder={EXAMPLES[jenis]}
        maxLength={20}
        autoComplete="off"
        value={kode}
        error={tried && problem}
        onChange={(event) => setKode(event.currentTarget.value)}
      />
      <TextInput
        label="Nama di BPJS"
        description="Boleh kosong; hanya untuk dibaca."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={50}
        autoComplete="off"
        value={nama}
        onChange={(event) => setNama(event.currentTarget.value)}
      />
      <Button type="submit" loading={saving} className={classes.manualSave}>
        Simpan kode ini
      </Button>
    </form>
  )
}

/** What is wrong with a typed code, or null. */
function codeProblem(kode: string, current: string | null): string | null {
  if (kode === '') return 'Isi kodenya.'
  return kode === current ? 'Ini kode yang sekarang dipakai.' : null
}
