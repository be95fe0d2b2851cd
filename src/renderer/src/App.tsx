import { Button, Center, Loader, MantineProvider, Stack, Text, Title } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useRef, useState } from 'react'
import type { AppMode } from '../../shared/ipc/app-state.ts'
import { type Api, ApiProvider, AppStateProvider } from './api/api.ts'
import { ConfirmProvider } from './components/confirm.tsx'
import { LoadingState } from './components/feedback.tsx'
import { createQueryClient } from './query-client.ts'
import { ErrorBoundary } from './shell/ErrorBoundary.tsx'
import { WizardView } from './shell/lazy-pages.ts'
import { Shell } from './shell/Shell.tsx'
import { ReceivedAtProvider } from './shell/useCountdown.ts'
import { type LiveState, useLiveState } from './shell/useLiveState.ts'
import { readableText, theme } from './theme.ts'

/** Everything the pages stand on: looks, language, requests, questions and toasts. */
export function App({ api }: { readonly api: Api }) {
  const [queryClient] = useState(createQueryClient)
  return (
    <MantineProvider theme={theme} cssVariablesResolver={readableText} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: 'id', firstDayOfWeek: 1 }}>
        <QueryClientProvider client={queryClient}>
          <ApiProvider value={api}>
            <Notifications position="bottom-left" limit={4} zIndex={450} />
            <ConfirmProvider>
              <ErrorBoundary what="Jendela ini">
                <Root api={api} />
              </ErrorBoundary>
            </ConfirmProvider>
          </ApiProvider>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  )
}

function Root({ api }: { readonly api: Api }) {
  const live = useLiveState(api)
  useFreshData(live)
  if (!live.app) return live.silent ? <Silent onRetry={live.retry} /> : <Starting />
  return (
    <AppStateProvider value={live.app}>
      <ReceivedAtProvider value={live.receivedAt}>
        {live.app.mode === 'awal' ? (
          <Suspense fallback={<LoadingState />}>
            <WizardView />
          </Suspense>
        ) : (
          <Shell silent={live.silent} onRetry={live.retry} />
        )}
      </ReceivedAtProvider>
    </AppStateProvider>
  )
}

/** Forgets what belongs to another hospital, and reads again what may have changed while nobody answered. */
function useFreshData({ app, silent }: LiveState): void {
  const client = useQueryClient()
  const mode = app?.mode ?? null
  const lastMode = useRef<AppMode | null>(null)
  const wasSilent = useRef(false)
  useEffect(() => {
    if (mode !== null && lastMode.current !== null && mode !== lastMode.current) void client.resetQueries()
    if (mode !== null) lastMode.current = mode
  }, [mode, client])
  useEffect(() => {
    if (wasSilent.current && !silent) void client.invalidateQueries()
    wasSilent.current = silent
  }, [silent, client])
}

function Starting() {
  return (
    <Center h="100%" role="status">
      <Stack align="center" gap="sm">
        <Loader size="md" />
        <Text size="sm" c="dimmed">
          Menghubungi program di latar belakang…
        </Text>
      </Stack>
    </Center>
  )
}

function Silent({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <Center h="100%" component="main">
      <Stack align="center" gap="xs" maw={460} role="alert">
        <Title order={1} fz="lg" fw={600}>
          Program di latar belakang tidak menjawab
        </Title>
        <Text size="sm" c="dimmed" ta="center">
          Jendela ini mencoba lagi setiap beberapa detik. Bila tetap begini, tutup lalu buka lagi Khanza Mobile JKN.
          Data yang menunggu dikirim tidak hilang.
        </Text>
        <Button mt="xs" onClick={onRetry}>
          Coba lagi
        </Button>
      </Stack>
    </Center>
  )
}
