import {
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
  useCallback,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { RegistrationRow } from '../../../../shared/ipc/registrations.ts'
import { GridBody } from './GridBody.tsx'
import { GridHeader } from './GridHeader.tsx'
import { GridTip } from './GridTip.tsx'
import classes from './grid.module.css'
import { pageRows, rowKey, scrollTopFor } from './grid-keys.ts'
import { type GridTable, useVisibleColumns } from './grid-table.ts'
import { MarkDefinitions } from './marks.tsx'
import { toggleRange } from './order.ts'
import { RowMenu, type RowMenuAt } from './RowMenu.tsx'
import type { Sort } from './sorting.ts'

/** The check box column and the menu column. */
const FIXED_WIDTH = 34

export interface GridHandle {
  /** Gives the focus to the row that had it last, else to the first. */
  readonly focus: () => void
}

interface DataGridProps {
  readonly table: GridTable
  readonly rows: readonly RegistrationRow[]
  readonly sort: Sort | null
  readonly selection: ReadonlySet<string>
  /** no_rawat whose drawer is open. */
  readonly opened: string | null
  readonly onSelection: (selection: ReadonlySet<string>) => void
  readonly onOpen: (row: RegistrationRow) => void
  readonly onEdit: (row: RegistrationRow) => void
  readonly onSendAgain: (row: RegistrationRow) => void
  readonly ref: Ref<GridHandle>
}

/** A real table whose rows exist only where they are seen; one row at a time can be reached by Tab. */
export function DataGrid(props: DataGridProps) {
  const { table, rows, sort, selection, opened, onSelection, onOpen, onEdit, onSendAgain, ref } = props
  // State, not a ref: the rows are made before the element around them is there, and have to hear of it.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const columns = useVisibleColumns(table)
  const [activeId, setActiveId] = useState<string | null>(null)
  const [menu, setMenu] = useState<RowMenuAt | null>(null)
  /** The row that gets the focus once it is drawn. */
  const wanted = useRef<string | null>(null)
  /** Where a range of selected rows began. */
  const anchor = useRef<number | null>(null)

  const placeOf = useMemo(() => placesOf(rows), [rows])
  const active = (activeId === null ? undefined : placeOf(activeId)) ?? 0
  const rowOf = useCallback((id: string) => rows[placeOf(id) ?? -1], [rows, placeOf])
  const focusWanted = useCallback(() => {
    if (wanted.current === null) return
    const row = scroller?.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(wanted.current)}"]`)
    if (!row) return
    wanted.current = null
    row.focus({ preventScroll: true })
  }, [scroller])

  const goTo = useCallback(
    (index: number) => {
      const place = Math.max(0, Math.min(rows.length - 1, index))
      const row = rows[place]
      if (!row || !scroller) return
      wanted.current = row.no_rawat
      setActiveId(row.no_rawat)
      scroller.scrollTop = scrollTopFor(place, scroller.scrollTop, scroller.clientHeight)
      focusWanted()
    },
    [rows, scroller, focusWanted],
  )
  useImperativeHandle(ref, () => ({ focus: () => goTo(active) }), [goTo, active])

  const select = (from: number, to: number, selected: boolean) => {
    const ids = rows.map((row) => row.no_rawat)
    onSelection(toggleRange(selection, ids, from, to, selected))
  }
  const toggle = (index: number, range: boolean) => {
    const row = rows[index]
    if (!row) return
    if (range) return select(anchor.current ?? index, index, true)
    select(index, index, !selection.has(row.no_rawat))
    anchor.current = index
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.tagName !== 'TR') return
    const index = Number(event.target.dataset.index)
    const row = rows[index]
    const stroke = rowKey(event, index, rows.length, pageRows(scroller?.clientHeight ?? 0))
    if (!stroke || !row) return
    event.preventDefault()
    switch (stroke.kind) {
      case 'pindah':
        anchor.current = stroke.extend ? (anchor.current ?? index) : stroke.to
        if (stroke.extend) select(anchor.current, stroke.to, true)
        return goTo(stroke.to)
      case 'pilih':
        return toggle(index, stroke.extend)
      case 'buka':
        return onOpen(row)
      case 'ubah':
        return onEdit(row)
      case 'menu': {
        const box = event.target.getBoundingClientRect()
        return setMenu({ row, x: Math.max(box.left, 0) + 60, y: box.bottom })
      }
    }
  }

  const onClick = (event: MouseEvent) => {
    const row = rowAt(event, rowOf)
    if (!row || !(event.target instanceof Element)) return
    const index = placeOf(row.no_rawat) ?? 0
    setActiveId(row.no_rawat)
    if (event.target.closest('td[data-fixed="start"]')) toggle(index, event.shiftKey)
    else if (event.target.closest('[data-menu]')) {
      const box = event.target.getBoundingClientRect()
      setMenu({ row, x: box.right, y: box.bottom })
    } else if (event.ctrlKey || event.metaKey) toggle(index, false)
  }

  const total = table.getTotalSize() + 2 * FIXED_WIDTH
  const stretched = columns.find(({ id }) => id === 'masalah') ?? columns.findLast(({ id }) => id !== 'kirim')
  // Only rows that are shown can be selected.
  const selected = selection.size === 0 ? 'tidak' : selection.size === rows.length ? 'semua' : 'sebagian'
  return (
    <>
      <MarkDefinitions />
      <div className={classes.scroller} ref={setScroller}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA's grid is a table whose rows are moved through and selected
          role="grid"
          className={classes.table}
          style={{ width: total }}
          aria-label="Registrasi"
          aria-rowcount={rows.length + 1}
          aria-multiselectable
          onKeyDown={onKeyDown}
          onClick={onClick}
          onDoubleClick={(event) => {
            const row = rowAt(event, rowOf)
            if (row && event.target instanceof Element && !event.target.closest('[data-fixed], button')) onOpen(row)
          }}
          onContextMenu={(event) => {
            const row = rowAt(event, rowOf)
            if (!row) return
            event.preventDefault()
            setActiveId(row.no_rawat)
            setMenu({ row, x: event.clientX, y: event.clientY })
          }}
          onFocus={(event) => {
            const { id } = event.target.dataset
            if (event.target.tagName === 'TR' && id) setActiveId(id)
          }}
        >
          <colgroup>
            <col style={{ width: FIXED_WIDTH }} />
            {columns.map(({ id }) => (
              // Where the table is narrower than the window, one column takes what is left.
              <col key={id} style={{ width: id === stretched?.id ? undefined : table.getColumn(id)?.getSize() }} />
            ))}
            <col style={{ width: FIXED_WIDTH }} />
          </colgroup>
          <GridHeader
            table={table}
            sort={sort}
            columns={columns}
            selection={selected}
            onSelectAll={(all) => onSelection(new Set(all ? rows.map((row) => row.no_rawat) : []))}
          />
          <GridBody
            scroller={scroller}
            rows={rows}
            columns={columns}
            selection={selection}
            active={active}
            opened={opened}
            onOpen={onOpen}
            onDrawn={focusWanted}
          />
        </table>
      </div>
      <GridTip container={scroller} rowOf={rowOf} />
      <RowMenu
        at={menu}
        onClose={() => {
          setMenu(null)
          goTo(active)
        }}
        onOpen={onOpen}
        onEdit={onEdit}
        onSendAgain={onSendAgain}
      />
    </>
  )
}

function rowAt(event: MouseEvent, rowOf: (id: string) => RegistrationRow | undefined): RegistrationRow | undefined {
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-id]') : null
  return element ? rowOf(element.dataset.id ?? '') : undefined
}

/** Where a visit stands. Reckoned when somebody first asks: while a person types, nobody does. */
function placesOf(rows: readonly RegistrationRow[]): (id: string) => number | undefined {
  let places: Map<string, number> | null = null
  return (id) => {
    places ??= new Map(rows.map((row, index) => [row.no_rawat, index]))
    return places.get(id)
  }
}
