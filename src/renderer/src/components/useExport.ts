import { useState } from 'react'
import { angka } from '../../../shared/numbers.ts'
import type { DateRange } from './date-range.ts'
import { csvBlob, download, xlsxBlob } from './download.ts'
import { type ExportTable, exportFileName } from './export-file.ts'
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
}

/** Saves what is shown as a file. */
export function useExport({ name, sheet, range, what, table: make }: Exported) {
  const [exporting, setExporting] = useState(false)
  const run = async (kind: 'csv' | 'xlsx') => {
    if (exporting) return
    setExporting(true)
    try {
      // Lets the button show that it works before a large sheet keeps the window busy.
      await new Promise((resolve) => setTimeout(resolve, 30))
      const table = make()
      const file = exportFileName(name, range, kind)
      download(kind === 'csv' ? csvBlob(table) : await xlsxBlob(table, sheet), file)
      toastDone(`${angka(table.rows.length)} ${what} diekspor ke ${file}.`)
    } catch {
      toastProblem('Ekspor gagal. Coba lagi, atau kurangi jumlah barisnya dengan saringan.')
    } finally {
      setExporting(false)
    }
  }
  return { exporting, run }
}
