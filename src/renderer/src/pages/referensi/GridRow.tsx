import { memo } from 'react'
import type { RegistrationRow } from '../../../../shared/ipc/registrations.ts'
import type { ColumnSpec } from './columns.ts'
import { GridCell } from './GridCell.tsx'
import classes from './grid.module.css'
import { Mark } from './marks.tsx'

interface GridRowProps {
  readonly row: RegistrationRow
  readonly columns: readonly ColumnSpec[]
  /** Place among all rows, from 0. */
  readonly index: number
  readonly selected: boolean
  /** The one row that Tab reaches. */
  readonly active: boolean
  /** Its drawer is open. */
  readonly opened: boolean
  readonly onOpen: (row: RegistrationRow) => void
}

/** One registration. Clicks and strokes are heard by the table; only what concerns the name is heard here. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, columns, index, selected, active, opened, onOpen } = props
  return (
    <tr
      className={classes.row}
      data-index={index}
      data-id={row.no_rawat}
      data-selected={selected || undefined}
      data-opened={opened || undefined}
      // The header is the first row.
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
    >
      <td className={classes.check} data-fixed="start">
        <input type="checkbox" tabIndex={-1} checked={selected} readOnly aria-label={`Pilih ${row.nama}`} data-pick />
      </td>
      {columns.map((column) => (
        <td key={column.id} data-column={column.id}>
          <GridCell row={row} column={column} onOpen={onOpen} />
        </td>
      ))}
      <td className={classes.menu} data-fixed="end">
        <button type="button" tabIndex={-1} aria-label={`Menu ${row.nama}`} aria-haspopup="menu" data-menu>
          <Mark id="menu" />
        </button>
      </td>
    </tr>
  )
})
