import Papa from 'papaparse'
import type { DateRange } from './date-range.ts'

export type ExportType = 'teks' | 'angka' | 'tanggal'
export type ExportCell = string | number | Date | null

/** What is shown, as a table: a header and a line per row, with the types a spreadsheet should see. */
export interface ExportTable {
  readonly columns: readonly { readonly title: string; readonly type: ExportType; readonly width: number }[]
  readonly rows: readonly (readonly ExportCell[])[]
}

/** One sheet of a workbook. */
export interface ExportSheet {
  readonly sheet: string
  readonly table: ExportTable
}

/**
 * CSV for the Excel of an Indonesian Windows: its list separator is the semicolon, since the comma is the decimal sign,
 * and a comma-separated file would open in a single column. The byte order mark makes it read UTF-8. A cell that a
 * spreadsheet would take for a formula gets an apostrophe: names and problems come from other people's typing.
 */
export function csvText(table: ExportTable): string {
  const rows = table.rows.map((row) =>
    row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)),
  )
  const body = Papa.unparse(
    [table.columns.map(({ title }) => title), ...rows],
    // The library's own pattern also covers a leading tab or line break, which spreadsheets skip over.
    { delimiter: ';', newline: '\r\n', escapeFormulae: true },
  )
  return `\uFEFF${body}\r\n`
}

const HEADER_STYLE = { fontWeight: 'bold', backgroundColor: '#D3EBE1', bottomBorderStyle: 'thin' } as const

interface SheetCell {
  readonly value?: string | number | Date
  readonly type?: StringConstructor | NumberConstructor | DateConstructor
  readonly format?: string
  readonly fontWeight?: 'bold'
  readonly backgroundColor?: string
  readonly bottomBorderStyle?: 'thin'
}

/** The cells of a worksheet, the header first. `@` tells a spreadsheet that numbers such as a card's stay text. */
export function sheetCells(table: ExportTable): (SheetCell | null)[][] {
  const header = table.columns.map(({ title }): SheetCell => ({ value: title, type: String, ...HEADER_STYLE }))
  const body = table.rows.map((row) =>
    row.map((cell): SheetCell | null => {
      if (cell === null) return null
      if (cell instanceof Date) return { value: cell, type: Date, format: 'dd/mm/yyyy' }
      if (typeof cell === 'number') return { value: cell, type: Number }
      return { value: cell, type: String, format: '@' }
    }),
  )
  return [header, ...body]
}

/** Widths in characters; on the screen a character of 13 px text is some 7 px wide. */
export function sheetWidths(table: ExportTable): { readonly width: number }[] {
  return table.columns.map(({ width, title }) => ({ width: Math.max(Math.round(width / 7), title.length + 2) }))
}

/** `data-referensi_2025-10-06_2025-10-07.xlsx` */
export function exportFileName(name: string, { dari, sampai }: DateRange, extension: 'csv' | 'xlsx' | 'pdf'): string {
  return `${name}_${dari}_${sampai}.${extension}`
}
