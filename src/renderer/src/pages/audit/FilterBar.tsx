import { Group, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { auditWords } from '../../../../shared/audit-words.ts'
import type { WallDate } from '../../../../shared/wall-time.ts'
import type { DateRange } from '../../components/date-range.ts'
import classes from '../../components/list-page.module.css'
import { RangePicker } from '../../components/RangePicker.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import type { AuditScope } from './filter.ts'

interface FilterBarProps {
  readonly scope: AuditScope
  readonly today: WallDate
  /** Actions there are in the range. */
  readonly actions: readonly string[]
  readonly text: string
  readonly onRange: (range: DateRange) => void
  readonly onAction: (aksi: string | null) => void
  readonly onText: (text: string) => void
  /** From the search field down into the table. */
  readonly onDown: () => void
  /** At the end of the line. */
  readonly children: ReactNode
}

/** Days, search, action. */
export function FilterBar({ scope, today, actions, text, onText, onDown, ...props }: FilterBarProps) {
  const { range, aksi } = scope
  // An action in the address that this range has none of stays readable.
  const known = aksi === null || actions.includes(aksi) ? actions : [...actions, aksi]
  const choices = known
    .map((value) => ({ value, label: auditWords(value) }))
    .sort((one, other) => one.label.localeCompare(other.label, 'id'))
  return (
    <Group gap="xs" justify="space-between" wrap="nowrap" className={classes.bar}>
      <Group gap="xs" wrap="nowrap" flex={1} miw={0}>
        <SearchField
          label="Cari petugas, komputer, atau no. rawat"
          short="Cari petugas, komputer, no. rawat"
          text={text}
          onText={onText}
          onDown={onDown}
        />
        <RangePicker range={range} today={today} onChange={props.onRange} />
        <Select
          aria-label="Saring menurut tindakan"
          placeholder="Semua tindakan"
          data={choices}
          value={aksi}
          onChange={props.onAction}
          disabled={choices.length === 0}
          clearable
          clearButtonProps={{ 'aria-label': 'Hapus saringan tindakan' }}
          w={220}
          comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        />
      </Group>
      {props.children}
    </Group>
  )
}
