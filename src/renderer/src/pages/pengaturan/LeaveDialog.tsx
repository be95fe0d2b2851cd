import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { changesText } from './save-words.ts'
import type { LeaveGuard } from './useLeaveGuard.ts'

interface LeaveDialogProps {
  readonly guard: LeaveGuard
  readonly changed: number
  readonly saving: boolean
  readonly onSaveAndLeave: () => Promise<void>
}

/** Asked before a change of page that would lose what was typed. Esc stays. */
export function LeaveDialog({ guard, changed, saving, onSaveAndLeave }: LeaveDialogProps) {
  return (
    <Modal
      opened={guard.asked}
      onClose={guard.stay}
      title="Pindah halaman?"
      centered
      closeButtonProps={{ 'aria-label': 'Tetap di halaman ini' }}
    >
      <Stack gap="md">
        <Text size="sm">{changesText(changed)}. Bila pindah sekarang tanpa menyimpan, perubahan itu hilang.</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={guard.leave} disabled={saving} color="red">
            Buang dan pindah
          </Button>
          <Button variant="default" onClick={guard.stay} disabled={saving}>
            Tetap di sini
          </Button>
          <Button loading={saving} onClick={() => void onSaveAndLeave()} data-autofocus>
            Simpan dan pindah
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
