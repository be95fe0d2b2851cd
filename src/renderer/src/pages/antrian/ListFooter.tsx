import { Button, Group, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { angka } from '../../../../shared/numbers.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import classes from './antrian.module.css'
import type { Outbox } from './useOutbox.ts'
import { rowsWords } from './words.ts'

interface ListFooterProps {
  readonly outbox: Outbox
  /** Shows the list as it is now. */
  readonly onSettle: () => void
}

/** How many rows there are, what changed while somebody worked on them, and the keys. */
export function ListFooter({ outbox, onSettle }: ListFooterProps) {
  const { list, rows, arrived, left } = outbox
  if (!list) return null
  const cut = list.total > list.items.length
  const news = [arrived > 0 && `${angka(arrived)} kiriman baru`, left > 0 && `${angka(left)} berubah keadaan`].filter(
    (word) => word !== false,
  )
  return (
    <Group gap="md" justify="space-between" wrap="nowrap" className={classes.foot}>
      <Group gap="sm" wrap="nowrap" role="status">
        <Text size="sm" className="angka">
          {cut
            ? `${angka(rows.length)} dari ${rowsWords(list.total)} ditampilkan. Persempit dengan saringan atau pencarian.`
            : rowsWords(rows.length)}
        </Text>
        {news.length > 0 && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={onSettle}
            className="angka"
          >
            {news.join(', ')}. Perbarui daftar
          </Button>
        )}
      </Group>
      {rows.length > 0 && (
        <Group gap="sm" wrap="nowrap" className={classes.keys} visibleFrom="md">
          <KeyHint keys="↑ ↓" text="pindah" />
          <KeyHint keys="Enter" text="rincian" />
          <KeyHint keys="Spasi" text="pilih" />
          <KeyHint keys="Ctrl + A" text="pilih semua" />
        </Group>
      )}
    </Group>
  )
}
