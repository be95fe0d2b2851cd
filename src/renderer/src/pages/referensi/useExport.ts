import { useState } from 'react'
import type { RegistrationRow } from '../../../../shared/ipc/registrations.ts'
import { angka } from '../../../../shared/numbers.ts'
import { SEND_LOOKS } from '../../components/state.tsx'
import { toastDone, toastProblem } from '../../components/toast.tsx'
import type { ColumnSpec } from './columns.ts'
import { csvBlob, download, xlsxBlob } from './download.ts'
import { exportFileName, exportTable } from './export-table.ts'
import type { DateRange } from './filters.ts'

/** Saves what is shown as a file. */
export function useExport(
  { dari, sampai }: DateRange,
  rows: readonly RegistrationRow[],
  columns: readonly ColumnSpec[],
) {
  const [exporting, setExporting] = useState(false)
  const run = async (kind: 'csv' | 'xlsx') => {
    if (exporting) return
    setExporting(true)
    try {
      // Lets the button show that it works before a large sheet keeps the window busy.
      await new Promise((resolve) => setTimeout(resolve, 30))
      const table = exportTable(rows, columns, (state) => SEND_LOOKS[state].word)
      const name = exportFileName(dari, sampai, kind)
      download(kind === 'csv' ? csvBlob(table) : await xlsxBlob(table), name)
      toastDone(`${angka(rows.length)} registrasi diekspor ke ${name}.`)
    } catch {
      toastProblem('Ekspor gagal. Coba lagi, atau kurangi jumlah barisnya dengan saringan.')
    } finally {
      setExporting(false)
    }
  }
  return { exporting, run }
}
