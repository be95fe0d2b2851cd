import { Badge, Group, Text } from '@mantine/core'
import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconChecks,
  IconClock,
  IconHandStop,
  IconLoader2,
  IconMinus,
  IconPlayerPause,
  IconPlayerPlay,
  IconRotateClockwise,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react'
import type { SendState, TaskState } from '../../../shared/ipc/registrations.ts'
import type { ServiceState } from '../../../shared/status.ts'
import { jamIndonesia, type WallTime } from '../../../shared/wall-time.ts'

/** Word, colour and icon of every state: the one source for all screens. A colour never stands alone. */
export interface StateLook {
  readonly word: string
  readonly color: string
  readonly icon: TablerIcon
  readonly outline?: boolean
}

export const SEND_LOOKS: Record<SendState, StateLook> = {
  terkirim: { word: 'Terkirim', color: 'green', icon: IconCheck },
  'sudah-ada': { word: 'Sudah ada', color: 'green', icon: IconChecks, outline: true },
  menunggu: { word: 'Menunggu', color: 'gray', icon: IconClock },
  mengirim: { word: 'Mengirim', color: 'blue', icon: IconLoader2 },
  'coba-lagi': { word: 'Coba lagi', color: 'yellow', icon: IconRotateClockwise },
  'perlu-tindakan': { word: 'Perlu tindakan', color: 'red', icon: IconHandStop },
  batal: { word: 'Batal', color: 'gray', icon: IconBan, outline: true },
  dilewati: { word: 'Dilewati', color: 'gray', icon: IconMinus, outline: true },
}

/** States of one call or task in the words of {@link SEND_LOOKS}. */
export const TASK_LOOKS: Record<TaskState, StateLook> = {
  kosong: { word: 'Belum ada jam', color: 'gray', icon: IconMinus, outline: true },
  tersimpan: { word: 'Tersimpan', color: 'gray', icon: IconClock, outline: true },
  menunggu: SEND_LOOKS.menunggu,
  mengirim: SEND_LOOKS.mengirim,
  'coba-lagi': SEND_LOOKS['coba-lagi'],
  tertahan: SEND_LOOKS['perlu-tindakan'],
  terkirim: SEND_LOOKS.terkirim,
  batal: SEND_LOOKS.batal,
}

export const SERVICE_LOOKS: Record<ServiceState, Omit<StateLook, 'word'>> = {
  berjalan: { color: 'green', icon: IconPlayerPlay },
  menunggu: { color: 'yellow', icon: IconAlertTriangle },
  'perlu-tindakan': { color: 'red', icon: IconHandStop },
  siaga: { color: 'blue', icon: IconUsersGroup },
  jeda: { color: 'gray', icon: IconPlayerPause },
}

interface StateBadgeProps {
  readonly look: StateLook
  /** For "Coba lagi": when. */
  readonly at?: WallTime | null
  readonly size?: 'xs' | 'sm' | 'md'
}

/** A state as icon and word in its colour. */
export function StateBadge({ look, at, size = 'sm' }: StateBadgeProps) {
  const Icon = look.icon
  return (
    <Badge
      size={size}
      tt="none"
      fw={500}
      color={look.color}
      variant={look.outline ? 'outline' : 'light'}
      // The word in the text's own colour: a state's colour on its light ground is too faint to read.
      c="var(--mantine-color-text)"
      leftSection={<Icon size={13} stroke={2} color={`var(--mantine-color-${look.color}-text)`} aria-hidden />}
      className="angka"
    >
      {look.word}
      {at ? ` ${jamIndonesia(at)}` : ''}
    </Badge>
  )
}

/** The same, as plain text with an icon: for dense table cells. */
export function StateText({ look, at }: StateBadgeProps) {
  const Icon = look.icon
  return (
    <Group gap={6} wrap="nowrap">
      <Icon size={14} stroke={2} color={`var(--mantine-color-${look.color}-text)`} aria-hidden />
      <Text size="sm" className="angka" truncate>
        {look.word}
        {at ? ` ${jamIndonesia(at)}` : ''}
      </Text>
    </Group>
  )
}
