import { Button, Group, Text } from '@mantine/core'
import { IconBan, IconSend } from '@tabler/icons-react'
import type { OutboxItem } from '../../../../shared/ipc/outbox.ts'
import { angka } from '../../../../shared/numbers.ts'
import { canCancel, canRetry } from './scope.ts'

interface SelectionActionsProps {
  readonly items: readonly OutboxItem[]
  readonly onRetry: () => void
  readonly onCancel: () => void
}

/** What can be done with the selected rows. Always in its place, so that nothing moves when the first row is selected. */
export function SelectionActions({ items, onRetry, onCancel }: SelectionActionsProps) {
  const hint = 'Pilih baris dengan Spasi atau kotak di kirinya'
  return (
    <Group gap="xs" wrap="nowrap">
      {items.length > 0 && (
        <Text size="sm" className="angka" role="status">
          {angka(items.length)} dipilih
        </Text>
      )}
      <Button
        variant="default"
        leftSection={<IconSend size={15} aria-hidden />}
        disabled={!items.some(canRetry)}
        title={items.length === 0 ? hint : undefined}
        onClick={onRetry}
      >
        Kirim ulang
      </Button>
      <Button
        variant="default"
        leftSection={<IconBan size={15} aria-hidden />}
        disabled={!items.some(canCancel)}
        title={items.length === 0 ? hint : undefined}
        onClick={onCancel}
      >
        Batalkan
      </Button>
    </Group>
  )
}
