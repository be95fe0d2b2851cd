import { Checkbox } from '@mantine/core'
import { useResizeObserver } from '@mantine/hooks'
import { type MouseEvent, type RefObject, useCallback, useId, useMemo, useRef } from 'react'
import { useAppState } from '../../api/api.ts'
import { gridKeyHandler } from '../../components/grid-keys.ts'
import { useTableVirtualizer, VirtualTable } from '../../components/VirtualTable.tsx'
import classes from './antrian.module.css'
import { columnsFor } from './columns.ts'
import { OutboxRow } from './OutboxRow.tsx'
import type { ShownRow } from './view.ts'

const ROW_HEIGHT = 34

interface OutboxTableProps {
  readonly rows: readonly ShownRow[]
  /** Ids. */
  readonly selected: ReadonlySet<number>
  readonly onSelect: (selected: ReadonlySet<number>) => void
  readonly activeId: number | null
  readonly onActive: (id: number) => void
  /** The row in the drawer. */
  readonly openId: number | null
  readonly onOpen: (id: number) => void
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly table: RefObject<HTMLTableElement | null>
}

/** The grid of calls: arrows move, Enter or a click opens, Space or the box selects. */
export function OutboxTable(props: OutboxTableProps) {
  const { rows, selected, onSelect, activeId, onActive, openId, onOpen, scroller, table } = props
  const { today } = useAppState()
  const id = useId()
  const [measure, { width, height }] = useResizeObserver<HTMLDivElement>()
  const columns = useMemo(() => columnsFor(width), [width])
  // The same function for the same rows: another one makes the virtualizer reckon every row's place anew.
  const getItemKey = useCallback((index: number) => rows[index]?.item.id ?? index, [rows])
  const virtualizer = useTableVirtualizer({
    scroller,
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    getItemKey,
  })
  const idAt = (index: number) => rows[index]?.item.id
  const active = rows.findIndex((row) => row.item.id === activeId)
  /** Where Shift began to select. */
  const anchor = useRef(-1)

  const activate = (index: number) => {
    const rowId = idAt(index)
    if (rowId === undefined) return
    onActive(rowId)
    virtualizer.scrollToIndex(index)
    // An open drawer follows the row the keys are on.
    if (openId !== null) onOpen(rowId)
  }
  const selectRange = (from: number, to: number) => {
    const next = new Set(selected)
    for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.item.id)
    onSelect(next)
  }
  const toggle = (index: number) => {
    const rowId = idAt(index)
    if (rowId === undefined) return
    const next = new Set(selected)
    if (!next.delete(rowId)) next.add(rowId)
    onSelect(next)
    anchor.current = index
  }

  const onKeys = gridKeyHandler({
    count: rows.length,
    active,
    pageSize: Math.max(1, Math.floor(height / ROW_HEIGHT) - 2),
    onMove(index, extend) {
      if (extend && active >= 0) selectRange(active, index)
      activate(index)
    },
    onOpen(index) {
      const rowId = idAt(index)
      if (rowId !== undefined) onOpen(rowId)
    },
    onToggle: toggle,
    onSelectAll: () => onSelect(new Set(rows.map((row) => row.item.id))),
    onEscape() {
      if (selected.size === 0) return false
      onSelect(new Set())
      return true
    },
  })

  const onClick = (event: MouseEvent) => {
    const target = event.target as Element
    const index = Number(target.closest('tr[data-index]')?.getAttribute('data-index') ?? -1)
    const rowId = idAt(index)
    if (rowId === undefined) return
    onActive(rowId)
    if (target.closest('[data-pilih]')) {
      if (event.shiftKey && anchor.current >= 0) selectRange(anchor.current, index)
      else toggle(index)
    } else if (window.getSelection()?.isCollapsed !== false) {
      // Unless the click ends the marking of a text to copy.
      onOpen(rowId)
    }
  }

  const every = rows.length > 0 && rows.every((row) => selected.has(row.item.id))
  const selectAll = (
    <Checkbox
      size="xs"
      checked={every}
      indeterminate={!every && selected.size > 0}
      onChange={() => onSelect(new Set(every ? [] : rows.map((row) => row.item.id)))}
      aria-label="Pilih semua yang tersaring"
    />
  )
  const items = virtualizer.getVirtualItems()
  const isActiveDrawn = items.some((item) => item.index === active)
  return (
    <div ref={measure} className={classes.grid}>
      <VirtualTable
        label="Antrian kirim"
        columns={columns.map((column) => (column.key === 'pilih' ? { ...column, title: selectAll } : column))}
        virtualizer={virtualizer}
        scroller={scroller}
        tableProps={{
          ref: table,
          role: 'grid',
          tabIndex: 0,
          className: classes.table,
          'aria-multiselectable': true,
          'aria-activedescendant': isActiveDrawn ? `${id}-${activeId}` : undefined,
          onKeyDown(event) {
            // The box in the head has keys of its own.
            if (event.target === event.currentTarget) onKeys(event)
          },
          onClick,
          // The boxes leave the focus where the keys are.
          onMouseDown(event) {
            if (!(event.target as Element).closest('[data-pilih]')) return
            event.preventDefault()
            table.current?.focus({ preventScroll: true })
          },
          onFocus() {
            if (active < 0) onActive(idAt(items[0]?.index ?? 0) ?? 0)
          },
        }}
        renderRow={(item) => {
          const row = rows[item.index]
          return (
            row && (
              <OutboxRow
                key={item.key}
                id={`${id}-${row.item.id}`}
                index={item.index}
                row={row}
                columns={columns}
                selected={selected.has(row.item.id)}
                active={item.index === active}
                opened={row.item.id === openId}
                today={today}
              />
            )
          )
        }}
      />
    </div>
  )
}
