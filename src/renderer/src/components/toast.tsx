import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'

interface ToastAction {
  readonly label: string
  readonly onClick: () => void
}

function body(text: string, action: ToastAction | undefined, id: string) {
  if (!action) return text
  return (
    <Group gap="sm" wrap="nowrap" justify="space-between">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      <Button
        variant="light"
        flex="none"
        onClick={() => {
          notifications.hide(id)
          action.onClick()
        }}
      >
        {action.label}
      </Button>
    </Group>
  )
}

const CLOSE = { 'aria-label': 'Tutup' }
let nextId = 0

/** Says what happened. */
export function toastDone(text: string, action?: ToastAction): void {
  const id = `toast-${nextId++}`
  notifications.show({
    id,
    color: 'green',
    icon: <IconCheck size={18} aria-hidden />,
    message: body(text, action, id),
    closeButtonProps: CLOSE,
  })
}

/** Says what did not happen, and leads to where it can be mended. Stays until it is closed. */
export function toastProblem(text: string, action?: ToastAction): void {
  const id = `toast-${nextId++}`
  notifications.show({
    id,
    color: 'red',
    icon: <IconAlertTriangle size={18} aria-hidden />,
    message: body(text, action, id),
    autoClose: action ? 15_000 : 10_000,
    closeButtonProps: CLOSE,
  })
}
