import { COLUMNS, columnOf } from './columns.ts'

/** How a person arranged the columns on this computer. */
export interface ColumnMemory {
  /** Ids of hidden columns. */
  readonly hidden: readonly string[]
  /** Pixels, by column id. */
  readonly widths: Readonly<Record<string, number>>
}

export const COLUMN_MEMORY_KEY = 'referensi.kolom'
export const USUAL_COLUMNS: ColumnMemory = { hidden: [], widths: {} }

const MAX_WIDTH = 800

/** Reads what was remembered. Anything unreadable, unknown or absurd is forgotten rather than shown. */
export function readColumnMemory(text: string | null): ColumnMemory {
  if (text === null) return USUAL_COLUMNS
  let stored: unknown
  try {
    stored = JSON.parse(text)
  } catch {
    return USUAL_COLUMNS
  }
  if (typeof stored !== 'object' || stored === null) return USUAL_COLUMNS
  const { hidden, widths } = stored as { hidden?: unknown; widths?: unknown }
  return {
    hidden: Array.isArray(hidden)
      ? hidden.filter((id) => COLUMNS.some((column) => column.id === id && !column.always))
      : [],
    widths: Object.fromEntries(
      Object.entries(typeof widths === 'object' && widths !== null ? widths : {}).flatMap(([id, width]) => {
        const column = columnOf(id)
        if (!column || typeof width !== 'number' || !Number.isFinite(width)) return []
        return [[id, Math.round(Math.min(MAX_WIDTH, Math.max(column.minWidth, width)))]]
      }),
    ),
  }
}

export function writeColumnMemory(memory: ColumnMemory): string {
  return JSON.stringify(memory)
}

/** `hidden` as TanStack Table wants it. */
export function visibilityOf(memory: ColumnMemory, severalDays: boolean): Record<string, boolean> {
  const visibility: Record<string, boolean> = Object.fromEntries(memory.hidden.map((id) => [id, false]))
  if (!severalDays) visibility.tanggal = false
  return visibility
}

export function isUsual(memory: ColumnMemory): boolean {
  return memory.hidden.length === 0 && Object.keys(memory.widths).length === 0
}
