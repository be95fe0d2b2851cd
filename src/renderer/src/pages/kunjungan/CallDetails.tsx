import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import type { CallView } from '../../../../shared/ipc/registrations.ts'
import type { WallDate } from '../../../../shared/wall-time.ts'
import classes from './kunjungan.module.css'
import { callFacts } from './words.ts'

interface ToggleProps {
  /** What the details are of: "task 4". */
  readonly of: string
  readonly open: boolean
  readonly controls: string
  readonly onToggle: () => void
}

/** Opens what was sent and answered. */
export function DetailsToggle({ of, open, controls, onToggle }: ToggleProps) {
  const Icon = open ? IconChevronUp : IconChevronDown
  return (
    <ActionIcon
      size={26}
      mt={2}
      aria-label={`Rincian kiriman ${of}`}
      title={`Rincian kiriman ${of}`}
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      onClick={onToggle}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
  )
}

interface CallDetailsProps {
  readonly id: string
  readonly call: CallView
  readonly tanggal: WallDate
}

/** What was sent and answered. */
export function CallDetails({ id, call, tanggal }: CallDetailsProps) {
  return (
    <dl className={`${classes.details} angka`} id={id}>
      {callFacts(call, tanggal).map(({ name, value }) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
