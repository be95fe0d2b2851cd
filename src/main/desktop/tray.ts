import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Menu, type MenuItemConstructorOptions, type NativeImage, nativeImage, Tray } from 'electron'
import type { TrayAction, TrayItem, TrayView } from './tray-view.ts'

export interface ShellTray {
  /** Shows the view where it differs from what is shown. */
  render(view: TrayView): void
  view(): TrayView
  destroy(): void
}

export interface TrayParts {
  /** Folder of the tray's pictures. */
  readonly folder: string
  readonly first: TrayView
  readonly onAction: (action: TrayAction) => void
}

/** The one owner of the icon in the tray; null where the desktop has no tray. */
export function createShellTray({ folder, first, onAction }: TrayParts): ShellTray | null {
  const tray = openTray(loadImage(folder, first.icon))
  if (tray === null) return null
  let shown = first
  paint(first, null)
  // Windows: one click opens. Many Linux desktops report no clicks at all, so the menu opens the window too.
  tray.on('click', () => onAction('buka'))
  tray.on('double-click', () => onAction('buka'))

  function paint(view: TrayView, before: TrayView | null): void {
    if (!tray || tray.isDestroyed()) return
    if (before?.icon !== view.icon) tray.setImage(loadImage(folder, view.icon))
    if (before?.tooltip !== view.tooltip) tray.setToolTip(view.tooltip)
    // A menu that is replaced closes under the hand on some desktops: only when it reads differently.
    if (JSON.stringify(before?.menu) !== JSON.stringify(view.menu)) tray.setContextMenu(buildMenu(view.menu, onAction))
  }

  return {
    render(view) {
      const before = shown
      shown = view
      paint(view, before)
    },
    view: () => shown,
    destroy: () => tray.destroy(),
  }
}

function openTray(image: NativeImage): Tray | null {
  try {
    return new Tray(image)
  } catch {
    return null
  }
}

/** Windows picks the size it needs from an .ico; elsewhere Electron picks between `name.png` and `name@2x.png`. */
function loadImage(folder: string, name: string): NativeImage {
  const ico = join(folder, `${name}.ico`)
  return nativeImage.createFromPath(process.platform === 'win32' && existsSync(ico) ? ico : join(folder, `${name}.png`))
}

function buildMenu(items: readonly TrayItem[], onAction: (action: TrayAction) => void): Menu {
  return Menu.buildFromTemplate(items.map((item) => toTemplate(item, onAction)))
}

function toTemplate(item: TrayItem, onAction: (action: TrayAction) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'pemisah':
      return { type: 'separator' }
    case 'keterangan':
      return { label: item.label, enabled: false }
    case 'tindakan':
      return {
        label: item.label,
        enabled: item.enabled,
        click: () => onAction(item.action),
        // Shown beside the words; the window itself listens to the key.
        ...(item.action === 'sinkron' && { accelerator: 'F5', registerAccelerator: false }),
      }
  }
}
