import { Alert, Button, Center, Group, Loader, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconAlertTriangle, type TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly icon: TablerIcon
  /** Of the icon; `green` where nothing to show is good news. */
  readonly color?: 'gray' | 'green'
  readonly title: string
  /** One sentence: why it is empty and what comes next. */
  readonly text?: ReactNode
  readonly action?: { readonly label: string; readonly onClick: () => void }
}

/** What a table or panel shows when there is nothing to show. */
export function EmptyState({ icon: Icon, color = 'gray', title, text, action }: EmptyStateProps) {
  return (
    <Center h="100%" mih={200} p="lg">
      <Stack align="center" gap="xs" maw={460}>
        <ThemeIcon size={48} radius="xl" variant="light" color={color}>
          <Icon size={26} stroke={1.6} aria-hidden />
        </ThemeIcon>
        <Title order={3} fz="md" fw={600} ta="center">
          {title}
        </Title>
        {text && (
          <Text size="sm" c="dimmed" ta="center">
            {text}
          </Text>
        )}
        {action && (
          <Button mt="xs" variant="default" onClick={action.onClick}>
            {action.label}
          </Button>
        )}
      </Stack>
    </Center>
  )
}

export function LoadingState({ text = 'Memuat…' }: { readonly text?: string }) {
  return (
    <Center h="100%" mih={200} role="status">
      <Group gap="sm">
        <Loader size="sm" />
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      </Group>
    </Center>
  )
}

interface ErrorStateProps {
  readonly message: string
  readonly onRetry?: () => void
}

/** A request that was refused: the sentence of the main process, and the way to try again. */
export function ErrorState({ message, onRetry }: ErrorStateProps) {
  return (
    <Center h="100%" mih={200} p="lg">
      <Alert color="red" icon={<IconAlertTriangle aria-hidden />} maw={560} role="alert">
        <Stack gap="sm" align="flex-start">
          <Text size="sm">{message}</Text>
          {onRetry && (
            <Button variant="default" onClick={onRetry}>
              Coba lagi
            </Button>
          )}
        </Stack>
      </Alert>
    </Center>
  )
}
