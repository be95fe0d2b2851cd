import { Alert, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { tanggalIndonesia, type WallDate } from '../../../../shared/wall-time.ts'
import type { Notice } from './useVisit.ts'
import { storedWords } from './visit-form.ts'

interface NoticesProps {
  readonly notices: readonly Notice[]
  readonly tanggal: WallDate
  readonly onDismiss: () => void
}

/** What somebody else changed while the drawer was open. */
export function Notices({ notices, tanggal, onDismiss }: NoticesProps) {
  if (notices.length === 0) return null
  const words = (stored: string | null) => storedWords(stored, tanggal, tanggalIndonesia)
  return (
    <Alert
      color="blue"
      icon={<IconInfoCircle aria-hidden />}
      role="status"
      withCloseButton
      closeButtonLabel="Tutup pemberitahuan"
      onClose={onDismiss}
    >
      {notices.map(({ id, from, to }) => (
        <Text size="sm" key={id} className="angka">
          Jam task {id} baru saja diubah dari tempat lain: {words(from)} → {words(to)}.
        </Text>
      ))}
    </Alert>
  )
}
