import { Checkbox } from '@mantine/core'
import { useResizeObserver } from '@mantine/hooks'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { gridKeyHandler } from './grid-keys.ts'
import classes from './ListGrid.module.css'
import { rowIndex, type TableColumn, useTableVirtualizer, VirtualTable } from './VirtualTable.tsx'

const ROW_HEIGHT = 34
const NOWHERE = { key: null, index: -1 }

export interface ListColumn<Row> extends TableColumn {
  readonly cell: (row: Row) => ReactNode
  /** Left out of a table narrower than this: what it says stands elsewhere too. */
  readonly from?: number
}

export interface ListHandle {
  focus(): void
  /** Whether somebody has scrolled away from the first rows. */
  isScrolled(): boolean
  /** Back to the first row. */
  toTop(): void
}

interface ListGridProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly ListColumn<Row>[]
  readonly keyOf: (row: Row) => string
  /** Heading of the rows it is said of, which stand together; none where it is left out. */
  readonly groupOf?: (row: Row) => string
  /** At the end of a group's heading: what can be done with all of it. Asked with its first row. */
  readonly groupAside?: (row: Row) => ReactNode
  /** Names a row for the box that selects it. */
  readonly nameOf: (row: Row) => string
  readonly selected?: ReadonlySet<string>
  readonly onSelect?: (selected: ReadonlySet<string>) => void
  readonly isSelectable?: (row: Row) => boolean
  readonly onOpen?: (row: Row) => void
  readonly opens?: (row: Row) => boolean
  readonly openKey?: string | null
  /** A stroke that no list has, with the active row. */
  readonly onStroke?: (event: KeyboardEvent, row: Row) => void
  readonly handle?: Ref<ListHandle>
  /** Pixels below which it scrolls sideways; 960 unless given. */
  readonly minWidth?: number
}

type Line<Row> =
  | { readonly row: Row; readonly title: null }
  | { readonly row: null; readonly title: string; readonly first: Row }

/**
 * A list of any length with the keys of a grid: arrows move, Enter or a click opens, Space or the box selects. Buttons in
 * its cells keep their own clicks.
 */
