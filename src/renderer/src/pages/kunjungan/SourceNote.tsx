import { VisuallyHidden } from '@mantine/core'
import type { TimeSource } from '../../../../shared/ipc/registrations.ts'
import type { TaskId } from '../../../../shared/task-ids.ts'
import { SOURCE_LOOKS, sourceHelp, sourceText } from '../../components/time-source.ts'
import classes from './kunjungan.module.css'

interface SourceNoteProps {
  readonly id: TaskId
  readonly sumber: TimeSource
  readonly asal: string
}

/** Where a time comes from. What that means is in the tooltip, and read out with the input. */
export function SourceNote({ id, sumber, asal }: SourceNoteProps) {
  const Icon = SOURCE_LOOKS[sumber].icon
  const help = sourceHelp(sumber, id)
  return (
    <span className={classes.source} data-sumber={sumber} title={help}>
      <Icon size={13} aria-hidden />
      {sourceText({ sumber, asal })}
      <VisuallyHidden>. {help}</VisuallyHidden>
    </span>
  )
}
