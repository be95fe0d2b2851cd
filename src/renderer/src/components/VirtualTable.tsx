import { useVirtualizer, type VirtualItem, type Virtualizer, type VirtualizerOptions } from '@tanstack/react-virtual'
import type { ComponentProps, ReactNode, RefObject } from 'react'
import classes from './VirtualTable.module.css'

/** The head stays in sight while the rows scroll beneath it. */
const HEAD_HEIGHT = 32

export interface TableColumn {
  readonly key: string
  readonly title: ReactNode
  /** Pixels; a column without one takes the rest. */
  readonly width?: number
  readonly align?: 'right' | 'center'
}

export type TableVirtualizer = Virtualizer<HTMLDivElement, HTMLTableRowElement>

type Options = Pick<VirtualizerOptions<HTMLDivElement, HTMLTableRowElement>, 'count' | 'estimateSize' | 'getItemKey'> &
  Partial<
    Pick<
      VirtualizerOptions<HTMLDivElement, HTMLTableRowElement>,
      'overscan' | 'anchorTo' | 'followOnAppend' | 'scrollEndThreshold'
    >
  > & { readonly scroller: RefObject<HTMLDivElement | null> }

/** A virtualizer that knows of the sticky head, for {@link VirtualTable}. */
export function useTableVirtualizer({ scroller, ...options }: Options) {
  return useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    overscan: 10,
    ...options,
    getScrollElement: () => scroller.current,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
  })
}

interface VirtualTableProps {
  /** Names the table for screen readers. */
  readonly label: string
  readonly columns: readonly TableColumn[]
  readonly virtualizer: TableVirtualizer
  /** A `<tr>` with `data-index` and `aria-rowindex` of {@link rowIndex}. */
  readonly renderRow: (item: VirtualItem) => ReactNode
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly scrollerProps?: Omit<ComponentProps<'div'>, 'ref' | 'className' | 'children'>
  readonly tableProps?: Omit<ComponentProps<'table'>, 'children'>
}

/** The head is the table's first row. */
export const rowIndex = (index: number): number => index + 2

/**
 * A real `<table>` of any length that holds only the rows in sight, between two empty rows as high as those left out.
 */
export function VirtualTable(props: VirtualTableProps) {
  const { columns, virtualizer, scroller } = props
  const items = virtualizer.getVirtualItems()
  const before = items[0] ? items[0].start - HEAD_HEIGHT : 0
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? HEAD_HEIGHT) - HEAD_HEIGHT)
  return (
    <div {...props.scrollerProps} ref={scroller} className={classes.scroller}>
      <table
        aria-label={props.label}
        aria-rowcount={virtualizer.options.count + 1}
        {...props.tableProps}
        className={`${classes.table} ${props.tableProps?.className ?? ''}`}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1} style={{ height: HEAD_HEIGHT }}>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classes.head} data-align={column.align}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Gap height={before} columns={columns.length} />}
          {items.map(props.renderRow)}
          {after > 0 && <Gap height={after} columns={columns.length} />}
        </tbody>
      </table>
    </div>
  )
}

function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={columns} className={classes.gap} />
    </tr>
  )
}
