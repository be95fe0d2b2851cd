import { IconCircleCheck, IconFilterOff } from '@tabler/icons-react'
import { EmptyState, ErrorState, LoadingState } from '../../components/feedback.tsx'
import type { Outbox } from './useOutbox.ts'

interface EmptyListProps {
  readonly outbox: Outbox
  /** Nothing is left out by a filter: an empty list is good news. */
  readonly unfiltered: boolean
  readonly onClear: () => void
}

/** What stands in the place of the table while it has no rows. */
export function EmptyList({ outbox, unfiltered, onClear }: EmptyListProps) {
  if (outbox.error && !outbox.list) return <ErrorState message={outbox.error.message} onRetry={outbox.reload} />
  if (!outbox.list || outbox.loading) return <LoadingState text="Membaca antrian…" />
  if (unfiltered) {
    return <EmptyState icon={IconCircleCheck} title="Antrian kosong. Semua kiriman sudah sampai di BPJS." />
  }
  return (
    <EmptyState
      icon={IconFilterOff}
      title="Tidak ada kiriman yang cocok"
      text="Tidak ada kiriman dengan keadaan, sebab dan kata pencarian ini."
      action={{ label: 'Tampilkan semua yang belum terkirim', onClick: onClear }}
    />
  )
}
