import writeExcelFile from 'write-excel-file/universal'
import { csvText, type ExportTable, sheetCells, sheetWidths } from './export-file.ts'

/** The table as a workbook with one sheet, its header frozen. */
export function xlsxBlob(table: ExportTable, sheet: string): Promise<Blob> {
  return writeExcelFile(sheetCells(table), {
    sheet,
    columns: sheetWidths(table),
    stickyRowsCount: 1,
    orientation: 'landscape',
  }).toBlob()
}

export function csvBlob(table: ExportTable): Blob {
  return new Blob([csvText(table)], { type: 'text/csv;charset=utf-8' })
}

/** Hands a file to the browser's own download. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has read the address by the next task; the file itself would stay in memory otherwise.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
