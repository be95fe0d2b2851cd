import type { BpjsDayRow } from '../../../../shared/ipc/quality.ts'
import { maskPatientText } from '../../../../shared/mask.ts'
import type { ExportCell, ExportTable, ExportType } from '../../components/export-file.ts'
import { hasUnreadTasks, rowWords } from './view.ts'
import { UNREAD_TASKS } from './words.ts'

interface FileColumn {
  readonly title: string
  readonly type: ExportType
  readonly width: number
  readonly cell: (row: BpjsDayRow) => ExportCell
}

/** The columns of the file. `here` names a status as the screen does. */
function fileColumns(here: (row: BpjsDayRow) => string): readonly FileColumn[] {
  const text = (title: string, width: number, cell: (row: BpjsDayRow) => string): FileColumn => ({
    title,
    type: 'teks',
    width,
    cell: (row) => cell(row) || null,
  })
  const task = (title: string, side: 'bpjs' | 'disini'): FileColumn => ({
    title,
    type: 'angka',
    width: 90,
    cell: (row) => row[side]?.task || null,
  })
  return [
    { title: 'Tanggal', type: 'tanggal', width: 90, cell: ({ tanggal }) => new Date(`${tanggal}T00:00:00Z`) },
    text('Nama pasien', 200, ({ nama }) => nama),
    text('No. Rawat', 130, ({ no_rawat }) => no_rawat),
    text('Kode booking', 130, ({ kodebooking }) => kodebooking),
    text('Poli', 140, ({ poli }) => poli),
    text('Dokter', 180, ({ dokter }) => dokter),
    text('Status di BPJS', 140, ({ bpjs }) => bpjs?.status ?? 'Tidak ada'),
    task('Task di BPJS', 'bpjs'),
    text('Sumber', 120, ({ bpjs }) => bpjs?.sumber ?? ''),
    text('Status di SIMRS', 120, here),
    task('Task di SIMRS', 'disini'),
    text('Beda', 150, rowWords),
    text('Penjelasan', 420, explanation),
  ]
}

/** BPJS's own words may name a patient's numbers. */
function explanation(row: BpjsDayRow): string {
  const told = row.beda.map(({ pesan }) => maskPatientText(pesan))
  return [...told, ...(hasUnreadTasks(row) ? [UNREAD_TASKS] : [])].join(' ')
}

/** What the list shows, as a file. */
export function exportTable(rows: readonly BpjsDayRow[], here: (row: BpjsDayRow) => string): ExportTable {
  const columns = fileColumns(here)
  return { columns, rows: rows.map((row) => columns.map(({ cell }) => cell(row))) }
}
