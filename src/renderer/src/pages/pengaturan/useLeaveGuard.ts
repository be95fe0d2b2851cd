import { useEffect, useRef, useState } from 'react'
import { useAppState } from '../../api/api.ts'
import { parseRoute } from '../../route.ts'

export interface LeaveGuard {
  /** Somebody is about to leave the page and lose what is not saved. */
  readonly asked: boolean
  readonly stay: () => void
  /** Goes where they wanted to go. */
  readonly leave: () => void
}

/**
 * Stops a change of page while there is something unsaved, so that the page can ask first. The Navigation API tells of
 * a link, of back and of a set address before they happen; a browser without it goes without the question. Closing the
 * tab is asked about by the browser itself; on the desktop closing only hides the window.
 */
export function useLeaveGuard(dirty: boolean): LeaveGuard {
  const { host } = useAppState()
  const [target, setTarget] = useState<string | null>(null)
  const passing = useRef(false)

  useEffect(() => {
    if (!dirty || !('navigation' in window)) return
    const { page } = parseRoute(window.location.hash)
    const onNavigate = (event: NavigateEvent) => {
      const next = new URL(event.destination.url)
      if (passing.current || !event.cancelable || parseRoute(next.hash).page === page) return
      event.preventDefault()
      setTarget(next.hash)
    }
    window.navigation.addEventListener('navigate', onNavigate)
    return () => window.navigation.removeEventListener('navigate', onNavigate)
  }, [dirty])

  useEffect(() => {
    if (!dirty || host !== 'peramban') return
    const onBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', onBeforeUnload)
    return () => window.removeEventListener('beforeunload', onBeforeUnload)
  }, [dirty, host])

  return {
    asked: target !== null,
    stay: () => setTarget(null),
    leave() {
      passing.current = true
      if (target !== null) window.location.hash = target
    },
  }
}
