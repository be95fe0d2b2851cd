import { IconMapPinOff } from '@tabler/icons-react'
import { useState } from 'react'
import type { MappingView } from '../../../../shared/ipc/pemetaan.ts'
import { DetailDrawer } from '../../components/DetailDrawer.tsx'
import { EmptyState } from '../../components/feedback.tsx'
import { KIND_WORDS, type MappedKind } from './kinds.ts'
import { MappingForm } from './MappingForm.tsx'
import { takenCodes } from './rows.ts'
import { useSaveMapping } from './useSaveMapping.tsx'

interface MappingDrawerProps {
  readonly jenis: MappedKind
  /** Null: closed. */
  readonly kode: string | null
  readonly view: MappingView
  readonly onClose: () => void
  /** Where the focus belongs when the drawer was opened by a link. */
  readonly onFocusBack: () => void
}

/** One poli or doctor: what it holds back, and the code it is given. The list beside it stays in reach. */
export function MappingDrawer({ jenis, kode, view, onClose, onFocusBack }: MappingDrawerProps) {
  const [shown, setShown] = useState(kode)
  // What it shows while it slides away.
  if (kode !== null && kode !== shown) setShown(kode)
  const rows = view[jenis]
  const row = rows.find((one) => one.kode === shown)
  const { save, saving, asking, outcome, forget, dialog } = useSaveMapping(jenis, onClose)
  const { satu, kecil } = KIND_WORDS[jenis]
  return (
    <>
      <DetailDrawer
        title={`Pemetaan ${kecil}`}
        closeLabel="Tutup pemetaan"
        size={520}
        opened={kode !== null}
        onClose={onClose}
        onClosed={() => {
          if (document.activeElement === null || document.activeElement === document.body) onFocusBack()
        }}
        asking={asking}
        fills
      >
        {row ? (
          <MappingForm
            key={row.kode}
            jenis={jenis}
            row={row}
            view={view}
            taken={takenCodes(rows, row.kode)}
            outcome={outcome?.kode === row.kode ? outcome : null}
            saving={saving}
            onChoose={(bpjs) => void save(row, bpjs)}
            onTakeTheirs={() => {
              forget()
              onClose()
            }}
          />
        ) : (
          shown !== null && (
            <EmptyState
              icon={IconMapPinOff}
              title={`${satu} ${shown} tidak ada di SIMRS.`}
              text="Mungkin sudah dihapus atau kodenya diganti. Cari lagi di daftar."
            />
          )
        )}
      </DetailDrawer>
      {dialog}
    </>
  )
}
