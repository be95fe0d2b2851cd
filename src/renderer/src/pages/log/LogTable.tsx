import { Button } from '@mantine/core'
import { useResizeObserver } from '@mantine/hooks'
import { IconArrowDown } from '@tabler/icons-react'
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { angka } from '../../../../shared/numbers.ts'
import { type TableColumn, useTableVirtualizer, VirtualTable } from '../../components/VirtualTable.tsx'
import { LogRow } from './LogRow.tsx'
import { countAfter, type KeptLine } from './lines.ts'
import classes from './log.module.css'

const COLUMNS: readonly TableColumn[] = [
  { key: 'waktu', title: 'Waktu', width: 128 },
  { key: 'tingkat', title: 'Tingkat', width: 116 },
  { key: 'registrasi', title: 'No. rawat', width: 148 },
  { key: 'panggilan', title: 'Panggilan', width: 128 },
  { key: 'kode', title: 'Kode', width: 54, align: 'right' },
  { key: 'lama', title: 'Lama', width: 96, align: 'right' },
  { key: 'pesan', title: 'Pesan' },
]
const FIXED_WIDTH = COLUMNS.reduce((sum, column) => sum + (column.width ?? 16), 0)
/** Of the stylesheet: a line of text, what a row has above and below it, and a letter's width. */
const LINE_HEIGHT = 18
const ROW_PADDING = 9
const LETTER_WIDTH = 7.3
/** So near the end counts as being there. */
const END_PX = 24

/** As it is drawn: the virtualizer hears of a scroll only after this table does. */
function isAtEnd(element: Element): boolean {
  return element.scrollHeight - element.clientHeight - element.scrollTop <= END_PX
}

interface LogTableProps {
  readonly lines: readonly KeptLine[]
  readonly teks: string
  /** Changes with every other filter: whoever is at the end stays there. */
  readonly filterKey: string
}

/** The lines. Follows the newest while it is in sight; scrolled up, nothing moves. */
export function LogTable({ lines, teks, filterKey }: LogTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [observe, { width }] = useResizeObserver<HTMLDivElement>()
  const letters = Math.max(20, Math.floor((width - FIXED_WIDTH) / LETTER_WIDTH))
  // The same function for the same rows: another one makes the virtualizer reckon every row's place anew.
  const getItemKey = useCallback((index: number) => lines[index]?.seq ?? index, [lines])
  const virtualizer = useTableVirtualizer({
    scroller,
    count: lines.length,
    estimateSize: (index) => {
      const length = lines[index]?.parts.message.length ?? 0
      return ROW_PADDING + LINE_HEIGHT * Math.max(1, Math.ceil(length / letters))
    },
    getItemKey,
    overscan: 12,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: END_PX,
  })
  const [atEnd, setAtEnd] = useState(true)
  const [seen, setSeen] = useState(0)
  const last = lines.at(-1)?.seq ?? 0
  useEffect(() => {
    if (atEnd) setSeen(last)
  }, [atEnd, last])

  const stayAtEnd = useRef(true)
  stayAtEnd.current = atEnd
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter or width is the occasion
  useLayoutEffect(() => {
    if (stayAtEnd.current) virtualizer.scrollToEnd()
  }, [filterKey, letters, virtualizer])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.shiftKey) return
    if (event.key === 'End') virtualizer.scrollToEnd()
    else if (event.key === 'Home') virtualizer.scrollToOffset(0)
    else return
    event.preventDefault()
  }
  const unseen = atEnd ? 0 : countAfter(lines, seen)
  return (
    <div ref={observe} className={classes.frame}>
      <VirtualTable
        label="Log sinkronisasi"
        columns={COLUMNS}
        virtualizer={virtualizer}
        scroller={scroller}
        tableProps={{ className: classes.table }}
        scrollerProps={{
          tabIndex: 0,
          role: 'region',
          'aria-label': 'Isi log',
          onKeyDown,
          onScroll: (event) => setAtEnd(isAtEnd(event.currentTarget)),
        }}
        renderRow={(item) => {
          const line = lines[item.index]
          return (
            line && (
              <LogRow key={item.key} index={item.index} line={line} teks={teks} measure={virtualizer.measureElement} />
            )
          )
        }}
      />
      {!atEnd && (
        <Button
          className={`angka ${classes.toEnd}`}
          leftSection={<IconArrowDown size={15} aria-hidden />}
          onClick={() => {
            virtualizer.scrollToEnd()
            scroller.current?.focus()
          }}
        >
          {unseen > 0 ? `${angka(unseen)} baris baru` : 'Ke baris terbaru'}
        </Button>
      )}
    </div>
  )
}
