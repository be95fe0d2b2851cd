import { Alert, Anchor, Button, Text } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useState } from 'react'
import type { MappingRow } from '../../../../shared/ipc/pemetaan.ts'
import type { CodeName } from '../../../../shared/ipc/registrations.ts'
import { CandidateList } from './CandidateList.tsx'
import { KIND_WORDS, type MappedKind } from './kinds.ts'
import { ManualEntry } from './ManualEntry.tsx'
import classes from './pemetaan.module.css'
import { useBpjsReferences } from './useBpjsReferences.ts'

export interface CodePickerProps {
  readonly jenis: MappedKind
  readonly row: MappingRow
  readonly taken: ReadonlyMap<string, readonly string[]>
  readonly saving: boolean
  readonly onChoose: (bpjs: CodeName) => void
}

/** The code from BPJS's list, or typed where the list cannot be had. */
export function CodePicker({ jenis, row, taken, saving, onChoose }: CodePickerProps) {
  const { data, error, isFetching, refetch } = useBpjsReferences()
  /** Null: never left the list. */
  const [byHand, setByHand] = useState<boolean | null>(null)
  const { kecil } = KIND_WORDS[jenis]
  const list = data?.[jenis]
  const manual = <ManualEntry jenis={jenis} current={row.bpjs?.kode ?? null} saving={saving} onChoose={onChoose} />

  if (list ? list.length === 0 : error) {
    return (
      <>
        <Alert
          color="yellow"
          p="xs"
          role="alert"
          icon={<IconPlugConnectedX size={18} aria-hidden />}
          title={`Daftar ${kecil} BPJS tidak dapat diambil`}
        >
          {error?.message ?? `BPJS menjawab dengan daftar ${kecil} yang kosong.`} Kode yang sudah Anda ketahui dapat
          diketik di bawah.
          <div className={classes.retry}>
            <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
              Coba ambil lagi
            </Button>
          </div>
        </Alert>
        {manual}
      </>
    )
  }
  if (byHand) {
    return (
      <>
        {manual}
        <Anchor component="button" type="button" size="sm" ta="left" onClick={() => setByHand(false)}>
          Kembali ke daftar BPJS
        </Anchor>
      </>
    )
  }
  return (
    <>
      <CandidateList
        label={`Pilih ${kecil} di BPJS`}
        nama={row.nama}
        candidates={list ?? null}
        current={row.bpjs?.kode ?? null}
        taken={taken}
        takeFocus={byHand === false}
        onChoose={onChoose}
      />
      <Text size="sm" className={classes.quiet}>
        Tidak ada di daftar?{' '}
        <Anchor component="button" type="button" size="sm" onClick={() => setByHand(true)}>
          Ketik kodenya
        </Anchor>
      </Text>
    </>
  )
}
