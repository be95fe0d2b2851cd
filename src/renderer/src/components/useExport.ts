import { useState } from 'react'
import { angka } from '../../../shared/numbers.ts'
import { RequestRefused } from '../api/api.ts'
import type { DateRange } from './date-range.ts'
import { csvBlob, download, xlsxBlob } from './download.ts'
import { type ExportSheet, type ExportTable, exportFileName } from './export-file.ts'
import { toastDone, toastProblem } from './toast.tsx'

export interface Exported {
  /** What the file's name begins with: `data-referensi`. */
  readonly name: string
  /** The sheet in the workbook. */
  readonly sheet: string
  readonly range: DateRange
  /** What a row is, for the toast: "registrasi". */
  readonly what: string
  readonly table: () => ExportTable
  /** All sheets of the workbook, where it holds more than the table that is shown. */
  readonly book?: () => Promise<readonly ExportSheet[]>
}

/** Saves what is shown as a file. */
export function useExport({ name, sheet, range, what, table: make, book }: Exported) {
  const [exporting, setExporting] = useState(false)
  const run = async (kind: 'csv' | 'xlsx') => {
    if (exporting) return
    setExporting(true)
    try {
      // Lets the button show that it works before a large sheet keeps the window busy.
      await new Promise((resolve) => setTimeout(resolve, 30))
      const file = exportFileName(name, range, kind)
      if (kind === 'xlsx' && book) {
        const sheets = await book()
        download(await xlsxBlob(sheets), file)
        toastDone(`${angka(sheets.length)} lembar diekspor ke ${file}.`)
        return
      }
      const table = make()
      download(kind === 'csv' ? csvBlob(table) : await xlsxBlob([{ sheet, table }]), file)
      toastDone(`${angka(table.rows.length)} ${what} diekspor ke ${file}.`)
    } catch (error) {
      if (error instanceof RequestRefused) toastProblem(error.message)
      else toastProblem('Ekspor gagal. Coba lagi, atau kurangi jumlah barisnya dengan saringan.')
    } finally {
      setExporting(false)
    }
  }
  return { exporting, run }
}
