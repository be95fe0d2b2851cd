import type { KeyboardEvent } from 'react'

export interface GridKeys {
  readonly count: number
  /** -1 while no row is active. */
  readonly active: number
  readonly pageSize: number
  /** Makes a row the active one and brings it into sight. With `extend`, rows passed over are selected. */
  readonly onMove: (index: number, extend: boolean) => void
  readonly onOpen: (index: number) => void
  readonly onToggle: (index: number) => void
  readonly onSelectAll: () => void
  /** Answers whether there was something to undo. */
  readonly onEscape: () => boolean
}

/** Where a movement key leads; null for other keys. */
export function targetOf(key: string, active: number, count: number, pageSize: number): number | null {
  const within = (index: number) => Math.max(0, Math.min(count - 1, index))
  switch (key) {
    case 'ArrowDown':
      return within(active + 1)
    case 'ArrowUp':
      return within(active - 1)
    case 'PageDown':
      return within(active + pageSize)
    case 'PageUp':
      return within(active - pageSize)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/** The keys of a grid of rows. */
export function gridKeyHandler(keys: GridKeys): (event: KeyboardEvent) => void {
  return (event) => {
    if (keys.count === 0 || event.altKey) return
    const command = event.ctrlKey || event.metaKey
    const target = command ? null : targetOf(event.key, keys.active, keys.count, keys.pageSize)
    if (target !== null) keys.onMove(target, event.shiftKey)
    else if (event.key === 'Enter' && keys.active >= 0) keys.onOpen(keys.active)
    else if (event.key === ' ' && keys.active >= 0) keys.onToggle(keys.active)
    else if (command && event.key.toLowerCase() === 'a') keys.onSelectAll()
    else if (event.key !== 'Escape' || !keys.onEscape()) return
    event.preventDefault()
  }
}
