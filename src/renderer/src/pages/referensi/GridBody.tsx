import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { memo, useCallback, useLayoutEffect } from 'react'
import type { RegistrationRow } from '../../../../shared/ipc/registrations.ts'
import type { ColumnSpec } from './columns.ts'
import { GridRow } from './GridRow.tsx'
import classes from './grid.module.css'
import { ROW_HEIGHT } from './grid-keys.ts'

interface GridBodyProps {
  /** Null until it is on the page. */
  readonly scroller: HTMLDivElement | null
  readonly rows: readonly RegistrationRow[]
  readonly columns: readonly ColumnSpec[]
  readonly selection: ReadonlySet<string>
  /** Place of the one row that Tab reaches. */
  readonly active: number
  /** no_rawat whose drawer is open. */
  readonly opened: string | null
  readonly onOpen: (row: RegistrationRow) => void
  /** After every drawing: the row that is to have the focus may be there now. */
  readonly onDrawn: () => void
}

/** The rows on the screen, with room for those above, between and below. Alone in being made anew while scrolling. */
export const GridBody = memo(function GridBody(props: GridBodyProps) {
  const { scroller, rows, columns, selection, active, opened, onOpen, onDrawn } = props
  // The same function for the same rows: another one makes the virtualizer reckon every row's place anew.
  const getItemKey = useCallback((index: number) => rows[index]?.no_rawat ?? index, [rows])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_HEIGHT,
    getItemKey,
    overscan: 4,
    // Several turns of the wheel within one frame are drawn once.
    useFlushSync: false,
    // The header lies above the rows.
    scrollMargin: ROW_HEIGHT,
    // The row with the focus is kept, wherever the wheel has turned: the focus would fall out of the page.
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range)
      if (active >= range.count || seen.includes(active)) return seen
      return [...seen, active].sort((one, other) => one - other)
    },
  })
  useLayoutEffect(onDrawn)

  let end = ROW_HEIGHT
  return (
    <tbody>
      {virtualizer.getVirtualItems().map((item) => {
        const row = rows[item.index]
        if (!row) return null
        const gap = item.start - end
        end = item.end
        return [
          gap > 0 && <Spacer key={`sela-${item.key}`} height={gap} columns={columns.length + 2} />,
          <GridRow
            key={item.key}
            row={row}
            columns={columns}
            index={item.index}
            selected={selection.has(row.no_rawat)}
            active={item.index === active}
            opened={row.no_rawat === opened}
            onOpen={onOpen}
          />,
        ]
      })}
      <Spacer height={virtualizer.getTotalSize() + ROW_HEIGHT - end} columns={columns.length + 2} />
    </tbody>
  )
})

/** Stands for the rows that are not drawn. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden className={classes.spacer} style={{ height }}>
      <td colSpan={columns} />
    </tr>
  )
}
