import { Anchor, Button, Group, Text } from '@mantine/core'
import { IconCheck, IconTool } from '@tabler/icons-react'
import type { BpjsDayView } from '../../../../shared/ipc/quality.ts'
import { angka } from '../../../../shared/numbers.ts'
import classes from './bpjs.module.css'
import { bookingsIn, hasUnreadTasks, heldByTimes, type SafeDifference } from './view.ts'

interface VerdictProps {
  readonly view: BpjsDayView
  readonly safe: readonly SafeDifference[]
  readonly busy: boolean
  readonly onRepairAll: () => void
  /** The same days in Validasi Task ID. */
  readonly validation: string
}

/** How the days compare in one sentence, and the one button for all that needs nobody's judgement. */
export function Verdict({ view: { rows, bpjs }, safe, busy, onRepairAll, validation }: VerdictProps) {
  const unread = rows.filter(hasUnreadTasks).length
  const differing = rows.filter(({ beda }) => beda.length > 0)
  const mendable = bookingsIn(safe)
  const unsaid = bpjs.total - bpjs.jkn - bpjs.nonJkn
  const forPerson = differing.filter(({ beda }) => beda.some(({ perbaikan }) => perbaikan === null)).length
  const timed = heldByTimes(differing)
  const otherwise = forPerson - timed
  return (
    <Group gap="lg" wrap="nowrap" className={classes.verdict}>
      <div>
        {differing.length === 0 ? (
          <Group gap={6} wrap="nowrap" justify="flex-end">
            <IconCheck size={16} color="var(--mantine-color-green-text)" aria-hidden />
            <Text size="sm" fw={600} className="angka">
              {unread === 0
                ? `Semua ${angka(rows.length)} booking sama`
                : `${angka(rows.length - unread)} dari ${angka(rows.length)} booking sama`}
            </Text>
          </Group>
        ) : (
          <Text size="sm" fw={600} className="angka">
            {angka(differing.length)} dari {angka(rows.length)} booking berbeda
          </Text>
        )}
        {unread > 0 && (
          <Text size="xs" c="dimmed" className="angka">
            Task {angka(unread)} booking tidak terbaca
          </Text>
        )}
        {otherwise > 0 && (
          <Text size="xs" c="dimmed" className="angka">
            {angka(otherwise)} perlu keputusan petugas
          </Text>
        )}
        {timed > 0 && (
          <Anchor size="xs" href={validation} className={`angka ${classes.cure}`}>
            {angka(timed)} menunggu jam task: buka Validasi
          </Anchor>
        )}
        {unsaid > 0 && (
          <Text size="xs" c="dimmed" className="angka">
            BPJS tidak menyebut jenis pasien {angka(unsaid)} booking
          </Text>
        )}
      </div>
      {mendable > 0 && (
        <Button flex="none" leftSection={<IconTool size={15} aria-hidden />} disabled={busy} onClick={onRepairAll}>
          Perbaiki semua yang aman ({angka(mendable)})
        </Button>
      )}
    </Group>
  )
}
