import { Button, Group, Text, UnstyledButton } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import type { OutboxList } from '../../../../shared/ipc/outbox.ts'
import { angka } from '../../../../shared/numbers.ts'
import classes from './antrian.module.css'
import { reasonWords } from './words.ts'

interface HeldReasonsProps {
  readonly reasons: OutboxList['heldReasons']
  readonly onShow: (reason: string) => void
  readonly onRetry: (reason: string, rows: number) => void
}

/** Held rows by what holds them: one mended cause often releases many. */
export function HeldReasons({ reasons, onShow, onRetry }: HeldReasonsProps) {
  if (reasons.length === 0) return null
  return (
    <Group gap="xs" className={classes.reasons} component="section" aria-label="Tertahan menurut sebab">
      {reasons.map(({ reason, rows }) => (
        <Group key={reason} gap="xs" wrap="nowrap" className={classes.reason}>
          <UnstyledButton className={classes.reasonName} onClick={() => onShow(reason)} title="Tampilkan yang ini saja">
            <IconHandStop size={14} stroke={2} color="var(--mantine-color-red-text)" aria-hidden />
            <Text span size="sm">
              <b className="angka">{angka(rows)}</b> × {reasonWords(reason)}
            </Text>
          </UnstyledButton>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => onRetry(reason, rows)}
            aria-label={`Kirim ulang semua: ${reasonWords(reason)}`}
          >
            Kirim ulang semua
          </Button>
        </Group>
      ))}
    </Group>
  )
}
