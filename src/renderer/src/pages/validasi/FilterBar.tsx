import { Group, SegmentedControl, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FindingReason } from '../../../../shared/findings.ts'
import { angka } from '../../../../shared/numbers.ts'
import type { WallDate } from '../../../../shared/wall-time.ts'
import type { DateRange } from '../../components/date-range.ts'
import pageClasses from '../../components/list-page.module.css'
import { RangePicker } from '../../components/RangePicker.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { type ReasonCount, readReason, reasonTitle } from './findings.ts'

/** A longer range would keep the program busy for seconds. */
export const MOST_DAYS = 31
const ALL = 'semua'

interface FilterBarProps {
  readonly range: DateRange
  readonly today: WallDate
  readonly onRange: (range: DateRange) => void
  readonly text: string
  readonly onText: (text: string) => void
  /** From the search field down into the list. */
  readonly onDown: () => void
  /** Of what the search leaves. */
  readonly counts: readonly ReasonCount[]
  readonly alasan: FindingReason | null
  readonly onReason: (alasan: FindingReason | null) => void
  /** At the end of the first line. */
  readonly children: ReactNode
}

/** Search, days and reason. */
export function FilterBar(props: FilterBarProps) {
  const { range, today, onRange, text, onText, onDown, counts, alasan, onReason, children } = props
  const total = counts.reduce((sum, { findings }) => sum + findings, 0)
  const choices: { readonly value: string; readonly word: string; readonly count: number }[] = [
    { value: ALL, word: 'Semua', count: total },
    ...counts.map((count) => ({ value: count.alasan, word: reasonTitle(count.alasan), count: count.findings })),
  ]
  // A reason in the address that nothing has any more stays readable.
  if (alasan !== null && !counts.some((count) => count.alasan === alasan))
    choices.push({ value: alasan, word: reasonTitle(alasan), count: 0 })
  return (
    <Stack gap="xs" className={pageClasses.bar}>
      <Group gap="xs" wrap="nowrap">
        <SearchField label="Cari nama atau no. rawat" text={text} onText={onText} onDown={onDown} />
        <RangePicker range={range} today={today} onChange={onRange} most={MOST_DAYS} />
        {children}
      </Group>
      <SegmentedControl
        aria-label="Saring menurut alasan"
        style={{ alignSelf: 'flex-start', maxWidth: '100%' }}
        value={alasan ?? ALL}
        onChange={(value) => onReason(readReason(value))}
        data={choices.map(({ value, word, count }) => ({
          value,
          label: (
            <Group gap={6} wrap="nowrap" component="span">
              {word}
              <strong className="angka">{angka(count)}</strong>
            </Group>
          ),
        }))}
      />
    </Stack>
  )
}
