import { Button, Group, Text } from '@mantine/core'
import { IconRefresh, IconSend } from '@tabler/icons-react'
import { angka } from '../../../../shared/numbers.ts'
import type { Unshown } from './order.ts'

interface CountLineProps {
  readonly shown: number
  readonly total: number
  readonly filtered: boolean
  readonly selected: number
  readonly unshown: Unshown
  readonly sending: boolean
  readonly onClearFilters: () => void
  readonly onClearSelection: () => void
  readonly onShowAll: () => void
  readonly onSendAgain: () => void
}

/** How much is seen, what is chosen, and what waits to be shown. */
export function CountLine(props: CountLineProps) {
  const { shown, total, filtered, selected, unshown, sending } = props
  return (
    <Group gap="xs" wrap="nowrap" mih={30} justify="space-between">
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" className="angka" aria-live="polite">
          {filtered ? `${angka(shown)} dari ${angka(total)} registrasi` : `${angka(total)} registrasi`}
        </Text>
        {filtered && (
          <Button variant="subtle" size="compact-xs" onClick={props.onClearFilters}>
            Hapus saringan
          </Button>
        )}
        {unshown.baru + unshown.berubah > 0 && (
          <Button
            variant="light"
            size="compact-xs"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={props.onShowAll}
            aria-live="polite"
          >
            {unshownText(unshown)}
          </Button>
        )}
      </Group>
      {selected > 0 && (
        <Group gap="xs" wrap="nowrap">
          <Text size="sm" className="angka" aria-live="polite">
            {angka(selected)} dipilih
          </Text>
          <Button variant="subtle" size="compact-sm" onClick={props.onClearSelection}>
            Lepas pilihan
          </Button>
          <Button
            size="compact-sm"
            leftSection={<IconSend size={14} aria-hidden />}
            loading={sending}
            onClick={props.onSendAgain}
          >
            Kirim ulang {angka(selected)}
          </Button>
        </Group>
      )}
    </Group>
  )
}

function unshownText({ baru, berubah }: Unshown): string {
  if (berubah === 0) return `${angka(baru)} registrasi baru, tampilkan`
  if (baru === 0) return `${angka(berubah)} registrasi kini cocok dengan saringan, tampilkan`
  return `${angka(baru)} registrasi baru dan ${angka(berubah)} yang berubah, tampilkan`
}
