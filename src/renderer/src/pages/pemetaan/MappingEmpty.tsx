import { IconCircleCheck, IconDatabaseOff, IconFilterOff } from '@tabler/icons-react'
import type { MappingRow } from '../../../../shared/ipc/pemetaan.ts'
import { EmptyState } from '../../components/feedback.tsx'
import { KIND_WORDS, type MappedKind } from './kinds.ts'
import type { MappingFilter } from './place.ts'
import { countOf } from './rows.ts'

interface MappingEmptyProps {
  readonly jenis: MappedKind
  readonly saring: MappingFilter
  /** All there are. */
  readonly rows: readonly MappingRow[]
  readonly searched: boolean
  readonly onClearSearch: () => void
  readonly onFilter: (filter: MappingFilter) => void
}

/** Why nothing is listed: mostly good news. */
export function MappingEmpty({ jenis, saring, rows, searched, onClearSearch, onFilter }: MappingEmptyProps) {
  const { satu, kecil } = KIND_WORDS[jenis]
  const showAll = { label: `Tampilkan semua ${kecil}`, onClick: () => onFilter('semua') }
  if (rows.length === 0) {
    return <EmptyState icon={IconDatabaseOff} title={`SIMRS belum punya ${kecil}.`} />
  }
  if (searched) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title={`Tidak ada ${kecil} yang cocok`}
        text="Cari dengan sebagian nama atau kode, atau longgarkan saringan."
        action={{ label: 'Hapus pencarian', onClick: onClearSearch }}
      />
    )
  }
  if (saring === 'menahan') {
    const missing = countOf(rows, 'belum')
    return (
      <EmptyState
        icon={IconCircleCheck}
        title={`Tidak ada registrasi yang tertahan karena kode ${kecil}.`}
        action={missing > 0 ? { label: 'Tampilkan yang belum ada kode', onClick: () => onFilter('belum') } : showAll}
      />
    )
  }
  return (
    <EmptyState
      icon={IconCircleCheck}
      title={`Semua ${kecil} sudah punya kode BPJS.`}
      text={`${satu} baru di SIMRS muncul di sini sampai diberi kode.`}
      action={showAll}
    />
  )
}
