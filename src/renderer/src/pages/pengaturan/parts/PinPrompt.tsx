import { Text, ThemeIcon, Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { PinEntry } from '../../../components/PinEntry.tsx'
import type { Pin } from '../../../components/usePin.ts'
import classes from './pin.module.css'

interface PinPromptProps {
  readonly pin: Pin
  /** What waits behind the door, such as unsaved changes. */
  readonly note?: ReactNode
}

/** The door to the settings. */
export function PinPrompt({ pin, note }: PinPromptProps) {
  const title = useId()
  return (
    <div className={classes.page}>
      <PinEntry pin={pin} submit="Buka pengaturan" className={classes.box} labelledBy={title}>
        <ThemeIcon size={44} radius="xl" variant="light">
          <IconLock size={24} stroke={1.7} aria-hidden />
        </ThemeIcon>
        <Title order={1} fz="lg" fw={600} id={title}>
          Pengaturan terkunci
        </Title>
        <Text size="sm" className={classes.quiet}>
          {note ?? 'Masukkan PIN admin untuk melihat dan mengubah pengaturan.'}
        </Text>
      </PinEntry>
    </div>
  )
}
