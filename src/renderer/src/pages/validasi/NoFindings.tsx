import { IconCalendarOff, IconCircleCheck, IconFilterOff } from '@tabler/icons-react'
import type { ValidasiView } from '../../../../shared/ipc/quality.ts'
import { angka } from '../../../../shared/numbers.ts'
import { jamIndonesia } from '../../../../shared/wall-time.ts'
import { type DateRange, rangeWords } from '../../components/date-range.ts'
import { EmptyState, ErrorState, LoadingState } from '../../components/feedback.tsx'
import type { Findings } from './useFindings.ts'

interface NoFindingsProps {
  readonly found: Findings
  readonly range: DateRange
  readonly onClear: () => void
}

/** What stands in the place of the list while it has no rows. */
export function NoFindings({ found: { view, error, reload }, range, onClear }: NoFindingsProps) {
  if (!view) {
    if (error) return <ErrorState message={error.message} onRetry={reload} />
    return <LoadingState text="Memuat dan memeriksa jam task…" />
  }
  if (view.findings.length > 0) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title="Tidak ada temuan yang cocok"
        text="Tidak ada temuan dengan alasan dan kata pencarian ini."
        action={{ label: 'Hapus saringan', onClick: onClear }}
      />
    )
  }
  if (view.registrasi === 0)
    return <EmptyState icon={IconCalendarOff} title={`Belum ada registrasi ${rangeWords(range)}.`} />
  return <AllWell view={view} range={range} />
}

function AllWell({ view, range }: { readonly view: ValidasiView; readonly range: DateRange }) {
  return (
    <EmptyState
      icon={IconCircleCheck}
      color="green"
      title="Semua jam task sudah benar"
      text={`${angka(view.registrasi)} registrasi ${rangeWords(range)} diperiksa pukul ${jamIndonesia(view.readAt)}. Tidak ada jam yang kosong, terbalik, kembar, belum terjadi, atau pada hari lain.`}
    />
  )
}
