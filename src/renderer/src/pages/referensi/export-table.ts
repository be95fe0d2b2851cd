import type { RegistrationRow, SendState } from '../../../../shared/ipc/registrations.ts'
import type { ExportCell, ExportTable } from '../../components/export-file.ts'
import type { ColumnSpec } from './columns.ts'

/** `word` names a sending state as the screen does. */
export function exportTable(
  rows: readonly RegistrationRow[],
  columns: readonly ColumnSpec[],
  word: (state: SendState) => string,
): ExportTable {
  return {
    columns: columns.map(({ longTitle, type, width }) => ({ title: longTitle, type, width })),
    rows: rows.map((row) => columns.map((column) => cellOf(row, column, word))),
  }
}

function cellOf(row: RegistrationRow, column: ColumnSpec, word: (state: SendState) => string): ExportCell {
  if (column.id === 'kirim') return word(row.kirim)
  if (column.type === 'tanggal') return new Date(`${row.tanggal}T00:00:00Z`)
  const text = column.text(row)
  if (text === '') return null
  return column.type === 'angka' ? Number(text) : text
}
