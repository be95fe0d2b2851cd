import writeExcelFile from 'write-excel-file/universal'
import { csvText, type ExportSheet, type ExportTable, sheetCells, sheetWidths } from './export-file.ts'

/** A workbook of these sheets, their headers frozen. */
export function xlsxBlob(sheets: readonly ExportSheet[]): Promise<Blob> {
  return writeExcelFile(
    sheets.map(({ sheet, table }) => ({
      data: sheetCells(table),
      sheet,
      columns: sheetWidths(table),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
    })),
  ).toBlob()
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
