import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'

/** The right mouse button in fields and on selected text, as clerks know it; Electron brings none of its own. */
export function addContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { editFlags, isEditable, selectionText }) => {
    const items: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'undo', label: 'Urungkan', enabled: editFlags.canUndo },
          { type: 'separator' },
          { role: 'cut', label: 'Potong', enabled: editFlags.canCut },
          { role: 'copy', label: 'Salin', enabled: editFlags.canCopy },
          { role: 'paste', label: 'Tempel', enabled: editFlags.canPaste },
          { role: 'selectAll', label: 'Pilih semua', enabled: editFlags.canSelectAll },
        ]
      : selectionText.trim() === ''
        ? []
        : [{ role: 'copy', label: 'Salin', enabled: editFlags.canCopy }]
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window })
  })
}
