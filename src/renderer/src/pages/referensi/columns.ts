import type { RegistrationRow, TaskCell } from '../../../../shared/ipc/registrations.ts'
import { TASK_IDS, TASK_LABELS, type TaskId } from '../../../../shared/task-ids.ts'
import { dateOf, jamIndonesia, parseWallTime, tanggalIndonesia } from '../../../../shared/wall-time.ts'
import type { ExportType } from '../../components/export-file.ts'
import { SEND_STATES } from './filters.ts'

export type TaskColumnId = `t${TaskId}`
export type ColumnId =
  | 'no_rawat'
  | 'no_rkm_medis'
  | 'nama'
  | 'penjamin'
  | 'poli'
  | 'dokter'
  | 'tanggal'
  | 'jam'
  | 'kodebooking'
  | 'taskAktif'
  | TaskColumnId
  | 'status_kirim'
  | 'masalah'
  | 'kirim'

/** One column, the same for the grid, the sorting, the column chooser and the export. */
export interface ColumnSpec {
  readonly id: ColumnId
  /** In the header of the grid. */
  readonly title: string
  /** In the column chooser and the export, where there is room. */
  readonly longTitle: string
  /** Pixels. */
  readonly width: number
  readonly minWidth: number
  /** What the cell says, as text. */
  readonly text: (row: RegistrationRow) => string
  /** What the column is sorted by; null goes last in either direction. */
  readonly sortKey: (row: RegistrationRow) => string | number | null
  /** What a spreadsheet takes the value for. */
  readonly type: ExportType
  readonly task?: TaskId
  /** Cannot be hidden: without it nobody knows whose row it is. */
  readonly always?: true
}

const lower = (text: string) => (text === '' ? null : text.toLowerCase())

/** The time of a task as the screen writes it; a time on another day than the visit's says its day. */
export function taskText(cell: TaskCell | undefined, tanggal: string): string {
  const parsed = parseWallTime(cell?.waktu)
  if (parsed.kind === 'mustahil') return parsed.text
  if (parsed.kind === 'kosong') return parsed.zero ? '0000-00-00' : ''
  return dateOf(parsed.value) === tanggal
    ? jamIndonesia(parsed.value)
    : `${tanggalIndonesia(dateOf(parsed.value))} ${jamIndonesia(parsed.value)}`
}

function taskColumn(id: TaskId, index: number): ColumnSpec {
  return {
    id: `t${id}`,
    title: `T${id}`,
    longTitle: `Task ${id}: ${TASK_LABELS[id].ringkas}`,
    width: 64,
    minWidth: 60,
    text: (row) => taskText(row.tasks[index], row.tanggal),
    sortKey: (row) => row.tasks[index]?.waktu ?? null,
    type: 'teks',
    task: id,
  }
}

/** Every column in the order of the grid. */
export const COLUMNS: readonly ColumnSpec[] = [
  {
    id: 'no_rawat',
    title: 'No. Rawat',
    longTitle: 'No. Rawat',
    width: 136,
    minWidth: 80,
    text: (row) => row.no_rawat,
    sortKey: (row) => row.no_rawat,
    type: 'teks',
  },
  {
    id: 'no_rkm_medis',
    title: 'No. RM',
    longTitle: 'No. RM',
    width: 72,
    minWidth: 56,
    text: (row) => row.no_rkm_medis,
    sortKey: (row) => lower(row.no_rkm_medis),
    type: 'teks',
  },
  {
    id: 'nama',
    title: 'Nama',
    longTitle: 'Nama pasien',
    width: 176,
    minWidth: 100,
    text: (row) => row.nama,
    sortKey: (row) => lower(row.nama),
    type: 'teks',
    always: true,
  },
  {
    id: 'penjamin',
    title: 'Penjamin',
    longTitle: 'Penjamin',
    width: 82,
    minWidth: 56,
    text: (row) => row.penjamin.nama,
    sortKey: (row) => lower(row.penjamin.nama),
    type: 'teks',
  },
  {
    id: 'poli',
    title: 'Poli',
    longTitle: 'Poli',
    width: 130,
    minWidth: 60,
    text: (row) => row.poli.nama,
    sortKey: (row) => lower(row.poli.nama),
    type: 'teks',
  },
  {
    id: 'dokter',
    title: 'Dokter',
    longTitle: 'Dokter',
    width: 128,
    minWidth: 60,
    text: (row) => row.dokter.nama,
    sortKey: (row) => lower(row.dokter.nama),
    type: 'teks',
  },
  {
    id: 'tanggal',
    title: 'Tanggal',
    longTitle: 'Tanggal',
    width: 118,
    minWidth: 80,
    text: (row) => tanggalIndonesia(row.tanggal),
    sortKey: (row) => `${row.tanggal} ${row.jam}`,
    type: 'tanggal',
  },
  {
    id: 'jam',
    title: 'Jam',
    longTitle: 'Jam registrasi',
    width: 58,
    minWidth: 50,
    text: (row) => jamIndonesia(row.jam),
    sortKey: (row) => row.jam,
    type: 'teks',
  },
  {
    id: 'kodebooking',
    title: 'Kode Booking',
    longTitle: 'Kode booking',
    width: 136,
    minWidth: 80,
    text: (row) => row.kodebooking,
    sortKey: (row) => lower(row.kodebooking),
    type: 'teks',
  },
  {
    id: 'taskAktif',
    title: 'Aktif',
    longTitle: 'Task aktif',
    width: 58,
    minWidth: 48,
    text: (row) => (row.taskAktif === 0 ? '' : String(row.taskAktif)),
    sortKey: (row) => (row.taskAktif === 0 ? null : row.taskAktif),
    type: 'angka',
  },
  ...TASK_IDS.map(taskColumn),
  {
    id: 'status_kirim',
    title: 'Kirim',
    longTitle: 'Status kirim',
    width: 64,
    minWidth: 54,
    text: (row) => row.status_kirim,
    sortKey: (row) => row.status_kirim,
    type: 'teks',
  },
  {
    id: 'masalah',
    title: 'Masalah',
    longTitle: 'Masalah',
    width: 260,
    minWidth: 100,
    text: (row) => row.problems.map(({ message }) => message).join(' '),
    sortKey: (row) => lower(row.problems[0]?.message ?? ''),
    type: 'teks',
  },
  {
    id: 'kirim',
    title: 'Keadaan',
    longTitle: 'Keadaan',
    width: 134,
    minWidth: 110,
    text: (row) => row.kirim,
    sortKey: (row) => SEND_STATES.indexOf(row.kirim),
    type: 'teks',
  },
]

const BY_ID: ReadonlyMap<string, ColumnSpec> = new Map(COLUMNS.map((column) => [column.id, column]))

export function columnOf(id: string): ColumnSpec | undefined {
  return BY_ID.get(id)
}
