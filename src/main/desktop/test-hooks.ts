import type { Notifier } from './notify.ts'
import type { ShellTray } from './tray.ts'
import type { TrayAction } from './tray-view.ts'

/** What Playwright's `electronApp.evaluate` finds as `__uji`: the system's tray and notifications cannot be driven. */
export interface TestHooks {
  /** Labels of the tray's menu, `-` for a line between groups; empty where there is no tray. */
  trayMenu(): string[]
  trayTooltip(): string
  trayIcon(): string
  /** Does what a click on that line of the menu does; false where there is no such line to click. */
  clickTray(label: string): boolean
  /** `title: body` of every notification that was told. */
  readonly notifications: readonly string[]
  /** Does what a click on the last notification does. */
  clickNotification(): void
}

/** Puts the hooks on globalThis. The caller makes sure that this is an unpackaged program under test. */
export function exposeTestHooks(parts: {
  readonly tray: () => ShellTray | null
  readonly notifier: Notifier
  readonly onAction: (action: TrayAction) => void
  readonly openPage: (page: string) => void
}): void {
  const menu = () => parts.tray()?.view().menu ?? []
  const hooks: TestHooks = {
    trayMenu: () => menu().map((item) => (item.kind === 'pemisah' ? '-' : item.label)),
    trayTooltip: () => parts.tray()?.view().tooltip ?? '',
    trayIcon: () => parts.tray()?.view().icon ?? '',
    clickTray(label) {
      const item = menu().find((line) => line.kind === 'tindakan' && line.enabled && line.label === label)
      if (item?.kind !== 'tindakan') return false
      parts.onAction(item.action)
      return true
    },
    get notifications() {
      return parts.notifier.told().map(({ title, body }) => `${title}: ${body}`)
    },
    clickNotification() {
      const last = parts.notifier.told().at(-1)
      if (last) parts.openPage(last.page)
    },
  }
  Object.assign(globalThis, { __uji: hooks })
}

/**
 * The clock of a program under test, which may stand in another day: `MOBILEJKN_UJI_JAM` is the time of its start in
 * epoch milliseconds. The computer's own clock where it is absent. The caller makes sure that this is a test.
 */
export function testClock(startsAt: string | undefined): () => number {
  const start = Number(startsAt)
  if (!startsAt || !Number.isFinite(start)) return Date.now
  const began = Date.now()
  return () => start + (Date.now() - began)
}
