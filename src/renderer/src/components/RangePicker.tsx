import { Button, Group } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { addDays, tanggalIndonesia, type WallDate } from '../../../shared/wall-time.ts'
import { clampRange, type DateRange, MAX_RANGE_DAYS, type QuickRange, rangeText } from './date-range.ts'
import { toastProblem } from './toast.tsx'

interface RangePickerProps {
  readonly range: DateRange
  readonly today: WallDate
  readonly onChange: (range: DateRange) => void
  /** Days at most; the longest range there is unless given. */
  readonly most?: number
  /** The ranges beside the calendar; those staff ask for all day unless given. */
  readonly quick?: readonly QuickRange[]
}

function dailyRanges(today: WallDate): readonly QuickRange[] {
  return [
    { label: 'Hari ini', range: { dari: today, sampai: today } },
    { label: 'Kemarin', range: { dari: addDays(today, -1), sampai: addDays(today, -1) } },
    { label: '7 hari', range: { dari: addDays(today, -6), sampai: today } },
  ]
}

/** The dates of a page: a calendar, and the ranges that are one click away. */
export function RangePicker({
  range,
  today,
  onChange,
  most = MAX_RANGE_DAYS,
  quick = dailyRanges(today),
}: RangePickerProps) {
  // Between the two clicks of a range only the first day is known.
  const [first, setFirst] = useState<WallDate | null>(null)
  const text = first === null ? rangeText(range.dari, range.sampai) : rangeText(first, null)
  return (
    <Group gap={4} wrap="nowrap">
      <DatePickerInput
        type="range"
        aria-label={`Rentang tanggal: ${text}`}
        w={196}
        leftSection={<IconCalendar size={15} aria-hidden />}
        leftSectionPointerEvents="none"
        allowSingleDateInRange
        hideOutsideDates
        value={first === null ? [range.dari, range.sampai] : [first, null]}
        valueFormatter={() => text}
        onChange={([dari, sampai]) => {
          if (dari === null || sampai === null) {
            setFirst(dari)
            return
          }
          setFirst(null)
          const allowed = clampRange({ dari, sampai }, most)
          if (allowed.sampai !== sampai)
            toastProblem(
              `Rentang paling panjang ${most} hari, jadi dipotong sampai ${tanggalIndonesia(allowed.sampai)}.`,
            )
          onChange(allowed)
        }}
        onDropdownClose={() => setFirst(null)}
      />
      <Button.Group>
        {quick.map((choice) => {
          const active = choice.range.dari === range.dari && choice.range.sampai === range.sampai
          return (
            <Button
              key={choice.label}
              variant={active ? 'light' : 'default'}
              aria-pressed={active}
              px={8}
              onClick={() => onChange(choice.range)}
            >
              {choice.label}
            </Button>
          )
        })}
      </Button.Group>
    </Group>
  )
}
