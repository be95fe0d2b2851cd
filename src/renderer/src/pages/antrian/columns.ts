import type { TableColumn } from '../../components/VirtualTable.tsx'

export type ColumnKey =
  | 'pilih'
  | 'keadaan'
  | 'registrasi'
  | 'tanggal'
  | 'kodebooking'
  | 'panggilan'
  | 'percobaan'
  | 'cobaLagi'
  | 'jawaban'

export interface OutboxColumn extends TableColumn {
  readonly key: ColumnKey
  /** Left out of a narrower table: what it says stands in another column too, and in the drawer. */
  readonly from?: number
}

const COLUMNS: readonly OutboxColumn[] = [
  { key: 'pilih', title: '', width: 40 },
  { key: 'keadaan', title: 'Keadaan', width: 148 },
  { key: 'registrasi', title: 'Registrasi', width: 290 },
  { key: 'tanggal', title: 'Tanggal', width: 126, from: 1300 },
  { key: 'kodebooking', title: 'Kode booking', width: 154 },
  { key: 'panggilan', title: 'Panggilan', width: 176 },
  { key: 'percobaan', title: 'Percobaan', width: 88, align: 'right' },
  { key: 'cobaLagi', title: 'Coba lagi pada', width: 170, from: 1480 },
  { key: 'jawaban', title: 'Jawaban terakhir' },
]

/** The columns a table of this width has room for. */
export function columnsFor(width: number): readonly OutboxColumn[] {
  return COLUMNS.filter((column) => (column.from ?? 0) <= width)
}
