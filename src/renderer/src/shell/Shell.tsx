import { VisuallyHidden } from '@mantine/core'
import { useDisclosure, useDocumentTitle } from '@mantine/hooks'
import { Suspense, useRef } from 'react'
import { useAppState, useEvent } from '../api/api.ts'
import { LoadingState } from '../components/feedback.tsx'
import { type PageName, useRoute } from '../route.ts'
import { Banners } from './Banners.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Help } from './Help.tsx'
import { PAGE_VIEWS, VisitDrawerView } from './lazy-pages.ts'
import { Navigation } from './Navigation.tsx'
import { PAGE_LOOKS } from './pages.ts'
import classes from './shell.module.css'
import { TopBar } from './TopBar.tsx'
import { useShortcuts } from './useShortcuts.ts'
import { SyncNowProvider, useSyncNowCommand } from './useSyncNow.ts'

interface ShellProps {
  /** The program behind the window gives no sign of life. */
  readonly silent: boolean
  readonly onRetry: () => void
}

/** The frame around every page: navigation, top bar, banners, the page itself and the visit's drawer over it. */
export function Shell({ silent, onRetry }: ShellProps) {
  const { page, go } = useRoute()
  const { namaInstansi } = useAppState()
  const sync = useSyncNowCommand()
  const [helpOpen, help] = useDisclosure(false)
  const main = useRef<HTMLElement>(null)

  const { title, titled } = PAGE_LOOKS[page]
  useDocumentTitle(`${title} · ${namaInstansi || 'Khanza Mobile JKN'}`)
  useEvent('buka', ({ halaman }) => {
    window.location.hash = halaman
  })
  useShortcuts({
    onSync: sync.start,
    onHelp: help.open,
    onPage: (target: PageName) => {
      go(target)
      main.current?.focus()
    },
  })

  const Page = PAGE_VIEWS[page]
  return (
    <SyncNowProvider value={sync}>
      <div className={classes.shell}>
        <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
          Langsung ke isi halaman
        </button>
        <Navigation page={page} />
        <TopBar onHelp={help.open} />
        <div className={classes.content}>
          <Banners silent={silent} onRetry={onRetry} />
          <main className={classes.main} ref={main} id="isi" tabIndex={-1}>
            {!titled && <VisuallyHidden component="h1">{title}</VisuallyHidden>}
            <ErrorBoundary key={page} what={`Halaman ${title}`}>
              <Suspense fallback={<LoadingState />}>
                <Page />
              </Suspense>
            </ErrorBoundary>
          </main>
        </div>
        <div className={classes.over}>
          <ErrorBoundary what="Kunjungan ini">
            <Suspense fallback={null}>
              <VisitDrawerView />
            </Suspense>
          </ErrorBoundary>
        </div>
        <Help opened={helpOpen} onClose={help.close} />
      </div>
    </SyncNowProvider>
  )
}
