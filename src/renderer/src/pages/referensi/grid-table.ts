import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  type ReactTable,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import type { RegistrationRow } from '../../../../shared/ipc/registrations.ts'
import { type ColumnMemory, visibilityOf } from './column-memory.ts'
import { COLUMNS, type ColumnSpec } from './columns.ts'
import { nextSort, type Sort } from './sorting.ts'

const features = tableFeatures({
  columnSizingFeature,
  columnResizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  columnMeta: metaHelper<{ spec: ColumnSpec }>(),
})
export type GridTable = ReactTable<typeof features, RegistrationRow>

const helper = createColumnHelper<typeof features, RegistrationRow>()
const columns = helper.columns(
  COLUMNS.map((spec) =>
    helper.display({
      id: spec.id,
      header: spec.title,
      size: spec.width,
      minSize: spec.minWidth,
      maxSize: 800,
      enableHiding: !spec.always,
      enableSorting: true,
      meta: { spec },
    }),
  ),
)

/**
 * The table keeps the columns: which are seen, how wide, which one orders the rows. It is given no rows: their order is
 * fixed elsewhere (useShownRows), and only those on the screen are made.
 */
const NO_DATA: RegistrationRow[] = []

interface GridTableInput {
  readonly memory: ColumnMemory
  readonly severalDays: boolean
  readonly sort: Sort | null
  readonly onMemory: (change: (before: ColumnMemory) => ColumnMemory) => void
  readonly onSort: (sort: Sort | null) => void
}

export function useGridTable({ memory, severalDays, sort, onMemory, onSort }: GridTableInput): GridTable {
  const columnVisibility = useMemo(() => visibilityOf(memory, severalDays), [memory, severalDays])
  const sorting = useMemo(() => (sort ? [{ id: sort.id, desc: sort.desc }] : []), [sort])
  return useTable({
    features,
    columns,
    data: NO_DATA,
    columnResizeMode: 'onChange',
    manualSorting: true,
    state: { columnVisibility, columnSizing: memory.widths, sorting },
    onColumnSizingChange: (updater) =>
      onMemory((before) => ({
        ...before,
        widths: typeof updater === 'function' ? updater(before.widths) : updater,
      })),
    onColumnVisibilityChange: (updater) =>
      onMemory((before) => {
        const next = typeof updater === 'function' ? updater(visibilityOf(before, true)) : updater
        return { ...before, hidden: Object.keys(next).filter((id) => next[id] === false) }
      }),
    onSortingChange: (updater) => {
      const next = typeof updater === 'function' ? updater(sorting) : updater
      onSort(next[0] ?? null)
    },
  })
}

/** A click on this header. */
export function sortBy(table: GridTable, current: Sort | null, id: string): void {
  const next = nextSort(current, id)
  table.setSorting(next ? [{ ...next }] : [])
}

/** The columns that are seen, in their order. */
export function useVisibleColumns(table: GridTable): readonly ColumnSpec[] {
  const { columnVisibility } = table.state
  return useMemo(() => COLUMNS.filter(({ id }) => columnVisibility[id] !== false), [columnVisibility])
}