export function ListGrid<Row>(props: ListGridProps<Row>) {
  const { rows, keyOf, groupOf, nameOf, selected, onSelect, isSelectable, onOpen, opens = () => true, openKey } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const [measure, { width, height }] = useResizeObserver<HTMLDivElement>()
  const [activeAt, setActiveAt] = useState<{ readonly key: string | null; readonly index: number }>(NOWHERE)
  /** Where Shift began to select. */
  const anchor = useRef(-1)
  const lines = useMemo(() => grouped(rows, groupOf), [rows, groupOf])
  const placeOf = useMemo(() => {
    const places = new Map<string, number>()
    for (const [place, { row }] of lines.entries()) if (row !== null) places.set(keyOf(row), place)
    return places
  }, [lines, keyOf])
  // The same function for the same rows: another one makes the virtualizer reckon every row's place anew.
  const getItemKey = useCallback(
    (place: number) => {
      const line = lines[place]
      return line?.row ? keyOf(line.row) : `judul ${line?.title}`
    },
    [lines, keyOf],
  )
  const virtualizer = useTableVirtualizer({
    scroller,
    count: lines.length,
    estimateSize: () => ROW_HEIGHT,
    getItemKey,
  })
  useImperativeHandle(
    props.handle,
    () => ({
      focus: () => table.current?.focus({ preventScroll: true }),
      isScrolled: () => (scroller.current?.scrollTop ?? 0) > 0,
      toTop() {
        if (scroller.current) scroller.current.scrollTop = 0
      },
    }),
    [],
  )

  const found = rows.findIndex((row) => keyOf(row) === activeAt.key)
  // The row the keys were on is gone: they go on with the one that took its place.
  const active = found >= 0 || activeAt.key === null ? found : Math.min(activeAt.index, rows.length - 1)
  const activeRow = rows[active]
  const activeKey = activeRow === undefined ? null : keyOf(activeRow)
  if (activeKey !== null && (activeKey !== activeAt.key || active !== activeAt.index))
    setActiveAt({ key: activeKey, index: active })
  const mayBeSelected = (row: Row) => onSelect !== undefined && (isSelectable?.(row) ?? true)
  const activate = (index: number) => {
    const row = rows[index]
    if (row === undefined) return
    setActiveAt({ key: keyOf(row), index })
    virtualizer.scrollToIndex(placeOf.get(keyOf(row)) ?? 0)
  }
  const open = (index: number) => {
    const row = rows[index]
    if (row !== undefined && opens(row)) onOpen?.(row)
  }
  const selectRange = (from: number, to: number) => {
    const next = new Set(selected)
    for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1))
      if (mayBeSelected(row)) next.add(keyOf(row))
    onSelect?.(next)
  }
  const toggle = (index: number) => {
    const row = rows[index]
    if (row === undefined || !mayBeSelected(row)) return
    const next = new Set(selected)
    if (!next.delete(keyOf(row))) next.add(keyOf(row))
    onSelect?.(next)
    anchor.current = index
  }
  const selectable = rows.filter(mayBeSelected)
  const selectAll = () => onSelect?.(new Set(selectable.map(keyOf)))

  const onKeys = gridKeyHandler({
    count: rows.length,
    active,
    pageSize: Math.max(1, Math.floor(height / ROW_HEIGHT) - 2),
    onMove(index, extend) {
      if (extend && active >= 0) selectRange(active, index)
      activate(index)
    },
    onOpen: open,
    onToggle: toggle,
    onSelectAll: selectAll,
    onEscape() {
      if (!selected || selected.size === 0) return false
      onSelect?.(new Set())
      return true
    },
  })
  const onClick = (event: MouseEvent) => {
    const target = event.target as Element
    const key = target.closest('tr[data-kunci]')?.getAttribute('data-kunci')
    if (key === null || key === undefined) return
    const index = rows.findIndex((row) => keyOf(row) === key)
    setActiveAt({ key, index })
    if (target.closest('[data-pilih]')) {
      if (event.shiftKey && anchor.current >= 0) selectRange(anchor.current, index)
      else toggle(index)
    } else if (!target.closest('button, a') && window.getSelection()?.isCollapsed !== false) open(index)
  }

  const every = selectable.length > 0 && selectable.every((row) => selected?.has(keyOf(row)))
  const picker: ListColumn<Row> = {
    key: 'pilih',
    width: 40,
    title: (
      <Checkbox
        size="xs"
        checked={every}
        disabled={selectable.length === 0}
        indeterminate={!every && (selected?.size ?? 0) > 0}
        onChange={() => (every ? onSelect?.(new Set()) : selectAll())}
        aria-label="Pilih semua yang tersaring"
      />
    ),
    cell: (row) => (
      <Checkbox
        data-pilih
        size="xs"
        tabIndex={-1}
        checked={selected?.has(keyOf(row)) ?? false}
        disabled={!mayBeSelected(row)}
        // The table's own click handler does it, so that keys and clicks share one way.
        onChange={() => undefined}
        aria-label={`Pilih ${nameOf(row)}`}
      />
    ),
  }
  const columns = [...(onSelect ? [picker] : []), ...props.columns.filter(({ from = 0 }) => from <= width)]
  const items = virtualizer.getVirtualItems()
  const isActiveDrawn = activeKey !== null && items.some((item) => item.index === placeOf.get(activeKey))
  return (
    <div ref={measure} className={classes.grid}>
      <VirtualTable
        label={props.label}
        columns={columns}
        virtualizer={virtualizer}
        scroller={scroller}
        tableProps={{
          ref: table,
          role: 'grid',
          tabIndex: 0,
          className: classes.table,
          ...(props.minWidth !== undefined && { style: { minWidth: props.minWidth } }),
          ...(onSelect && { 'aria-multiselectable': true }),
          'aria-activedescendant': isActiveDrawn ? `${id}-${activeKey}` : undefined,
          onKeyDown(event) {
            // The boxes and buttons in it have keys of their own.
            if (event.target !== event.currentTarget) return
            onKeys(event)
            if (!event.defaultPrevented && activeRow !== undefined) props.onStroke?.(event, activeRow)
          },
          onClick,
          // The boxes leave the focus where the keys are.
          onMouseDown(event) {
            if (!(event.target as Element).closest('[data-pilih]')) return
            event.preventDefault()
            table.current?.focus({ preventScroll: true })
          },
          onFocus(event) {
            const [first] = rows
            if (event.target === event.currentTarget && active < 0 && first !== undefined)
              setActiveAt({ key: keyOf(first), index: 0 })
          },
        }}
        renderRow={(item) => {
          const line = lines[item.index]
          if (!line) return null
          if (line.title !== null) {
            return (
              <tr key={item.key} data-index={item.index} aria-rowindex={rowIndex(item.index)}>
                <th colSpan={columns.length} scope="colgroup" className={classes.group}>
                  <div className={classes.heading}>
                    {line.title}
                    {props.groupAside?.(line.first)}
                  </div>
                </th>
              </tr>
            )
          }
          const { row } = line
          const key = keyOf(row)
          return (
            <tr
              key={item.key}
              id={`${id}-${key}`}
              data-index={item.index}
              data-kunci={key}
              aria-rowindex={rowIndex(item.index)}
              aria-selected={onSelect ? (selected?.has(key) ?? false) : undefined}
              data-active={key === activeKey || undefined}
              data-opened={key === openKey || undefined}
              data-opens={(onOpen && opens(row)) || undefined}
              className={classes.row}
            >
              {columns.map((column) => (
                <td key={column.key} className={classes.cell} data-align={column.align}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          )
        }}
      />
    </div>
  )
}

function grouped<Row>(rows: readonly Row[], groupOf: ((row: Row) => string) | undefined): Line<Row>[] {
  const lines: Line<Row>[] = []
  let last: string | null = null
  for (const row of rows) {
    const title = groupOf?.(row) ?? null
    if (title !== null && title !== last) lines.push({ row: null, title, first: row })
    last = title
    lines.push({ row, title: null })
  }
  return lines
}
