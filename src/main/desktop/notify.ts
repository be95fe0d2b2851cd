import { Notification } from 'electron'
import type { AppState } from '../../shared/ipc/app-state.ts'
import { NOTHING_TOLD, type Notice, type NoticeMemory, nextNotice } from './notices.ts'

/** How many told notices are remembered. */
const KEPT = 50

export interface Notifier {
  /** Looks at a new state, and tells when something starts to need a person. */
  look(state: AppState): void
  /** Shows a notice of the shell's own. */
  tell(notice: Notice): void
  /** The last ones that were told. */
  told(): readonly Notice[]
}

/** Native notifications; a click opens the notice's page. */
export function createNotifier(icon: string, openPage: (page: string) => void): Notifier {
  let memory: NoticeMemory = NOTHING_TOLD
  let told: readonly Notice[] = []
  // Held, since a notification that is collected as garbage no longer hears its click.
  const shown = new Set<Notification>()

  function tell(notice: Notice): void {
    told = [...told, notice].slice(-KEPT)
    if (!Notification.isSupported()) return
    const notification = new Notification({ title: notice.title, body: notice.body, icon })
    shown.add(notification)
    notification.on('click', () => openPage(notice.page))
    notification.on('close', () => shown.delete(notification))
    notification.show()
  }

  return {
    look(state) {
      const next = nextNotice(memory, state)
      memory = next.memory
      if (next.notice) tell(next.notice)
    },
    tell,
    told: () => told,
  }
}
