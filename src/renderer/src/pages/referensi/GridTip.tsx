import { Paper, Portal } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { RegistrationRow } from '../../../../shared/ipc/registrations.ts'
import { TASK_IDS, TASK_LABELS } from '../../../../shared/task-ids.ts'
import {
  dateOf,
  jamDetikIndonesia,
  jamIndonesia,
  parseWallTime,
  tanggalIndonesia,
} from '../../../../shared/wall-time.ts'
import { SEND_LOOKS, TASK_LOOKS } from '../../components/state.tsx'
import { sourceText } from '../../components/time-source.ts'
import { columnOf } from './columns.ts'
import classes from './grid.module.css'

const DELAY_MS = 400
const WIDTH = 360

interface Tip {
  readonly lines: readonly string[]
  readonly left: number
  readonly top: number
  readonly above: boolean
}

interface GridTipProps {
  readonly container: HTMLElement | null
  readonly rowOf: (id: string) => RegistrationRow | undefined
}

/** One tooltip for the whole grid: one for each of its cells would cost more than the grid. */
export function GridTip({ container, rowOf }: GridTipProps) {
  const [tip, setTip] = useState<Tip | null>(null)
  useEffect(() => {
    if (!container) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let over: Element | null = null
    const hide = () => {
      clearTimeout(timer)
      over = null
      setTip(null)
    }
    const enter = (event: MouseEvent) => {
      const cell = event.target instanceof Element ? event.target.closest('tbody td[data-column]') : null
      if (cell === over) return
      hide()
      over = cell
      if (cell instanceof HTMLElement) timer = setTimeout(() => setTip(tipOf(cell, rowOf)), DELAY_MS)
    }
    container.addEventListener('mouseover', enter)
    for (const name of HIDING) container.addEventListener(name, hide, { passive: true })
    return () => {
      hide()
      container.removeEventListener('mouseover', enter)
      for (const name of HIDING) container.removeEventListener(name, hide)
    }
  }, [container, rowOf])
  if (!tip) return null
  return (
    <Portal>
      <Paper
        role="tooltip"
        shadow="md"
        withBorder
        className={classes.tip}
        style={{ left: tip.left, top: tip.top, maxWidth: WIDTH }}
        data-above={tip.above || undefined}
      >
        {tip.lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </Paper>
    </Portal>
  )
}

const HIDING = ['mouseleave', 'scroll', 'mousedown', 'keydown'] as const

function tipOf(cell: HTMLElement, rowOf: GridTipProps['rowOf']): Tip | null {
  const row = rowOf(cell.closest('tr')?.dataset.id ?? '')
  const lines = row ? linesOf(row, cell.dataset.column ?? '', isClipped(cell)) : []
  if (lines.length === 0) return null
  const box = cell.getBoundingClientRect()
  const above = box.bottom > window.innerHeight - 140
  return {
    lines,
    left: Math.max(8, Math.min(box.left, window.innerWidth - WIDTH - 8)),
    top: above ? box.top - 4 : box.bottom + 4,
    above,
  }
}

function isClipped(cell: HTMLElement): boolean {
  return [cell, ...cell.querySelectorAll<HTMLElement>('*')].some((part) => part.scrollWidth > part.clientWidth + 1)
}

function linesOf(row: RegistrationRow, id: string, clipped: boolean): string[] {
  const column = columnOf(id)
  if (!column) return []
  if (column.task !== undefined) {
    const cell = row.tasks[TASK_IDS.indexOf(column.task)]
    const { resmi, ringkas } = TASK_LABELS[column.task]
    return [`Task ${column.task}: ${resmi}`, `Sebutan lain: ${ringkas}`, ...(cell ? taskLines(row, cell) : [])]
  }
  const problems = row.problems.map(({ message }) => message)
  if (id === 'kirim') {
    const at = row.kirim === 'coba-lagi' && row.cobaLagi ? ` ${jamIndonesia(row.cobaLagi)}` : ''
    return problems.length > 0 ? [`${SEND_LOOKS[row.kirim].word}${at}`, ...problems] : []
  }
  if (id === 'masalah') return problems
  return clipped ? [column.text(row)] : []
}

function taskLines(row: RegistrationRow, cell: RegistrationRow['tasks'][number]): string[] {
  const parsed = parseWallTime(cell.waktu)
  if (parsed.kind === 'kosong') return [parsed.zero ? 'Jam berisi tanggal nol (0000-00-00).' : 'Belum ada jam.']
  if (parsed.kind === 'mustahil') return [`Jam tidak mungkin: ${parsed.text}`]
  const clock = jamDetikIndonesia(parsed.value)
  const day =
    dateOf(parsed.value) === row.tanggal ? '' : `, ${tanggalIndonesia(dateOf(parsed.value))} (bukan hari kunjungan)`
  const source = cell.sumber === undefined ? [] : [`Jam: ${sourceText({ sumber: cell.sumber, asal: cell.asal })}`]
  return [`${clock}${day} – ${TASK_LOOKS[cell.state].word}`, ...source]
}
