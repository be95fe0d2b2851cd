import { Group, SegmentedControl, Select, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { OutboxList } from '../../../../shared/ipc/outbox.ts'
import { angka } from '../../../../shared/numbers.ts'
import { SearchField } from '../../components/SearchField.tsx'
import { TASK_LOOKS } from '../../components/state.tsx'
import classes from './antrian.module.css'
import { countOf, type OutboxView, STATE_CHOICES, type StateChoice } from './filter.ts'
import { reasonWords, sentenceCase } from './words.ts'

interface FilterBarProps {
  readonly view: OutboxView
  readonly onView: (view: OutboxView) => void
  readonly text: string
  readonly onText: (text: string) => void
  /** From the search field down into the table. */
  readonly onDown: () => void
  readonly list: OutboxList | undefined
  /** At the end of the line. */
  readonly children: ReactNode
}

function choiceWord(choice: StateChoice): string {
  return choice === 'belum' ? 'Belum terkirim' : TASK_LOOKS[choice].word
}

/** State with counts, reason of held rows, search. */
export function FilterBar({ view, onView, text, onText, onDown, list, children }: FilterBarProps) {
  const reasons = (list?.heldReasons ?? []).map(({ reason, rows }) => ({
    value: reason,
    label: `${sentenceCase(reasonWords(reason))} (${angka(rows)})`,
  }))
  // A reason in the address that no row has any more stays readable.
  if (view.alasan !== null && !reasons.some(({ value }) => value === view.alasan)) {
    reasons.push({ value: view.alasan, label: sentenceCase(reasonWords(view.alasan)) })
  }
  return (
    <Stack gap="xs" className={classes.bar}>
      <SegmentedControl
        aria-label="Saring menurut keadaan"
        className={classes.states}
        value={view.keadaan}
        onChange={(value) => onView({ keadaan: value as StateChoice, alasan: null })}
        data={STATE_CHOICES.map((choice) => ({
          value: choice,
          label: (
            <Group gap={6} wrap="nowrap" component="span">
              {choiceWord(choice)}
              {list && <span className={`angka ${classes.count}`}>{angka(countOf(choice, list.counts))}</span>}
            </Group>
          ),
        }))}
      />
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Group gap="xs" wrap="nowrap" className={classes.inputs}>
          <SearchField
            label="Cari nama, no. rawat atau kode booking"
            short="Cari nama, no. rawat, kode booking"
            text={text}
            onText={onText}
            onDown={onDown}
            className={classes.search}
          />
          <Select
            aria-label="Saring menurut sebab tertahan"
            placeholder="Semua sebab tertahan"
            data={reasons}
            value={view.alasan}
            onChange={(alasan) => onView({ keadaan: alasan === null ? view.keadaan : 'tertahan', alasan })}
            disabled={reasons.length === 0}
            clearable
            clearButtonProps={{ 'aria-label': 'Hapus saringan sebab' }}
            w={230}
            comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
          />
        </Group>
        {children}
      </Group>
    </Stack>
  )
}
