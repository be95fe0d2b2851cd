import { Button, Group, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { dateOf, jamIndonesia, tanggalIndonesia, type WallDate, type WallTime } from '../../../../shared/wall-time.ts'
import type { DateRange } from '../../components/date-range.ts'
import page from '../../components/list-page.module.css'
import { RangePicker } from '../../components/RangePicker.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { MAX_COMPARED_DAYS } from './view.ts'

interface CompareBarProps {
  readonly range: DateRange
  readonly today: WallDate
  readonly onRange: (range: DateRange) => void
  readonly text: string
  readonly onText: (text: string) => void
  /** From the search field down into the list. */
  readonly onDown: () => void
  readonly readAt: WallTime | null
  readonly comparing: boolean
  readonly onCompare: () => void
  readonly children: ReactNode
}

/** Which days, which of their bookings, and when BPJS was asked. */
export function CompareBar(props: CompareBarProps) {
  const { range, today, onRange, text, onText, onDown, readAt, comparing, onCompare } = props
  return (
    <Group gap="sm" justify="space-between" wrap="nowrap" className={page.bar}>
      <Group gap="xs" wrap="nowrap" flex={1}>
        <SearchField
          label="Cari nama, no. rawat, kode booking, poli, atau dokter"
          short="Cari nama, no. rawat, kode booking"
          text={text}
          onText={onText}
          onDown={onDown}
        />
        <RangePicker range={range} today={today} onChange={onRange} most={MAX_COMPARED_DAYS} />
      </Group>
      <Group gap="xs" wrap="nowrap">
        {readAt !== null && (
          <Text size="sm" className={`angka ${page.quiet}`} style={{ whiteSpace: 'nowrap' }}>
            Dibandingkan {dateOf(readAt) === today ? '' : `${tanggalIndonesia(dateOf(readAt))} `}
            {jamIndonesia(readAt)}
          </Text>
        )}
        <Button
          variant="default"
          leftSection={<IconRefresh size={15} aria-hidden />}
          // Not `loading`, which disables the button and loses the focus.
          aria-busy={comparing}
          onClick={() => !comparing && onCompare()}
        >
          {readAt === null ? 'Bandingkan' : 'Bandingkan lagi'}
        </Button>
        {props.children}
      </Group>
    </Group>
  )
}
