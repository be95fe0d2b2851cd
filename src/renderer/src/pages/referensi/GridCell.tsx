import type { RegistrationRow, TaskCell } from '../../../../shared/ipc/registrations.ts'
import { TASK_IDS } from '../../../../shared/task-ids.ts'
import { dateOf, jamIndonesia, parseWallTime } from '../../../../shared/wall-time.ts'
import { SEND_LOOKS, TASK_LOOKS } from '../../components/state.tsx'
import { SOURCE_LOOKS } from '../../components/time-source.ts'
import type { ColumnSpec } from './columns.ts'
import classes from './grid.module.css'
import { Mark } from './marks.tsx'

interface GridCellProps {
  readonly row: RegistrationRow
  readonly column: ColumnSpec
  readonly onOpen: (row: RegistrationRow) => void
}

/** What stands in a cell. Few and plain elements: a screenful of these is made anew with every turn of the wheel. */
export function GridCell({ row, column, onOpen }: GridCellProps) {
  if (column.task !== undefined) {
    const cell = row.tasks[TASK_IDS.indexOf(column.task)]
    return cell ? <TaskTime cell={cell} tanggal={row.tanggal} /> : null
  }
  switch (column.id) {
    case 'nama':
      return (
        <button type="button" tabIndex={-1} className={classes.name} onClick={() => onOpen(row)}>
          {row.nama || '(tanpa nama)'}
        </button>
      )
    case 'kirim':
      return <SendWord row={row} />
    case 'masalah':
      return <FirstProblem row={row} />
    default:
      return column.text(row)
  }
}

/** As components/state.tsx writes a state in text, in a form that costs less. */
function SendWord({ row }: { readonly row: RegistrationRow }) {
  const { word, color } = SEND_LOOKS[row.kirim]
  return (
    <>
      <Mark id={`kirim-${row.kirim}`} color={color} /> {word}
      {row.kirim === 'coba-lagi' && row.cobaLagi !== null && ` ${jamIndonesia(row.cobaLagi)}`}
    </>
  )
}

function TaskTime({ cell, tanggal }: { readonly cell: TaskCell; readonly tanggal: string }) {
  const parsed = parseWallTime(cell.waktu)
  if (parsed.kind === 'kosong' && !parsed.zero) return null
  const { word, color } = TASK_LOOKS[cell.state]
  const source = cell.sumber === undefined ? '' : `, ${SOURCE_LOOKS[cell.sumber].word.toLowerCase()}`
  const mark = cell.state === 'kosong' ? null : <Mark id={`task-${cell.state}`} color={color} label={word + source} />
  if (parsed.kind === 'ada' && dateOf(parsed.value) === tanggal)
    return (
      <>
        {cell.sumber === undefined || cell.sumber === 'rekam-medis' ? (
          jamIndonesia(parsed.value)
        ) : (
          <span data-sumber={cell.sumber}>{jamIndonesia(parsed.value)}</span>
        )}
        {mark}
      </>
    )
  // Not a time of this visit: the tooltip says what it is.
  const text = parsed.kind === 'ada' ? jamIndonesia(parsed.value) : parsed.kind === 'kosong' ? '0000' : '??'
  return (
    <>
      <span className={classes.odd}>{text}</span>
      {mark}
    </>
  )
}

function FirstProblem({ row }: { readonly row: RegistrationRow }) {
  const [first, ...others] = row.problems
  if (!first) return null
  return (
    <span className={classes.problem}>
      <Mark id="masalah" color={first.severity === 'tindakan' ? 'red' : 'yellow'} />
      <span className={classes.clip}>{first.message}</span>
      {others.length > 0 && <span className={classes.more}>+{others.length}</span>}
    </span>
  )
}
