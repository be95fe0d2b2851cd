/** Pixels, the header's row included. */
export const ROW_HEIGHT = 34

/** How far PgUp and PgDn go in a grid of this height: one row of the old page stays in sight. */
export function pageRows(height: number): number {
  return Math.max(1, Math.floor(height / ROW_HEIGHT) - 2)
}

/** Where the grid must be scrolled to so that row `index` is wholly seen, below the header; as it is when it is. */
export function scrollTopFor(index: number, scrollTop: number, height: number): number {
  const top = index * ROW_HEIGHT
  if (top < scrollTop) return top
  // The row ends one header lower in the scrolled content.
  return Math.max(scrollTop, top + 2 * ROW_HEIGHT - height)
}

/** What a stroke on a row asks for. */
export type RowKey =
  | { readonly kind: 'pindah'; readonly to: number; readonly extend: boolean }
  | { readonly kind: 'pilih'; readonly extend: boolean }
  | { readonly kind: 'buka' | 'ubah' | 'menu' }

interface Stroke {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

/** Reads a stroke on row `index` of `count`, with `page` rows to a screen. Null: the stroke is not the grid's. */
export function rowKey(stroke: Stroke, index: number, count: number, page: number): RowKey | null {
  const { key, shiftKey, ctrlKey, altKey, metaKey } = stroke
  if (altKey || metaKey) return null
  const move = (to: number): RowKey => ({
    kind: 'pindah',
    to: Math.max(0, Math.min(count - 1, to)),
    extend: shiftKey,
  })
  // Ctrl+Home and Ctrl+End are what a hand used to spreadsheets tries.
  if (key === 'Home') return move(0)
  if (key === 'End') return move(count - 1)
  if (key === 'F10' && shiftKey) return { kind: 'menu' }
  if (ctrlKey) return null
  switch (key) {
    case 'ArrowDown':
      return move(index + 1)
    case 'ArrowUp':
      return move(index - 1)
    case 'PageDown':
      return move(index + page)
    case 'PageUp':
      return move(index - page)
    case ' ':
      return { kind: 'pilih', extend: shiftKey }
    case 'Enter':
      return { kind: 'buka' }
    case 'e':
    case 'E':
      return { kind: 'ubah' }
    case 'ContextMenu':
      return { kind: 'menu' }
    default:
      return null
  }
}
