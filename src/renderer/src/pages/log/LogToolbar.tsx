import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconCopy, IconFolder, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { angka } from '../../../../shared/numbers.ts'
import { SearchField } from '../../components/SearchField.tsx'
import { LEVEL_CHOICES, type LevelChoice } from './lines.ts'
import classes from './log.module.css'

const LEVEL_WORDS: Record<LevelChoice, string> = { semua: 'Semua', peringatan: 'Peringatan & galat', galat: 'Galat' }

interface LogToolbarProps {
  readonly level: LevelChoice
  readonly onLevel: (level: LevelChoice) => void
  readonly text: string
  readonly onText: (text: string) => void
  readonly paused: boolean
  /** Lines that came while paused. */
  readonly missed: number
  readonly onPause: () => void
  readonly canCopy: boolean
  readonly onCopy: () => void
  readonly onFolder: () => void
}

/** Filter, search, pause, copy, folder. */
export function LogToolbar(props: LogToolbarProps) {
  const { text, onText, paused, missed } = props
  return (
    <Group gap="xs" justify="space-between" className={classes.bar}>
      <Group gap="xs" className={classes.inputs}>
        <SegmentedControl
          aria-label="Saring menurut tingkat"
          value={props.level}
          onChange={(value) => props.onLevel(value as LevelChoice)}
          data={LEVEL_CHOICES.map((level) => ({ value: level, label: LEVEL_WORDS[level] }))}
        />
        <SearchField label="Cari dalam log" text={text} onText={onText} className={classes.search} />
      </Group>
      <Group gap="xs">
        <Button
          variant={paused ? 'filled' : 'default'}
          leftSection={paused ? <IconPlayerPlay size={15} aria-hidden /> : <IconPlayerPause size={15} aria-hidden />}
          onClick={props.onPause}
          className="angka"
        >
          {paused ? (missed > 0 ? `${angka(missed)} baris baru, lanjutkan` : 'Lanjutkan') : 'Jeda'}
        </Button>
        <Button
          variant="default"
          leftSection={<IconCopy size={15} aria-hidden />}
          disabled={!props.canCopy}
          onClick={props.onCopy}
        >
          Salin
        </Button>
        <Button variant="default" leftSection={<IconFolder size={15} aria-hidden />} onClick={props.onFolder}>
          Buka folder
        </Button>
      </Group>
    </Group>
  )
}
