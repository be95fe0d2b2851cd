import { Button, Center, Code, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Component, type ReactNode } from 'react'

interface Props {
  /** What failed, as the person knows it: "Halaman Log". */
  readonly what: string
  readonly children: ReactNode
}

/** A bug in one page leaves the frame standing and says what to do, instead of a white window. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(thrown: unknown): { readonly error: Error } {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <Center h="100%" mih={240} p="lg" role="alert">
        <Stack align="center" gap="xs" maw={520}>
          <ThemeIcon size={48} radius="xl" variant="light" color="red">
            <IconAlertTriangle size={26} stroke={1.6} aria-hidden />
          </ThemeIcon>
          <Title order={2} fz="md" fw={600} ta="center">
            {this.props.what} tidak dapat ditampilkan
          </Title>
          <Text size="sm" c="dimmed" ta="center">
            Pengiriman di latar belakang tetap berjalan. Muat ulang; bila terulang, kirim diagnostik dari halaman
            Tentang kepada admin.
          </Text>
          <Code>{error.message.slice(0, 300)}</Code>
          <Group mt="xs">
            <Button onClick={() => window.location.reload()}>Muat ulang</Button>
            <Button variant="default" onClick={() => this.setState({ error: null })}>
              Coba tampilkan lagi
            </Button>
          </Group>
        </Stack>
      </Center>
    )
  }
}
