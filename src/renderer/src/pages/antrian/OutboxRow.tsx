import { Checkbox, Text } from '@mantine/core'
import { memo } from 'react'
import type { OutboxItem } from '../../../../shared/ipc/outbox.ts'
import { angka } from '../../../../shared/numbers.ts'
import { tanggalIndonesia, type WallDate } from '../../../../shared/wall-time.ts'
import { useRequest } from '../../api/api.ts'
import { momentWords } from '../../components/moment.ts'
import { StateText } from '../../components/state.tsx'
import { rowIndex } from '../../components/VirtualTable.tsx'
import classes from './antrian.module.css'
import type { ColumnKey, OutboxColumn } from './columns.ts'
import type { ShownRow } from './view.ts'
import { callWords, lookOf, nextTry } from './words.ts'

interface OutboxRowProps {
  readonly id: string
  readonly index: number
  readonly row: ShownRow
  readonly columns: readonly OutboxColumn[]
  readonly selected: boolean
  readonly active: boolean
  readonly opened: boolean
  readonly today: WallDate
}

/** One call. Clicks and keys are the table's: it finds the row by `data-index`. */
export const OutboxRow = memo(function OutboxRow(props: OutboxRowProps) {
  const { row, columns, selected } = props
  return (
    <tr
      id={props.id}
      data-index={props.index}
      aria-rowindex={rowIndex(props.index)}
      aria-selected={selected}
      data-active={props.active || undefined}
      data-opened={props.opened || undefined}
      data-left={row.left || undefined}
      className={classes.row}
    >
      {columns.map((column) => (
        <td key={column.key} className={classes.cell} data-align={column.align}>
          <Cell column={column.key} {...props} />
        </td>
      ))}
    </tr>
  )
})

function Cell({ column, row, selected, today }: OutboxRowProps & { readonly column: ColumnKey }) {
  const { item } = row
  switch (column) {
    case 'pilih':
      return (
        <Checkbox
          data-pilih
          size="xs"
          tabIndex={-1}
          checked={selected}
          // The table's own click handler does it, so that keys and clicks share one way.
          onChange={() => undefined}
          aria-label={`Pilih ${callWords(item.call, item.taskid)}, ${item.nama}`}
        />
      )
    case 'keadaan':
      return row.left ? <LeftState item={item} /> : <StateText look={lookOf(item)} at={nextTry(item)} />
    case 'registrasi':
      return (
        <div className={classes.visit}>
          <Text size="sm" truncate title={item.nama}>
            {item.nama}
          </Text>
          <span className={`angka ${classes.faint}`}>{item.no_rawat}</span>
        </div>
      )
    case 'tanggal':
      return <span className="angka">{tanggalIndonesia(item.tanggal)}</span>
    case 'kodebooking':
      return (
        <span className="angka" title={item.kodebooking}>
          {item.kodebooking}
        </span>
      )
    case 'panggilan':
      return callWords(item.call, item.taskid)
    case 'percobaan':
      return <span className="angka">{item.attempts === 0 ? '–' : angka(item.attempts)}</span>
    case 'cobaLagi': {
      const at = nextTry(item)
      return <span className="angka">{at ? momentWords(at, today) : '–'}</span>
    }
    case 'jawaban':
      return <span title={item.message ?? undefined}>{item.message ?? '–'}</span>
  }
}

/** The list no longer says how a row stands that fell out of the filter, so it is asked for by itself. */
function LeftState({ item }: { readonly item: OutboxItem }) {
  const detail = useRequest('antrian:rincian', { id: item.id })
  const now = detail.data?.item ?? item
  return <StateText look={lookOf(now)} at={nextTry(now)} />
}
