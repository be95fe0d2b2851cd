import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { IconTool } from '@tabler/icons-react'
import { angka } from '../../../../shared/numbers.ts'
import page from '../../components/list-page.module.css'
import classes from './bpjs.module.css'
import { bookingsIn, CHOICES, type Choice, type SafeDifference } from './view.ts'
import { choiceWord } from './words.ts'

interface ChoiceBarProps {
  readonly choice: Choice
  readonly onChoice: (choice: Choice) => void
  readonly counts: Readonly<Record<Choice, number>>
  readonly selected: readonly SafeDifference[]
  readonly busy: boolean
  readonly onRepair: () => void
}

/** Which kind of difference is listed, and what can be done with the selected rows: always in its place. */
export function ChoiceBar({ choice, onChoice, counts, selected, busy, onRepair }: ChoiceBarProps) {
  const bookings = bookingsIn(selected)
  return (
    <Group gap="xs" justify="space-between" wrap="nowrap" className={page.bar}>
      <SegmentedControl
        aria-label="Saring menurut perbedaan"
        className={classes.choices}
        value={choice}
        onChange={(value) => onChoice(value as Choice)}
        data={CHOICES.map((value) => ({
          value,
          label: (
            <Group gap={6} wrap="nowrap" component="span">
              {choiceWord(value)}
              <span className={`angka ${classes.count}`}>{angka(counts[value])}</span>
            </Group>
          ),
        }))}
      />
      <Group gap="xs" wrap="nowrap">
        {bookings > 0 && (
          <Text size="sm" className="angka" role="status" style={{ whiteSpace: 'nowrap' }}>
            {angka(bookings)} dipilih
          </Text>
        )}
        <Button
          variant="default"
          leftSection={<IconTool size={15} aria-hidden />}
          disabled={busy || bookings === 0}
          title={bookings === 0 ? 'Pilih baris dengan Spasi atau kotak di kirinya' : undefined}
          onClick={onRepair}
        >
          Perbaiki terpilih
        </Button>
      </Group>
    </Group>
  )
}
