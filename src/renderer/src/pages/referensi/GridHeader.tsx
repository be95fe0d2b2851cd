import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { TASK_LABELS } from '../../../../shared/task-ids.ts'
import type { ColumnSpec } from './columns.ts'
import classes from './grid.module.css'
import { type GridTable, sortBy } from './grid-table.ts'
import type { Sort } from './sorting.ts'

const RESIZE_STEP = 16

interface GridHeaderProps {
  readonly table: GridTable
  readonly sort: Sort | null
  readonly columns: readonly ColumnSpec[]
  /** All, some or none of the rows that are seen. */
  readonly selection: 'semua' | 'sebagian' | 'tidak'
  readonly onSelectAll: (selected: boolean) => void
}

export function GridHeader({ table, sort, columns, selection, onSelectAll }: GridHeaderProps) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={classes.check} data-fixed="start">
          <input
            type="checkbox"
            aria-label="Pilih semua yang tampil (Ctrl+A)"
            checked={selection === 'semua'}
            ref={(input) => {
              if (input) input.indeterminate = selection === 'sebagian'
            }}
            onChange={(event) => onSelectAll(event.currentTarget.checked)}
          />
        </th>
        {columns.map((column) => (
          <HeaderCell key={column.id} table={table} sort={sort} column={column} />
        ))}
        <th scope="col" className={classes.menu} data-fixed="end">
          <span className={classes.unseen}>Menu</span>
        </th>
      </tr>
    </thead>
  )
}

interface HeaderCellProps {
  readonly table: GridTable
  readonly sort: Sort | null
  readonly column: ColumnSpec
}

function HeaderCell({ table, sort, column }: HeaderCellProps) {
  const header = table.getFlatHeaders().find(({ id }) => id === column.id)
  const sorted = sort?.id === column.id ? (sort.desc ? 'descending' : 'ascending') : 'none'
  const resize = (event: KeyboardEvent) => {
    if (!event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    event.preventDefault()
    const step = event.key === 'ArrowRight' ? RESIZE_STEP : -RESIZE_STEP
    const width = table.getColumn(column.id)?.getSize() ?? column.width
    table.setColumnSizing((before) => ({ ...before, [column.id]: Math.max(column.minWidth, width + step) }))
  }
  const title = column.task === undefined ? column.longTitle : `${column.longTitle} (${TASK_LABELS[column.task].resmi})`
  return (
    <th scope="col" aria-sort={sorted} data-column={column.id}>
      <button
        type="button"
        className={classes.sort}
        onClick={() => sortBy(table, sort, column.id)}
        onKeyDown={resize}
        title={`${title}. Klik untuk mengurutkan, Shift+← → untuk lebar kolom.`}
      >
        <span className={classes.clip}>{column.title}</span>
        {sorted === 'ascending' && <IconArrowUp size={13} aria-hidden />}
        {sorted === 'descending' && <IconArrowDown size={13} aria-hidden />}
      </button>
      {/* For the mouse; the keyboard has Shift and the arrows on the button beside it. */}
      <span
        className={classes.resizer}
        aria-hidden
        onMouseDown={header?.getResizeHandler()}
        onTouchStart={header?.getResizeHandler()}
        onDoubleClick={() => table.getColumn(column.id)?.resetSize()}
      />
    </th>
  )
}
